"""Names that a user knows to be of certain things: what an authority file says, and where texts have those names.

The names are found as they are written, or in capitals, as in headlines; dots, hyphens and accents may differ. What the
file says of a name outweighs the tables, the parser and the guesses of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from kg.model import Mention, MentionKind, Sentence, Token
from kg.resolve.names import key
from kg.world import beginnings_of, fold, longest

__all__ = ["NOTHING", "Authority", "Entry"]

NAMING = frozenset({"PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing, its names, its class in the ontology, and the IRI that it has elsewhere."""

    name: str
    aliases: tuple[str, ...]
    type: str
    iri: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return all its names, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


@dataclass(frozen=True)  # without slots, so that the indexes are made once
class Authority:
    """Entries by their names; no name is of two."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_key(self) -> Mapping[str, Entry]:
        return {key(name): entry for entry in self.entries for name in entry.names}

    @cached_property
    def _written(self) -> Mapping[str, Entry]:
        """Return the entries by folded name, as written and in capitals."""
        written = {fold(name): entry for entry in self.entries for name in entry.names}
        return {**{name.upper(): entry for name, entry in written.items()}, **written}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return beginnings_of(self._written)

    def entry(self, name: str) -> Entry | None:
        """Return what a name is of, or None."""
        return self._by_key.get(key(name)) if self.entries else None

    def mark(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Yield sentences with the names of the entries as mentions of the right class.

        A name inside a longer one that the parser found is left alone.
        """
        return (self._marked(sentence) for sentence in sentences) if self.entries else iter(sentences)

    def _marked(self, sentence: Sentence) -> Sentence:
        others = sentence.mentions
        found = [one for one in self._mentions(sentence) if not any(_is_inside(one, other) for other in others)]
        if not found:
            return sentence
        kept = [one for one in others if not any(_overlap(one, other) for other in found)]
        return replace(sentence, mentions=tuple(sorted((*kept, *found), key=attrgetter("start", "end"))))

    def _mentions(self, sentence: Sentence) -> Iterator[Mention]:
        words = [token.text for token in sentence.tokens]
        position = 0
        while position < len(words):
            match = longest(words, position, self._written.get, self._beginnings)
            if match and _is_name(sentence.tokens[position : match[1]]):
                yield _mention(sentence, position, *match)
            position = match[1] if match else position + 1


NOTHING = Authority()


def _is_name(tokens: Sequence[Token]) -> bool:
    """Tell whether words stand for a name here: no "will" for somebody called Will, and no "May" that is a verb."""
    if any(token.pos in NAMING for token in tokens):
        return True
    written = any(character.isupper() or character.isdigit() for token in tokens for character in token.text)
    return written and (len(tokens) > 1 or tokens[0].pos == "NOUN")


def _mention(sentence: Sentence, begin: int, entry: Entry, end: int) -> Mention:
    """Return a name as a mention; a title that the parser saw before it stays."""
    start, stop = sentence.tokens[begin].start, sentence.tokens[end - 1].end
    titles = [one.title for one in sentence.mentions if one.start == start]
    return Mention(
        sentence.index,
        start,
        stop,
        sentence.text[start - sentence.start : stop - sentence.start],
        MentionKind.NAME,
        entry.type,
        head=sentence.tokens[end - 1].text.lower(),
        title=titles[0] if titles else "",
    )


def _is_inside(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end

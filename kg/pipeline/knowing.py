"""What the phrases of a question mean in a graph: the entities that are called so."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import world
from kg.errors import QuestionError
from kg.model import Entity, Filler, Mention, MentionKind, Value
from kg.pipeline.standins import Veiled
from kg.resolve import Authority, Entry
from kg.world import fold

__all__ = ["Known", "words_of"]

SMALL = frozenset({"the", "a", "an", "of", "for", "in", "to", "and", "at", "on", "s"})

APART = frozenset({"acting", "interim", "former", "deputy", "vice", "assistant", "honorary", "designate"})  # offices


@dataclass(frozen=True)
class Known:
    """The entities whose names, or words of them, stand in a question."""

    entities: tuple[Entity, ...]
    offices: tuple[tuple[str, frozenset[str]], ...] = ()  # ids of people, and the words of an office that they hold
    names: frozenset[str] = frozenset()  # of all entities, for who has slipped on one

    @classmethod
    def of(cls, entities: Iterable[Entity], question: str, offices: Iterable[tuple[str, str]] = ()) -> Known:
        """Return those of the entities that have a word of a question in a name, or in an office that they hold."""
        asked = words_of(question)
        entities = list(entities)
        names = frozenset(name for one in entities for name in (one.name, *one.aliases))
        named = (one for one in entities if any(words_of(name) & asked for name in (one.name, *one.aliases)))
        held = ((one, words_of(office)) for one, office in offices)
        return cls(tuple(named), tuple((one, words) for one, words in held if words & asked), names)

    def authority(self, veiled: Veiled) -> Authority:
        """Return what marks the names of entities in the question, each as it is written there."""
        found = {entry.name: entry for entry in veiled.entries}
        for one in self.entities:
            for name in (one.name, *one.aliases):
                if name[:1].isupper() and name.lower() in veiled.text.lower():
                    found.setdefault(fold(name), Entry(name, (), one.type, f"urn:kg:{one.id}"))
        return Authority(tuple(found.values()))

    def ids(self, filler: Filler) -> tuple[str, ...]:
        """Return the ids of what a phrase means: what is called so, or else what has all its words in a name.

        Raise `QuestionError` where nothing in the graph is called so.
        """
        if isinstance(filler, Value):
            return ()
        wanted = _ruled(words_of(filler.text))
        named = [(one, [words_of(name) for name in (one.name, *one.aliases)]) for one in self.entities]
        full = filler.kind is MentionKind.NAME and len(wanted) > 1  # "Lee" may be each one of that name
        exact = [one.id for one, names in named if full and wanted in names]
        within = [one.id for one, names in named if any(wanted and wanted <= name for name in names)]
        if filler.kind is not MentionKind.NAME:  # "the transport minister" is whoever holds that office
            within += [one for one, words in self.offices if wanted and wanted <= words]
        if not (exact or within):
            raise QuestionError(f"question: nothing in the graph is called {filler.text!r}; {self._hint(filler.text)}")
        return tuple(dict.fromkeys(exact or within))

    def exactly(self, filler: Filler) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the ids of what a phrase means, all of its words."""
        return self.ids(filler), frozenset()

    def about(self, filler: Filler) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the ids of what a phrase means, and its words that are not in their names.

        "The licence of the mine" may be called "the licence" where the mine is spoken of anyhow.
        """
        try:
            return self.ids(filler), frozenset()
        except QuestionError:
            found = self._shorter(filler) if isinstance(filler, Mention) else {}
            if not found:
                raise
        longest = max(map(len, found.values()))
        ids = tuple(one for one, words in found.items() if len(words) == longest)
        left = words_of(filler.text) - found[ids[0]]
        if left & APART:
            raise QuestionError(f"question: nothing in the graph is called {filler.text!r}; {self._hint(filler.text)}")
        return ids, left

    def _shorter(self, filler: Mention) -> dict[str, frozenset[str]]:
        """Return what is called by some of the words of a description, its head with them; nothing for a name."""
        if filler.kind is MentionKind.NAME:
            return {}
        wanted, named = words_of(filler.text), [(one.id, words_of(one.name)) for one in self.entities]
        return {one: words for one, words in named if words <= wanted and words & {*filler.head.lower().split()}}

    def beside(self, filler: Filler) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of what stands beside the ends of a claim, or the words of what nothing is called."""
        if isinstance(filler, Value):
            return (), ()
        try:
            return self.ids(filler), ()
        except QuestionError:
            if filler.kind is MentionKind.NAME:
                raise
            return (), tuple(sorted(words_of(filler.text)))

    def _hint(self, text: str) -> str:
        known = {name.casefold(): name for name in sorted(self.names)}
        near = difflib.get_close_matches(text.casefold(), known, n=2)
        return f"did you mean {' or '.join(known[one] for one in near)}?" if near else "kg query entities lists what is"


def words_of(text: str) -> frozenset[str]:
    """Return the words of a name that tell something, in lower case; an adjective of a state is taken for its name."""
    words = (_state(word) for word in fold(text).split())
    return frozenset(word for word in words if word not in SMALL)


def _ruled(words: frozenset[str]) -> frozenset[str]:
    """Return the words without "government" where a state stands with it, for which it acts."""
    others = words - {"government"}
    return words if others.isdisjoint(_states()) else others


@cache
def _states() -> frozenset[str]:
    return frozenset(_joined(country.name) for country in world.countries())


def _joined(name: str) -> str:
    return fold(name).lower().replace(" ", "-")


def _state(word: str) -> str:
    known = world.lookup(word) if word[:1].isupper() else None
    return _joined(known.canonical) if known and known.type == "Country" else word.lower()

"""Which words are names, and of what: tables first, then the network.

A country, a capital, a region or a known body is what the tables say, whatever the network thinks; a capitalised word
after a title is a person. Only a table entry that is also a person's name ("Jordan") yields to the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg import world
from kg.language.analysis import Analysis
from kg.language.decode import name_spans

__all__ = ["Name", "find_names", "title_begin", "whole_name"]

TITLE_LABELS = frozenset({"amod", "compound", "flat", "nmod:desc", "nmod"})
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
LINKING = frozenset({"of", "for", "and", "the", "&", "de", "al"})
EDGES = frozenset("\"'`.,;:()[]-–—“”‘’*/") | {"'s", "’s", "the", "The", "``", "''"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name: a half-open span of words and the class of what it names."""

    begin: int
    end: int
    type: str
    certain: bool = False  # from a table


def find_names(words: Sequence[str], tags: Sequence[str], labels: Sequence[str], joined: Sequence[bool]) -> list[Name]:
    """Return the names in a sentence, in order and without overlap.

    `tags` are "POS/TAG" pairs, `labels` BIO labels of PER, ORG and LOC, and `joined` tells whether no space stands
    before the word; one each per word.
    """
    words = list(words)
    guessed = [
        name
        for begin, end, kind in _whole_spans(words, labels)
        for name in _trimmed(words, joined, begin, end, TYPES[kind])
    ]
    known = list(_known(words, tags, guessed))
    kept = [*known, *(name for name in guessed if not any(_overlap(name, other) for other in known))]
    titled = [name for name in _after_titles(words, tags, joined) if not any(_overlap(name, other) for other in kept)]
    return sorted((_by_context(name, words) for name in [*kept, *titled]), key=lambda name: name.begin)


def _whole_spans(words: Sequence[str], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Join a name that ends in a linking word to the name behind it: "Ministry of" and "Foreign Affairs"."""
    spans: list[tuple[int, int, str]] = []
    for begin, end, kind in name_spans(labels):
        if spans and spans[-1][1] == begin and words[begin - 1].lower() in LINKING:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
        else:
            spans.append((begin, end, kind))
    return spans


def _by_context(name: Name, words: Sequence[str]) -> Name:
    """Take a name for a body where the words beside it say so: "shipping group Halden", "a Halden spokeswoman"."""
    if name.type != "Person" or name.certain:
        return name
    before = words[name.begin - 1].lower() if name.begin else ""
    after = words[name.end] if name.end < len(words) else ""
    is_body = world.nouns().get(before) == "Organization" and world.titles().get(before) is None
    has_office = after.islower() and world.titles().get(after) == "office"
    return replace(name, type="Organization") if is_body or has_office else name


def _overlap(one: Name, other: Name) -> bool:
    return one.begin < other.end and other.begin < one.end


def _trimmed(words: Sequence[str], joined: Sequence[bool], begin: int, end: int, kind: str) -> Iterator[Name]:
    """Take signs, articles and titles off the edges of a guessed name."""
    while begin < end and (words[begin] in EDGES or (end - begin > 1 and kind == "Person" and _is_title(words[begin]))):
        begin += 1
    while begin < end and (words[end - 1] in EDGES or words[end - 1] in LINKING):
        end -= 1
    if kind == "Person" and begin < end:
        end = _whole(words, joined, end)
    if begin < end and any(character.isalpha() for word in words[begin:end] for character in word):
        yield Name(begin, end, kind)


def _whole(words: Sequence[str], joined: Sequence[bool], end: int) -> int:
    """Return the end of a person's name with the second half of a double name: "Sang-deok", "Al-Ani"."""
    while end + 1 < len(words) and words[end] == "-" and joined[end] and joined[end + 1] and words[end + 1].isalpha():
        end += 2
    return end


def _known(words: Sequence[str], tags: Sequence[str], guessed: Iterable[Name]) -> Iterator[Name]:
    position = 0
    guessed = list(guessed)
    while position < len(words):
        found = world.longest_match(words, position)
        if found is None:
            position += 1
            continue
        known, end = found
        name = Name(position, end, known.type, certain=True)
        if known.kind != "demonym" and _believable(name, known, tags, guessed):
            yield name
            position = end
        else:
            position += 1


def _believable(name: Name, known: world.Known, tags: Sequence[str], guessed: Iterable[Name]) -> bool:
    """Tell whether a table entry holds here: it is tagged as a name and is no part of a longer or another name."""
    if not any(tag.startswith(("PROPN", "X")) or tag.endswith("/NNP") for tag in tags[name.begin : name.end]):
        return False
    over = [guess for guess in guessed if _overlap(name, guess)]
    if known.ambiguous:
        return any((guess.begin, guess.end) == (name.begin, name.end) and guess.type != "Person" for guess in over)
    return not any(
        guess.begin <= name.begin and name.end <= guess.end and guess.end - guess.begin > name.end - name.begin
        for guess in over
    )


def _after_titles(words: Sequence[str], tags: Sequence[str], joined: Sequence[bool]) -> Iterator[Name]:
    """Yield runs of proper nouns that follow a title: "Minister Kang"."""
    for index, word in enumerate(words[:-1]):
        if not _is_title(word) or not word[0].isupper() or _is_title(words[index + 1]):
            continue
        end = index + 1
        while end < len(words) and _is_name_word(words[end], tags[end]):
            end += 1
        if end > index + 1:
            yield Name(index + 1, _whole(words, joined, end), "Person")


def _is_name_word(word: str, tag: str) -> bool:
    return tag.startswith("PROPN") and word[:1].isupper() and not _is_title(word)


def _is_title(word: str) -> bool:
    return world.titles().get(word.lower().rstrip(".")) in ("honorific", "office")


def whole_name(analysis: Analysis, name: Name) -> Name:
    """Return a person's name with the proper nouns behind it that the tree counts to it: "Hildur" before "Askvold"."""
    end = name.end
    while (
        name.type == "Person"
        and end < len(analysis.words)
        and analysis.labels[end] == "flat"
        and analysis.tags[end].startswith("PROPN")
        and name.begin < analysis.heads[end] <= end
    ):
        end += 1
    return replace(name, end=end)


def title_begin(analysis: Analysis, name: Name) -> int:
    """Return where the title just before a name begins, or where the name begins if it has none.

    The title is the title word before the name with the words before that which depend on it: "foreign ministry
    spokesman". Articles and possessors do not belong to it.
    """
    begin = name.begin - 1
    if begin < 0 or not _is_title(analysis.words[begin]):
        return name.begin
    while begin > 0 and _belongs(analysis, begin - 1, begin, name.begin):
        begin -= 1
    return begin


def _belongs(analysis: Analysis, word: int, begin: int, end: int) -> bool:
    inside = begin < analysis.heads[word] <= end
    return inside and (analysis.words[word] == "-" or analysis.labels[word] in TITLE_LABELS)

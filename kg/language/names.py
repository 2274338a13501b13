"""Which words are names, and of what: tables first, then the network.

A country, a capital, a region or a known body is what the tables say, whatever the network thinks; a capitalised word
after a title is a person. Only a table entry that is also a person's name ("Jordan") yields to the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg import world
from kg.language.analysis import Analysis
from kg.language.decode import name_spans

__all__ = ["LINKING", "Name", "find_names", "is_title", "title_begin", "without_inner"]

REMEMBERED = 32768  # words: texts repeat them
TITLE_LABELS = frozenset({"amod", "compound", "flat", "nmod:desc", "nmod"})
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
LONGEST_COMPLEMENT = 6  # words from "Minister" to the name in "Minister for the Middle East Osei"
OPENING = frozenset({'"', "“", "``", "'", "‘"})
CLOSING = frozenset({'"', "”", "''", "'", "’"})
LINKING = frozenset({"of", "for", "and", "the", "&", "de", "al"})
JOINING = LINKING | {"in"}  # no name ends with one of them
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
    names = sorted((_by_context(name, words) for name in [*kept, *titled]), key=lambda name: name.begin)
    return _with_forms(_with_partners(_with_nicknames(names, words, tags), words, tags), words)


def _whole_spans(words: Sequence[str], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Join a name that ends in a linking word to the name behind it: "Ministry of" and "Foreign Affairs"."""
    spans: list[tuple[int, int, str]] = []
    for begin, end, kind in name_spans(labels):
        if spans and spans[-1][1] == begin and words[begin - 1].lower() in JOINING:
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


def _with_nicknames(names: list[Name], words: Sequence[str], tags: Sequence[str]) -> list[Name]:
    """Join a person's name that a nickname in quotation marks interrupts: John "Jack" Osei."""
    return without_inner(replace(name, end=_behind_nickname(name, words, tags)) for name in names)


def _behind_nickname(name: Name, words: Sequence[str], tags: Sequence[str]) -> int:
    """Return where a person's name ends that goes on behind a word or two in quotation marks."""
    opening = name.end
    if name.type != "Person" or opening >= len(words) or words[opening] not in OPENING:
        return name.end
    for closing in range(opening + 2, min(opening + 4, len(words) - 1)):
        if words[closing] in CLOSING and tags[closing + 1].startswith("PROPN"):
            end = closing + 1
            while end < len(words) and tags[end].startswith("PROPN"):
                end += 1
            return end
    return name.end


def _with_partners(names: list[Name], words: Sequence[str], tags: Sequence[str]) -> list[Name]:
    """Join the name of a company that "&" holds together: "Halden & Sons"."""
    joined = []
    for name in names:
        behind = name.end + 1
        is_firm = behind < len(words) and words[name.end] == "&" and tags[behind].startswith("PROPN")
        joined.append(replace(name, end=behind + 1, type="Organization") if is_firm else name)
    return without_inner(joined)


def _with_forms(names: list[Name], words: Sequence[str]) -> list[Name]:
    """Join the legal form behind the name of a company: "Halden AS". In a line of capitals it is no such form."""
    if not any(word.islower() for word in words):
        return names
    return without_inner(_with_form(name, words) for name in names)


def _with_form(name: Name, words: Sequence[str]) -> Name:
    form = words[name.end] if name.end < len(words) and not name.certain else ""
    if not form[:1].isupper() or form.lower().rstrip(".") not in world.listed("form of a firm"):
        return name
    return replace(name, end=name.end + 1, type="Organization")


def without_inner(names: Iterable[Name]) -> list[Name]:
    """Leave out names that lie inside the name before them; one that begins there ends later, and joins it."""
    kept: list[Name] = []
    for name in names:
        if kept and name.begin < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(name.end, kept[-1].end))
        else:
            kept.append(name)
    return kept


def _overlap(one: Name, other: Name) -> bool:
    return one.begin < other.end and other.begin < one.end


def _trimmed(words: Sequence[str], joined: Sequence[bool], begin: int, end: int, kind: str) -> Iterator[Name]:
    """Take signs, articles and titles off the edges of a guessed name."""
    while begin < end and (words[begin] in EDGES or (end - begin > 1 and kind == "Person" and is_title(words[begin]))):
        begin += 1
    while begin < end and (words[end - 1] in EDGES or words[end - 1] in JOINING):
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
        if not is_title(word) or not word[0].isupper() or is_title(words[index + 1]):
            continue
        end = index + 1
        while end < len(words) and _is_name_word(words[end], tags[end]):
            end += 1
        if end > index + 1:
            yield Name(index + 1, _whole(words, joined, end), "Person")


def _is_name_word(word: str, tag: str) -> bool:
    return tag.startswith("PROPN") and word[:1].isupper() and not is_title(word)


@lru_cache(maxsize=REMEMBERED)
def is_title(word: str) -> bool:
    """Tell whether a word is a form of address or an office."""
    return world.titles().get(word.lower().rstrip(".")) in ("honorific", "office")


def title_begin(analysis: Analysis, name: Name) -> int:
    """Return where the title just before a name begins, or where the name begins if it has none.

    The title is the title word before the name with the words before that which depend on it: "foreign ministry
    spokesman". Articles and possessors do not belong to it.
    """
    begin = _title_word(analysis.words, name.begin - 1)
    if begin < 0:
        return name.begin
    while begin > 0 and _belongs(analysis, begin - 1, begin, name.begin):
        begin -= 1
    return begin


def _title_word(words: Sequence[str], last: int) -> int:
    """Return the title word of a title that ends at a word: "Secretary" for "Secretary of State"; -1 for none."""
    for word in range(last, max(-1, last - LONGEST_COMPLEMENT), -1):
        if is_title(words[word]):
            complete = word == last or words[word + 1] in ("of", "for")
            return word if complete else -1
        if not (words[word][0].isupper() or words[word] in ("of", "for", "the", "and")):
            return -1
    return -1


def _belongs(analysis: Analysis, word: int, begin: int, end: int) -> bool:
    inside = begin < analysis.heads[word] <= end
    return inside and (analysis.words[word] == "-" or analysis.labels[word] in TITLE_LABELS)

"""Names as strings: what two spellings of one name have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.world import fold

__all__ = ["DETERMINERS", "bare", "initials", "key", "tokens", "undetermined"]

REMEMBERED = 8192  # names: texts repeat them
DOT = re.compile(r"(?<=\b\w)\.(?=\w\b|\W|$)")  # after a single letter: "U.N.", "John F. Kennedy"
POSSESSIVE = re.compile(r"['\u2019]s?$")
SPACE = re.compile(r"\s+")
EDGES = " \t\n,;:!?()[]\u2018"
MARKS = '"\u201c\u201d'
ABBREVIATED = re.compile(r"\b(?:\w|Co|Corp|Inc|Jr|Ltd|Sr)\.$")  # the last dot belongs to the name
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "des", "du", "la"})
DETERMINERS = frozenset(
    {
        *("the", "a", "an", "another", "this", "that", "these", "those", "some", "any", "such"),
        *("his", "her", "its", "their", "our", "my", "your"),
    }
)


def _trimmed(text: str) -> str:
    """Return a text on one line without the punctuation around it; quotation marks inside it stay in pairs."""
    line = SPACE.sub(" ", text).strip(EDGES)
    marks = sum(line.count(mark) for mark in MARKS)
    if marks % 2 or (marks == 2 and line[0] in MARKS and line[-1] in MARKS):
        line = line.strip(EDGES + MARKS)
    return line if ABBREVIATED.search(line) else line.strip(EDGES + ".")


@lru_cache(maxsize=REMEMBERED)
def bare(text: str) -> str:
    """Return a name without a leading "the", a final "'s" and the punctuation around it.

    >>> bare("the Kremlin's"), bare("the U.S."), bare("Bank of Norway.")
    ('Kremlin', 'U.S.', 'Bank of Norway')
    """
    name = _trimmed(POSSESSIVE.sub("", _trimmed(text)))
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() == "the" else name


@lru_cache(maxsize=REMEMBERED)
def key(name: str) -> str:
    """Return what all spellings of a name share: no case, accents, hyphens, or dots in acronyms.

    >>> key("U.N."), key("Park Geun-hye"), key("São Tomé")
    ('un', 'park geun hye', 'sao tome')
    """
    return fold(DOT.sub("", bare(name))).casefold()


@lru_cache(maxsize=REMEMBERED)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name's key; hyphenated words are several.

    >>> tokens("Lee Sang-deok")
    ('lee', 'sang', 'deok')
    """
    return tuple(key(name).split())


def initials(words: Sequence[str]) -> str:
    """Return the first letters of the words that an acronym counts.

    >>> initials(("international", "court", "of", "justice"))
    'icj'
    """
    return "".join(word[0] for word in words if word not in SMALL_WORDS)


@lru_cache(maxsize=REMEMBERED)
def undetermined(text: str) -> str:
    """Return a description without its determiner, on one line.

    >>> undetermined("a senior Japanese official")
    'senior Japanese official'
    >>> undetermined("some of the members")
    'some of the members'
    """
    phrase = _trimmed(text)
    first, _, rest = phrase.partition(" ")
    determined = first.lower() in DETERMINERS and rest and not rest.lower().startswith("of ")
    return rest if determined else phrase

"""Spellings: when two words are one name, written with other vowels, doubled letters or letters of another alphabet."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.names import key

__all__ = ["is_spelling", "plain", "sound", "words"]

REMEMBERED = 65536
# Letters that Unicode does not take apart into a letter and an accent.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe"}
)
# Letters that romanisations use for one sound, in the order in which they are replaced.
SOUNDS = (
    *(("tch", "C"), ("ch", "C"), ("ck", "k"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("dh", "d"), ("th", "t")),
    *(("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("cr", "kr"), ("cl", "kl"), ("ct", "kt")),
    *(("x", "ks"), ("q", "k"), ("g", "k"), ("dj", "j"), ("zh", "j"), ("w", "v")),
)
VOWELS = re.compile(r"[aeiouyh]+")
DOUBLED = re.compile(r"(.)\1+")
SHORTEST = 4  # letters of a word that may have several spellings: "Kim" and "Kam" are two names
FEWEST_SOUNDS = 3


def plain(name: str) -> str:
    """Return a name without letters that are no letter with an accent either.

    >>> plain("Jens Bjørn")
    'Jens Bjorn'
    """
    return name if name.isascii() else name.translate(LETTERS)


@lru_cache(maxsize=REMEMBERED)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without accents.

    >>> words("Lech Wałęsa")
    ('lech', 'walesa')
    """
    return tuple(key(plain(name)).split())


@lru_cache(maxsize=REMEMBERED)
def sound(word: str) -> str:
    """Return what all spellings of a word share: its consonants, those of one sound as one letter.

    >>> sound("mohammed") == sound("muhamad"), sound("gaddafi") == sound("qadhafi"), sound("osama")
    (True, True, '@sm')
    """
    for written, spoken in SOUNDS:
        word = word.replace(written, spoken)
    word = word.removesuffix("c") + "k" if word.endswith("c") else word
    first = "@" if VOWELS.match(word) and not word.startswith("h") else ""
    return first + VOWELS.sub("", DOUBLED.sub(r"\1", word))


@lru_cache(maxsize=REMEMBERED)
def is_spelling(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one name. The vowel at the end counts: Maria is not Mario.

    >>> is_spelling("mohamed", "muhammad"), is_spelling("maria", "mario"), is_spelling("kim", "kam")
    (True, False, False)
    """
    if one == other:
        return True
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < SHORTEST or sound(one) != sound(other) or len(sound(one)) < FEWEST_SOUNDS:
        return False
    endings = {word[-1] for word in (one, other)} & set("aeo")
    return len(endings) < 2 and _distance(one, other) <= 1 + (longest > 5) + (longest > 6)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to make one word of the other."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, start=1):
        last, row = row, [index]
        for place, against in enumerate(other):
            row.append(min(last[place + 1] + 1, row[place] + 1, last[place] + (letter != against)))
    return row[-1]

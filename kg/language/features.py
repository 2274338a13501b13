"""What the network sees of a word beside its pieces: the shape of its letters."""

from collections.abc import Sequence
from functools import lru_cache

__all__ = ["CASES", "letter_case", "letter_cases"]

REMEMBERED = 32768  # words: texts repeat them
CASES = ("lower", "title", "upper", "mixed", "digits", "other")


@lru_cache(maxsize=REMEMBERED)
def letter_case(word: str) -> int:
    """Return the index in `CASES` of a word's letter case; the encoder itself reads lower case only.

    >>> [CASES[letter_case(word)] for word in ("talks", "Seoul", "IAEA", "McCain", "1965", "--")]
    ['lower', 'title', 'upper', 'mixed', 'digits', 'other']
    """
    if any(character.isdigit() for character in word):
        name = "digits"
    elif not any(character.isalpha() for character in word):
        name = "other"
    elif word.islower():
        name = "lower"
    elif word.isupper() and len(word) > 1:
        name = "upper"
    else:
        name = "title" if word[0].isupper() and word[1:] == word[1:].lower() else "mixed"
    return CASES.index(name)


def letter_cases(words: Sequence[str]) -> list[int]:
    """Return `letter_case` of each word."""
    return [letter_case(word) for word in words]

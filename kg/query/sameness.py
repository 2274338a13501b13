"""Whether a text has some words, however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["has_words"]

WORD = re.compile(r"\w+")


def has_words(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text has all of some words, in the singular or the plural."""
    there = {_plain(word) for word in WORD.findall(text)}
    return all(_plain(part) in there for word in words for part in WORD.findall(word))


def _plain(word: str) -> str:
    """Return a word in lower case, without accents and the ending of the plural."""
    letters = (letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return "".join(letters).casefold().removesuffix("s")

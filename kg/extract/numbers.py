"""Numbers in figures and in words: "2.5 million", "two hundred and fifty thousand", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

__all__ = ["FIGURE", "NUMBER", "SCALE", "number_of", "plain"]

ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(ONES.split())}
SMALL |= {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
SCALES = {"hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12}
DOZENS = {"dozen": 12, "score": 20}
HALF = re.compile(r"half(?:[ -]an?)?")

# Thousands by commas and decimals by a point; anything else ("1,5", "1.000.000", "5 000") is left alone.
FIGURE = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,]*\d| \d{3}\b)"
SCALE = "|".join(sorted((*SCALES, *SHORT_SCALES), key=len, reverse=True))
WORD = "|".join(sorted((*SMALL, *SCALES, *DOZENS), key=len, reverse=True))
LARGE = "|".join((*SCALES, *DOZENS))
IN_WORDS = rf"(?:half an? |an? (?=(?:{LARGE})\b))?(?:{WORD})\b(?:(?:[ -]and[ -]|[ -])(?:{WORD})\b)*"
LONG_SCALE, SHORT_SCALE = "|".join(SCALES), "|".join(SHORT_SCALES)
NUMBER = rf"(?:{FIGURE}(?:[ -]?(?:{LONG_SCALE})\b|(?:{SHORT_SCALE})\b)?|\b{IN_WORDS})"


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is, in figures or in words; None where it is none.

    >>> number_of("2.5 million"), number_of("two hundred and fifty thousand"), number_of("half a million")
    (Decimal('2500000'), Decimal('250000'), Decimal('500000'))
    >>> number_of("two three") is None
    True
    """
    text = " ".join(text.lower().replace("-", " ").split())
    match = re.fullmatch(rf"({FIGURE}) ?({SCALE})?", text)
    if match:
        figure = Decimal(match[1].replace(",", ""))
        return _whole(figure.scaleb(_power(match[2])) if match[2] else figure)
    half = HALF.match(text)
    number = _in_words(text[half.end() :].split() if half else text.removeprefix("a ").split())
    return _whole(number / 2) if half and number is not None else number


def plain(number: Decimal) -> str:
    """Return a number without an exponent or needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power(scale: str) -> int:
    return {**SCALES, **SHORT_SCALES}[scale]


def _whole(number: Decimal) -> Decimal:
    """Return an equal number that has no more digits than it needs."""
    return Decimal(plain(number))


def _in_words(words: list[str]) -> Decimal | None:
    """Add up words from the largest scale down: each part below a scale is smaller than the scale before it."""
    total, limit = 0, 10**15
    for part, scale in _parts([word for word in words if word != "and"]):
        below = _below_thousand(part)
        if below is None or scale >= limit:
            return None
        total, limit = total + below * scale, scale
    return Decimal(total) if words else None


def _parts(words: list[str]) -> Iterator[tuple[list[str], int]]:
    """Cut number words into parts, each with the scale that ends it: "two hundred thousand" and "fifty"."""
    part: list[str] = []
    for word in words:
        scale = 10 ** SCALES[word] if SCALES.get(word, 0) > 2 else DOZENS.get(word)
        if scale:
            yield part, scale
            part = []
        else:
            part.append(word)
    if part:
        yield part, 1


def _below_thousand(words: list[str]) -> int | None:
    """Read "two hundred fifty five"; no words before a scale are one of it."""
    hundreds = 0
    if "hundred" in words:
        place = words.index("hundred")
        before = _below_hundred(words[:place]) if place else 1
        if before is None:
            return None
        hundreds, words = 100 * before, words[place + 1 :]
        return hundreds if not words else _sum(hundreds, _below_hundred(words))
    return 1 if not words else _below_hundred(words)


def _sum(hundreds: int, rest: int | None) -> int | None:
    return None if rest is None else hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    numbers = [SMALL.get(word) for word in words]
    if len(numbers) == 1:
        return numbers[0]
    if len(numbers) == 2 and None not in numbers:
        tens, ones = (number or 0 for number in numbers)
        return tens + ones if tens >= 20 and 0 < ones < 10 else None
    return None

"""Money, percentages and counts: from words to typed values that keep the words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from kg import world
from kg.model import Value

__all__ = ["read_amount", "read_money"]

SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
SMALL: dict[str, int | Decimal] = {word: number for number, word in enumerate(UNITS.split())}
SMALL |= {
    "a": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "half": Decimal("0.5"),
    "half a": Decimal("0.5"),
}
# Thousands by commas and decimals by a point; anything else ("1,5", "1.000.000", "5 000") is left alone.
NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,]*\d| \d{3}\b)"
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return the patterns "$8 million" and "8 million dollars", and the code of each sign and word."""
    codes: dict[str, str] = {}
    signs, words = [], []
    for row in world.rows("currencies"):
        for sign in row["signs"].split("|"):
            signs.append(sign)
            codes[sign.lower()] = row["code"]
        for word in row["words"].split("|"):
            words.append(word)
            codes[word.lower()] = row["code"]
    sign = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    small = "|".join(word for word in SMALL if word != "a")
    before = rf"(?<!\w)(?P<sign>{sign}) ?(?P<number>{NUMBER})(?:[ -]?(?P<scale>{SCALE})\b)?"
    number = rf"{NUMBER}|(?:{small})(?= )|a(?= (?:{SCALE})\b)"
    after = rf"\b(?P<number>{number})(?:[ -]?(?P<scale>{SCALE})\b)? (?P<sign>{word})s?\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE), codes


def read_money(text: str, start: int = 0) -> Value | None:
    """Return the first amount of money in a text, its span counted from `start`; None where there is none.

    >>> read_money("a fund of $8 million").value, read_money("two million euros").unit
    ('8000000', 'EUR')
    """
    before, after, codes = _patterns()
    matches = [match for match in (before.search(text), after.search(text)) if match]
    if not matches:
        return None
    match = min(matches, key=lambda found: found.start())
    number = _number(match["number"], match["scale"])
    if number is None:
        return None
    return Value(
        number, "xsd:decimal", match[0], codes[match["sign"].lower()], start + match.start(), start + match.end()
    )


def read_amount(text: str, start: int = 0) -> Value | None:
    """Return the money, percentage or bare number that a text is about, or None.

    >>> read_amount("up to 200,000").value, read_amount("3 per cent").unit
    ('200000', 'percent')
    """
    money = read_money(text, start)
    if money:
        return money
    match = re.search(
        rf"(?<![\w.])(?P<number>{NUMBER})(?:[ -]?(?P<scale>{SCALE})\b)?(?P<percent> ?(?:%|per ?cent\b))?",
        text,
        re.IGNORECASE,
    )
    number = _number(match["number"], match["scale"]) if match else None
    if not match or number is None:
        return None
    unit = "percent" if match["percent"] else ""
    return Value(number, "xsd:decimal", match[0], unit, start + match.start(), start + match.end())


def _number(digits: str, scale: str | None) -> str | None:
    """Return a plain decimal without an exponent or needless zeros."""
    try:
        number = Decimal(SMALL.get(digits.lower(), digits.replace(",", "")))
    except InvalidOperation:
        return None
    if scale:
        number = number.scaleb(SCALES[scale.lower()])
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

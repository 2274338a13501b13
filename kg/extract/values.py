"""Money, shares and counts: from words to typed values that keep the words and say how exact they are."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from kg import world
from kg.extract.numbers import NUMBER, SCALE, number_of, plain
from kg.model import Value

__all__ = ["lead_in", "read_amount", "read_count", "read_money", "read_share"]

# What stands before a number, and how the number then bounds what is meant.
LIMITS = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "nearly": "about", "almost": "about", "close to": "about", "an estimated": "about", "estimated": "about",
    "at least": "at least", "no fewer than": "at least", "no less than": "at least", "a minimum of": "at least",
    "more than": "more than", "over": "more than", "in excess of": "more than", "upwards of": "more than",
    "at most": "at most", "up to": "at most", "as many as": "at most", "as much as": "at most",
    "no more than": "at most", "a maximum of": "at most",
    "less than": "less than", "fewer than": "less than", "under": "less than",
    "between": "", "from": "",
}  # fmt: skip
# Numbers that only say of what order something is: more than one hundred are "hundreds".
VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "tens of thousands": 10**4,
    "hundreds of thousands": 10**5, "millions": 10**6, "tens of millions": 10**7, "hundreds of millions": 10**8,
    "billions": 10**9, "tens of billions": 10**10, "hundreds of billions": 10**11,
}  # fmt: skip
SHARES = {"half": 2, "quarter": 4, "third": 3, "fifth": 5, "tenth": 10}
PARTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}

LIMIT = "|".join(sorted(LIMITS, key=len, reverse=True))
SCALE_AT_END = re.compile(rf"[ -]?(?:{SCALE})$", re.IGNORECASE)
SHORT = r"(?: ?(?:bn|mn|tn|m)\b)?"
TO = r"(?: ?[-–—] ?| to | and | or )"
QUANTITY = rf"(?:\b(?P<limit>{LIMIT}) )?(?P<number>{NUMBER})(?:(?P<to>{TO})(?P<upper>{NUMBER}))?"
ORDER = rf"\b(?P<vague>{'|'.join(sorted(VAGUE, key=len, reverse=True))})"
LEAD_IN = re.compile(
    rf"(?:\bbetween {NUMBER} and {NUMBER} |\b(?:{LIMIT}) |\bbetween {NUMBER} and |\b{NUMBER}(?: to | or |[-–]))$",
    re.IGNORECASE,
)
PERCENT = re.compile(rf"{QUANTITY}(?: ?%| ?per ?cent\b| percentage points?\b)", re.IGNORECASE)
SHARE = re.compile(
    rf"(?:\b(?P<limit>{LIMIT}) )?\b(?:(?P<parts>{'|'.join(PARTS)})[ -])?(?P<share>{'|'.join(SHARES)})s?\b(?= of\b)",
    re.IGNORECASE,
)
BARE = re.compile(rf"{QUANTITY}", re.IGNORECASE)
COUNT = re.compile(rf"(?:{ORDER}\b|{QUANTITY})", re.IGNORECASE)


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
    before = (
        rf"(?:\b(?P<limit>{LIMIT}) )?(?<!\w)(?P<sign>{sign}) ?(?P<number>{NUMBER}{SHORT})"
        rf"(?:(?P<to>{TO})(?P<again>(?P=sign) ?)?(?P<upper>{NUMBER}{SHORT}))?"
    )
    after = rf"(?:{ORDER} of|{QUANTITY}) (?P<sign>{word})s?\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE), codes


def read_money(text: str, start: int = 0) -> Value | None:
    """Return the first amount of money in a text, its span counted from `start`; None where there is none.

    >>> read_money("a fund of $8 million").value, read_money("two million euros").unit
    ('8000000', 'EUR')
    >>> read_money("at least $5 million").limit, read_money("between 5 and 10 million euros").limit
    ('at least', 'to 10000000')
    """
    before, after, codes = _patterns()
    matches = [match for match in (before.search(text), after.search(text)) if match]
    for match in sorted(matches, key=lambda found: found.start()):
        value = _value(match, start, unit=codes[match["sign"].lower()])
        if value:
            return value
    return None


def read_share(text: str, start: int = 0) -> Value | None:
    """Return the first percentage or fraction in a text, in percent.

    >>> read_share("3.5 per cent").value, read_share("two-thirds of the ships").value
    ('3.5', '66.7')
    """
    match = PERCENT.search(text)
    if match:
        return _value(match, start, unit="percent")
    match = SHARE.search(text)
    if not match or ((match["parts"] or "a").lower() in ("a", "one") and match[0].lower().endswith("s")):
        return None
    number = Decimal(100 * PARTS[(match["parts"] or "a").lower()]) / SHARES[match["share"].lower()]
    limit = LIMITS[match["limit"].lower()] if match["limit"] else "" if number == int(number) else "about"
    number = round(number, 1)
    return Value(plain(number), "xsd:decimal", match[0], "percent", start + match.start(), start + match.end(), limit)


def read_amount(text: str, start: int = 0) -> Value | None:
    """Return the money, percentage or bare number that a text is about, or None.

    >>> read_amount("up to 200,000").value, read_amount("3 per cent").unit
    ('200000', 'percent')
    """
    found = read_money(text, start) or read_share(text, start)
    if found:
        return found
    match = BARE.search(text)
    return _value(match, start) if match else None


def read_count(text: str, start: int = 0) -> Value | None:
    """Return how many a text says there are, or None.

    >>> read_count("about 4,000 troops").value, read_count("hundreds of people").limit
    ('4000', 'more than')
    """
    match = COUNT.search(text)
    value = _value(match, start, datatype="xsd:integer") if match else None
    return value if value and value.value.isdecimal() else None


def lead_in(text: str) -> str:
    """Return the end of a text that bounds the number which follows it.

    >>> lead_in("paid at least "), lead_in("between 5 and "), lead_in("the ")
    ('at least ', 'between 5 and ', '')
    """
    match = LEAD_IN.search(text)
    return match[0] if match else ""


def _value(match: re.Match[str], start: int, *, unit: str = "", datatype: str = "xsd:decimal") -> Value | None:
    """Return what a quantity is; None where its words are no number."""
    found = _vague(match) or _range(match) or _number(match)
    if found is None:
        return None
    number, limit, begin, end = found
    text = match.string[begin:end]
    return Value(plain(number), datatype, text, unit, start + begin, start + end, limit)


Quantity: TypeAlias = tuple[Decimal, str, int, int]  # the number, its limit, and where its words begin and end


def _vague(match: re.Match[str]) -> Quantity | None:
    vague = match.groupdict().get("vague")
    return (Decimal(VAGUE[vague.lower()]), "more than", match.start(), match.end()) if vague else None


def _range(match: re.Match[str]) -> Quantity | None:
    """Return "5 to 10 million" as the number that it begins with, limited by the one that it ends with."""
    words = match.groupdict()
    if not words["upper"] or not _joins(words):
        return None
    last, scale = number_of(words["upper"]), SCALE_AT_END.search(words["upper"])
    shared = scale and not SCALE_AT_END.search(words["number"])
    first = number_of(words["number"] + (scale[0] if scale and shared else ""))
    if first is None or last is None or first >= last:
        return None
    return first, f"to {plain(last)}", match.start(), match.end()


def _joins(words: dict[str, str | None]) -> bool:
    """Tell whether two numbers are the ends of a range: "gave $5 million to 20 schools" has none."""
    between = (words["limit"] or "").lower() in ("between", "from")
    if (words["to"] or "").strip() == "and":
        return between
    return between or "again" not in words or bool(words["again"]) or (words["to"] or "").strip() in "-–—"


def _number(match: re.Match[str]) -> Quantity | None:
    """Return a single number: of two that are no range the one that stands by what is counted."""
    words = match.groupdict()
    by_sign = "again" in words  # "$5 million and 20 ships"
    name = "number" if by_sign or not words["upper"] else "upper"
    number = number_of(words[name] or "")
    if number is None:
        return None
    limit = LIMITS[(words["limit"] or "from").lower()] if name == "number" else ""
    plain_start = match.start(name) if name == "upper" or words["limit"] in ("between", "from") else match.start()
    end = match.end("number") if by_sign else match.end()
    return number, limit, plain_start, end

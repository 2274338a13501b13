"""Dates as a graph has them, in words, and where they stand on a line of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.export.page_text import MONTHS, clean
from kg.model import Claim, Value
from kg.periods import bounds, datatype_of

__all__ = ["OPEN", "SEASONS", "Dated", "dated", "day_of", "period_words"]

OPEN = ".."
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # as EDTF counts them


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim and the day from which on it is told to be so; of an open beginning, the day up to which."""

    day: date
    when: str  # as the graph has it
    claim: Claim


def dated(claim: Claim) -> Dated | None:
    """Return a claim with its day; None where it has none that is a day of the calendar."""
    when = day_of(claim)
    day = next((day for day in bounds(when) if day), None)
    return Dated(day, when, claim) if day else None


def day_of(claim: Claim) -> str:
    """Return the date of what is claimed, as the graph has it; empty without one."""
    found = [node.value for name, node in claim.qualifiers if name == "date" and isinstance(node, Value)]
    return min(filter(datatype_of, found), default="")


def period_words(when: str) -> str:
    """Return a date in words; what is no date stays as it is.

    >>> period_words("2031-03-04"), period_words("2031-21"), period_words("2029/2031-03"), period_words("2029/..")
    ('4 March 2031', 'spring 2031', '2029 to March 2031', 'from 2029 on')
    """
    if not datatype_of(when):
        return clean(when)
    first, _, last = when.partition("/")
    if first == OPEN:
        return f"until {_words(last)}"
    if last == OPEN:
        return f"from {_words(first)} on"
    return " to ".join(map(_words, filter(None, (first, last))))


def _words(point: str) -> str:
    year, month, day = (*point.split("-"), "", "")[:3]
    return " ".join(filter(None, (day.lstrip("0"), _month(month), year)))


def _month(number: str) -> str:
    if number in SEASONS or not number:
        return SEASONS.get(number, "")
    return MONTHS[int(number) - 1] if 0 < int(number) <= len(MONTHS) else number

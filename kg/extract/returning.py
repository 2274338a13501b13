"""Dates of a question that come again: "on Tuesday", "in June", "on April 8"."""

from __future__ import annotations

import re

from kg.extract.almanac import MONTHS, WEEKDAYS
from kg.periods import Returning

__all__ = ["returning"]

WORD = re.compile(r"\w+")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
EMPTY = frozenset({"the", "of", "morning", "afternoon", "evening", "night"})


def returning(text: str) -> Returning | None:
    """Return the weekday, month or day of a month that words name; None where they name anything else.

    >>> returning("Tuesday, April 8")
    Returning(weekday=1, month=4, day=8)
    >>> returning("last week")
    """
    weekday = month = day = None
    for word in WORD.findall(text):
        if word in WEEKDAYS:
            weekday = WEEKDAYS.index(word)
        elif word in MONTHS:
            month = MONTHS.index(word) + 1
        elif number := DAY.fullmatch(word):
            day = int(number[1])
        elif word.lower() not in EMPTY:
            return None
    return Returning(weekday, month, day) if weekday is not None or month else None

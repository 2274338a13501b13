"""Dates as the Extended Date/Time Format writes them (ISO 8601-2): what kind each is, and which days it spans.

A day, a month or a year; a season of a year, "2012-21" to "2012-24" for spring to winter; an interval between two of
these, "1910/1945", whose ends may be open: "2003/..", "../2014-06".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

__all__ = ["EDTF", "Returning", "bounds", "datatype_of", "ended_before", "since", "spoken"]

EDTF = "edtf:EDTF"
OPEN = ".."
POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
DATATYPES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}  # by the length of their ISO form
SEASONS = ("21", "22", "23", "24")  # spring to winter, wherever in the world that is
WINTER = SEASONS[-1]  # it lasts into the next year


@dataclass(frozen=True, slots=True)
class Returning:
    """A day or a month that comes again: each part may be open."""

    weekday: int | None = None  # Monday is 0
    month: int | None = None
    day: int | None = None

    def holds(self, text: str) -> bool:
        """Tell whether all of a date lies on such a day or in such a month.

        >>> Returning(month=4).holds("2014-04-16"), Returning(weekday=1).holds("2014-04")
        (True, False)
        """
        first, last = bounds(text)
        if first is None or last is None or (first != last and (self.weekday is not None or self.day)):
            return False
        months = self.month is None or (first.year, first.month) == (last.year, last.month) == (last.year, self.month)
        return months and self.weekday in (None, first.weekday()) and self.day in (None, first.day)


def datatype_of(text: str) -> str:
    """Return the datatype of a date by its form; empty where the text is none.

    >>> datatype_of("2014-04"), datatype_of("2003/.."), datatype_of("2012-21"), datatype_of("May")
    ('xsd:gYearMonth', 'edtf:EDTF', 'edtf:EDTF', '')
    """
    ends = text.split("/")
    if len(ends) == 2 and ends != [OPEN, OPEN]:
        return EDTF if all(end == OPEN or POINT.fullmatch(end) for end in ends) else ""
    match = POINT.fullmatch(text)
    if not match:
        return ""
    return EDTF if _season(match) else DATATYPES[len(text)]


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a date; None for an open end, and where there is no such day.

    >>> bounds("2014-02")
    (datetime.date(2014, 2, 1), datetime.date(2014, 2, 28))
    >>> bounds("../2013")
    (None, datetime.date(2013, 12, 31))
    """
    first, _, last = text.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def ended_before(text: str, day: date) -> bool:
    """Tell whether a date had ended in a year before that of a day: what lasted last month may well last still.

    >>> day = date(2014, 4, 16)
    >>> ended_before("1992/1995", day), ended_before("2014-02", day), ended_before("2003/..", day)
    (True, False, False)
    """
    last = bounds(text)[1]
    return last is not None and last.year < day.year


def since(text: str) -> str:
    """Return the time that a date begins, the end of which is open.

    >>> since("2003"), since("1992/1995"), since("../2014")
    ('2003/..', '1992/..', '../2014')
    """
    first = text.partition("/")[0]
    return text if first in ("", OPEN) else f"{first}/{OPEN}"


def spoken(text: str) -> str:
    """Return a date as one says it where one of its ends is open.

    >>> spoken("2003/.."), spoken("../2014-06"), spoken("1992/1995")
    ('since 2003', 'until 2014-06', '1992/1995')
    """
    first, _, last = text.partition("/")
    return f"since {first}" if last == OPEN else f"until {last}" if first == OPEN else text


def _bounds(point: str) -> tuple[date | None, date | None]:
    match = POINT.fullmatch(point)
    if not match:
        return None, None
    year = int(match["year"])
    try:
        if match["day"]:
            day = date.fromisoformat(point)
            return day, day
        if match["month"] and not _season(match):
            return date(year, int(match["month"]), 1), date(year, int(match["month"]), _length(match))
        return date(year, 1, 1), _end_of_year(year, match)
    except ValueError:
        return None, None


def _length(match: re.Match[str]) -> int:
    return monthrange(int(match["year"]), int(match["month"]))[1]


def _end_of_year(year: int, match: re.Match[str]) -> date | None:
    """Return the last day of a year, or of the winter that began in it; other seasons lie somewhere in their year."""
    return _bounds(f"{year + 1:04}-02")[1] if match["month"] == WINTER else date(year, 12, 31)


def _season(match: re.Match[str]) -> bool:
    return match["day"] is None and (match["month"] or "") in SEASONS

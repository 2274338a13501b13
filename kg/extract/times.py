"""Dates in text: which words are a date, and which day, month or year they mean against the dateline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Moment", "is_temporal", "read_date"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = "|".join([*MONTHS, *(rf"{month[:3]}\.?" for month in MONTHS if month != "may"), r"sept\.?"])
UNITS = ("day", "week", "month", "year")
TEMPORAL = frozenset(
    {
        *WEEKDAYS,
        *MONTHS,
        *(month[:3] for month in MONTHS),
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        *UNITS,
        "decade",
        "century",
        "weekend",
        "morning",
        "afternoon",
        "evening",
        "night",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
    }
)
HALF_A_YEAR = 6  # months
YEAR = r"(?:1[5-9]|20)\d\d"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date in the text means: `value` is empty where that cannot be told."""

    value: str
    datatype: str
    basis: str  # "stated", "dateline" or "none"


@dataclass(frozen=True, slots=True)
class _Found:
    """A date in words, with what decides which day it means."""

    match: re.Match[str]
    published: date | None
    future: bool
    past: bool


def is_temporal(word: str) -> bool:
    """Tell whether a word can head a date: a weekday, a month, a year, a unit of time."""
    return word.lower().rstrip(".") in TEMPORAL or re.fullmatch(YEAR + "s?", word) is not None


def read_date(text: str, published: date | None, *, tense: str = "") -> Moment | None:
    """Return what the words of a date mean, or None where they are no date.

    `published` is the day that relative dates count from; `tense` ("past", "future" or "" where nothing tells) decides
    between the last and the next Wednesday.

    >>> read_date("on Wednesday", date(2014, 4, 16))
    Moment(value='2014-04-16', datatype='xsd:date', basis='dateline')
    >>> read_date("next month", date(2014, 4, 16)).value, read_date("April 3, 2012", None).value
    ('2014-05', '2012-04-03')
    """
    text = " ".join(text.lower().split())
    for pattern, read in RULES:
        match = pattern.search(text)
        if match:
            return read(_Found(match, published, tense == "future", tense == "past"))
    return None


def _day(day: date, basis: str) -> Moment:
    return Moment(day.isoformat(), "xsd:date", basis)


UNKNOWN = Moment("", "xsd:string", "none")


def _full(found: _Found) -> Moment:
    month, day, year = _month(found.match["month"]), int(found.match["day"]), found.match["year"]
    try:
        if year:
            return _day(date(int(year), month, day), "stated")
        return _day(_nearest(found, found.published, month, day), "dateline") if found.published else UNKNOWN
    except ValueError:
        return UNKNOWN


def _iso(found: _Found) -> Moment:
    try:
        return _day(date.fromisoformat(found.match[0]), "stated")
    except ValueError:
        return UNKNOWN


def _nearest(found: _Found, published: date, month: int, day: int) -> date:
    """Return the day in the year that brings it before the dateline, or for the future after it.

    Where the tense does not tell, a day of the coming month may lie ahead.
    """
    this = date(published.year, month, day)
    if found.future and this < published - timedelta(days=31):
        return this.replace(year=published.year + 1)
    limit = published if found.past else published + timedelta(days=31)
    if not found.future and this > limit:
        return this.replace(year=published.year - 1)
    return this


def _month_and_year(found: _Found) -> Moment:
    return Moment(f"{found.match['year']}-{_month(found.match['month']):02}", "xsd:gYearMonth", "stated")


def _month_alone(found: _Found) -> Moment:
    """Read a month without a year; one that lies more than half a year back would be named with its year."""
    if not found.published:
        return UNKNOWN
    month, which, now = _month(found.match["month"]), found.match["which"], found.published
    back = (now.month - month) % 12
    if which == "this":
        back = now.month - month
    elif which == "last":
        back = back or 12
    elif which == "next" or found.future:
        back = -((month - now.month) % 12 or (12 if which else 0))
    elif back > HALF_A_YEAR:
        return UNKNOWN
    months = now.year * 12 + now.month - 1 - back
    return Moment(f"{months // 12:04}-{month:02}", "xsd:gYearMonth", "dateline")


def _range(found: _Found) -> Moment:
    first, last = found.match["first"], found.match["last"]
    last = first[: 4 - len(last)] + last
    return Moment(f"{first}/{last}", "xsd:string", "stated") if first < last else UNKNOWN


def _year(found: _Found) -> Moment:
    return Moment(found.match["year"], "xsd:gYear", "stated")


def _weekday(found: _Found) -> Moment:
    if not found.published:
        return UNKNOWN
    ahead = (WEEKDAYS.index(found.match["day"]) - found.published.weekday()) % 7
    which = found.match["which"]
    if which == "next" or (found.future and which != "last"):
        return _day(found.published + timedelta(days=ahead or (7 if which == "next" else 0)), "dateline")
    back = (7 - ahead) % 7
    return _day(found.published - timedelta(days=back or (7 if which == "last" else 0)), "dateline")


def _named_day(found: _Found) -> Moment:
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[found.match[0]]
    return _day(found.published + timedelta(days=shift), "dateline") if found.published else UNKNOWN


def _unit(found: _Found) -> Moment:
    """Read "last year", "next month", "this week", "earlier this year"."""
    if not found.published:
        return UNKNOWN
    return _shifted(
        found.published, found.match["unit"], {"last": -1, "past": -1, "next": 1, "this": 0}[found.match["which"]]
    )


def _ago(found: _Found) -> Moment:
    if not found.published or (not found.match["count"].isdecimal() and found.match["count"] not in NUMBERS):
        return UNKNOWN
    count = NUMBERS.get(found.match["count"]) or int(found.match["count"])
    try:
        return _shifted(found.published, found.match["unit"], -count)
    except (OverflowError, ValueError):
        return UNKNOWN


NUMBERS = {
    word: number
    for number, word in enumerate(("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}


def _shifted(published: date, unit: str, count: int) -> Moment:
    if unit == "day":
        return _day(published + timedelta(days=count), "dateline")
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=count)
        return Moment(f"{monday}/{monday + timedelta(days=6)}", "xsd:string", "dateline")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + count
        return Moment(f"{months // 12:04}-{months % 12 + 1:02}", "xsd:gYearMonth", "dateline")
    return Moment(f"{published.year + count:04}", "xsd:gYear", "dateline")


def _unresolved(_: _Found) -> Moment:
    return UNKNOWN


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


Reader = Callable[[_Found], Moment]

# In order: what says most comes first.
RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\b\d{4}-\d\d-\d\d\b", _iso),
        (rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (?P<year>{YEAR}))?", _full),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})\b(?:,? (?P<year>{YEAR}))?", _full),
        (rf"\b(?P<month>{MONTH})(?: of)?,? (?P<year>{YEAR})\b", _month_and_year),
        (rf"\b(?P<first>{YEAR}) ?[-–] ?(?P<last>\d\d|{YEAR})\b", _range),
        (rf"\b(?:between|from) (?P<first>{YEAR}) (?:and|to|until) (?P<last>{YEAR})\b", _range),
        (r"\b(?:(?P<which>last|next|this|late|early|on) )?(?P<day>" + "|".join(WEEKDAYS) + r")\b", _weekday),
        (r"\b(?:today|tonight|yesterday|tomorrow)\b", _named_day),
        (r"\b(?P<which>last|past|next|this) (?P<unit>week|month|year)\b", _unit),
        (r"(?<![\d.,])\b(?P<count>[a-z]+|\d{1,4}) (?P<unit>day|week|month|year)s? ago\b", _ago),
        (rf"\b(?P<year>{YEAR})\b(?!s)", _year),
        (
            r"\b(?:in|since|until|by|of|before|after|(?P<which>last|next|this)) "
            rf"(?:(?:late|early|mid) ?-? ?)?(?P<month>{MONTH})(?!\w)",
            _month_alone,
        ),
        (rf"\b(?:the )?(?:{YEAR}s|\d\ds)\b", _unresolved),
        (r"\b(?:morning|afternoon|evening|night|weekend|decade|century|summer|winter|spring|autumn)\b", _unresolved),
    )
)

"""What a date means: a day or a span of them, read against the day of the article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.numbers import number_of
from kg.periods import datatype_of

__all__ = [
    "STEPS",
    "UNKNOWN",
    "UNTOLD",
    "Clock",
    "Moment",
    "Reader",
    "Words",
    "counted",
    "length_of",
    "nearest",
    "stated",
    "year_of",
]

STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0}
UNTOLD = frozenset({"previous", "following", "that", "same", "preceding"})  # counted from another date


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date in the text means: `value` is empty where that cannot be told."""

    value: str
    datatype: str
    basis: str  # "stated", "dateline" or "none"


UNKNOWN = Moment("", "xsd:string", "none")


@dataclass(frozen=True, slots=True)
class Clock:
    """The day that relative dates count from, and whether what is told lies before or behind it."""

    published: date | None
    tense: str = ""  # "past", "future" or "" where nothing tells
    sure: bool = False  # that the nearest day or month of a name is meant, as after "since"


Words = dict[str, str]
Reader = Callable[[Words, Clock], Moment | None]


def stated(value: str) -> Moment:
    """Return the date that a text states in full."""
    return Moment(value, datatype_of(value), "stated")


def counted(value: str) -> Moment:
    """Return the date that is counted from the dateline."""
    return Moment(value, datatype_of(value), "dateline")


def year_of(words: Words, clock: Clock) -> int | None:
    """Return the year that a date names, in figures or as "last year"."""
    if "year" in words:
        return int(words["year"])
    return clock.published.year + STEPS[words["which"]] if "which" in words and clock.published else None


def nearest(published: date, tense: str, month: int, day: int) -> date:
    """Return the day in the year that brings it before the dateline, or for the future after it.

    Where the tense does not tell, a day of the coming month may lie ahead.
    """
    this = date(published.year, month, day)
    if tense == "future" and this < published - timedelta(days=31):
        return this.replace(year=published.year + 1)
    limit = published if tense == "past" else published + timedelta(days=31)
    if tense != "future" and this > limit:
        return this.replace(year=published.year - 1)
    return this


def length_of(words: Words) -> tuple[int, str]:
    """Return how many units of which kind; 0 of them where the text does not say ("several")."""
    told, unit = words.get("count", "a"), words["unit"]
    number = 1 if told in ("a", "an") else number_of(told)
    count = int(number) if number is not None and number == int(number) else 0
    return (0 if count % 24 else count // 24, "day") if unit == "hour" else (count, unit)

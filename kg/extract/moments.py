"""The single dates that texts write, each with what reads it: "Wednesday", "April 3", "two weeks ago"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.almanac import (
    HOLIDAYS,
    ORDINALS,
    SEASONS,
    between,
    month_of,
    shifted,
    unit_of,
    weekday_of,
)
from kg.extract.numbers import number_of
from kg.periods import datatype_of

__all__ = ["READERS", "UNKNOWN", "Clock", "Moment", "Reader"]

HALF_A_YEAR = 6  # months
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


def _stated(value: str) -> Moment:
    return Moment(value, datatype_of(value), "stated")


def _counted(value: str) -> Moment:
    return Moment(value, datatype_of(value), "dateline")


# -- days


def _iso(words: Words, _: Clock) -> Moment:
    return _stated(date.fromisoformat(words["iso"]).isoformat())


def _in_figures(words: Words, _: Clock) -> Moment:
    """Read 4/16/2014; where month and day could be either, only the year is sure."""
    first, second, year = int(words["first"]), int(words["second"]), int(words["year"])
    if first <= 12 and second <= 12 and first != second:
        return _stated(f"{year:04}")
    month, day = (first, second) if first <= 12 else (second, first)
    return _stated(date(year, month, day).isoformat())


def _dotted(words: Words, _: Clock) -> Moment:
    return _stated(date(int(words["year"]), int(words["month"]), int(words["day"])).isoformat())


def _full(words: Words, clock: Clock) -> Moment:
    """Read a day of a month, or days of it, with its year or in the year that the dateline suggests."""
    month = month_of(words["month"])
    days = [int(words[key].rstrip("dhnrst")) for key in ("day", "last") if key in words]
    year = _year_of(words, clock)
    if year is None:
        if "which" in words or not clock.published:
            return UNKNOWN
        year = _nearest(clock.published, clock.tense, month, days[0]).year
    written = [date(year, month, day).isoformat() for day in days]
    if written != sorted(written):
        return UNKNOWN
    return _stated("/".join(written)) if "year" in words else _counted("/".join(written))


def _year_of(words: Words, clock: Clock) -> int | None:
    """Return the year that a date names, in figures or as "last year"."""
    if "year" in words:
        return int(words["year"])
    return clock.published.year + STEPS[words["which"]] if "which" in words and clock.published else None


def _nearest(published: date, tense: str, month: int, day: int) -> date:
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


def _holiday(words: Words, clock: Clock) -> Moment:
    month, day = HOLIDAYS[words["holiday"].replace("’", "'")]
    year = _year_of(words, clock)
    if year is not None:
        return _stated(date(year, month, day).isoformat())
    return _counted(_nearest(clock.published, clock.tense, month, day).isoformat()) if clock.published else UNKNOWN


def _weekday(words: Words, clock: Clock) -> Moment:
    which, today = words.get("which", ""), clock.published
    if today is None or which in UNTOLD:
        return UNKNOWN
    weekday = weekday_of(words["weekday"])
    if "week" in words:
        monday = shifted(today, "week", STEPS[words["week"]]) - timedelta(days=today.weekday())
        return _counted(unit_of(monday + timedelta(days=weekday), "day"))
    ahead = (weekday - today.weekday()) % 7
    if which in ("next", "coming", "upcoming") or (clock.tense == "future" and which not in ("last", "past")):
        return _counted(unit_of(shifted(today, "day", ahead or (7 if which == "next" else 0)), "day"))
    back = (7 - ahead) % 7 or (7 if which in ("last", "past") else 0)
    return _counted(unit_of(shifted(today, "day", -back), "day"))


NAMED_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _named_day(words: Words, clock: Clock) -> Moment:
    shift = NAMED_DAYS[words["named"]]
    return _counted(unit_of(shifted(clock.published, "day", shift), "day")) if clock.published else UNKNOWN


# -- months, seasons, years and what they consist of


def _month_and_year(words: Words, clock: Clock) -> Moment:
    year = _year_of(words, clock)
    months = [month_of(words[key]) for key in ("month", "last") if key in words]
    if year is None or months != sorted(months):
        return UNKNOWN
    value = "/".join(f"{year:04}-{month:02}" for month in months)
    return _stated(value) if "year" in words else _counted(value)


def _month_alone(words: Words, clock: Clock) -> Moment:
    """Read a month without a year; one that lies more than half a year back would be named with its year."""
    if not clock.published:
        return UNKNOWN
    month, which, now = month_of(words["month"]), words.get("which", ""), clock.published
    back = (now.month - month) % 12
    if which == "this":
        back = now.month - month
    elif which in ("last", "past"):
        back = back or 12
    elif which == "next" or clock.tense == "future":
        back = -((month - now.month) % 12 or (12 if which else 0))
    elif back > HALF_A_YEAR and not clock.sure:
        return UNKNOWN
    return _counted(unit_of(shifted(now, "month", -back), "month"))


def _season(words: Words, clock: Clock) -> Moment:
    season, which = SEASONS[words["season"]], words.get("which", "")
    if "year" in words:
        return _stated(f"{words['year']}-{season}")
    if which not in STEPS or not clock.published or words["season"] == "winter":  # a winter has two years
        return UNKNOWN
    return _counted(f"{clock.published.year + STEPS[which]:04}-{season}")


def _part_of_year(words: Words, clock: Clock) -> Moment:
    """Read the first half or the third quarter of a year."""
    year, months = _year_of(words, clock), {"half": 6, "quarter": 3}[words["part"]]
    number = ORDINALS.get(words["ordinal"], 12 // months)
    if year is None or number * months > 12:
        return UNKNOWN
    value = f"{year:04}-{(number - 1) * months + 1:02}/{year:04}-{number * months:02}"
    return _stated(value) if "year" in words else _counted(value)


def _months(words: Words, clock: Clock) -> Moment:
    """Read the first nine months of a year."""
    year, (count, _) = _year_of(words, clock), _count({**words, "unit": "month"})
    if year is None or not 0 < count < 12:
        return UNKNOWN
    first, last = (1, count) if words["end"] == "first" else (13 - count, 12)
    value = f"{year:04}-{first:02}/{year:04}-{last:02}"
    return _stated(value) if "year" in words else _counted(value)


def _years(words: Words, _: Clock) -> Moment:
    first, last = words["first"], words["last"]
    last = first[: 4 - len(last)] + last
    return _stated(f"{first}/{last}") if first < last else UNKNOWN


def _year(words: Words, _: Clock) -> Moment:
    return _stated(words["year"])


def _decade(words: Words, _: Clock) -> Moment:
    year = int(words.get("decade") or f"19{words['short']}")
    return _stated(unit_of(date(year, 1, 1), "decade"))


def _century(words: Words, _: Clock) -> Moment:
    number = int(words["number"]) if "number" in words else ORDINALS[words["ordinal"]]
    return _stated(unit_of(date(number * 100, 1, 1), "century"))


# -- counted from the dateline


def _unit(words: Words, clock: Clock) -> Moment:
    """Read "last year", "next month", "this week", "the coming weekend"."""
    which, unit = words["which"], words["unit"]
    if which in UNTOLD or not clock.published:
        return UNKNOWN
    behind = unit == "weekend" and which == "this" and clock.tense == "past" and clock.published.weekday() < 5
    return _counted(unit_of(shifted(clock.published, unit, -1 if behind else STEPS[which]), unit))


def _the_unit(words: Words, clock: Clock) -> Moment:
    """Read "the weekend", and "the end of the year" where no other year can be meant."""
    unit, earlier = words["unit"], "earlier" in words
    if not clock.published or (unit != "weekend" and clock.tense == "past" and not earlier):
        return UNKNOWN
    behind = unit == "weekend" and clock.tense != "future" and clock.published.weekday() < 5
    return _counted(unit_of(shifted(clock.published, unit, -1 if behind else 0), unit))


def _ago(words: Words, clock: Clock) -> Moment:
    count, unit = _count(words)
    return _counted(unit_of(shifted(clock.published, unit, -count), unit)) if clock.published and count else UNKNOWN


def _ahead(words: Words, clock: Clock) -> Moment | None:
    """Read "in two weeks", which lies ahead or else is no date but a length of time."""
    count, unit = _count(words)
    if clock.tense != "future" and "now" not in words:
        return None
    return _counted(unit_of(shifted(clock.published, unit, count), unit)) if clock.published and count else UNKNOWN


def _within(words: Words, clock: Clock) -> Moment | None:
    count, unit = _count(words)
    if clock.tense != "future":
        return None
    return _counted(between(clock.published, unit, count)) if clock.published and count else UNKNOWN


def _stretch(words: Words, clock: Clock) -> Moment:
    """Read "the past two weeks", "the next five years"."""
    count, unit = _count(words)
    if not clock.published or not count or words["which"] in UNTOLD:
        return UNKNOWN
    return _counted(between(clock.published, unit, count * STEPS[words["which"]]))


def _the_next(words: Words, clock: Clock) -> Moment:
    """Read "over the next week"; in a tale of the past "the next week" counts from another date."""
    if not clock.published or clock.tense != "future":
        return UNKNOWN
    return _counted(between(clock.published, words["unit"], 1))


def _count(words: Words) -> tuple[int, str]:
    """Return how many units of which kind; 0 of them where the text does not say ("several")."""
    told, unit = words.get("count", "a"), words["unit"]
    number = 1 if told in ("a", "an") else number_of(told)
    count = int(number) if number is not None and number == int(number) else 0
    return (0 if count % 24 else count // 24, "day") if unit == "hour" else (count, unit)


def _untold(_: Words, __: Clock) -> Moment:
    return UNKNOWN


READERS: dict[str, Reader] = {
    "iso": _iso,
    "in figures": _in_figures,
    "dotted": _dotted,
    "full": _full,
    "holiday": _holiday,
    "weekday": _weekday,
    "named day": _named_day,
    "month and year": _month_and_year,
    "month": _month_alone,
    "season": _season,
    "part of year": _part_of_year,
    "months": _months,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "unit": _unit,
    "the unit": _the_unit,
    "ago": _ago,
    "ahead": _ahead,
    "within": _within,
    "stretch": _stretch,
    "the next": _the_next,
    "untold": _untold,
    "vague": _untold,
}

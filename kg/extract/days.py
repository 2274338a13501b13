"""Readers of days: "April 3", "Wednesday", "the second Monday in October"."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.almanac import HOLIDAYS, ORDINALS, month_of, shifted, unit_of, weekday_of
from kg.extract.moments import STEPS, UNKNOWN, UNTOLD, Clock, Moment, Reader, Words, counted, nearest, stated, year_of

__all__ = ["DAY_READERS"]


def _iso(words: Words, _: Clock) -> Moment:
    return stated(date.fromisoformat(words["iso"]).isoformat())


def _in_figures(words: Words, _: Clock) -> Moment:
    """Read 4/16/2014; where month and day could be either, only the year is sure."""
    first, second, year = int(words["first"]), int(words["second"]), int(words["year"])
    if first <= 12 and second <= 12 and first != second:
        return stated(f"{year:04}")
    month, day = (first, second) if first <= 12 else (second, first)
    return stated(date(year, month, day).isoformat())


def _dotted(words: Words, _: Clock) -> Moment:
    return stated(date(int(words["year"]), int(words["month"]), int(words["day"])).isoformat())


def _full(words: Words, clock: Clock) -> Moment:
    """Read a day of a month, or days of it, with its year or in the year that the dateline suggests."""
    month = month_of(words["month"])
    days = [int(words[key].rstrip("dhnrst")) for key in ("day", "last") if key in words]
    year = year_of(words, clock)
    if year is None:
        if "which" in words or not clock.published:
            return UNKNOWN
        year = nearest(clock.published, clock.tense, month, days[0]).year
    written = [date(year, month, day).isoformat() for day in days]
    if written != sorted(written):
        return UNKNOWN
    return stated("/".join(written)) if "year" in words else counted("/".join(written))


def _holiday(words: Words, clock: Clock) -> Moment:
    month, day = HOLIDAYS[words["holiday"].replace("’", "'")]
    year = year_of(words, clock)
    if year is not None:
        return stated(date(year, month, day).isoformat())
    return counted(nearest(clock.published, clock.tense, month, day).isoformat()) if clock.published else UNKNOWN


def _weekday(words: Words, clock: Clock) -> Moment:
    which, today = words.get("which", ""), clock.published
    if today is None or which in UNTOLD:
        return UNKNOWN
    weekday = weekday_of(words["weekday"])
    if "week" in words:
        monday = shifted(today, "week", STEPS[words["week"]]) - timedelta(days=today.weekday())
        return counted(unit_of(monday + timedelta(days=weekday), "day"))
    ahead = (weekday - today.weekday()) % 7
    if which in ("next", "coming", "upcoming") or (clock.tense == "future" and which not in ("last", "past")):
        return counted(unit_of(shifted(today, "day", ahead or (7 if which == "next" else 0)), "day"))
    back = (7 - ahead) % 7 or (7 if which in ("last", "past") else 0)
    return counted(unit_of(shifted(today, "day", -back), "day"))


def _nth_weekday(words: Words, clock: Clock) -> Moment:
    """Read "the second Monday in October", of the year that the text or the dateline tells."""
    year, month, weekday = year_of(words, clock), month_of(words["month"]), weekday_of(words["weekday"])
    if year is None and clock.published:
        year = nearest(clock.published, clock.tense, month, 15).year
    if year is None:
        return UNKNOWN
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * number) for number in range(5)]
    days = [day for day in days if day.month == month]
    day = days[-1] if words["nth"] == "last" else days[ORDINALS[words["nth"]] - 1]
    return stated(day.isoformat()) if "year" in words else counted(day.isoformat())


NAMED_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _named_day(words: Words, clock: Clock) -> Moment:
    shift = NAMED_DAYS[words["named"]]
    return counted(unit_of(shifted(clock.published, "day", shift), "day")) if clock.published else UNKNOWN


DAY_READERS: dict[str, Reader] = {
    "iso": _iso,
    "in figures": _in_figures,
    "dotted": _dotted,
    "full": _full,
    "holiday": _holiday,
    "weekday": _weekday,
    "nth weekday": _nth_weekday,
    "named day": _named_day,
}

"""Readers of months, seasons, years and of lengths of time: "next month", "the first half of 2005", "two weeks ago"."""

from __future__ import annotations

from datetime import date

from kg.extract.almanac import ORDINALS, SEASONS, between, month_of, shifted, unit_of
from kg.extract.moments import STEPS, UNKNOWN, UNTOLD, Clock, Moment, Reader, Words, counted, length_of, stated, year_of

__all__ = ["STRETCH_READERS"]

HALF_A_YEAR = 6  # months


def _month_and_year(words: Words, clock: Clock) -> Moment:
    year = year_of(words, clock)
    months = [month_of(words[key]) for key in ("month", "last") if key in words]
    if year is None or months != sorted(months):
        return UNKNOWN
    value = "/".join(f"{year:04}-{month:02}" for month in months)
    return stated(value) if "year" in words else counted(value)


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
    return counted(unit_of(shifted(now, "month", -back), "month"))


def _season(words: Words, clock: Clock) -> Moment:
    season, which = SEASONS[words["season"]], words.get("which", "")
    if "year" in words:
        return stated(f"{words['year']}-{season}")
    if which not in STEPS or not clock.published or words["season"] == "winter":  # a winter has two years
        return UNKNOWN
    return counted(f"{clock.published.year + STEPS[which]:04}-{season}")


def _part_of_year(words: Words, clock: Clock) -> Moment:
    """Read the first half or the third quarter of a year."""
    year, months = year_of(words, clock), {"half": 6, "quarter": 3}[words["part"]]
    number = ORDINALS.get(words["ordinal"], 12 // months)
    if year is None or number * months > 12:
        return UNKNOWN
    value = f"{year:04}-{(number - 1) * months + 1:02}/{year:04}-{number * months:02}"
    return stated(value) if "year" in words else counted(value)


def _months(words: Words, clock: Clock) -> Moment:
    """Read the first nine months of a year."""
    year, (count, _) = year_of(words, clock), length_of({**words, "unit": "month"})
    if year is None or not 0 < count < 12:
        return UNKNOWN
    first, last = (1, count) if words["end"] == "first" else (13 - count, 12)
    value = f"{year:04}-{first:02}/{year:04}-{last:02}"
    return stated(value) if "year" in words else counted(value)


def _years(words: Words, _: Clock) -> Moment:
    first, last = words["first"], words["last"]
    last = first[: 4 - len(last)] + last
    return stated(f"{first}/{last}") if first < last else UNKNOWN


def _year(words: Words, _: Clock) -> Moment:
    return stated(words["year"])


def _decade(words: Words, _: Clock) -> Moment:
    year = int(words.get("decade") or f"19{words['short']}")
    return stated(unit_of(date(year, 1, 1), "decade"))


def _century(words: Words, _: Clock) -> Moment:
    number = int(words["number"]) if "number" in words else ORDINALS[words["ordinal"]]
    return stated(unit_of(date(number * 100, 1, 1), "century"))


# -- counted from the dateline


def _unit(words: Words, clock: Clock) -> Moment:
    """Read "last year", "next month", "this week", "the coming weekend"."""
    which, unit = words["which"], words["unit"]
    if which in UNTOLD or not clock.published:
        return UNKNOWN
    behind = unit == "weekend" and which == "this" and clock.tense == "past" and clock.published.weekday() < 5
    return counted(unit_of(shifted(clock.published, unit, -1 if behind else STEPS[which]), unit))


def _the_unit(words: Words, clock: Clock) -> Moment:
    """Read "the weekend", and "the end of the year" where no other year can be meant."""
    unit, earlier = words["unit"], "earlier" in words
    if not clock.published or (unit != "weekend" and clock.tense == "past" and not earlier):
        return UNKNOWN
    behind = unit == "weekend" and clock.tense != "future" and clock.published.weekday() < 5
    return counted(unit_of(shifted(clock.published, unit, -1 if behind else 0), unit))


def _ago(words: Words, clock: Clock) -> Moment:
    count, unit = length_of(words)
    return counted(unit_of(shifted(clock.published, unit, -count), unit)) if clock.published and count else UNKNOWN


def _ahead(words: Words, clock: Clock) -> Moment | None:
    """Read "in two weeks", which lies ahead or else is no date but a length of time."""
    count, unit = length_of(words)
    if clock.tense != "future" and "now" not in words:
        return None
    return counted(unit_of(shifted(clock.published, unit, count), unit)) if clock.published and count else UNKNOWN


def _within(words: Words, clock: Clock) -> Moment | None:
    count, unit = length_of(words)
    if clock.tense != "future":
        return None
    return counted(between(clock.published, unit, count)) if clock.published and count else UNKNOWN


def _stretch(words: Words, clock: Clock) -> Moment:
    """Read "the past two weeks", "the next five years"."""
    count, unit = length_of(words)
    if not clock.published or not count or words["which"] in UNTOLD:
        return UNKNOWN
    return counted(between(clock.published, unit, count * STEPS[words["which"]]))


def _the_next(words: Words, clock: Clock) -> Moment:
    """Read "over the next week"; in a tale of the past "the next week" counts from another date."""
    if not clock.published or clock.tense != "future":
        return UNKNOWN
    return counted(between(clock.published, words["unit"], 1))


def _untold(_: Words, __: Clock) -> Moment:
    return UNKNOWN


STRETCH_READERS: dict[str, Reader] = {
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

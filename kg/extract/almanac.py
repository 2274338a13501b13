"""The names of the calendar, and arithmetic with days, weeks, months and years."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = [
    "HOLIDAYS",
    "MONTHS",
    "MONTH_NAMES",
    "ORDINALS",
    "SEASONS",
    "WEEKDAYS",
    "WEEKDAY_NAMES",
    "between",
    "is_temporal",
    "month_of",
    "shifted",
    "unit_of",
    "weekday_of",
]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}  # as EDTF numbers them
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "may day": (5, 1),
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
        """.split(),
        1,
    )
}
# Names of days and months have a capital, which tells them from "may", "march" and "sun".
WEEKDAY_NAMES = "|".join([*WEEKDAYS, r"Mon\.", r"Tues?\.", r"Wed\.", r"Thur?s?\.", r"Fri\.", r"Sat\.", r"Sun\."])
MONTH_NAMES = "|".join([*MONTHS, r"Sept\.?", *(rf"{month[:3]}\.?" for month in MONTHS if month != "May")])

UNITS = frozenset(
    {"day", "week", "weekend", "month", "year", "decade", "century", "morning", "afternoon", "evening", "night"}
)
HABITS = frozenset({"daily", "nightly", "weekly", "monthly", "yearly", "annual", "annually"})
NAMES = frozenset({*WEEKDAYS, *MONTHS, *(month[:3] + "." for month in MONTHS), "Sept."})

DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
EXACTNESS = {"day": "day", "week": "day", "weekend": "day", "month": "month", "quarter": "month"}


def is_temporal(word: str) -> bool:
    """Tell whether a word names a day, a month or a length of time."""
    lower = word.lower()
    return word in NAMES or lower in UNITS or lower.removesuffix("s") in UNITS or lower in HABITS


def weekday_of(name: str) -> int:
    """Return the number of a weekday by its name or the beginning of it; Monday is 0."""
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


def month_of(name: str) -> int:
    """Return the number of a month by its name or the beginning of it; January is 1."""
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def unit_of(day: date, unit: str) -> str:
    """Return the week, weekend, month, quarter, year ... that a day lies in.

    >>> unit_of(date(2014, 4, 16), "week"), unit_of(date(2014, 4, 16), "quarter"), unit_of(date(2014, 4, 16), "decade")
    ('2014-04-14/2014-04-20', '2014-04/2014-06', '2010/2019')
    """
    monday = day - timedelta(days=day.weekday())
    quarter = (day.month - 1) // 3 * 3
    decade, century = day.year // 10 * 10, (day.year - 1) // 100 * 100
    return {
        "day": day.isoformat(),
        "week": f"{monday}/{monday + timedelta(days=6)}",
        "weekend": f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-{quarter + 1:02}/{day.year:04}-{quarter + 3:02}",
        "year": f"{day.year:04}",
        "decade": f"{decade:04}/{decade + 9:04}",
        "century": f"{century + 1:04}/{century + 100:04}",
    }[unit]


def shifted(day: date, unit: str, count: int) -> date:
    """Return a day that lies so many units later; raise `ValueError` or `OverflowError` outside of the calendar."""
    if unit in DAYS_IN:
        return day + timedelta(days=DAYS_IN[unit] * count)
    months = day.year * 12 + day.month - 1 + MONTHS_IN[unit] * count
    return date(months // 12, months % 12 + 1, min(day.day, 28))


def between(day: date, unit: str, count: int) -> str:
    """Return the time between a day and another so many units off, as exact as the unit.

    >>> between(date(2014, 4, 16), "year", -3), between(date(2014, 4, 16), "week", 2)
    ('2011/2014', '2014-04-16/2014-04-30')
    """
    first, last = sorted((day, shifted(day, unit, count)))
    exact = EXACTNESS.get(unit, "year")
    return f"{unit_of(first, exact)}/{unit_of(last, exact)}"

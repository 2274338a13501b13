"""Times in text: dates with what opens or joins them, "since 2003", "from Monday to Friday", and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.datewords import DateWords, find_dates
from kg.extract.moments import UNKNOWN, Clock, Moment
from kg.periods import OPEN, bounds, datatype_of

__all__ = ["Moment", "TimeSpan", "find_times", "read_date"]

PART = "(?:early|earlier|late|later|mid)(?: on| in)?|(?:middle|beginning|start|end|close|rest|remainder) of"
LEAD = rf"(?:(?:the )?(?:very )?(?:{PART})(?: the)?[ -])"
ABOUT = r"(?:(?:about|around|nearly|almost|roughly|more than|less than|at least|as (?:early|late|soon|recently) as) )"
DIRECT = re.compile(rf"\b(?:{LEAD}?{ABOUT}|{LEAD}|the )$", re.IGNORECASE)
BOUND = re.compile(
    r"\b(?P<word>by|before|until|till|since|after|from|through|up to|prior to|ahead of|as of|starting|beginning"
    rf"|no later than) (?P<lead>{LEAD}?)(?:the )?{ABOUT}?$",
    re.IGNORECASE,
)
UNTIL = frozenset({"by", "until", "till", "through", "up to", "no later than"})
BEFORE = frozenset({"before", "prior to", "ahead of"})
JOIN = re.compile(rf" ?(?P<word>to|through|until|till|and|-|–|—) ?(?:on )?{LEAD}?(?:the )?", re.IGNORECASE)
BETWEEN = re.compile(rf"\b(?:between|from) {LEAD}?(?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time in a text: its place, its date or the two that it lies between, and a word that leaves an end open."""

    start: int
    end: int
    dates: tuple[DateWords, ...]
    bound: str = ""  # "by", "since" ... in lower case
    part: bool = False  # what the word bounds is a part of the date: "by the end of June"

    def read(self, published: date | None, *, tense: str = "") -> Moment | None:
        """Return what the words mean, None if no date; `tense` decides between the last and the next Wednesday."""
        clock = Clock(published, tense or self._direction(), sure=bool(self.bound))
        moments = [one.read(clock) for one in self.dates]
        if None in moments:
            return None
        told = [moment for moment in moments if moment and moment.value]
        if len(told) < len(moments):
            return UNKNOWN
        value = self._between(told, tense) if len(told) > 1 else self._opened(told[0].value)
        basis = "dateline" if any(moment.basis == "dateline" for moment in told) else "stated"
        return Moment(value, datatype_of(value), basis) if value else UNKNOWN

    def _direction(self) -> str:
        return {"": "", "since": "past"}.get(self.bound, "future" if self.bound in UNTIL | BEFORE else "")

    def _between(self, told: list[Moment], tense: str) -> str:
        """Return the time from one date to another, or the first of two that stand side by side but lie apart."""
        first, last = (moment.value for moment in told)
        ends, begins = bounds(first)[1], bounds(last)[0]
        apart = self.bound == "and" and not (ends and begins and begins - ends == timedelta(days=1))
        return first if apart else _range(first, last, tense)

    def _opened(self, value: str) -> str:
        """Return the time up to a date, or from it on. Only "before" leaves the date itself out."""
        first, _, last = value.partition("/")
        if self.bound == "from" and "/" in value:
            return value  # "from January 7 to 29"
        if self.bound in UNTIL or (self.bound in BEFORE and self.part):
            return f"{OPEN}/{last or first}"
        if self.bound in BEFORE:
            return f"{OPEN}/{_before(first)}" if _before(first) else ""
        return f"{first}/{OPEN}" if self.bound else value


def find_times(text: str) -> Iterator[TimeSpan]:
    """Yield the times that a text tells, from left to right, with "by", "early" and "the" before them.

    >>> [text[one.start:one.end] for text in ["met on the 5th of May and by late June"] for one in find_times(text)]
    ['the 5th of May', 'by late June']
    """
    dates = list(find_dates(text))
    while dates:
        first = dates.pop(0)
        if dates and _joined(text, first, dates[0]):
            last = dates.pop(0)
            opening = BETWEEN.search(text[: first.start])
            start, listed = opening.start() if opening else _direct(text, first), opening is None
            bound = "and" if listed and text[first.end : last.start] == " and " else ""
            yield TimeSpan(start, last.end, (first, last), bound)
        else:
            yield _single(text, first)


def read_date(text: str, published: date | None, *, tense: str = "") -> Moment | None:
    """Return what the first date in a text means, or None where there is none.

    `published` is the day that relative dates count from; `tense` ("past", "future" or "" where nothing tells) decides
    between the last and the next Wednesday.

    >>> read_date("on Wednesday", date(2014, 4, 16))
    Moment(value='2014-04-16', datatype='xsd:date', basis='dateline')
    >>> read_date("next month", date(2014, 4, 16)).value, read_date("April 3, 2012", None).value
    ('2014-05', '2012-04-03')
    >>> read_date("since 2003", None).value, read_date("by the end of June", date(2014, 4, 16), tense="future").value
    ('2003/..', '../2014-06')
    """
    span = next(find_times(text), None)
    return span.read(published, tense=tense) if span else None


def _single(text: str, one: DateWords) -> TimeSpan:
    bound = BOUND.search(text[: one.start])
    if bound and one.reader not in ("ahead", "within"):
        return TimeSpan(bound.start(), one.end, (one,), bound["word"].lower(), bool(bound["lead"]))
    return TimeSpan(_direct(text, one), one.end, (one,))


def _direct(text: str, one: DateWords) -> int:
    """Return where a date begins with the words that belong to it: "early", "the end of", "about"."""
    lead = DIRECT.search(text[: one.start])
    return lead.start() if lead else one.start


def _joined(text: str, first: DateWords, last: DateWords) -> bool:
    """Tell whether two dates are one span: "from Monday to Friday", "between 1992 and 1995", "2005 and 2006"."""
    match = JOIN.fullmatch(text[first.end : last.start])
    between = match is not None and (match["word"].lower() != "and" or bool(BETWEEN.search(text[: first.start])))
    return between or (text[first.end : last.start] == " and " and first.reader == last.reader)


def _range(first: str, last: str, tense: str) -> str:
    """Return the span from one date to another; of two weekdays out of order one is moved by a week."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    begins, ends = bounds(start)[0], bounds(end)[1]
    if begins and ends and begins > ends:
        if len(start) != 10 or len(end) != 10 or (begins - ends).days >= 7:
            return ""
        week = timedelta(days=7)
        start, end = (start, str(ends + week)) if tense == "future" else (str(begins - week), end)
    return f"{start}/{end}"


def _before(point: str) -> str:
    """Return the last day, month or year before a date, as exact as the date; empty where there is none."""
    begins = bounds(point)[0]
    return str(begins - timedelta(days=1))[: len(point)] if begins and begins != date.min else ""

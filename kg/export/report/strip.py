"""When what is claimed took place, as bars on a line of time: by day, month, year or decade, as it fits."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.export.page_legend import line_of
from kg.export.page_text import MONTHS, date_words, plural
from kg.export.report.days import OPEN, SEASONS, Dated
from kg.export.report.frame import scroller
from kg.export.report.markup import Markup, element

__all__ = ["strip"]

MOST = 130  # bars
MOST_DATES = 2 / 3  # share of the dates that bars are to show
WIDTH, HIGH, FOOT, SIDE = 720, 84, 22, 28  # pixels: of everything, of the bars, of the words below and beside them
LABELS = 9  # words below the bars, at most
ROUND = (1, 2, 5)  # numbers that people count by, and their tenfold


@dataclass(frozen=True, slots=True)
class Scale:
    """A way to part time: the number of the span that a day lies in, and how each is called."""

    name: str
    exact: int  # characters of the coarsest date in ISO 8601 that says which span is meant

    def number(self, day: date) -> int:
        """Return the number of the span that a day lies in."""
        match self.name:
            case "day":
                return day.toordinal()
            case "month":
                return day.year * 12 + day.month - 1
            case "year":
                return day.year
            case _:
                return day.year // 10

    def words(self, number: int) -> str:
        """Return what a span is called."""
        match self.name:
            case "day":
                return date_words(date.min + timedelta(days=number - 1))
            case "month":
                return f"{MONTHS[number % 12]} {number // 12}"
            case "year":
                return str(number)
            case _:
                return f"{number * 10}s"


SCALES = (Scale("day", 10), Scale("month", 7), Scale("year", 4), Scale("decade", 4))


def strip(dated: Sequence[Dated]) -> Iterator[Markup]:
    """Yield a histogram, and how many dates it leaves out; nothing where all lie in one span.

    What is reported as fact is drawn full, all else above it hollow.
    """
    scale, told = _chosen(dated)
    if len({scale.number(one.day) for one in told}) > 1:
        yield scroller(_bars(scale, told), "Claims by time")
    left = len(dated) - len(told)
    if left and len(told) > 1:
        words = plural(left, "date that is", "dates that are")
        yield element("p", f"Without {words} less exact than a {scale.name}, or far from the others.", class_="muted")


def _chosen(dated: Sequence[Dated]) -> tuple[Scale, list[Dated]]:
    """Return the finest scale by which most dates have room for their bars, and these dates."""
    for scale in SCALES:
        kept = _densest(scale, [one for one in dated if _is_exact(one, scale)])
        if len(kept) >= MOST_DATES * len(dated):
            return scale, kept
    return SCALES[-1], list(dated)


def _densest(scale: Scale, told: Sequence[Dated]) -> list[Dated]:
    """Return the dates, in their order, in the stretch of so many spans that has most of them; of equals the last."""
    numbers = [scale.number(one.day) for one in told]
    ends = [bisect_left(numbers, number + MOST) for number in numbers]
    sizes = [(end - start, start) for start, end in enumerate(ends)]
    size, start = max(sizes, default=(0, 0))
    return list(told[start : start + size])


def _bars(scale: Scale, told: Sequence[Dated]) -> Markup:
    firm = Counter(scale.number(one.day) for one in told if line_of(one.claim) == 0)
    counts = Counter(scale.number(one.day) for one in told)
    first, last = min(counts), max(counts)
    pitch = min(40.0, (WIDTH - 2 * SIDE) / (last - first + 1))
    highest = max(counts.values())
    unit = HIGH / highest
    bars = [
        _bar(
            scale.words(number),
            (counts[number], firm[number]),
            left=SIDE + (number - first) * pitch,
            pitch=pitch,
            unit=unit,
        )
        for number in sorted(counts)
    ]
    drawn = (*_axis(scale, first, last, pitch), *bars, _top(highest))
    title = f"Claims by {scale.name}, from {scale.words(first)} to {scale.words(last)}: at most {highest} in one"
    return element(
        "svg", *drawn, class_="strip", role="img", aria_label=title, viewBox=f"0 0 {WIDTH} {HIGH + FOOT + 12}"
    )


def _is_exact(told: Dated, scale: Scale) -> bool:
    first = next(point for point in told.when.split("/") if point != OPEN)
    return len(first) >= scale.exact and not (scale.exact > 4 and first[5:7] in SEASONS)


def _bar(words: str, told: tuple[int, int], *, left: float, pitch: float, unit: float) -> Markup:
    """Return a bar; `told` are all claims and those reported as fact, `unit` is the height of one."""
    (number, firm), gap = told, min(2.0, pitch / 5)
    parts = []
    for kind, low, count in (("firm", 0, firm), ("open", firm, number - firm)):
        if count:
            size = {"x": round(left + gap / 2, 1), "y": round(12 + HIGH - (low + count) * unit, 1)}
            size |= {"width": round(pitch - gap, 1), "height": round(count * unit, 1)}
            parts.append(element("rect", class_=kind, **size))
    return element("g", element("title", f"{words}: {number:,}"), *parts)


def _axis(scale: Scale, first: int, last: int, pitch: float) -> Iterator[Markup]:
    """Yield the line below the bars and words at round spans."""
    low = 12 + HIGH
    yield element("path", d=f"M{SIDE} {low}H{SIDE + (last - first + 1) * pitch:.1f}", class_="axis")
    step = _step(scale, last - first + 1, pitch)
    for number in range(first + (-first) % step, last + 1, step):
        x = SIDE + (number - first + 0.5) * pitch
        yield element("text", _short(scale, number), x=round(x, 1), y=low + 16)


def _step(scale: Scale, spans: int, pitch: float) -> int:
    """Return every how manieth span has words."""
    room = max(1, min(LABELS, int(spans * pitch / 76)))
    least = max(1, math.ceil(spans / room))
    rounds = (1, 2, 3, 6, 12, 24, 60, 120) if scale.name == "month" else [n * 10**k for k in range(4) for n in ROUND]
    return next((one for one in rounds if one >= least), least)


def _short(scale: Scale, number: int) -> str:
    words = scale.words(number).split()
    return " ".join(word[:3] if word.isalpha() and len(word) > 4 else word for word in words)


def _top(highest: int) -> Markup:
    return element("text", f"{highest:,}", x=SIDE - 6, y=20, class_="top")

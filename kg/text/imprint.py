"""Imprints: when an article was published and who wrote it, as its page says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.text.bylines import read_byline, read_byline_of_date
from kg.text.dates import DatedText, DateLabel, find_dates, has_clock, names_day, read_dateline
from kg.text.layout import Layout
from kg.text.roles import SENTENCES, Role

__all__ = ["find_byline", "find_published"]


def find_published(layout: Layout) -> date | None:
    """Return the date that the page gives for its article: posted before unlabelled before updated, above before below.

    A date without a label counts only beside the headline, or where the article repeats its day: alone at the top of a
    page it is the day of printing. Where the page says nothing, the dateline of the article may.
    """
    ranked = [
        (found.label, place, abs(index - layout.headline), found.value)
        for place, indices in enumerate(layout.places())
        for index in indices
        for found in _dates(layout, index)
        if found.label is not DateLabel.NONE or _is_beside_headline(layout, index)
    ]
    return min(ranked)[-1] if ranked else _find_repeated(layout) or read_dateline(_opening(layout))


def _opening(layout: Layout) -> str:
    """Return the first paragraph."""
    prose = (line.text for line in layout.lines[layout.start : layout.end] if line.role in SENTENCES)
    return next(prose, "")


def _is_beside_headline(layout: Layout, index: int) -> bool:
    """Tell whether a line stands between headline and article, or above the headline with no menu and no clock."""
    if layout.headline <= index:
        return index < layout.start + 2 or (layout.is_clean and index >= layout.end)
    menu = [line for line in layout.lines[: layout.headline] if line.role not in {Role.DATE, Role.BYLINE}]
    return layout.is_clean and len(menu) <= 1 and not has_clock(layout.lines[index].text)


def _dates(layout: Layout, index: int) -> Iterator[DatedText]:
    line = layout.lines[index]
    yield from find_dates(line.text) if line.role in {Role.DATE, Role.BYLINE} else ()


def _find_repeated(layout: Layout) -> date | None:
    """Return a date of the page whose day the article's dateline names: "SEOUL, April 3 (Agency) - ..."."""
    opening = _opening(layout)[:80]
    dates = (found.value for index in range(len(layout.lines)) for found in _dates(layout, index))
    return next((value for value in dates if names_day(opening, value)), None)


def find_byline(layout: Layout) -> str | None:
    """Return the names in the byline, or else those in the line with the date."""
    near = [layout.lines[index] for place in layout.places() for index in place]
    named = (read_byline(line.text) or line.text.split(" in ")[0] for line in near if line.role is Role.BYLINE)
    dated = (read_byline_of_date(line.text) for line in near if line.role is Role.DATE)
    return next(named, None) or next(filter(None, dated), None)

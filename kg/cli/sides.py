"""Two names side by side, each as an article shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from shutil import get_terminal_size
from textwrap import wrap

from kg.pipeline import Side
from kg.query.cells import plain

__all__ = ["lay_side_by_side"]

BETWEEN = "  |  "
WIDEST, NARROWEST = 160, 60


def lay_side_by_side(left: Side, right: Side) -> Iterator[str]:
    """Yield the lines of two columns that fit the terminal."""
    width = (min(max(get_terminal_size().columns, NARROWEST), WIDEST) - len(BETWEEN)) // 2
    for one, other in zip_longest(_column(left, width), _column(right, width), fillvalue=""):
        yield f"{one:<{width}}{BETWEEN}{other}".rstrip()


def _column(side: Side, width: int) -> Sequence[str]:
    return [line for text in _texts(side) for line in wrap(plain(text), width)]


def _texts(side: Side) -> Iterator[str]:
    yield f"{side.name} ({side.type})" if side.type else side.name
    if side.titles:
        yield ", ".join(side.titles)
    if side.article:
        day = side.article.published
        title = side.article.title or next(iter(side.article.sources), side.article.id)
        yield f"in: {title}{f', {day.isoformat()}' if day else ''}"
    yield from (f"- {quote}" for quote in side.quotes)

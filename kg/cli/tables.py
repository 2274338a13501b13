"""Tables for people: what does not fit beside the other columns stands below its row, so sentences stay readable."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len, set_cell_size

__all__ = ["Line", "lay_out"]

GAP = 2  # between columns
INDENT = 4  # of what stands below a row
MOST = 4  # of so many cells all but one fit their column where room is short
NARROW = 16  # a column whose cells are all so short has room for each of them
SHORT = 32  # columns of cells that are mostly so short share a line below a row
CUT = "\u2026"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table and how it is shown: "bold", "dim", or plainly."""

    text: str
    style: str = ""


def lay_out(columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int) -> Iterator[Line]:
    """Yield the lines of a table for a screen of this width; columns that are empty are left out.

    A column is as wide as most of its cells are, where the widest do not fit: these are cut, and stand below in full.
    """
    filled = [number for number in range(len(columns)) if not rows or any(row[number] for row in rows)]
    cells = {number: [cell_len(row[number]) for row in rows if row[number]] for number in filled}
    named = {number: cell_len(columns[number]) for number in filled}
    usual = {number: max(named[number], _usual(cells[number])) for number in filled}
    widths = _widened(
        _beside(filled, usual, width), {number: max(named[number], *cells[number], 0) for number in filled}, width
    )
    yield Line(_row(columns, widths), "bold")
    for row in rows:
        yield Line(_row(row, widths))
        below = [number for number in filled if row[number] and cell_len(row[number]) > widths.get(number, -1)]
        for text in _joined([(f"{columns[number]}: {row[number]}", usual[number] <= SHORT) for number in below]):
            yield from (Line(line, "dim") for line in _wrap(text, width))


def _usual(lengths: Sequence[int]) -> int:
    """Return the width that holds all but a few of the cells."""
    if max(lengths, default=0) <= NARROW:
        return max(lengths, default=0)
    return sorted(lengths)[(len(lengths) * (MOST - 1) - 1) // MOST]


def _beside(filled: Sequence[int], usual: dict[int, int], width: int) -> dict[int, int]:
    """Return the columns that stand side by side, with their widths.

    Of the others the sentences go below first and then what stands behind: what a row is about comes first in it. The
    first column stays where it is, though it be cut.
    """
    beside = list(filled)
    while len(beside) > 1 and sum(usual[number] + GAP for number in beside) - GAP > width:
        long = [number for number in beside[1:] if usual[number] > SHORT]
        beside.remove(max(long, key=lambda number: usual[number]) if long else beside[-1])
    return {number: min(usual[number], width) for number in beside}


def _widened(beside: dict[int, int], widest: dict[int, int], width: int) -> dict[int, int]:
    """Return the widths where the room that is left goes first to the columns that need the least of it."""
    left = width - sum(beside.values()) - GAP * (len(beside) - 1)
    widths = dict(beside)
    for number in sorted(beside, key=lambda number: widest[number] - beside[number]):
        more = min(widest[number] - beside[number], left)
        widths[number] += more
        left -= more
    return widths


def _row(row: Sequence[str], widths: dict[int, int]) -> str:
    return (" " * GAP).join(_cut(row[number], width) for number, width in widths.items()).rstrip()


def _cut(text: str, width: int) -> str:
    """Return a text in so many columns of the screen, with a mark where its end is missing."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + CUT


def _joined(cells: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Yield what stands below a row, column by column; short ones that follow each other share a line."""
    for short, group in groupby(cells, key=lambda cell: cell[1]):
        texts = [text for text, _ in group]
        yield from ["; ".join(texts)] if short else texts


def _wrap(text: str, width: int) -> list[str]:
    indent = " " * INDENT
    return textwrap.wrap(text, max(width, 20), initial_indent=indent, subsequent_indent=indent * 2)

"""Tables for people: what does not fit beside the other columns stands below its row, so sentences stay readable."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

__all__ = ["Line", "lay_out"]

GAP = 2  # between columns
INDENT = 4  # of what stands below a row


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table and how it is shown: "bold", "dim", or plainly."""

    text: str
    style: str = ""


def lay_out(columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int) -> Iterator[Line]:
    """Yield the lines of a table for a screen of this width; columns that are empty are left out."""
    filled = [number for number in range(len(columns)) if not rows or any(row[number] for row in rows)]
    widths = {number: max(cell_len(row[number]) for row in (columns, *rows)) for number in filled}
    beside, below = _split(filled, widths, width)
    yield Line(_row(columns, beside, widths), "bold")
    for row in rows:
        yield Line(_row(row, beside, widths))
        for number in below:
            if row[number]:
                yield from (Line(line, "dim") for line in _wrap(f"{columns[number]}: {row[number]}", width))


def _split(filled: Sequence[int], widths: dict[int, int], width: int) -> tuple[list[int], list[int]]:
    """Part the columns: the widest go below the row until the rest fits; the first one stays where it is."""
    beside = list(filled)
    while len(beside) > 1 and sum(widths[number] + GAP for number in beside) - GAP > width:
        beside.remove(max(beside[1:], key=lambda number: widths[number]))
    return beside, [number for number in filled if number not in beside]


def _row(row: Sequence[str], beside: Sequence[int], widths: dict[int, int]) -> str:
    cells = (row[number] + " " * (widths[number] + GAP - cell_len(row[number])) for number in beside)
    return "".join(cells).rstrip()


def _wrap(text: str, width: int) -> list[str]:
    indent = " " * INDENT
    return textwrap.wrap(text, max(width, 20), initial_indent=indent, subsequent_indent=indent * 2)

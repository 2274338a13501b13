"""What a user sees: tables on a terminal, notes and progress beside the data."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Self

import click

from kg.query.cells import plain

if TYPE_CHECKING:  # a table needs no store
    from kg.store.problem import Problem

__all__ = ["Progress", "is_terminal", "listing", "note", "report", "table", "write_bytes"]

ROWS = 50  # that a terminal is shown unless all are asked for
NARROW = 18  # a column whose cells are all this short is never broken
LINE = 100  # how much of a line of progress is shown


def is_terminal() -> bool:
    """Tell whether a person reads standard output as it comes."""
    return sys.stdout.isatty()


def note(text: str) -> None:
    """Say something that is not data: to standard error."""
    click.echo(text, err=True)


def write_bytes(chunk: bytes) -> None:
    """Write data to standard output as it is."""
    stream = click.get_binary_stream("stdout")
    stream.write(chunk)
    stream.flush()


def listing(rows: Iterable[tuple[str, str, str]]) -> None:
    """Print names and what they mean, in groups that follow each other: group, name, meaning."""
    for group, members in groupby(sorted_by_group(rows), key=lambda row: row[0]):
        click.echo(f"{group}:")
        lines = [(plain(name), plain(meaning)) for _, name, meaning in members]
        width = max(len(name) for name, _ in lines)
        for name, meaning in lines:
            click.echo(f"  {name:<{width}}  {meaning}".rstrip())


def sorted_by_group(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Bring the rows of a group together, the groups in the order of their first row."""
    kept = list(rows)
    order = {group: number for number, group in enumerate(dict.fromkeys(group for group, _, _ in kept))}
    return sorted(kept, key=lambda row: order[row[0]])


def report(problems: Iterable[Problem], *, fine: str) -> int:
    """Print problems as they come, each with the sentence that it is about, and return the exit code."""
    errors = warnings = 0
    for problem in problems:
        errors += problem.level == "error"
        warnings += problem.level != "error"
        quote = f'\n    "{plain(problem.quote)}"' if problem.quote else ""
        click.echo(f"{problem.level}: {plain(problem.subject)}: {plain(problem.message)}{quote}")
    if not errors:
        click.echo(fine + (f", {warnings} warnings" if warnings else ""))
    return 1 if errors else 0


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, every: bool = False) -> None:
    """Print a table that fits the terminal, without columns that are empty; at most 50 rows unless all are wanted."""
    from rich.console import Console  # noqa: PLC0415 - a pipe and --help do without it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    shown = rows if every else rows[:ROWS]
    filled = [number for number in range(len(columns)) if not rows or any(row[number] for row in rows)]
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for number in filled:
        widest = max((len(row[number]) for row in shown), default=0)
        grid.add_column(columns[number], no_wrap=widest <= NARROW, overflow="fold")
    for row in shown:
        grid.add_row(*(Text(row[number]) for number in filled))
    Console().print(grid)
    if len(shown) < len(rows):
        note(f"... {len(rows) - len(shown):,} more rows, --all")


class Progress:
    """One line on standard error that says how far a long work is; silent where that is no terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.shown = sys.stderr.isatty() and not quiet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.say("")

    def say(self, text: str) -> None:
        """Replace the line."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{plain(text)[:LINE]}")
            sys.stderr.flush()

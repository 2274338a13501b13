"""What a user sees: tables on a terminal, notes and progress beside the data."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

import click

from kg.cli.rows import write_rows
from kg.cli.streams import is_terminal, stdin, stdout, write_bytes
from kg.cli.words import count
from kg.query.cells import plain

if TYPE_CHECKING:  # a table needs no store, and a note no table
    from kg.cli.tables import Line
    from kg.store.problem import Problem

__all__ = [
    "Progress",
    "is_terminal",
    "listing",
    "note",
    "print_rows",
    "prose",
    "report",
    "stdin",
    "stdout",
    "styled",
    "table",
    "write_bytes",
]

ROWS = 50  # that a terminal is shown unless all are asked for
LEAST = 30  # columns of a terminal that text is fitted to
LINE = 100  # how much of a line of progress is shown


def note(text: str) -> None:
    """Say something that is not data: to standard error."""
    click.echo(text, err=True)


def listing(rows: Iterable[tuple[str, str, str]]) -> None:
    """Print names and what they mean, in groups that follow each other: group, name, meaning.

    On a terminal they fit it; a name that is longer than half of it has a line of its own.
    """
    screen = max(shutil.get_terminal_size().columns, LEAST) if is_terminal() else sys.maxsize
    for group, members in groupby(sorted_by_group(rows), key=lambda row: row[0]):
        click.echo(f"{group}:")
        lines = [(plain(name), plain(meaning)) for _, name, meaning in members]
        width = max((len(name) for name, _ in lines if len(name) <= screen // 2), default=0)
        for name, meaning in lines:
            click.echo("\n".join(_entry(name, meaning, width=width, screen=screen)))


def _entry(name: str, meaning: str, *, width: int, screen: int) -> list[str]:
    """Return the lines of a name with its meaning beside it, or below it where the name is longer than the column."""
    indent = " " * (width + 4)
    if len(name) > width:
        return [*_fitted(f"  {name}", screen, "    "), *_fitted(f"    {meaning}", screen, "    ")]
    return _fitted(f"  {name:<{width}}  {meaning}".rstrip(), screen, indent)


def _fitted(line: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def sorted_by_group(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Bring the rows of a group together, the groups in the order of their first row."""
    kept = list(rows)
    order = {group: number for number, group in enumerate(dict.fromkeys(group for group, _, _ in kept))}
    return sorted(kept, key=lambda row: order[row[0]])


def report(problems: Iterable[Problem], *, fine: str) -> int:
    """Print problems as they come, each with the sentence that it is about, and return the exit code."""
    levels: Counter[str] = Counter()
    for problem in problems:
        levels[problem.level] += 1
        click.echo(plain(str(problem)))
    if levels["error"]:
        note(f"{count(levels['error'], 'error')}, {count(levels['warning'], 'warning')}")
        return 1
    click.echo(f"{fine}, {count(levels['warning'], 'warning')}" if levels["warning"] else fine)
    return 0


def prose(lines: Iterable[str]) -> None:
    """Print lines of text; on a terminal so that they fit it, each with its indent."""
    width = max(shutil.get_terminal_size().columns, LEAST)
    for line in map(plain, lines):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        click.echo("\n".join(_fitted(line, width, indent)) if is_terminal() else line)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, every: bool = False) -> None:
    """Print a table that fits the terminal, at most 50 rows unless all are wanted."""
    from rich.console import Console

    from kg.cli.tables import lay_out

    shown = rows if every else rows[:ROWS]
    styled(lay_out(columns, shown, width=Console().width))
    left = len(rows) - len(shown)
    note(f"{count(len(rows), 'row')}{f', {left:,} more of them with --all' if left else ''}")


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[str]], format_: str, *, every: bool) -> None:
    """Print rows as a table that fits the terminal, or in one of the formats for programs."""
    if format_ == "table":
        table(columns, list(rows), every=every)
    else:
        write_rows(columns, rows, stdout(), format_=format_)


def styled(lines: Iterable[Line]) -> None:
    """Print lines, in their styles where the terminal shows colours."""
    from rich.console import Console
    from rich.text import Text

    console = Console()
    for line in lines:
        console.print(Text(plain(line.text), "" if console.no_color else line.style), soft_wrap=True)


class Progress:
    """One line on standard error that says how far a long work is; silent where that is no terminal.

    With `after`, what takes fewer seconds passes without it.
    """

    def __init__(self, *, quiet: bool = False, after: float = 0.0) -> None:
        self.shown = sys.stderr.isatty() and not quiet
        self._due = not after
        self._text = ""
        self._lock = Lock()
        self._timer = Timer(after, self.begin) if self.shown and after else None

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()
        self.say("")
        with self._lock:
            self._due, self._timer = False, None

    def begin(self) -> None:
        """Show the line from now on."""
        with self._lock:
            self._due = self._timer is not None
            self._write()

    def say(self, text: str) -> None:
        """Replace the line."""
        with self._lock:
            self._text = text
            self._write()

    def _write(self) -> None:
        if self.shown and self._due:
            sys.stderr.write(f"\r\x1b[K{plain(self._text)[:LINE]}")
            sys.stderr.flush()

    def of(self, noun: str) -> Callable[[int, int], None]:
        """Return a callback that says how many of how many are done."""
        return lambda done, total: self.say(f"{done:,} of {count(total, noun)}")

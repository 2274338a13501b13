"""The command line: arguments in, exit codes out. Everything worth a test of its own is elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kg.cli.quick import run_quickly
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the program with the arguments of the process, and exit."""
    if sys.stdout is None or sys.stderr is None:
        _reopen()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character must not stop the work
    code = run_quickly(sys.argv[1:])
    if code is None:
        sys.exit(_run_by_click(sys.argv[1:]))
    _leave(code)


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; errors go to standard error: a line, and where a query is wrong."""
    code = run_quickly(list(arguments))
    return _run_by_click(arguments) if code is None else code


def _run_by_click(arguments: Sequence[str]) -> int:
    from kg.cli.program import run as run_program

    return run_program(arguments)


def _reopen() -> None:
    """Put something in the place of standard streams that are closed, or the next file opened would be taken for them.

    What is written to standard output then fails as on a full disk; messages have nowhere to go.
    """
    import os

    for number, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            os.dup2(nowhere, number)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))


def _leave(code: int) -> NoReturn:
    """End at once: nothing is left to do, and it takes Python longer to take everything down."""
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            sys.exit(code)
    os._exit(code)

"""A plain `kg query` without click, which takes longer to load than the question takes to be answered.

What is read here is read as click reads it; whatever else is on the line is left to click, mistakes among it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.querying import Given

__all__ = ["FLAGS", "VALUED", "read_query", "run_quickly"]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _seconds(text: str) -> float:
    seconds = float(text) if text.isascii() and text.replace(".", "", 1).isdigit() else 0.0
    if not seconds:
        raise ValueError(text)
    return seconds


# The options that are read here, with their names among those of `kg.cli.querying.Given`.
VALUED: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "--store": ("location", str),
    "-f": ("format_", str),
    "--format": ("format_", str),
    "-o": ("output", str),
    "--output": ("output", str),
    "--limit": ("limit", _number),
    "--timeout": ("timeout", _seconds),
}
FLAGS = {"--evidence": "evidence", "--cite": "cite", "--time": "timed", "--exit-status": "status", "--all": "every"}
ELSEWHERE = ("KG_DEBUG", "_KG_COMPLETE")  # settings of the environment that click or its program heeds
STORE = "KG_STORE"


def run_quickly(arguments: Sequence[str]) -> int | None:
    """Carry out a plain `kg query` and return its exit code; None where the arguments are for click to read."""
    given = read_query(arguments)
    if given is None:
        return None
    from kg.cli.querying import answer

    try:
        code = answer(given)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost line: no traceback reaches a user
        return _fail(error)
    return code


def _fail(error: BaseException) -> int:
    """Report an error as the program does, and return its exit code."""
    from kg.cli.program import fail

    if isinstance(error, KeyboardInterrupt):
        print(file=sys.stderr)  # noqa: T201 - as click does, for a terminal shows ^C in this line
    return fail(error, debug=False)


def read_query(arguments: Sequence[str]) -> Given | None:
    """Return what a plain `kg query` asks; None for all other lines.

    >>> read_query(["query", "meetings", "--limit", "5"]).limit, read_query(["query", "--help"])
    (5, None)
    """
    if arguments[:1] != ["query"] or any(os.environ.get(name) for name in ELSEWHERE):
        return None
    try:
        words, options = _read(arguments[1:])
    except ValueError:
        return None
    from kg.cli.querying import Given
    from kg.query.memory import allowed

    options.setdefault("location", os.environ.get(STORE) or "kg.store")
    return Given(words[0], allowed(), tuple(words[1:]), **options)  # type: ignore[arg-type]


def _read(arguments: Sequence[str]) -> tuple[list[str], dict[str, object]]:
    """Return the words and the options by name; raise `ValueError` for what is not read here."""
    words: list[str] = []
    options: dict[str, object] = {}
    left = iter(arguments)
    for word in left:
        if not word.startswith("-"):
            words.append(word)
            continue
        name, value = _option(word, left)
        if name in options:
            raise ValueError(word)
        options[name] = value
    if not all(words) or not words:
        raise ValueError("no query")
    return words, options


def _option(word: str, left: Iterator[str]) -> tuple[str, object]:
    """Return the name and the value of an option, whose value may be the next word."""
    if word in FLAGS:
        return FLAGS[word], True
    option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    if option not in VALUED:
        raise ValueError(word)
    name, read = VALUED[option]
    text = value if equals else next(left, "")
    if not text or text.startswith("-"):
        raise ValueError(word)
    return name, read(text)

"""Standard input and output as bytes."""

from __future__ import annotations

import sys

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["is_terminal", "stdin", "stdout", "write_bytes"]


def is_terminal() -> bool:
    """Tell whether a person reads standard output as it comes."""
    return sys.stdout.isatty()


def write_bytes(chunk: bytes) -> None:
    """Write data to standard output as it is."""
    stream = stdout()
    stream.write(chunk)
    stream.flush()


def stdin() -> BinaryIO | None:
    """Return standard input as bytes; None where the process has none."""
    return getattr(sys.stdin, "buffer", None)


def stdout() -> BinaryIO:
    """Return standard output as bytes, after what was printed as text."""
    sys.stdout.flush()
    return sys.stdout.buffer

"""SPARQL that comes by standard input."""

from __future__ import annotations

from kg.cli.streams import stdin

__all__ = ["read_stdin"]


def read_stdin() -> str:
    """Return what comes by standard input."""
    stream = stdin()
    return stream.read().decode("utf-8-sig") if stream else ""

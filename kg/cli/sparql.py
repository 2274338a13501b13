"""SPARQL that stands in a file or comes by standard input."""

from __future__ import annotations

from pathlib import Path

from kg.cli.streams import stdin
from kg.errors import QueryError

__all__ = ["read_file", "read_stdin"]


def read_stdin() -> str:
    """Return what comes by standard input."""
    stream = stdin()
    return stream.read().decode("utf-8-sig") if stream else ""


def read_file(path: Path, *, kind: str, hint: str = "check its name") -> str:
    """Return the text of a file; raise `QueryError`, which begins with the kind, where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"{kind} {path}: {error.strerror or error}; {hint}") from None
    except UnicodeDecodeError:
        raise QueryError(f"{kind} {path}: is not a text in UTF-8; save it as one") from None
    except ValueError as error:
        raise QueryError(f"{kind} {str(path)!r}: is no name of a file, {error}; {hint}") from None

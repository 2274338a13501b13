"""SPARQL that stands in a file."""

from __future__ import annotations

from kg.errors import QueryError
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_file"]


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

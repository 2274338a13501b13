"""How failures of the engine become one line for the user."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

__all__ = ["reported"]

# What the engine says, what it means to a user, and what to do, tried in this order.
MEANINGS = (
    ("lock", "is in use by another process; wait until that has ended"),
    ("No space left", "the disk is full; make room and run the command again"),
    ("File too large", "the disk is full or a size limit is reached; make room and run the command again"),
    ("Permission denied", "may not be accessed; change its permissions or choose another place with --store"),
    ("Read-only file system", "is on a read-only file system; choose another place with --store"),
    ("read-write", "is open for reading only; open it in write mode"),
    ("Not a directory", "is not a folder; choose another place with --store"),
    ("", "is damaged ({detail}); delete the folder and build the graph again"),
)


@contextmanager
def reported(location: Path) -> Iterator[None]:
    """Turn an error of the engine into a `StoreError` that names the store, what is wrong, and the next step."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise StoreError(f"graph {location}: {_meaning(error)}") from error


def _meaning(error: OSError | RuntimeError) -> str:
    detail = " ".join(str(error).split())
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        detail = "No space left"
    meaning = next(meaning for sign, meaning in MEANINGS if sign.lower() in detail.lower())
    return meaning.format(detail=detail[:120])

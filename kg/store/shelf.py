"""What is to be put together by keys, kept outside the memory until all of it is there."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from kg.errors import StoreError

__all__ = ["Shelf"]

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """Values under keys, in a file without a name that goes with the shelf. A small shelf never gets to the disk."""

    def __init__(self) -> None:
        with _reported():
            self._database = sqlite3.connect("", isolation_level=None)
            self._database.execute("CREATE TABLE shelf (key TEXT, value BLOB)")
            self._database.execute("BEGIN")

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    def put(self, key: str, *values: Value) -> None:
        """Put values under a key; without any, only note the key."""
        rows = [(key, pickle.dumps(value)) for value in values] or [(key, b"")]
        with _reported():
            self._database.executemany("INSERT INTO shelf VALUES (?, ?)", rows)

    def groups(self) -> Iterator[tuple[str, list[Value]]]:
        """Yield each key once with its values in the order in which they were put there; keys are sorted."""
        with _reported():
            rows = self._database.execute("SELECT key, value FROM shelf ORDER BY key, rowid")
            for key, same in groupby(rows, key=itemgetter(0)):
                yield key, [pickle.loads(value) for _, value in same if value]  # noqa: S301  it was put there here


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"temporary files: {error}; make room in the folder for them, or name another in TMPDIR"
        ) from None

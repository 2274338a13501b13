"""What grows with the corpus while it is worked on, kept outside the memory: values by keys, and keys in order."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from kg.errors import StoreError

__all__ = ["Queue", "Shelf"]

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """Values under keys, in a file without a name that goes with the shelf. A small shelf never gets to the disk."""

    def __init__(self) -> None:
        with _reported():
            self._database = _database("CREATE TABLE shelf (key TEXT, value BLOB)")

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


class Queue:
    """Keys to be gone through in order, each once, in a file without a name that goes with the queue."""

    def __init__(self, keys: Iterable[str]) -> None:
        with _reported():
            self._database = _database("CREATE TABLE queue (key TEXT PRIMARY KEY) WITHOUT ROWID")
            self._database.executemany("INSERT OR IGNORE INTO queue VALUES (?)", zip(keys))

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    def drop(self, keys: Iterable[str]) -> None:
        """Take keys out, so that they do not come any more."""
        with _reported():
            self._database.executemany("DELETE FROM queue WHERE key = ?", zip(keys))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, sorted, without those that were taken out on the way."""
        found = self._next("")
        while found is not None:
            yield found
            found = self._next(found)

    def _next(self, last: str) -> str | None:
        with _reported():
            row = self._database.execute("SELECT min(key) FROM queue WHERE key > ?", (last,)).fetchone()
        return None if row is None else row[0]


def _database(table: str) -> sqlite3.Connection:
    database = sqlite3.connect("", isolation_level=None)
    database.execute(table)
    database.execute("BEGIN")
    return database


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"temporary files: {error}; make room in the folder for them, or name another in TMPDIR"
        ) from None

"""The index: one file of SQLite with the words of all articles, and the last changes of the graph that it has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal as Choice

from kg.store.fulltext.rows import KINDS, Row
from kg.store.journal import Entry, History

__all__ = ["Index"]

VERSION = 1  # of the tables; a file of another version is made anew
PATIENCE = 5.0  # seconds for which another process may keep the file to itself
KEPT = 10_000  # changes that are remembered, for those who see the graph as it was before them
TABLES = (
    "CREATE TABLE changes (number INTEGER PRIMARY KEY, token TEXT NOT NULL, document TEXT NOT NULL)",
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL,"
    " node TEXT NOT NULL, words TEXT NOT NULL)",
    "CREATE INDEX texts_of ON texts (document)",
    # The words stand in `texts`; the tables of their kinds only lead there. Each kind has its own, because what is rare
    # in names is not what is rare in sentences.
    *(
        f"CREATE VIRTUAL TABLE {kind} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
        for kind in KINDS
    ),
    f"PRAGMA user_version = {VERSION}",
)
# A kind is a table, so it cannot be given as a value.
ADD = "INSERT INTO {kind} (rowid, words) VALUES (?, ?)"
REMOVE = "INSERT INTO {kind} ({kind}, rowid, words) VALUES ('delete', ?, ?)"
CLEAR = "INSERT INTO {kind} ({kind}) VALUES ('delete-all')"
FIND = """
    SELECT node, MIN(score) FROM (SELECT rowid AS id, rank AS score FROM {kind} WHERE {kind} MATCH ?)
    JOIN texts USING (id) GROUP BY node ORDER BY 2, node LIMIT ?"""


class Index:
    """An open index, within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    @classmethod
    @contextmanager
    def read(cls, path: Path) -> Iterator[Index]:
        """Open the index in a file as it is; raise errors of `sqlite3` where there is none."""
        with _connected(path, "ro") as connection, _transaction(connection, "BEGIN"):
            if _version(connection) != VERSION:
                raise sqlite3.DatabaseError(f"{path} is no index of this version")
            yield cls(connection)

    @classmethod
    @contextmanager
    def change(cls, path: Path) -> Iterator[Index]:
        """Open the index in a file, or an empty new one, to change it; nothing is changed if an error leaves the block.

        Raise errors of `sqlite3`; of them, plain `DatabaseError` means that the file is damaged or something else.
        """
        with _connected(path, "rwc") as connection, _transaction(connection, "BEGIN IMMEDIATE"):
            _make(connection)
            yield cls(connection)

    @classmethod
    @contextmanager
    def copy(cls, path: Path | None) -> Iterator[Index]:
        """Open a copy in memory of the index in a file, or an empty new one."""
        with _connected(None, "memory") as connection:
            if path is not None:
                with cls.read(path) as original:  # a copy of a file that others hold back would wait without end
                    original.copy_to(connection)
            with _transaction(connection, "BEGIN"):
                _make(connection)
                yield cls(connection)

    def copy_to(self, connection: sqlite3.Connection) -> None:
        """Copy everything into another, empty database."""
        self._sql.backup(connection)

    def history(self) -> History | None:
        """Return the last changes of the graph that the index has; None for a new one."""
        found = [Entry(*row) for row in self._sql.execute("SELECT * FROM changes ORDER BY number")]
        return History(found[0], {entry.number: entry for entry in found[1:]}) if found else None

    def tell(self, history: History) -> None:
        """Note that the index is where the history of the graph ends."""
        entries = (history.start, *history.entries.values())
        self._sql.execute("DELETE FROM changes WHERE number > ?", [history.last.number])
        rows = [(entry.number, entry.token, entry.document) for entry in entries]
        self._sql.executemany("INSERT OR REPLACE INTO changes VALUES (?, ?, ?)", rows)
        self._sql.execute("DELETE FROM changes WHERE number < ?", [history.last.number - KEPT])

    def clear(self) -> None:
        """Take everything out."""
        for statement in ("DELETE FROM changes", "DELETE FROM texts", *(CLEAR.format(kind=kind) for kind in KINDS)):
            self._sql.execute(statement)

    def put(self, document: str, rows: frozenset[Row]) -> None:
        """Put rows in place of those of an article."""
        found = self._sql.execute("SELECT kind, node, words, id FROM texts WHERE document = ?", [document])
        known = {Row(*columns): id_ for *columns, id_ in found}
        for row in sorted(known.keys() - rows):
            self._remove(known[row], row)
        for row in sorted(rows - known.keys()):
            self._add(document, row)

    def _remove(self, id_: int, row: Row) -> None:
        self._sql.execute(REMOVE.format(kind=row.kind), [id_, row.words])
        self._sql.execute("DELETE FROM texts WHERE id = ?", [id_])

    def _add(self, document: str, row: Row) -> None:
        values = [document, row.kind, row.node, row.words]
        id_ = self._sql.execute("INSERT INTO texts (document, kind, node, words) VALUES (?, ?, ?, ?)", values).lastrowid
        self._sql.execute(ADD.format(kind=row.kind), [id_, row.words])

    def find(self, kind: str, expression: str, *, limit: int) -> list[tuple[str, float]]:
        """Return the nodes of a kind whose words fit, with their scores, the best first."""
        found = self._sql.execute(FIND.format(kind=kind), [expression, limit])
        return [(node, -rank) for node, rank in found]

    def rows(self) -> Iterable[tuple[str, Row]]:
        """Yield each article with each of its rows, sorted."""
        found = self._sql.execute("SELECT document, kind, node, words FROM texts ORDER BY 1, 2, 3, 4")
        return ((document, Row(*columns)) for document, *columns in found)


@contextmanager
def _connected(path: Path | None, mode: Choice["ro", "rwc", "memory"]) -> Iterator[sqlite3.Connection]:
    where = f"{path.absolute().as_uri()}?mode={mode}" if path else ":memory:"
    connection = sqlite3.connect(where, timeout=PATIENCE, isolation_level=None, uri=path is not None)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """Keep what the block does if it ends well; where it does not, closing the connection undoes it."""
    connection.execute(begin)
    yield
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty file."""
    if _version(connection) == VERSION:
        return
    if connection.execute("SELECT * FROM sqlite_master LIMIT 1").fetchone():
        raise sqlite3.DatabaseError("the file holds other tables")
    for statement in TABLES:
        connection.execute(statement)

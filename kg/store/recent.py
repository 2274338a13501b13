"""What this process has added to a graph, kept as it was: sooner read again from here than from the graph."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from weakref import finalize

from kg.model import Appearance, Claim, Entity, Node, Reading

__all__ = ["Recent"]


class Recent:
    """Readings by article, in a file without a name that goes with this. A few readings never get to the disk.

    It may always forget: where there is no room for the file, nothing is kept.
    """

    def __init__(self) -> None:
        self._database: sqlite3.Connection | None = None

    def _open(self) -> None:
        database = self._database = sqlite3.connect("", isolation_level=None)
        finalize(self, database.close)
        database.execute("CREATE TABLE recent (document TEXT PRIMARY KEY, reading BLOB)")
        database.execute("BEGIN")

    def forget(self) -> None:
        """Forget everything."""
        if self._database:
            self._database.close()
        self._database = None

    def put(self, reading: Reading) -> None:
        """Keep a reading as the graph would give it back; one that tells a thing in two ways comes back otherwise."""
        if not _tells_in_one_way(reading):
            return
        written = replace(reading, appearances=tuple(map(_written, reading.appearances)))
        with suppress(sqlite3.Error):
            if self._database is None:
                self._open()
        self._ask("INSERT OR REPLACE INTO recent VALUES (?, ?)", reading.document.id, pickle.dumps(written))

    def drop(self, document: str) -> None:
        """Forget an article, as its graph changes."""
        self._ask("DELETE FROM recent WHERE document = ?", document)

    def get(self, document: str) -> Reading | None:
        """Return the reading of an article; None where it is not kept."""
        for (found,) in self._ask("SELECT reading FROM recent WHERE document = ?", document):
            reading: Reading = pickle.loads(found)  # noqa: S301  it was put there here
            return reading
        return None

    def _ask(self, statement: str, *values: str | bytes) -> list[tuple[bytes]]:
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error:
            self.forget()
            return []


def _tells_in_one_way(reading: Reading) -> bool:
    """Tell whether all that is one thing in the graph has the same words wherever the reading has it."""
    nodes = {link.entity for link in reading.links} | {node for claim in reading.claims for node in _nodes(claim)}
    return len({_identity(node) for node in nodes}) == len(nodes)


def _nodes(claim: Claim) -> Iterator[Node]:
    yield from (claim.subject, claim.object, *claim.attribution)
    yield from (node for _, node in claim.qualifiers)


def _identity(node: Node) -> tuple[str, ...]:
    return (node.id,) if isinstance(node, Entity) else (node.value, node.datatype, node.unit, node.limit)


def _written(appearance: Appearance) -> Appearance:
    """Return an appearance that says whom it is taken for, as each does in the graph."""
    return replace(appearance, taken_for=appearance.taken_for or appearance.entity.id)

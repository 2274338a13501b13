"""Updates that people write: carried out wholly or not at all, and with the two views of the graph in agreement.

The default graph repeats the triples of all named graphs (`kg.store.change`), so an update of one side is followed, in
the same transaction, by the statements that bring the other side in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.rdf.vocabulary import Names
from kg.store.failure import reported
from kg.store.store import Store

__all__ = ["Effect", "backup", "dry_run", "restore", "update"]

# Deleted from the default graph means deleted from all graphs; what is new there stands in a graph of its own.
FROM_DEFAULT = """
DELETE {{ GRAPH ?graph {{ ?s ?p ?o }} }} WHERE {{
  GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph NOT IN ({hidden})) FILTER NOT EXISTS {{ ?s ?p ?o }}
}} ;
INSERT {{ GRAPH {notes} {{ ?s ?p ?o }} }} WHERE {{
  ?s ?p ?o FILTER NOT EXISTS {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph NOT IN ({hidden})) }}
}}"""
FROM_NAMED = """
DELETE {{ ?s ?p ?o }} WHERE {{
  ?s ?p ?o FILTER NOT EXISTS {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph NOT IN ({hidden})) }}
}} ;
INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(?graph NOT IN ({hidden})) }}"""
COPY = re.compile(r"\.backup-(\d+)")


@dataclass(frozen=True, slots=True)
class Effect:
    """How many triples of the graph as queries see it an update takes and brings."""

    gone: int
    come: int


def in_step(names: Names, *, named: bool) -> str:
    """Return the statements that bring one side in step with the other, which is that of named graphs where `named`."""
    hidden = f"{names.unsettled}, {names.store}"
    return (FROM_NAMED if named else FROM_DEFAULT).format(hidden=hidden, notes=names.notes)


def update(store: Store, sparql: str, *, named: bool) -> None:
    """Carry out a checked update; raise `StoreError` where the graph cannot be written.

    `named` tells that the update names graphs, so that those decide.
    """
    with reported(store.location):
        store.forget_recent()
        store.update(f"{sparql} ;\n{in_step(store.names, named=named)} ;\n{store.journal.restart(sparql)}")


def dry_run(store: Store, sparql: str, *, named: bool, most: int) -> Effect | None:
    """Return what an update would do, found on a copy in memory; None for a graph of more than `most` quads."""
    with reported(store.location):
        if len(store.engine) > most:
            return None
        copy = pyoxigraph.Store()
        copy.bulk_extend(store.engine)
    before = set(_default(copy))
    copy.update(f"{sparql} ;\n{in_step(store.names, named=named)}")
    after = set(_default(copy))
    return Effect(len(before - after), len(after - before))


def _default(engine: pyoxigraph.Store) -> Iterator[pyoxigraph.Triple]:
    return (quad.triple for quad in engine.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))


def backup(store: Store) -> Path:
    """Copy the graph into a folder beside it that is not there yet, and return that."""
    number = max(_backups(store.location), default=0) + 1
    target = store.location.with_name(f"{store.location.name}.backup-{number}")
    with reported(target):
        store.engine.backup(target)
    return target


def _backups(location: Path) -> dict[int, Path]:
    """Return the copies beside a graph by their numbers."""
    found = (
        (COPY.fullmatch(path.name.removeprefix(location.name)), path) for path in location.absolute().parent.iterdir()
    )
    return {
        int(match[1]): location.with_name(path.name)
        for match, path in found
        if match and path.name.startswith(location.name)
    }


def restore(location: Path) -> Path:
    """Put the last copy in the place of the graph, which becomes the copy, and return where that is.

    Raise `StoreError` where there is none, or while another process writes.
    """
    copies = _backups(location)
    if not copies:
        raise StoreError(f"graph {location}: has no copy beside it; only kg update makes one")
    last = copies[max(copies)]
    aside = location.with_name(f"{location.name}.aside")
    with reported(location), _locked(location):
        location.rename(aside)
        last.rename(location)
        aside.rename(last)
    return last


@contextmanager
def _locked(location: Path) -> Iterator[None]:
    """Hold what the engine locks while it writes a graph, so that nobody else does; raise `OSError` where one does."""
    import fcntl

    with (location / "LOCK").open("a") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BlockingIOError(error.errno, "lock is held") from error
        yield

"""Find by their words the sentences, the articles and the names of a graph.

What is found by stands in an index beside the graph: a file that follows from the graph alone, is part of no export and
may be deleted at any time. Who asks, and who closes a graph after changing it, brings it in step first: the journal of
the graph tells which articles were changed since. So it does not matter when a process was killed. The file is left
alone by who may not write it, and by who sees the graph as it was before others changed it; they use a copy in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import StoreError
from kg.rdf.facts import pairs
from kg.rdf.vocabulary import kg, term
from kg.store.failure import reported
from kg.store.fulltext.index import Index
from kg.store.fulltext.rows import KINDS, rows_of
from kg.store.fulltext.words import expression
from kg.store.journal import History, Journal
from kg.store.opened import Opened

__all__ = ["MOST", "Fulltext", "Hit"]

FILE = "fulltext.sqlite"
MOST = 10_000  # nodes of each kind that are found at most, the best of all


@dataclass(frozen=True, slots=True)
class Hit:
    """A node whose words fit, and how well: more for rarer words, in shorter texts, more often."""

    node: NamedNode
    score: float


Found: TypeAlias = list[tuple[str, str, float]]  # kind, node and score
Outcome = TypeVar("Outcome")
Work: TypeAlias = Callable[[Index], Outcome]


class _OutOfStepError(Exception):
    """The index is of another state of the graph, or of a later one than this process sees."""


class Fulltext:
    """The words of a graph."""

    def __init__(self, graph: Opened, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    @property
    def _path(self) -> Path | None:
        """Return the file of the index; None for a graph in memory."""
        return self._graph.location / FILE if self._graph.location.is_dir() else None

    def search(self, text: str, *, limit: int = MOST) -> list[Hit]:
        """Return what the words of a text lead to: sentences, evidence, articles and entities, each kind best first.

        Of each kind there are at most `limit`; evidence has the score of its sentence. `kg.store.fulltext.words` has
        the language of the text. Raise `QueryError` for what is none, and `StoreError` where nothing can be found.
        """
        sought = expression(text)

        def ask(index: Index) -> Found:
            return [(kind, *found) for kind in KINDS for found in index.find(kind, sought, limit=limit)]

        with reported(self._graph.location):
            return [hit for found in self._asked(ask) for hit in self._hits(*found)]

    def settle(self) -> None:
        """Bring the index in step with the graph, and let the journal forget what it then has.

        Where the index cannot be written, it is left to the next one who needs it.
        """
        if path := self._path:
            history = self._journal.history()
            with reported(self._graph.location), suppress(sqlite3.Error):
                _change(path, lambda index: self._bring(index, history))
                self._journal.forget(history)

    def _asked(self, ask: Work[Found]) -> Found:
        """Ask the index as it is; if it is out of step, bring it in step; if it must be left alone, ask a copy."""
        history, path = self._journal.history(), self._path
        if path:
            for way in (self._as_it_is, self._mended, self._copied):
                with suppress(sqlite3.Error, _OutOfStepError):
                    return way(path, history, ask)
        try:
            return self._copied(None, history, ask)
        except sqlite3.Error as error:
            message = f"cannot be searched ({error}); use a Python whose SQLite has FTS5"
            raise StoreError(f"graph {self._graph.location}: {message}") from None

    def _as_it_is(self, path: Path, history: History, ask: Work[Outcome]) -> Outcome:
        with Index.read(path) as index:
            if history.changed_since(index.history()) != frozenset():
                raise _OutOfStepError
            return ask(index)

    def _mended(self, path: Path, history: History, ask: Work[Outcome]) -> Outcome:
        def mend(index: Index) -> Outcome:
            seen = index.history()
            if seen and seen.last.number > history.last.number:
                raise _OutOfStepError
            self._bring(index, history)
            return ask(index)

        return _change(path, mend)

    def _copied(self, path: Path | None, history: History, ask: Work[Outcome]) -> Outcome:
        with Index.copy(path) as index:
            self._bring(index, history)
            return ask(index)

    def _bring(self, index: Index, history: History) -> None:
        """Bring an index in step with the graph: only what was changed, or all where that cannot be told."""
        changed = history.changed_since(index.history())
        if changed is None:
            index.clear()
            changed = self._documents()
        for document in sorted(changed):
            index.put(document, rows_of(self._graph.engine, document, self._graph.names))
        index.tell(history)

    def _documents(self) -> frozenset[str]:
        found = pairs(self._graph.engine, term("rdf:type"), term("schema:NewsArticle"), DefaultGraph())
        return frozenset(self._graph.names.id_of(node) for node, _ in found)

    def _hits(self, kind: str, node: str, score: float) -> Iterator[Hit]:
        here = NamedNode(node)
        yield Hit(here, score)
        if kind == "sentence":
            evidence = pairs(self._graph.engine, kg("sentence"), here, DefaultGraph())
            yield from (Hit(one, score) for one, _ in sorted(evidence, key=str))


def _change(path: Path, work: Work[Outcome]) -> Outcome:
    """Change the index in a file; one that is damaged is made anew."""
    try:
        with Index.change(path) as index:
            return work(index)
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # its kinds tell of locks, full disks and the like
            raise
    _discard(path)
    with Index.change(path) as index:
        return work(index)


def _discard(path: Path) -> None:
    for one in (path.with_name(f"{path.name}-journal"), path):
        with suppress(OSError):
            one.unlink(missing_ok=True)

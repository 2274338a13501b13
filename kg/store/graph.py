"""What every part of an open graph needs: the engine, the names, the ontology, and updates that reach the disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property

import pyoxigraph

from kg.errors import QueryError
from kg.rdf.vocabulary import PREFIXES, Names
from kg.records import TYPE_CHECKING, replace
from kg.store.failure import reported

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from kg.rdf.reader import Reader
    from kg.rdf.values import Part
    from kg.schema import Ontology
    from kg.store.fulltext import Fulltext, Hit
    from kg.store.journal import Journal
    from kg.store.statistics import Statistics

__all__ = ["Graph"]

# Characters of updates, after which the engine has to move what it holds in memory to its tables. Left alone it holds
# more than 1 GB, keeps as much in logs beside the tables, and is slower.
UNSAVED = 2**24


class Graph:
    """An engine with a graph in it."""

    def __init__(
        self,
        engine: pyoxigraph.Store,
        location: str | Path,
        *,
        base: str,
        ontology: Ontology | None = None,
        writes: bool = False,
        statistics: Statistics | None = None,
    ) -> None:
        self.engine = engine
        self._folder = os.fspath(location)
        self.names = Names(base)
        self._ontology = ontology
        self.memo: dict[str, tuple[tuple[str, ...], ...] | None] = {}  # rows that were asked since the last change
        self._writes = writes
        self._statistics = statistics
        self._unsaved = 0  # characters of updates that are in the engine's memory and log, but not yet in its tables

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder, so that another process may write.

        What was written is moved from the log to tables before, because each reader would read the whole log again,
        and counted, so that queries are put in order. Nothing is lost where that fails (on a full disk): the log stays.
        """
        if not hasattr(self, "engine"):
            return
        statistics = self._settle() if self._unsaved or self._writes else None
        del self.engine
        if statistics is not None:
            from kg.store.statistics import save

            save(self._folder, statistics)

    def _settle(self) -> Statistics | None:
        """Move what was written to tables, and return the figures of a graph that is written; None where that fails."""
        try:
            if self._unsaved:
                self.engine.flush()
            if not self._writes:
                return None
            from kg.store.statistics import count

            known = self._statistics
            return known if known is not None and known.holds else count(self.engine)
        except (OSError, RuntimeError):
            return None

    @property
    def size(self) -> int:
        """Return how many bytes the engine's tables take."""
        with os.scandir(self._folder) as entries:
            return sum(entry.stat().st_size for entry in entries if entry.name.endswith(".sst"))

    @property
    def statistics(self) -> Statistics | None:
        """Return how often predicates are used; None where that has not been counted."""
        if self._statistics is None and not self._writes:
            from kg.store.statistics import load  # who asks for one triple needs no figures

            self._statistics = load(self._folder)
        return self._statistics

    @cached_property
    def location(self) -> Path:
        """Return the folder of the graph."""
        from pathlib import Path  # slow to load, and a query needs none

        return Path(self._folder)

    @property
    def home(self) -> Path:
        """Return the folder that the graph lies in: files below it are named from there."""
        return self.location.resolve().parent

    @property
    def base(self) -> str:
        """Return the IRI that the graph's own names begin with."""
        return self.names.base

    @cached_property
    def ontology(self) -> Ontology:
        """Return the ontology that the graph is written with, and the terms that it remembers of others."""
        from kg.rdf.ontology import load_ontology

        remembered = self.definitions()
        if self._ontology is None:
            return load_ontology(known=remembered)
        return self._ontology.joined(load_ontology(known=remembered)) if remembered else self._ontology

    def definitions(self) -> tuple[Part, ...]:
        """Return what the graph remembers of terms that are not those of kg: triples, sorted."""
        with reported(self.location):
            here = self.names.ontology
            found = [quad.triple for quad in self.engine.quads_for_pattern(None, None, None, here)]
        return tuple(sorted(((one.subject, one.predicate, one.object) for one in found), key=str))  # type: ignore[misc]

    def update(self, sparql: str) -> None:
        """Carry out an update, wholly or not at all; an empty one is none."""
        if sparql:
            self.engine.update(sparql)
            if self._statistics is not None:
                self._statistics = replace(self._statistics, drift=self._statistics.drift + len(sparql))
            self.memo.clear()
            self._unsaved += len(sparql)
        if self._unsaved >= UNSAVED:
            self._unsaved = 0
            self.engine.flush()

    @cached_property
    def journal(self) -> Journal:
        """Return which articles were changed lately."""
        from kg.store.journal import Journal

        return Journal(self)

    @cached_property
    def fulltext(self) -> Fulltext:
        """Return what finds sentences, articles and entities by their words."""
        from kg.store.fulltext import Fulltext  # SQLite is loaded for those only who need it

        return Fulltext(self, self.journal)

    def search(self, words: str) -> list[Hit]:
        """Return the sentences, evidence, articles and entities that words lead to, each kind best first."""
        return self.fulltext.search(words)

    def reader(self) -> Reader:
        """Return a reader of the graph as it is now."""
        from kg.rdf.reader import Reader

        return Reader(self.engine, base=self.base)

    def query(
        self, sparql: str, *, substitutions: Mapping[str, pyoxigraph.NamedNode | pyoxigraph.Literal] | None = None
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        """Ask a SPARQL query; the usual prefixes are known, and variables may be given values.

        Patterns outside GRAPH see the default graph: the union of all articles and the edges, each triple once.
        A variable that is given a value must be selected too. Raise `QueryError` for what is no
        SPARQL; errors while rows are read are the engine's own.
        """
        values: dict[
            pyoxigraph.Variable,
            pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple,
        ]
        values = {pyoxigraph.Variable(name): value for name, value in (substitutions or {}).items()}
        try:
            return self.engine.query(sparql, prefixes={**PREFIXES, "id": self.base}, substitutions=values)
        except (SyntaxError, RuntimeError) as error:
            message = " ".join(str(error).split()).partition(": expected")[0]
            raise QueryError(f"query: {message}; correct it") from None

"""What every part of an open graph needs: the engine, the names, the ontology, and updates that reach the disk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pyoxigraph

from kg.rdf.ontology import load_ontology
from kg.rdf.values import Part
from kg.rdf.vocabulary import Names
from kg.schema import Ontology
from kg.store.failure import reported
from kg.store.statistics import Statistics, count, load, save

__all__ = ["Graph"]

# Characters of updates, after which the engine has to move what it holds in memory to its tables. Left alone it holds
# more than 1 GB, keeps as much in logs beside the tables, and is slower.
UNSAVED = 2**24


class Graph:
    """An engine with a graph in it."""

    def __init__(
        self,
        engine: pyoxigraph.Store,
        location: Path,
        *,
        base: str,
        ontology: Ontology | None = None,
        writes: bool = False,
        statistics: Statistics | None = None,
    ) -> None:
        self.engine = engine
        self.location = location
        self.names = Names(base)
        self._ontology = ontology
        self.memo: dict[str, tuple[tuple[str, ...], ...] | None] = {}  # rows that were asked since the last change
        self._writes = writes
        self._statistics = statistics
        self._unsaved = 0  # characters of updates that are in the engine's memory and log, but not yet in its tables

    def close(self) -> None:
        """Let go of the folder, so that another process may write.

        What was written is moved from the log to tables before, because each reader would read the whole log again,
        and counted, so that queries are put in order. Nothing is lost where that fails (on a full disk): the log stays.
        """
        if not hasattr(self, "engine"):
            return
        statistics = None
        with suppress(OSError, RuntimeError):
            if self._unsaved:
                self.engine.flush()
            if self._writes:
                known = self._statistics
                statistics = known if known is not None and known.holds else count(self.engine)
        del self.engine
        if statistics is not None:
            save(self.location, statistics)

    @property
    def statistics(self) -> Statistics | None:
        """Return how often predicates are used; None where that has not been counted."""
        if self._statistics is None and not self._writes:
            self._statistics = load(self.location)
        return self._statistics

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

"""The graph: add and remove articles, read back what they say, and ask SPARQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.model import Claim, Document, Entity, Link, Reading
from kg.rdf.documents import read_published, read_text
from kg.rdf.facts import Excerpt, pairs
from kg.rdf.quads import difference, to_quads
from kg.rdf.reader import Reader
from kg.rdf.values import Part
from kg.rdf.vocabulary import local_name, term
from kg.schema import Ontology
from kg.store.change import Told, replacement, settings_update, told_by
from kg.store.events import Events
from kg.store.failure import reported
from kg.store.graph import Graph
from kg.store.identities import Identities
from kg.store.recent import Recent
from kg.store.stories import Stories

__all__ = ["Counts", "Store"]

NOTHING = Told(frozenset(), frozenset())
UNTOLD = 256  # changed articles, after which the index of their words is brought in step


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds. An entity counts once, however many articles name it; so does a claim."""

    documents: int
    claims: int
    entities: int
    edges: int
    triples: int


class Store(Graph):
    """An open graph. `kg.store.open_store` makes one; after `close` it must not be used."""

    @classmethod
    def in_memory(cls, *, base: str, ontology: Ontology) -> Store:
        """Return an empty graph that is gone with the process."""
        return cls(pyoxigraph.Store(), Path("memory"), base=base, ontology=ontology)

    def close(self) -> None:
        """Let go of the folder, with what is kept beside the graph in step with it."""
        if hasattr(self, "engine") and self.journal.unread:
            with suppress(StoreError):  # the next one who needs it finds out and mends it
                self.fulltext.settle()
        self.forget_recent()
        super().close()

    def define(self, parts: Iterable[Part], *, keep: bool = True) -> None:
        """Remember terms beside those of kg, with those that are remembered or in place of them."""
        all_parts = {*parts, *(self.definitions() if keep else ())}
        with reported(self.location):
            here = self.names.ontology
            if all_parts != set(self.definitions()):
                self.forget_recent()  # terms may be read otherwise
            self._replace(here, Told(frozenset(Triple(*part) for part in all_parts), frozenset()), goes=not all_parts)
        self.__dict__.pop("ontology", None)

    def add(self, reading: Reading, *, settled: bool = False, at_hand: bool = False) -> None:
        """Add an article, in place of what was there under its id; all of it or, if interrupted, nothing.

        The caller merges documents that share an id before (`kg.text.merge`). What the article names is to be compared
        with other articles then (`kg.pipeline.identify`), unless the reading is the outcome of that: `settled`. One
        that is just what the graph would give back, in its order too, may be kept `at_hand`, for the sake of speed.
        """
        with reported(self.location):
            here = self.names.document(reading.document.id)
            new = Told.of(to_quads(reading, self.ontology, base=self.base), here)
            keys = (key for each in reading.appearances for key in each.keys)
            self._replace(here, new, () if settled else keys)
            self._settle_words()
        if at_hand:
            self.recent.put(reading)

    def rewrite(self, document: str, tell: Callable[[Reading], Reading]) -> Reading:
        """Put what `tell` makes of an article's reading in its place and return it.

        Nothing in it is to be compared again.
        """
        with reported(self.location):
            former = self.recent.get(document)
            return self._rewrite_at_hand(former, tell) if former else self._rewrite(document, tell)

    def _rewrite(self, document: str, tell: Callable[[Reading], Reading]) -> Reading:
        graph, here = self.names.document(document), self._excerpt(document)
        reading = tell(Reader(here, base=self.base).reading(document))
        self._replace(graph, Told.of(to_quads(reading, self.ontology, base=self.base), graph), old=told_by(here, graph))
        return reading

    def _rewrite_at_hand(self, former: Reading, tell: Callable[[Reading], Reading]) -> Reading:
        graph, reading = self.names.document(former.document.id), tell(former)
        gone, come = difference(former, reading, self.ontology, base=self.base)
        self._replace(graph, Told.of(come, graph), old=Told.of(gone, graph))
        return reading

    def remove(self, document: str) -> bool:
        """Remove an article and all that only it says; tell whether it was there."""
        graph = self.names.document(document)
        with reported(self.location):
            known = self.engine.contains_named_graph(graph)
            if known:
                self._replace(graph, NOTHING, goes=True)
                self._settle_words()
        return known

    def _replace(
        self, graph: NamedNode, new: Told, keys: Iterable[str] = (), *, old: Told | None = None, goes: bool = False
    ) -> None:
        former = self.identities.keys_in(graph) if keys or goes else ()
        old = old or told_by(Excerpt(self.engine, graph), graph)
        change = replacement(self.engine, graph, old, new, names=self.names, goes=goes)
        marks = (change, self.identities.mark({*keys, *former}))
        if not change or graph == self.names.ontology:
            self.update(" ;\n".join(filter(None, marks)))
            return
        document = self.names.id_of(graph)
        self.recent.drop(document)
        entry = self.journal.entry(document, change)
        self.update(" ;\n".join(filter(None, (*marks, self.stories.mark([document]), self.journal.note(entry)))))
        self.journal.wrote(entry)

    def _settle_words(self) -> None:
        """Bring the index of words in step, if many articles came or went.

        What is only written again waits until the graph is closed: most of what can be found by stays the same.
        """
        if self.journal.unread >= UNTOLD:
            self.fulltext.settle()

    def forget_recent(self) -> None:
        """Forget what was added lately, as the graph changes otherwise or nobody needs it any more."""
        recent: Recent | None = self.__dict__.pop("recent", None)
        if recent:
            recent.forget()

    @cached_property
    def recent(self) -> Recent:
        """Return what this process has added."""
        return Recent()

    @cached_property
    def identities(self) -> Identities:
        """Return what articles show of entities, and what was judged about that."""
        return Identities(self)

    @cached_property
    def events(self) -> Events:
        """Return what happened, as one or more articles tell it."""
        return Events(self)

    @cached_property
    def stories(self) -> Stories:
        """Return which articles are copies of one text."""
        return Stories(self)

    @property
    def settings(self) -> dict[str, str]:
        """Return what the graph says about itself: its base IRI, and what `describe` has added."""
        with reported(self.location):
            found = self.engine.quads_for_pattern(self.names.store, None, None, self.names.store)
            return dict(
                sorted((local_name(q.predicate.value), q.object.value) for q in found if isinstance(q.object, Literal))
            )

    def describe(self, **settings: str) -> None:
        """Note settings, such as the versions of kg, ontology and parser, in place of their former values.

        An empty value removes a setting.
        """
        with reported(self.location):
            self.update(settings_update(self.base, settings))

    def documents(self) -> Iterator[Document]:
        """Yield the documents, sorted by id."""
        with reported(self.location):
            yield from self.reader().documents()

    def document(self, identifier: str) -> Document:
        """Return a document; raise `StoreError` where there is none of this id."""
        with reported(self.location):
            return self.reader().document(identifier)

    def __contains__(self, document: str) -> bool:
        return self.engine.contains_named_graph(self.names.document(document))

    def published(self, document: str) -> date | None:
        """Return the date of a document; None where it has none or is not there."""
        with reported(self.location):
            return read_published(self.engine, document, self.names)

    def text(self, document: str) -> str:
        """Return the text of a document; empty where it has none or is not there."""
        with reported(self.location):
            return read_text(self.engine, document, self.names)

    def reading(self, document: str) -> Reading:
        """Return all that one article gave to the graph."""
        with reported(self.location):
            return self.recent.get(document) or Reader(self._excerpt(document), base=self.base).reading(document)

    def _excerpt(self, document: str) -> Excerpt:
        return Excerpt(self.engine, self.names.document(document), self.names.ontology)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims, sorted by id, each once with the evidence of all articles."""
        with reported(self.location):
            yield from self.reader().claims()

    def entities(self) -> Iterator[Entity]:
        """Yield the entities, sorted by id."""
        with reported(self.location):
            yield from self.reader().entities()

    def links(self, document: str) -> Iterator[Link]:
        """Yield the names in a document with what they were taken for, in the order of the text."""
        with reported(self.location):
            yield from self.reader().links(document)

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of all named graphs, sorted as lines of N-Quads; the default graph only repeats them.

        What is noted for the next comparison of articles is left out.
        """
        with reported(self.location):
            hidden = self.names.unsettled
            named = (quad for quad in self.engine if isinstance(quad.graph_name, NamedNode))
            yield from sorted((quad for quad in named if quad.graph_name != hidden), key=str)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of the default graph, sorted as lines of N-Triples: the articles' and the edges."""
        with reported(self.location):
            found = self.engine.quads_for_pattern(None, None, None, DefaultGraph())
            yield from sorted((quad.triple for quad in found), key=str)

    def counts(self) -> Counts:
        """Return how much the graph holds."""
        reader, named = self.reader(), term("skos:prefLabel")
        with reported(self.location):
            return Counts(
                documents=len(reader.document_ids()),
                claims=len(reader.claim_ids()),
                entities=len({node for node, _ in pairs(self.engine, named, None, DefaultGraph())}),
                edges=sum(1 for _ in self.engine.quads_for_pattern(None, None, None, self.names.edges)),
                triples=sum(1 for _ in self.engine.quads_for_pattern(None, None, None, DefaultGraph())),
            )

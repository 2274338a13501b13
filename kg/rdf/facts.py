"""What a graph says about one node, and how to ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.rdf.vocabulary import local_name

__all__ = ["Excerpt", "Facts", "GraphName", "QuadSource", "Thing", "facts_of", "pairs", "quad_source"]

Thing: TypeAlias = NamedNode | Literal
GraphName: TypeAlias = NamedNode | DefaultGraph
Read = TypeVar("Read")


class QuadSource(Protocol):
    """Anything that finds quads by pattern, as `pyoxigraph.Store` does."""

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,  # noqa: A002 - the name that pyoxigraph gives it
        graph_name: NamedNode | DefaultGraph | None = None,
        /,
    ) -> Iterable[Quad]:
        """Yield the quads that fit; None fits everything."""
        ...


def quad_source(quads: Iterable[Quad]) -> QuadSource:
    """Return quads as something that can be searched, in memory, with their union as the default graph."""
    store = Store()
    store.extend(each for quad in quads for each in (quad, Quad(quad.subject, quad.predicate, quad.object)))
    return store


class Excerpt:
    """Some graphs of a source, read once: who asks many things about few graphs finds the answers here sooner."""

    def __init__(self, source: QuadSource, *graphs: GraphName) -> None:
        self._graphs = {graph: _Graph(source.quads_for_pattern(None, None, None, graph)) for graph in graphs}

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,  # noqa: A002 - the name that pyoxigraph gives it
        graph_name: GraphName | None = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads that fit; the graph must be one of those that were read."""
        if graph_name is None:
            raise KeyError("an excerpt is asked about one graph at a time")
        for quad in self._graphs[graph_name].candidates(subject, predicate):
            if (predicate is None or quad.predicate == predicate) and (object is None or quad.object == object):
                yield quad


class _Graph:
    """The quads of one graph by subject and by predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._all = tuple(quads)
        self._by_subject: dict[object, list[Quad]] = {}
        self._by_predicate: dict[object, list[Quad]] = {}
        for quad in self._all:
            self._by_subject.setdefault(quad.subject, []).append(quad)
            self._by_predicate.setdefault(quad.predicate, []).append(quad)

    def candidates(self, subject: NamedNode | None, predicate: NamedNode | None) -> Sequence[Quad]:
        if subject is not None:
            return self._by_subject.get(subject, ())
        return self._all if predicate is None else self._by_predicate.get(predicate, ())


def pairs(
    source: QuadSource, predicate: NamedNode, thing: Thing | None, graph: GraphName
) -> Iterator[tuple[NamedNode, Thing]]:
    """Yield subject and object of all triples with a predicate; blank nodes and triple terms are never ours."""
    for quad in source.quads_for_pattern(None, predicate, thing, graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject, quad.object


@dataclass(frozen=True, slots=True)
class Facts:
    """The properties of a node by IRI, each value once, sorted."""

    subject: NamedNode
    values: dict[str, list[Thing]]

    def __contains__(self, predicate: NamedNode) -> bool:
        return predicate.value in self.values

    def items(self) -> Iterator[tuple[str, Thing]]:
        """Yield the IRI of each property with each of its values."""
        return ((predicate, thing) for predicate, things in self.values.items() for thing in things)

    def texts(self, predicate: NamedNode) -> list[str]:
        """Return the values of a property as strings, sorted."""
        return sorted(thing.value for thing in self.values.get(predicate.value, ()))

    def text(self, predicate: NamedNode) -> str | None:
        """Return the value of a property, the first of several, or None."""
        return next(iter(self.texts(predicate)), None)

    def nodes(self, predicate: NamedNode) -> list[NamedNode]:
        """Return the resources that a property points to."""
        return [thing for thing in self.values.get(predicate.value, ()) if isinstance(thing, NamedNode)]

    def thing(self, predicate: NamedNode) -> Thing:
        """Return what a property points to, or raise `StoreError` where it points to nothing."""
        for thing in self.values.get(predicate.value, ()):
            return thing
        raise StoreError(f"{self.subject.value}: has no {local_name(predicate.value)}; run `kg validate`")

    def node(self, predicate: NamedNode) -> NamedNode:
        """Return the resource that a property points to, or raise `StoreError`."""
        thing = self.thing(predicate)
        if isinstance(thing, NamedNode):
            return thing
        raise StoreError(f"{self.subject.value}: its {local_name(predicate.value)} is no resource; run `kg validate`")

    def read(self, predicate: NamedNode, convert: Callable[[str], Read]) -> Read:
        """Return the value of a property as `convert` reads it, or raise `StoreError` where it cannot be read."""
        thing = self.thing(predicate)
        try:
            return convert(thing.value)
        except ValueError:
            name = local_name(predicate.value)
            raise StoreError(
                f"{self.subject.value}: {name} {thing.value!r} cannot be read; run `kg validate`"
            ) from None


def facts_of(source: QuadSource, subject: NamedNode, graph: GraphName, predicate: NamedNode | None = None) -> Facts:
    """Return what a graph says about a node, or only its values of one property."""
    found: dict[str, set[Thing]] = {}
    for quad in source.quads_for_pattern(subject, predicate, None, graph):
        thing = quad.object
        if isinstance(thing, NamedNode | Literal):
            found.setdefault(quad.predicate.value, set()).add(thing)
    return Facts(subject, {predicate: _in_order(things) for predicate, things in sorted(found.items())})


def _in_order(things: set[Thing]) -> list[Thing]:
    return sorted(things, key=str) if len(things) > 1 else list(things)

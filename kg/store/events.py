"""What happened, as one or more articles tell it: the graph `id:events`. Everything in it follows from the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.rdf.events import Event, event_parts
from kg.rdf.facts import Facts, facts_of, pairs
from kg.rdf.vocabulary import kg, literal, term
from kg.store.change import exchange
from kg.store.failure import reported
from kg.store.graph import Graph

__all__ = ["Events"]

ROLES = (term("rdf:subject"), term("rdf:object"), kg("place"), term("prov:wasAttributedTo"))


class Events:
    """The events in a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names = graph.names

    def keys_of(self, document: str) -> set[str]:
        """Return the keys of the events that the graph has from an article."""
        with reported(self._graph.location):
            found = self._linked("reportedIn", self._names.document(document))
            return {self._facts(here).read(kg("comparedBy"), str) for here in found}

    def told_by(self, key: str) -> dict[str, set[str]]:
        """Return the claims in the graph that tell of events with a key, each with the evidence of all of them."""
        told: dict[str, set[str]] = {}
        with reported(self._graph.location):
            for here in self._linked("comparedBy", literal(key)):
                evidence = set(map(self._names.id_of, self._linked("tellsOf", here)))
                for claim in self._linked("event", here):
                    told.setdefault(self._names.id_of(claim), set()).update(evidence)
            return {claim: told[claim] for claim in sorted(told) if self._is_there(claim)}

    def _is_there(self, claim: str) -> bool:
        found = self._graph.engine.quads_for_pattern(self._names.claim(claim), kg("evidence"), None, DefaultGraph())
        return next(iter(found), None) is not None

    def of_claim(self, claim: str) -> list[str]:
        """Return the ids of the events that a claim tells of, sorted."""
        return sorted(map(self._names.id_of, self._facts(self._names.claim(claim)).nodes(kg("event"))))

    def all(self) -> list[Event]:
        """Return all events, sorted by id, without the facts that are told of them."""
        with reported(self._graph.location):
            found = {node for node, _ in pairs(self._graph.engine, kg("reports"), None, self._names.events)}
            return [self._event(here) for here in sorted(found, key=str)]

    def event(self, identifier: str) -> Event:
        """Return an event without the facts that are told of it; raise `StoreError` where there is none of this id."""
        with reported(self._graph.location):
            return self._event(self._names.event(identifier))

    def there(self, identifiers: Iterable[str]) -> list[str]:
        """Return those ids that are of events, sorted."""
        return sorted(one for one in set(identifiers) if kg("reports") in self._facts(self._names.event(one)))

    def several(self) -> list[str]:
        """Return the ids of the events with more than one report, sorted."""
        found = pairs(self._graph.engine, kg("reports"), None, self._names.events)
        return sorted(self._names.id_of(node) for node, number in found if str(number.value) != "1")

    def about(self, entity: str) -> set[str]:
        """Return the ids of the events that an entity has a part in, is the place of, or speaks about."""
        node, engine = self._names.entity(entity), self._graph.engine
        claims = {claim for role in ROLES for claim, _ in pairs(engine, role, node, DefaultGraph())}
        return {event for claim in claims for event in self.of_claim(self._names.id_of(claim))}

    def _event(self, here: NamedNode) -> Event:
        facts = self._facts(here)
        claims, evidence = (tuple(map(self._names.id_of, self._linked(name, here))) for name in ("event", "tellsOf"))
        documents = tuple(sorted(map(self._names.id_of, facts.nodes(kg("reportedIn")))))
        key, reports = facts.read(kg("comparedBy"), str), facts.read(kg("reports"), int)
        return Event(self._names.id_of(here), key, claims, documents, evidence, reports)

    def exchange(self, keys: Iterable[str], events: Iterable[Event]) -> None:
        """Put events in place of all that the graph has under keys."""
        ontology, graph = self._graph.ontology, self._names.events
        with reported(self._graph.location):
            gone = {triple for key in keys for triple in self._triples(key)}
            come = {Triple(*part) for event in events for part in event_parts(event, ontology, self._names)}
            self._graph.update(exchange(self._graph.engine, graph, gone, come))

    def _triples(self, key: str) -> Iterator[Triple]:
        engine, graph = self._graph.engine, self._names.events
        for here in self._linked("comparedBy", literal(key)):
            yield from (quad.triple for quad in engine.quads_for_pattern(here, None, None, graph))
            for link in (kg("event"), kg("tellsOf")):
                yield from (quad.triple for quad in engine.quads_for_pattern(None, link, here, graph))

    def _facts(self, node: NamedNode) -> Facts:
        return facts_of(self._graph.engine, node, self._names.events)

    def _linked(self, property_: str, thing: NamedNode | Literal) -> list[NamedNode]:
        """Return the nodes that a property leads from to a thing, sorted."""
        return sorted(
            {node for node, _ in pairs(self._graph.engine, kg(property_), thing, self._names.events)}, key=str
        )

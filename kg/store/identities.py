"""What articles show of entities, which of them have to be compared again, and what was judged about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.model import Appearance, Bearer, Entity, Judgement
from kg.rdf.facts import facts_of, pairs
from kg.rdf.identities import (
    Surroundings,
    judgement_quads,
    judgements,
    read_appearance,
    read_appearances,
    read_surroundings,
)
from kg.rdf.vocabulary import kg, literal, local_name, term
from kg.store.change import exchange, note
from kg.store.failure import reported
from kg.store.graph import Graph

__all__ = ["ENTITY", "Identities"]

ENTITY = "entity:"  # begins the keys that stand for everyone who goes by an id
SETTLED_AT_ONCE = 4096  # keys
GONE = "gone:"  # begins the keys that stand for what an article showed that came or went


class Identities:
    """The identities in a graph: who appears where, and who was taken for whom."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def appearances(self, document: str) -> tuple[Appearance, ...]:
        """Return what an article shows of the entities that it names, sorted by id."""
        return read_appearances(self._graph.engine, document, self._graph.names)

    def appearance(self, document: str, entity: str, around: Surroundings) -> Appearance:
        """Return what an article, of which `around` is known, shows of the one to whom it gives an id."""
        with reported(self._graph.location):
            return read_appearance(self._graph.engine, document, entity, self._graph.names, around)

    def surroundings(self, document: str) -> Surroundings:
        """Return what all that an article shows has in common."""
        with reported(self._graph.location):
            return read_surroundings(self._graph.engine, document, self._graph.names)

    def compared_by(self, key: str) -> list[tuple[str, str]]:
        """Return article and id there of all that share a key, sorted."""
        return self._places(kg("comparedBy"), literal(key))

    def told_as(self, entity: str) -> list[tuple[str, str]]:
        """Return article and id there of all to which articles give an id, sorted."""
        return self._places(kg("toldAs"), self._graph.names.entity(entity))

    def taken_for(self, entity: str) -> list[tuple[str, str]]:
        """Return article and id there of all that the graph takes for an entity, sorted."""
        return self._places(kg("takenFor"), self._graph.names.entity(entity))

    def _places(self, property_: NamedNode, thing: NamedNode | Literal) -> list[tuple[str, str]]:
        with reported(self._graph.location):
            found = pairs(self._graph.engine, property_, thing, DefaultGraph())
            return sorted(self._graph.names.appearance_of(node) for node, _ in found)

    def shown(self, document: str, entity: str) -> Entity:
        """Return an entity of the graph as one article's graph has it, without its other names."""
        names = self._graph.names
        facts = facts_of(self._graph.engine, names.entity(entity), names.document(document))
        kinds = [local_name(kind.value) for kind in facts.nodes(term("rdf:type"))]
        same = tuple(facts.texts(term("owl:sameAs")))
        links = tuple(sorted({*same, *facts.texts(term("skos:closeMatch"))}))
        return Entity(entity, facts.text(term("skos:prefLabel")) or "", next(iter(kinds), "Thing"), (), links, same)

    def keys_in(self, graph: NamedNode) -> frozenset[str]:
        """Return the keys of all that the graph of an article shows, and one for each that goes if the article does."""
        found = pairs(self._graph.engine, kg("comparedBy"), None, graph)
        keys = {key.value for _, key in found}
        shown = pairs(self._graph.engine, term("rdf:type"), kg("Appearance"), graph)
        return frozenset({*keys, *(f"{GONE}{node.value}" for node, _ in shown)})

    def mark(self, keys: Iterable[str]) -> str:
        """Return the update that notes keys whose bearers have to be compared again; empty if there are none."""
        names = self._graph.names
        return note(names.unsettled, (Triple(names.store, kg("unsettled"), literal(key)) for key in sorted(keys)))

    def unsettled(self) -> Iterator[str]:
        """Yield the keys whose bearers have to be compared again, as they were when that began."""
        with reported(self._graph.location):
            for quad in self._graph.engine.quads_for_pattern(None, kg("unsettled"), None, self._graph.names.unsettled):
                if isinstance(quad.object, Literal):
                    yield quad.object.value

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people have judged, sorted by id."""
        with reported(self._graph.location):
            return judgements(self._graph.engine, self._graph.names, self._graph.names.judgements)

    def guesses(self) -> tuple[Judgement, ...]:
        """Return what rules have judged, sorted by id."""
        with reported(self._graph.location):
            return judgements(self._graph.engine, self._graph.names, self._graph.names.identities)

    def judge(self, judgement: Judgement) -> None:
        """Note a person's judgement, in place of a former one about the same two by the same person."""
        self._exchange_one(judgement, [judgement])

    def withdraw(self, judgement: Judgement) -> None:
        """Take a person's judgement back."""
        self._exchange_one(judgement, [])

    def _exchange_one(self, old: Judgement, new: Iterable[Judgement]) -> None:
        names = self._graph.names
        here = names.judgements
        with reported(self._graph.location):
            gone = self._triples(here, [names.judgement(old.id)])
            come = {quad.triple for one in new for quad in judgement_quads(one, names, here)}
            updates = exchange(self._graph.engine, here, gone, come), self.mark(self._keys_of(old))
            self._graph.update(" ;\n".join(filter(None, updates)))

    def _keys_of(self, judgement: Judgement) -> Iterator[str]:
        yield from (f"{ENTITY}{end.entity}" for end in (judgement.left, judgement.right))

    def guess(self, judged: Iterable[Judgement], *, about: Iterable[tuple[str, str]], gone: Iterable[str]) -> None:
        """Put what rules judged about appearances in place of former guesses, and forget those about what is gone.

        `gone` are keys, of which those count that stand for what an article showed that came or went.
        """
        names = self._graph.names
        here = names.identities
        with reported(self._graph.location):
            bearers = {*self._bearers(about), *self._gone(gone)}
            former = self._triples(here, sorted(self._guesses_about(bearers), key=str))
            come = {quad.triple for one in judged for quad in judgement_quads(one, names, here)}
            self._graph.update(exchange(self._graph.engine, here, former, come))

    def settle(self) -> None:
        """Say that nobody has to be compared again."""
        names, ahead = self._graph.names, self.unsettled()
        with reported(self._graph.location):
            while together := list(islice(ahead, SETTLED_AT_ONCE)):
                done = "\n".join(f"{names.store} {kg('unsettled')} {literal(key)} ." for key in together)
                self._graph.update(f"DELETE DATA {{ GRAPH {names.unsettled} {{ {done} }} }}")

    def _bearers(self, places: Iterable[tuple[str, str]]) -> Iterator[NamedNode]:
        names = self._graph.names
        for document, entity in places:
            yield names.appearance(document, entity)
            yield names.entity(entity)

    def _gone(self, keys: Iterable[str]) -> Iterator[NamedNode]:
        """Yield the bearers that no article shows any more, of those whose articles came or went."""
        names = self._graph.names
        for key in keys:
            if not key.startswith(GONE):
                continue
            here = NamedNode(key.removeprefix(GONE))
            document, entity = names.appearance_of(here)
            if Quad(here, term("rdf:type"), kg("Appearance"), names.document(document)) not in self._graph.engine:
                yield here
            if not self.told_as(entity):
                yield names.entity(entity)

    def _guesses_about(self, bearers: Iterable[NamedNode]) -> set[NamedNode]:
        return {
            quad.subject
            for bearer in bearers
            for quad in self._graph.engine.quads_for_pattern(None, None, bearer, self._graph.names.identities)
            if isinstance(quad.subject, NamedNode)
        }

    def _triples(self, graph: NamedNode, nodes: Iterable[NamedNode]) -> set[Triple]:
        engine = self._graph.engine
        return {quad.triple for node in nodes for quad in engine.quads_for_pattern(node, None, None, graph)}

    def name_of(self, bearer: Bearer) -> str:
        """Return the name by which a bearer goes, or its id where no article has it now."""
        for document, told in [(bearer.document, bearer.entity)] if bearer.document else self.told_as(bearer.entity):
            here = self._graph.names.appearance(document, told)
            name = facts_of(self._graph.engine, here, self._graph.names.document(document)).text(kg("name"))
            if name:
                return name
        return bearer.entity

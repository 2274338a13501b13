"""Plain edges that no claim stands behind: those of a graph that came from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.model import Claim, Entity, Modality, Polarity, content_id
from kg.rdf.vocabulary import kg, local_name
from kg.store import Store

__all__ = ["bare_edges"]


def bare_edges(store: Store, claims: Iterable[Claim], entities: Iterable[Entity]) -> Iterator[Claim]:
    """Yield the edges between entities that no claim makes, as claims without evidence, sorted by id.

    Only relations of the ontology count: what else is said about entities is no edge.
    """
    known = {entity.id: entity for entity in entities}
    told = {(claim.subject.id, claim.predicate, claim.object.key) for claim in claims if claim.is_edge}
    yield from sorted((_bare(known, edge) for edge in _edges(store, known) - told), key=lambda claim: claim.id)


def _edges(store: Store, known: dict[str, Entity]) -> set[tuple[str, str, str]]:
    own = [name for name in store.reader().own if local_name(name) in store.ontology.relations]
    relations = [*map(NamedNode, own), *map(kg, store.ontology.relations)]
    found = (quad for relation in relations for quad in store.engine.quads_for_pattern(None, relation, None, None))
    named = ((_id(store, quad.subject), local_name(quad.predicate.value), _id(store, quad.object)) for quad in found)
    return {(start, name, end) for start, name, end in named if start in known and end in known}


def _id(store: Store, node: object) -> str:
    return store.names.id_of(node) if isinstance(node, NamedNode) else ""


def _bare(known: dict[str, Entity], edge: tuple[str, str, str]) -> Claim:
    start, name, end = edge
    stance = Polarity.POSITIVE, Modality.ASSERTED
    return Claim(content_id("edge", *edge), known[start], name, known[end], (), *stance, (), ())

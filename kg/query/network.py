"""The graph as a network: chains of claims between two entities, who is most connected, and which groups there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.model import Entity
from kg.query.asking import ask
from kg.query.witnesses import Witness, Witnesses
from kg.store import Store

if TYPE_CHECKING:
    from networkx import Graph

    Links: TypeAlias = Graph[str]
else:
    Links: TypeAlias = Any

__all__ = ["Community", "Linked", "Step", "communities", "links", "most_linked", "paths", "steps_query"]

MANY = 100  # chains of equal length that are compared
SEED = 0  # of the search for groups, so that it gives the same ones each time


STEPS = """# What is told of each step; the chains were found among all links, which are: kg query links
SELECT ?chain ?step ?subject ?relation ?object ?modality ?sentence ?article WHERE {
  VALUES (?chain ?step ?left ?right) {
%s
  }
  { ?claim rdf:subject ?left ; rdf:object ?right } UNION { ?claim rdf:subject ?right ; rdf:object ?left }
  ?claim rdf:subject/skos:prefLabel ?subject ; rdf:object/skos:prefLabel ?object ; rdf:predicate ?predicate ;
    kg:modality ?how ; kg:evidence ?evidence .
  %s
  ?evidence kg:sentence/oa:exact ?sentence ; kg:document ?document .
  OPTIONAL { ?document schema:headline ?headline }
  OPTIONAL { SELECT ?document (MIN(?place) AS ?source) WHERE { ?document dcterms:source ?place } GROUP BY ?document }
  OPTIONAL { ?document schema:datePublished ?published }
  BIND(COALESCE(?headline, ?source, STR(?document)) AS ?article)
  BIND(STRAFTER(STR(?predicate), "#") AS ?relation)
  BIND(STRAFTER(STR(?how), "modality/") AS ?modality)
} ORDER BY ?chain ?step ?published ?claim ?sentence
"""


@dataclass(frozen=True, slots=True)
class Step:
    """Two entities that follow each other in a chain, and the sentences that link them."""

    left: Entity
    right: Entity
    told: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """An entity and how many others it is linked with, by how many claims."""

    entity: Entity
    neighbours: int
    claims: int


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that are linked with each other more than with others, the most connected first."""

    entities: tuple[Entity, ...]
    claims: int  # between them


def links(store: Store, *, modality: str = "") -> Links:
    """Return the entities that claims link, by id, with the numbers of claims and articles of each link.

    The longer a link is, the weaker it is: `length` is 1 for one article and falls with the logarithm of their number.
    """
    import networkx

    graph: Links = networkx.Graph()
    columns, *rows = ask(store, "links", {"modality": modality})
    for row in (dict(zip(columns, row, strict=True)) for row in rows):
        claims, articles = int(row["claims"]), int(row["articles"])
        graph.add_edge(row["one_id"], row["other_id"], claims=claims, articles=articles, length=_length(articles))
    return graph


def _length(articles: int) -> float:
    return 1 / (1 + log(articles))


def paths(
    store: Store,
    starts: Iterable[str],
    ends: Iterable[str],
    *,
    number: int = 1,
    modality: str = "",
    strongest: bool = False,
) -> Iterator[list[Step]]:
    """Yield chains of claims between entities given by id: those of the fewest steps first, the strongest of these.

    With `strongest`, a longer chain that more articles tell comes before a shorter one. Several ids at one end are
    taken for what one name may mean.
    """
    import networkx

    graph = links(store, modality=modality)
    found = [
        chain
        for start in sorted(starts)
        for end in sorted(ends)
        if start != end and start in graph and end in graph and networkx.has_path(graph, start, end)
        for chain in islice(_chains(graph, start, end, "length" if strongest else None), number * MANY)
    ]
    ordered = sorted(found, key=lambda chain: (0 if strongest else len(chain), _weakness(graph, chain), chain))
    witnesses, reader = Witnesses(store), store.reader()
    for chain in ordered[:number]:
        entities = [reader.entity(store.names.entity(one)) for one in chain]
        yield [
            Step(left, right, tuple(_told(store, witnesses, left, right, modality)))
            for left, right in pairwise(entities)
        ]


def steps_query(store: Store, chains: Iterable[Sequence[Step]], *, modality: str = "") -> str:
    """Return the SPARQL that gives the claims and sentences of each step of some chains.

    The chains themselves no SPARQL can find: it has no paths of any predicate with their length.
    """
    steps = (
        f"    ({number} {at} {store.names.entity(step.left.id)} {store.names.entity(step.right.id)})"
        for number, chain in enumerate(chains, 1)
        for at, step in enumerate(chain, 1)
    )
    told = f"FILTER(?how = modality:{modality})" if modality else "FILTER(?how != modality:denied)"
    return STEPS % ("\n".join(steps), told)


def _chains(graph: Links, start: str, end: str, weight: str | None) -> Iterator[list[str]]:
    import networkx

    yield from networkx.shortest_simple_paths(graph, start, end, weight=weight)


def _weakness(graph: Links, chain: Sequence[str]) -> float:
    return float(sum(graph.edges[pair]["length"] for pair in pairwise(chain)))


def _told(store: Store, witnesses: Witnesses, left: Entity, right: Entity, modality: str) -> Iterator[Witness]:
    row = (store.names.entity(left.id), store.names.entity(right.id))
    ends = {left.id, right.id}
    for one in witnesses.of(row):
        linked = isinstance(one.claim.object, Entity) and {one.claim.subject.id, one.claim.object.id} == ends
        if linked and (one.claim.modality == modality if modality else one.claim.modality != "denied"):
            yield one


def most_linked(store: Store, graph: Links, *, number: int) -> list[Linked]:
    """Return the entities with the most neighbours, and of equals those with the most claims."""
    claims = {node: sum(data["claims"] for *_, data in graph.edges(node, data=True)) for node in graph}
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), -claims[node], node))
    return [Linked(entity, graph.degree(entity.id), claims[entity.id]) for entity in _entities(store, ranked[:number])]


def communities(store: Store, graph: Links, *, number: int, members: int) -> list[Community]:
    """Return the largest groups by the Louvain method (Blondel et al., 2008) over the claims; pairs are no group."""
    import networkx

    ordered: Links = networkx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((*sorted(ends), data["claims"]) for *ends, data in graph.edges(data=True)))
    found = networkx.community.louvain_communities(ordered, seed=SEED)
    ranked = sorted((group for group in found if len(group) > 2), key=lambda group: (-len(group), min(group)))
    return [_community(store, graph, group, members) for group in ranked[:number]]


def _community(store: Store, graph: Links, group: set[str], members: int) -> Community:
    within = graph.subgraph(group)
    first = sorted(group, key=lambda node: (-within.degree(node), node))[:members]
    return Community(tuple(_entities(store, first)), sum(data["claims"] for *_, data in within.edges(data=True)))


def _entities(store: Store, ids: Iterable[str]) -> Iterator[Entity]:
    reader = store.reader()
    yield from (reader.entity(store.names.entity(one)) for one in ids)

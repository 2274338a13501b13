"""Claims as a graph of their participants: who is joined to whom, by what, and how much each matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.export.page_text import clean
from kg.model import Claim, Entity, Node, Value, content_id
from kg.periods import EDTF, datatype_of

__all__ = ["Links", "claim_graph", "is_date", "key_of", "links_of", "neighbours", "relevance", "shown_qualifiers"]

DATES = frozenset({"xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth", EDTF})
COUNTS = frozenset({"subjectCount", "objectCount"})
LONGEST = 10_000  # characters of a value that tell it from others
DAMPING, ROUNDS = 0.85, 60  # of PageRank, as Brin and Page (1998) set them; 60 rounds leave an error below 1e-4
Links = dict[tuple[str, str], list[tuple[str, str]]]


def key_of(node: Node) -> str:
    """Return what identifies a node of the page: the id of an entity, the content of a value."""
    if isinstance(node, Entity):
        return node.id
    parts = (node.value, node.datatype, node.unit, *filter(None, [node.limit]))
    return "value/" + content_id(*(clean(part, length=LONGEST) for part in parts))


def shown_qualifiers(claim: Claim) -> Iterator[tuple[str, Node]]:
    """Yield the qualifiers that are nodes of their own: all but dates and counts, which nobody is."""
    for name, node in claim.qualifiers:
        if isinstance(node, Entity) or not (name in COUNTS or is_date(node)):
            yield name, node


def is_date(value: Value) -> bool:
    """Tell whether a value is a date or a span of them."""
    return value.datatype in DATES or (value.datatype == "xsd:string" and datatype_of(value.value) != "")


def claim_graph(claims: Iterable[Claim]) -> Any:
    """Return a `networkx.MultiDiGraph`: participants are nodes, and each claim is an edge from subject to object.

    What else takes part in a claim, its place or its amount, hangs on the subject by an edge with a `role`. Nodes have
    the attributes `node`, and `mentions`, the number of sentences that speak of them. Speakers are nodes without edges.
    """
    from networkx import MultiDiGraph

    graph = MultiDiGraph()
    for claim in claims:
        roles = [(claim.object, ""), *((node, clean(name)) for name, node in shown_qualifiers(claim))]
        for node in (claim.subject, *(node for node, _ in roles), *claim.attribution):
            graph.add_node(key_of(node), **{"node": node, **graph.nodes.get(key_of(node), {})})
            graph.nodes[key_of(node)]["mentions"] = graph.nodes[key_of(node)].get("mentions", 0) + len(claim.evidence)
        for node, role in roles:
            if not role or key_of(node) != key_of(claim.subject):
                graph.add_edge(key_of(claim.subject), key_of(node), key=f"{claim.id}/{role}", claim=claim.id, role=role)
    return graph


def links_of(graph: Any) -> Links:
    """Return what is drawn as one line: for each two nodes the claims between them, with the role that joins them."""
    links: Links = defaultdict(list)
    for start, end, attributes in graph.edges(data=True):
        links[min(start, end), max(start, end)].append((attributes["claim"], attributes["role"]))
    return {pair: sorted(set(links[pair])) for pair in sorted(links)}


def relevance(graph: Any) -> dict[str, float]:
    """Return how much each node matters: its PageRank over undirected edges times the sentences that speak of it."""
    nodes = sorted(graph)
    index = {node: number for number, node in enumerate(nodes)}
    pairs = [(index[start], index[end]) for start, end in graph.edges() if start != end]
    ranks = _page_rank(len(nodes), pairs)
    return {node: ranks[index[node]] * graph.nodes[node]["mentions"] for node in nodes}


def _page_rank(size: int, pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Return the PageRank of nodes 0 to size - 1; that of networkx would ask for scipy."""
    import numpy

    if not pairs:
        return [1.0 / max(size, 1)] * size
    starts, ends = numpy.array([*pairs, *((end, start) for start, end in pairs)]).T
    degrees = numpy.bincount(starts, minlength=size)
    ranks = numpy.full(size, 1.0 / size)
    for _ in range(ROUNDS):
        passed = numpy.bincount(ends, weights=ranks[starts] / degrees[starts], minlength=size)
        ranks = (1 - DAMPING + DAMPING * ranks[degrees == 0].sum()) / size + DAMPING * passed
    return [float(rank) for rank in ranks]


def neighbours(graph: Any, claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    """Return whom each node has to do with: by an edge, or, for speakers, by what they say about others."""
    found: dict[str, set[str]] = {node: set() for node in graph}
    for start, end in graph.edges():
        found[start].add(end)
        found[end].add(start)
    for claim in claims:
        for speaker in claim.attribution:
            found[speaker.id] |= {key_of(claim.subject), key_of(claim.object)}
    return found

"""Claims as a graph of their participants: who is joined to whom, and by what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.export.page_text import clean
from kg.model import Claim, Entity, Node, Value, content_id
from kg.periods import EDTF, datatype_of

__all__ = ["Links", "claim_graph", "is_date", "key_of", "links_of", "neighbours", "shown_qualifiers", "spoken_of"]

DATES = frozenset({"xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth", EDTF})
COUNTS = frozenset({"subjectCount", "objectCount"})
LONGEST = 10_000  # characters of a value that tell it from others
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


def claim_graph(claims: Iterable[Claim], others: Iterable[Entity] = ()) -> Any:
    """Return a `networkx.MultiDiGraph`: participants are nodes, and each claim is an edge from subject to object.

    What else takes part in a claim, its place or its amount, hangs on the subject by an edge with a `role`. Nodes have
    the attributes `node`, and `mentions`, the number of sentences that speak of them. Speakers are nodes without edges,
    and so are `others`, which no claim is about.
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
    graph.add_nodes_from((entity.id, {"node": entity, "mentions": 0}) for entity in others if entity.id not in graph)
    return graph


def links_of(graph: Any) -> Links:
    """Return what is drawn as one line: for each two nodes the claims between them, with the role that joins them."""
    links: Links = defaultdict(list)
    for start, end, attributes in graph.edges(data=True):
        links[min(start, end), max(start, end)].append((attributes["claim"], attributes["role"]))
    return {pair: sorted(set(links[pair])) for pair in sorted(links)}


def spoken_of(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """Yield speakers with the ends of what they say."""
    for claim in claims:
        for speaker in claim.attribution:
            yield speaker.id, key_of(claim.subject)
            yield speaker.id, key_of(claim.object)


def neighbours(graph: Any, spoken: Iterable[tuple[str, str]] = ()) -> Mapping[str, set[str]]:
    """Return whom each node has to do with: by an edge, or, for speakers, by what they have spoken of."""
    found: dict[str, set[str]] = {node: set() for node in graph}
    for start, end in graph.edges():
        found[start].add(end)
        found[end].add(start)
    for speaker, other in spoken:
        found[speaker].add(other)
    return found

"""The graph for graph tools: entities and values as nodes, every claim an edge with all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any

from kg.export.rdf import NOT_XML
from kg.export.table import COLUMNS, claim_row
from kg.model import Claim, Entity, Node
from kg.store import Store

__all__ = ["to_network", "write_gexf", "write_graphml"]

STAMP = re.compile(r"\s*<meta\b.*?</meta>|\s*<meta\b[^>]*/>", re.DOTALL)  # networkx writes the day of the run there


def to_network(claims: Iterable[Claim]) -> Any:
    """Return claims as a `networkx.MultiDiGraph`: an edge per claim, keyed by its id; attributes are plain strings."""
    import networkx

    graph = networkx.MultiDiGraph()
    for claim in claims:
        for node in (claim.subject, claim.object):
            graph.add_node(node.key, **_attributes(node))
        cells = dict(zip(COLUMNS, map(_clean, claim_row(claim)), strict=True))
        shown = {"label": claim.predicate, **cells}
        graph.add_edge(claim.subject.key, claim.object.key, key=claim.id, **shown)
    return graph


def write_graphml(store: Store, stream: IO[bytes]) -> None:
    """Write entities and claims as GraphML."""
    import networkx

    networkx.write_graphml(to_network(store.claims()), stream, edge_id_from_attribute="claim")


def write_gexf(store: Store, stream: IO[bytes]) -> None:
    """Write entities and claims as GEXF 1.2, without the date of the run."""
    import networkx

    graph = to_network(store.claims())
    for *_, key, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = key
    text = "\n".join(networkx.generate_gexf(graph))
    stream.write(STAMP.sub("", text, count=1).encode("utf-8") + b"\n")


def _attributes(node: Node) -> dict[str, str]:
    if isinstance(node, Entity):
        found = {"label": node.name, "type": node.type, "aliases": "; ".join(node.aliases), "value": "", "unit": ""}
    else:
        found = {"label": node.text, "type": node.datatype, "aliases": "", "value": node.value, "unit": node.unit}
    return {key: _clean(text) for key, text in found.items()}


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)

"""Claims as a graph, and what of it a page draws and tells first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.export.page_graph import Links, claim_graph, key_of, links_of, neighbours, spoken_of
from kg.export.page_leads import leads
from kg.export.page_legend import class_styles, type_of
from kg.export.page_relevance import latest_days, relevance
from kg.export.page_view import first_view, tiers_of, without_twins
from kg.model import Claim, Document, Entity
from kg.schema import Ontology

__all__ = ["Picture", "picture_of"]


@dataclass(frozen=True, slots=True)
class Picture:
    """Claims as a graph; its nodes by how much they matter, those that are drawn at first, and what is told first."""

    graph: Any
    links: Links
    order: list[str]
    shown: list[str]
    told: list[str]


def picture_of(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    others: Iterable[Entity],
    limit: int | None,
    lines: int | None,
    focus: Sequence[str],
    told: Sequence[str],
) -> Picture:
    """Return the graph of claims and of others, which no claim is about; see `kg.export.page.make_page`."""
    graph, ends, spoken = claim_graph(claims, others), _ends(claims, told), list(spoken_of(claims))
    links = links_of(graph)
    ranks = relevance(graph, days=latest_days(claims, documents), said=spoken, focus={*focus, *ends})
    around, names = neighbours(graph, spoken), {name: node.name for name, node in graph.nodes(data="node")}
    tiers = tiers_of(links, _quiet(graph, ontology), _states(claims, ontology))
    tiers = without_twins(tiers, names, ranks, around)
    shown = first_view(links, ranks, around, limit=limit, focus=focus, told=ends, tiers=tiers, lines=lines)
    first = told or leads(claims, ranks, set(shown), _lasting(ontology))
    return Picture(graph, links, sorted(ranks, key=lambda node: (-ranks[node], node)), shown, list(first))


def _ends(claims: Iterable[Claim], told: Sequence[str]) -> list[str]:
    """Return the nodes of the claims that are told, in their order."""
    known = {claim.id: claim for claim in claims}
    found = [known[name] for name in told if name in known]
    return list(dict.fromkeys(key_of(node) for claim in found for node in (claim.subject, claim.object)))


def _quiet(graph: Any, ontology: Ontology) -> set[str]:
    """Return the nodes that cannot act."""
    nodes = dict(graph.nodes(data="node"))
    styles = class_styles(nodes.values(), ontology)
    return {name for name, node in nodes.items() if styles[type_of(node)].quiet}


def _lasting(ontology: Ontology) -> set[str]:
    """Return the relations that last, such as an office."""
    return {name for name, relation in ontology.relations.items() if relation.state}


def _states(claims: Iterable[Claim], ontology: Ontology) -> set[str]:
    """Return the ids of claims of something that lasts."""
    lasting = _lasting(ontology)
    return {claim.id for claim in claims if claim.predicate in lasting}

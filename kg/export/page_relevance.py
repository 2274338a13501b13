"""How much each participant matters: to the whole graph, or to what a reader asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from math import log2
from typing import Any, TypeAlias

from kg.export.page_graph import key_of, shown_qualifiers
from kg.model import Claim, Document

__all__ = ["latest_days", "relevance"]

DAMPING, ROUNDS = 0.85, 60  # of PageRank, as Brin and Page (1998) set them; 60 rounds leave an error below 1e-4
STRAY = 0.01  # how often a walk from the focus begins elsewhere, so that all nodes have a rank
BARE = 0.5  # sentences that an edge counts for which no sentence tells
FADING = 2.0  # how often the weight of what was last told of halves from the newest article to the oldest
Pairs: TypeAlias = Sequence[tuple[int, int]]


def latest_days(claims: Iterable[Claim], documents: Iterable[Document]) -> dict[str, date]:
    """Return the day of the newest article that tells of each node; undated articles tell none."""
    published = {document.id: document.published for document in documents}
    found: dict[str, date] = {}
    for claim in claims:
        days = [day for evidence in claim.evidence if (day := published.get(evidence.document))]
        others = (node for _, node in shown_qualifiers(claim))
        for node in (claim.subject, claim.object, *others, *claim.attribution) if days else ():
            found[key_of(node)] = max(found.get(key_of(node), date.min), *days)
    return found


def relevance(
    graph: Any,
    *,
    days: Mapping[str, date] | None = None,
    said: Iterable[tuple[str, str]] = (),
    focus: Collection[str] = (),
) -> dict[str, float]:
    """Return how much each node matters.

    That is its PageRank over undirected edges, times the sentences that speak of it, the less the longer ago its
    newest article is. With a `focus`, walks begin there and go from speakers to what they speak of (`said`), and what
    is near to everything, such as a country, counts for less.
    """
    nodes = sorted(graph)
    index = {node: number for number, node in enumerate(nodes)}
    pairs = [(index[start], index[end]) for start, end in graph.edges() if start != end]
    general = _page_rank(pairs, [1.0] * len(nodes))
    mentions = [graph.nodes[node]["mentions"] or (BARE if graph.degree(node) else 0) for node in nodes]
    begin = [1.0 if node in focus else 0.0 for node in nodes]
    if any(begin):
        walked = [*pairs, *((index[speaker], index[other]) for speaker, other in said)]
        near = _page_rank(walked, [STRAY / len(nodes) + weight for weight in begin])
        scores = [
            one / every**0.5 * log2(1 + number) for one, every, number in zip(near, general, mentions, strict=True)
        ]
    else:
        scores = [one * number for one, number in zip(general, mentions, strict=True)]
    fresh = _freshness(nodes, days or {})
    return {node: score * weight for node, score, weight in zip(nodes, scores, fresh, strict=True)}


def _page_rank(pairs: Pairs, begin: Sequence[float]) -> list[float]:
    """Return the PageRank of nodes by number; walks begin as `begin` says. That of networkx would ask for scipy."""
    import numpy

    size, start = len(begin), numpy.array(begin) / max(sum(begin), 1e-9)
    if not pairs:
        return [float(rank) for rank in start]
    starts, ends = numpy.array([*pairs, *((end, start) for start, end in pairs)]).T
    degrees = numpy.bincount(starts, minlength=size)
    ranks = start
    for _ in range(ROUNDS):
        passed = numpy.bincount(ends, weights=ranks[starts] / degrees[starts], minlength=size)
        ranks = (1 - DAMPING + DAMPING * ranks[degrees == 0].sum()) * start + DAMPING * passed
    return [float(rank) for rank in ranks]


def _freshness(nodes: Sequence[str], days: Mapping[str, date]) -> list[float]:
    """Return 1 for what the newest article tells of, and less for older news; what has no day lies in the middle."""
    newest, oldest = max(days.values(), default=date.min), min(days.values(), default=date.min)
    span = max((newest - oldest).days, 1)
    ages = ((newest - days[node]).days / span if node in days else 0.5 if days else 0.0 for node in nodes)
    return [2 ** (-FADING * age) for age in ages]

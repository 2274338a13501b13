"""Which participants a reader should see first: the heart of the largest stories, names before what hangs on them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kg.errors import ExportError
from kg.export.page_graph import Links

__all__ = ["BODY", "DETAIL", "TRAIT", "first_view", "tiers_of"]

BODY = 0  # what bears a story
DETAIL = 1  # what hangs on it
TRAIT = 2  # what somebody merely is
# Up to which share of the view each tier fills it. In pictures of more than 100 nodes, or 50 where lines are dense,
# people no longer find their way (Yoghourdjian et al., 2021); what is left out, the panel tells as well.
SHARES = {BODY: 1.0, DETAIL: 2 / 3, TRAIT: 1 / 3}


def tiers_of(links: Links, quiet: Collection[str], states: Collection[str]) -> dict[str, int]:
    """Return the tier of each node with lines, by its place in the graph.

    What acts, and what joins several, is `BODY`. A quiet node that one other alone links to is a `DETAIL`, such as
    what was said, or a `TRAIT` where only states lead to it, such as somebody's position. `quiet` are nodes, `states`
    are ids of claims.
    """
    joined: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for start, end in links:
        joined[start].add((start, end))
        joined[end].add((start, end))
    return {node: _tier(lines, links, states) if node in quiet else BODY for node, lines in joined.items()}


def _tier(lines: Collection[tuple[str, str]], links: Links, states: Collection[str]) -> int:
    apart = [line for line in lines if line[0] != line[1]]
    if len(apart) > 1:
        return BODY
    claims = [(claim in states, role) for line in apart for claim, role in links[line]]
    return TRAIT if claims and all(state and not role for state, role in claims) else DETAIL


def first_view(
    links: Links,
    ranks: Mapping[str, float],
    around: Mapping[str, set[str]],
    *,
    limit: int,
    focus: Sequence[str],
    tiers: Mapping[str, int] | None = None,
) -> list[str]:
    """Return the nodes to draw at first, most relevant first: what surrounds the focus, or else the heart of the graph.

    Nodes without a tier count as `BODY`. Raises `ExportError` where no claim is about the focus.
    """
    for name in focus:
        if name not in ranks:
            raise ExportError(f"entity {name!r}: no claim is about it; `kg query entities` lists those that have some")
    if focus:
        chosen = _surroundings(ranks, around, limit=limit, focus=focus)
    else:
        chosen = _heart(links, ranks, tiers or {}, limit=limit)
    return sorted(chosen, key=lambda node: (-ranks[node], node))


def _surroundings(
    ranks: Mapping[str, float], around: Mapping[str, set[str]], *, limit: int, focus: Sequence[str]
) -> set[str]:
    """Return the focus and its most relevant neighbours."""
    near = {other for node in focus for other in around[node]} - set(focus)
    room = max(0, limit - len(set(focus)))
    return {*focus, *heapq.nsmallest(room, near, key=lambda node: (-ranks[node], node))}


def _heart(links: Links, ranks: Mapping[str, float], tiers: Mapping[str, int], *, limit: int) -> set[str]:
    """Return the ends of the foremost lines.

    First come lines of the body, then its details, then traits; among them those of large components, and then the
    relevant. A line counts as much as its weaker end, so hubs bring no fringe.
    """
    sizes = _size_classes(links)
    keys = {
        pair: (max(tiers.get(end, BODY) for end in pair), -sizes[pair[0]], -min(ranks[end] for end in pair), pair)
        for pair in links
    }
    chosen: set[str] = set()
    for pair in sorted(links, key=keys.__getitem__):
        if len(chosen) + sum(end not in chosen for end in set(pair)) <= limit * SHARES[keys[pair][0]]:
            chosen.update(pair)
        if len(chosen) >= limit:
            break
    return chosen or set(heapq.nsmallest(limit, ranks, key=lambda node: (-ranks[node], node)))


def _size_classes(links: Links) -> dict[str, int]:
    """Return how large the component of each node is, in powers of two: among nearly equals, relevance decides."""
    from networkx import Graph, connected_components

    graph = Graph(list(links))
    return {node: (len(part) - 1).bit_length() for part in connected_components(graph) for node in part}

"""Which participants a reader should see first: the heart of the largest stories, names before what hangs on them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kg.errors import ExportError
from kg.export.page_graph import Links
from kg.export.page_story import BODY, DETAIL, SHARES, TRAIT, story

__all__ = ["BODY", "DETAIL", "MOST", "TRAIT", "first_view", "tiers_of"]

MOST = 10_000  # nodes that a page draws


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
    limit: int | None,
    focus: Sequence[str] = (),
    told: Sequence[str] = (),
    tiers: Mapping[str, int] | None = None,
) -> list[str]:
    """Return the nodes to draw at first, most relevant first.

    Where an answer is told, these are its nodes in their order, as far as there is room; with a focus, what surrounds
    it; and else the heart of the graph. Without a limit all nodes are drawn, up to `MOST`. Nodes without a tier count
    as `BODY`. Raises `ExportError` for a focus that the graph does not have.
    """
    for name in focus:
        if name not in ranks:
            raise ExportError(f"entity {name!r}: is not in what is shown; `kg query entities` lists the names")
    if limit is None:
        chosen = set(heapq.nsmallest(MOST, ranks, key=lambda node: (node not in focus, -ranks[node], node)))
    elif told:
        chosen = set(list(dict.fromkeys((*focus, *told)))[:limit])
    elif focus:
        chosen = story(ranks, around, tiers or {}, limit=limit, focus=focus)
    else:
        chosen = _heart(links, ranks, tiers or {}, limit=limit)
    return sorted(chosen, key=lambda node: (-ranks[node], node))


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

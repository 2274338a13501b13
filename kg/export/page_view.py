"""Which participants a reader should see first: the heart of the largest stories, names before what hangs on them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kg.errors import ExportError
from kg.export.page_graph import Links
from kg.export.page_story import BODY, COMFORT, DETAIL, SHARES, TRAIT, TWIN, story

__all__ = ["BODY", "DETAIL", "MOST", "TRAIT", "first_view", "tiers_of", "without_twins"]

MOST = 10_000  # nodes that a page draws


def tiers_of(links: Links, quiet: Collection[str], states: Collection[str]) -> dict[str, int]:
    """Return the tier of each node with lines, by its place in the graph.

    What acts, and what joins several, is `BODY`. A quiet node that one other alone links to is a `DETAIL`, such as
    what was said, or a `TRAIT` where only states lead to it, such as somebody's position. `quiet` are nodes, `states`
    are ids of claims.
    """
    joined = _ends_of(links)
    return {node: _tier(lines, links, states) if node in quiet else BODY for node, lines in joined.items()}


def without_twins(
    tiers: Mapping[str, int], names: Mapping[str, str], ranks: Mapping[str, float], around: Mapping[str, set[str]]
) -> dict[str, int]:
    """Return the tiers with all but the most relevant of equal details of one node set apart: it has one such post."""
    kept: set[tuple[str, ...]] = set()
    found = dict(tiers)
    for node in sorted(tiers, key=lambda node: (-ranks[node], node)):
        if tiers[node] in (DETAIL, TRAIT):
            called = (names[node].casefold(), *sorted(around[node]))
            found[node] = TWIN if called in kept else tiers[node]
            kept.add(called)
    return found


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
    lines: int | None = None,
) -> list[str]:
    """Return the nodes to draw at first, most relevant first.

    Where an answer is told, these are its nodes in their order, as far as there is room; with a focus, what surrounds
    it; and else the heart of the graph. Without a limit all nodes are drawn, up to `MOST`. Nodes without a tier count
    as `BODY`. `lines` is how many may be among the nodes of the heart; where they are dense, fewer nodes are drawn.
    Raises `ExportError` for a focus that the graph does not have.
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
        chosen = _heart(links, ranks, tiers or {}, limit=limit, lines=lines)
    return sorted(chosen, key=lambda node: (-ranks[node], node))


def _heart(
    links: Links, ranks: Mapping[str, float], tiers: Mapping[str, int], *, limit: int, lines: int | None
) -> set[str]:
    """Return the ends of the foremost lines.

    First come lines of the body, then its details, then traits; among them those of large components, and then the
    relevant. A line counts as much as its weaker end, so hubs bring no fringe.
    """
    sizes, around = _size_classes(links), _ends_of(links)
    keys = {
        pair: (max(tiers.get(end, BODY) for end in pair), -sizes[pair[0]], -min(ranks[end] for end in pair), pair)
        for pair in links
    }
    chosen: set[str] = set()
    drawn = 0
    for pair in sorted(links, key=keys.__getitem__):
        new = set(pair) - chosen
        if not new or len(chosen) + len(new) > limit * SHARES[keys[pair][0]]:
            continue
        more = len({line for end in new for line in around[end] if set(line) <= chosen | new})
        if lines is not None and len(chosen) >= COMFORT and drawn + more > lines:
            continue
        chosen |= new
        drawn += more
    return chosen or set(heapq.nsmallest(limit, ranks, key=lambda node: (-ranks[node], node)))


def _ends_of(links: Links) -> Mapping[str, list[tuple[str, str]]]:
    around: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in links:
        for end in set(pair):
            around[end].append(pair)
    return around


def _size_classes(links: Links) -> dict[str, int]:
    """Return how large the component of each node is, in powers of two: among nearly equals, relevance decides."""
    from networkx import Graph, connected_components

    graph = Graph(list(links))
    return {node: (len(part) - 1).bit_length() for part in connected_components(graph) for node in part}

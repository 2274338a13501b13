"""What surrounds entities that a reader asked about: their neighbours, what joins them, and who is nearest beyond."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2

__all__ = ["BODY", "COMFORT", "DETAIL", "SHARES", "TRAIT", "TWIN", "story"]

BODY = 0  # what bears a story
DETAIL = 1  # what hangs on it
TRAIT = 2  # what somebody merely is
TWIN = 3  # what is called as another detail or trait of the same one
# Up to which share of the view each tier fills it. In pictures of more than 100 nodes, or 50 where lines are dense,
# people no longer find their way (Yoghourdjian et al., 2021); what is left out, the panel tells as well.
SHARES = {BODY: 1.0, DETAIL: 2 / 3, TRAIT: 1 / 3, TWIN: 0.0}
COMFORT = 30  # nodes; where the neighbours are fewer, those beyond them are drawn up to so many
FOCI = 5  # more entities than these are asked for as a list, and nobody asks what joins them
FAR = 4  # steps between two of them; a longer chain is no part of either's story


def story(
    ranks: Mapping[str, float],
    around: Mapping[str, set[str]],
    tiers: Mapping[str, int],
    *,
    limit: int,
    focus: Sequence[str],
) -> set[str]:
    """Return the focus, what joins its entities, its neighbours, and around these the closest that act.

    Where there is too little room, the more relevant come first, and names before what hangs on them.
    """
    chosen = set(sorted(dict.fromkeys(focus), key=lambda node: (-ranks[node], node))[:limit])
    chosen.update(list(_joining(around, focus))[: limit - len(chosen)])
    near = {other for node in focus for other in around[node]}
    _fill(chosen, near, ranks, tiers, limit=limit)
    beyond = {other for node in near & chosen for other in around[node] if tiers.get(other, BODY) == BODY}
    _fill(chosen, beyond, ranks, tiers, limit=min(limit, COMFORT))
    return chosen


def _fill(
    chosen: set[str], found: set[str], ranks: Mapping[str, float], tiers: Mapping[str, int], *, limit: int
) -> None:
    """Add what was found, tier by tier up to its share of the room, in the order of ranks."""
    for node in sorted(found - chosen, key=lambda node: (tiers.get(node, BODY), -ranks[node], node)):
        if len(chosen) < limit * SHARES[tiers.get(node, BODY)]:
            chosen.add(node)


def _joining(around: Mapping[str, set[str]], focus: Sequence[str]) -> Iterator[str]:
    """Yield what lies on the shortest way from the first of a few entities to each other one, rather not over hubs."""
    from networkx import Graph, NetworkXNoPath, shortest_path

    if not 1 < len(focus) <= FOCI:
        return
    graph = Graph()
    graph.add_nodes_from(focus)
    for start in sorted(around):
        hub = log2(2 + len(around[start]))
        graph.add_edges_from((start, end, {"cost": hub + log2(2 + len(around[end]))}) for end in sorted(around[start]))
    for other in focus[1:]:
        try:
            way = shortest_path(graph, focus[0], other, weight="cost")
        except NetworkXNoPath:
            continue
        yield from way[1:-1] if len(way) <= FAR + 1 else ()

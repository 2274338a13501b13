"""Where the nodes of a picture go, computed beforehand: the same graph gives the same picture, and no reader waits.

Two levels: communities (Louvain) are placed first, then nodes inside them, both by the spring model of Fruchterman and
Reingold (1991), and each community is turned towards its neighbours; a community too large for that has communities of
its own. A few rounds over everything follow where there are not too many. At last boxes that overlap, as labels do,
are pushed apart, and the components of the graph are packed side by side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np

from kg.export.page_pack import LARGE, ROOM, Block, Points, fit_main, pack, separated, shaped

__all__ = ["Box", "boxes_of", "place"]

SEED = 1  # of Louvain, whose result depends on the order of nodes
SPACING = 105.0  # pixels between neighbours
SMALL = 9  # a component of so few nodes has no communities
HUB = 10.0  # pixels around a node for the first line beyond one, less for each more
FLAT = 1.6  # width to height of lesser components, as names are wide
CROWD = 60  # so many labels fit a window
NAMED = 200  # so many of a multitude get room for their names
BARE = (40.0, 36.0)  # of a node without a label
LINE = 18  # characters of a label on one line
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
TURNS = 3  # rounds of turning communities towards each other
PATIENCE = 10_000  # nodes times rounds of the spring model, at most
DENSE = 350  # nodes; a larger community has communities of its own
Box: TypeAlias = tuple[float, float]  # width and height in pixels
Edge: TypeAlias = tuple[int, int, float]  # both ends and the weight


def place(size: int, edges: Sequence[Edge], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return positions for the nodes 0 to size - 1, in whole pixels; edges have weights, boxes are to stay apart."""
    blocks = list(_blocks(size, edges, boxes))
    if not blocks:
        return []
    rest = [shaped(block, area=ROOM * block.area, aspect=FLAT) for block in blocks[1:]]
    places = np.zeros((size, 2))
    for block in pack(fit_main(blocks[0], rest), rest):
        places[list(block.nodes)] = block.points
    return [(round(float(x)), round(float(y))) for x, y in places]


def _blocks(size: int, edges: Sequence[Edge], boxes: Sequence[Box]) -> Iterator[Block]:
    """Yield the components, largest first."""
    from networkx import Graph, connected_components

    graph = Graph([(start, end) for start, end, _ in edges])
    graph.add_nodes_from(range(size))
    parts = sorted(map(sorted, connected_components(graph)), key=lambda part: (-len(part), part))
    lines = np.sqrt([max(len(graph[node]) - 1, 0) for node in range(size)])
    for part, inside in zip(parts, _within(parts, edges), strict=True):
        sizes = np.array([boxes[node] for node in part]) + HUB * lines[part][:, None]
        joined = tuple(sorted({(start, end) for start, end, _ in inside}))
        placed = _small if len(part) <= SMALL else _component
        yield Block(tuple(part), placed(len(part), tuple(inside)), sizes, joined)


def _within(parts: Sequence[Sequence[int]], edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the edges inside of each part, with the places of their ends in it, the lesser first."""
    where = {node: (number, place) for number, part in enumerate(parts) for place, node in enumerate(part)}
    found: list[list[Edge]] = [[] for _ in parts]
    for start, end, weight in edges:
        (part, one), (other, two) = where[start], where[end]
        if part == other:
            found[part].append((min(one, two), max(one, two), weight))
    return [sorted(inside) for inside in found]


@lru_cache(maxsize=4096)
def _small(size: int, edges: Sequence[Edge]) -> Points:
    """Place a component of few nodes; most of these are alike."""
    return _component(size, edges)


def _component(size: int, edges: Sequence[Edge]) -> Points:
    """Place the nodes 0 to size - 1 that these edges connect."""
    points = _levels(size, edges)
    return points if size > LARGE else _spring(edges, points, rounds=90, heat=0.35)


def _levels(size: int, edges: Sequence[Edge]) -> Points:
    """Place communities, and in each its nodes."""
    groups = _communities(size, edges) if size > SMALL else []
    if len(groups) < 2:
        return _spring(edges, _spiral(size)[_by_degree(size, edges)], rounds=120, heat=1.0)
    points, member = np.zeros((size, 2)), np.zeros(size, dtype=int)
    radius = np.zeros(len(groups))
    for number, (group, inside) in enumerate(zip(groups, _within(groups, edges), strict=True)):
        local = _levels(len(group), inside) if len(group) > DENSE else _spring(inside, _spiral(len(group)))
        member[group], points[group] = number, local
        radius[number] = np.sqrt((local**2).sum(axis=1)).max() + SPACING / 2
    return _turned(points, _centres(edges, member, radius), edges, member)


def _by_degree(size: int, edges: Sequence[Edge]) -> Any:
    """Return the rank of each node by the number of its edges, so that hubs start in the middle."""
    ends = np.array([(start, end) for start, end, _ in edges], dtype=int).ravel()
    ranks = np.empty(size, dtype=int)
    ranks[np.argsort(-np.bincount(ends, minlength=size), kind="stable")] = np.arange(size)
    return ranks


def _communities(size: int, edges: Sequence[Edge]) -> list[list[int]]:
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph = Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(edges)
    return sorted(map(sorted, louvain_communities(graph, seed=SEED)), key=lambda group: (-len(group), group))


def _centres(edges: Sequence[Edge], member: Any, radius: Points) -> Points:
    """Place communities as if they were nodes, far enough from each other for what is in them."""
    between: dict[tuple[int, int], float] = defaultdict(float)
    for start, end, weight in edges:
        one, other = sorted((int(member[start]), int(member[end])))
        between[one, other] += 1 + math.log(weight)
    joined = [(one, other, 1 + sums) for (one, other), sums in between.items()]
    points = _spring(joined, _spiral(len(radius)) * 2, rounds=200) * 1.4
    return separated(points, np.stack([radius * 2, radius * 2], axis=1))


def _turned(points: Points, centres: Points, edges: Sequence[Edge], member: Any) -> Points:
    """Turn each community so that its nodes face those of others that they are joined to, and put it in its place."""
    ends = np.array([(start, end) for start, end, _ in edges if member[start] != member[end]], dtype=int)
    ends = np.concatenate([ends, ends[:, ::-1]]).reshape(-1, 2)
    here, there = ends.T
    for _ in range(TURNS):
        wanted = points[there] + centres[member[there]] - centres[member[here]]
        wanted /= np.maximum(np.sqrt((wanted**2).sum(axis=1)), 1.0)[:, None]
        own = points[here]
        crossed = np.bincount(member[here], own[:, 0] * wanted[:, 1] - own[:, 1] * wanted[:, 0], len(centres))
        along = np.bincount(member[here], (own * wanted).sum(axis=1), len(centres))
        angle = np.arctan2(crossed, along)[member]
        cosine, sine = np.cos(angle), np.sin(angle)
        x, y = points.T
        points = np.stack([x * cosine - y * sine, x * sine + y * cosine], axis=1)
    placed: Points = points + centres[member]
    return placed


def _spiral(size: int) -> Points:
    """Return points on a sunflower's spiral: evenly spread, and never two on a line that forces cannot leave."""
    number = np.arange(size)
    radius = SPACING * 0.6 * np.sqrt(number + 0.5)
    return np.stack([radius * np.cos(number * GOLDEN_ANGLE), radius * np.sin(number * GOLDEN_ANGLE)], axis=1)


def _spring(edges: Sequence[Edge], points: Points, *, rounds: int = 120, heat: float = 1.0) -> Points:
    """Move points so that neighbours come near and all others keep away; `heat` is the first step's length.

    Large crowds get fewer rounds, and crowds without any structure, as of a hub's many leaves, none.
    """
    points = points.copy()
    size = len(points)
    rounds = min(rounds, PATIENCE // size) if 1 < size <= 2 * LARGE else 0
    weights = _weights(size, edges) if rounds else points
    for step in range(rounds):
        across, down = (np.subtract.outer(axis, axis) for axis in points.T)
        square = np.maximum(across**2 + down**2, 1.0)
        force = SPACING**2 / square - weights * np.sqrt(square) / SPACING
        # No product of matrices: its last digit depends on the machine, and with it the picture.
        move = np.stack([(across * force).sum(axis=1), (down * force).sum(axis=1)], axis=1)
        move -= 0.06 * (points - points.mean(axis=0))
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        limit = SPACING * heat * (1 - step / rounds)
        points += move * (np.minimum(length, limit) / length)[:, None]
    centred: Points = points - points.mean(axis=0)
    return centred


def _weights(size: int, edges: Sequence[Edge]) -> Points:
    weights = np.zeros((size, size))
    for start, end, weight in edges:
        if start != end:
            weights[start, end] = weights[end, start] = 1 + math.log(weight)
    return weights


def boxes_of(labels: Sequence[str], quiet: Collection[int] = ()) -> list[Box]:
    """Return how much room labels need with their nodes: one or two lines of small type.

    In a crowd, the names of those at the places `quiet` get no room: they stand where some is left. In a multitude,
    only the foremost names get any.
    """
    mute = quiet if len(labels) > CROWD else ()
    named = NAMED if len(labels) > LARGE else len(labels)
    return [BARE if place in mute or place >= named else _box(label) for place, label in enumerate(labels)]


def _box(label: str) -> Box:
    return min(len(label), LINE) * 6.6 + 10, 44.0 if len(label) <= LINE else 58.0

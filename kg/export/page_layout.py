"""Where the nodes of a picture go, computed beforehand: the same graph gives the same picture, and no reader waits.

Two levels: communities (Louvain) are placed first, then nodes inside them, both by the spring model of Fruchterman and
Reingold (1991); a few rounds over everything then turn each community towards its neighbours. At last boxes that
overlap, as labels do, are pushed apart, and the components of the graph are packed side by side.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
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
BARE = (40.0, 36.0)  # of a node without a label
LINE = 18  # characters of a label on one line
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Box: TypeAlias = tuple[float, float]  # width and height in pixels


def place(size: int, edges: Sequence[tuple[int, int, float]], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return positions for the nodes 0 to size - 1, in whole pixels; edges have weights, boxes are to stay apart."""
    from networkx import Graph, connected_components

    graph = Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from(edges)
    parts = sorted(map(sorted, connected_components(graph)), key=lambda part: (-len(part), part))
    blocks = [_block(graph.subgraph(part), part, boxes) for part in parts]
    if not blocks:
        return []
    rest = [shaped(block, area=ROOM * block.area, aspect=FLAT) for block in blocks[1:]]
    places = np.zeros((size, 2))
    for block in pack(fit_main(blocks[0], rest), rest):
        places[list(block.nodes)] = block.points
    return [(round(float(x)), round(float(y))) for x, y in places]


def _block(graph: Any, nodes: Sequence[int], boxes: Sequence[Box]) -> Block:
    lines = np.array([len(graph[node]) for node in nodes])
    sizes = np.array([boxes[node] for node in nodes]) + HUB * np.sqrt(np.maximum(lines - 1, 0))[:, None]
    index = {node: number for number, node in enumerate(nodes)}
    joined = tuple(sorted((index[start], index[end]) for start, end in graph.edges()))
    return Block(tuple(nodes), _component(graph, nodes), sizes, joined)


def _component(graph: Any, nodes: Sequence[int]) -> Points:
    """Place the nodes of a connected graph, in their order."""
    groups = _communities(graph, nodes)
    index = {node: number for number, node in enumerate(nodes)}
    weights = _weights([(index[a], index[b], w) for a, b, w in graph.edges(data="weight")], len(nodes))
    member = np.array([number for _, number in sorted((n, g) for g, group in enumerate(groups) for n in group)])
    points = np.zeros((len(nodes), 2))
    centres = _centres(weights, member, len(groups))
    for number in range(len(groups)):
        inside = np.flatnonzero(member == number)
        local = _spring(weights[np.ix_(inside, inside)], _spiral(len(inside)), rounds=120, heat=1.0)
        points[inside] = centres[number] + local
    return points if len(nodes) > LARGE else _spring(weights, points, rounds=90, heat=0.35)


def _communities(graph: Any, nodes: Sequence[int]) -> list[list[int]]:
    from networkx.algorithms.community import louvain_communities

    if len(nodes) <= SMALL:
        return [list(nodes)]
    ordered = graph.__class__()
    ordered.add_nodes_from(nodes)
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), w) for a, b, w in graph.edges(data="weight")))
    return sorted(map(sorted, louvain_communities(ordered, seed=SEED)), key=lambda group: (-len(group), group))


def _weights(edges: Sequence[tuple[int, int, float]], size: int) -> Points:
    weights = np.zeros((size, size))
    for start, end, weight in edges:
        if start != end:
            weights[start, end] = weights[end, start] = 1 + math.log(weight)
    return weights


def _centres(weights: Points, member: Any, count: int) -> Points:
    """Place communities as if they were nodes, far enough from each other for what is in them."""
    between = np.zeros((count, count))
    np.add.at(between, (member[:, None], member[None, :]), weights)
    np.fill_diagonal(between, 0)
    radius = SPACING * 0.62 * np.sqrt(np.bincount(member, minlength=count))
    points = _spring(np.log1p(between), _spiral(count) * 2, rounds=200, heat=1.0) * 1.4
    return separated(points, np.stack([radius * 2, radius * 2], axis=1))


def _spiral(size: int) -> Points:
    """Return points on a sunflower's spiral: evenly spread, and never two on a line that forces cannot leave."""
    number = np.arange(size)
    radius = SPACING * 0.6 * np.sqrt(number + 0.5)
    return np.stack([radius * np.cos(number * GOLDEN_ANGLE), radius * np.sin(number * GOLDEN_ANGLE)], axis=1)


def _spring(weights: Points, points: Points, *, rounds: int, heat: float) -> Points:
    """Move points so that neighbours come near and all others keep away; `heat` is the first step's length."""
    points = points.copy()
    for step in range(rounds if len(points) > 1 else 0):
        offset = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.sqrt((offset**2).sum(axis=2)), 1.0)
        force = (SPACING**2 / distance - weights * distance**2 / SPACING) / distance
        move = (offset * force[:, :, None]).sum(axis=1) - 0.06 * (points - points.mean(axis=0))
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        limit = SPACING * heat * (1 - step / rounds)
        points += move * (np.minimum(length, limit) / length)[:, None]
    centred: Points = points - points.mean(axis=0)
    return centred


def boxes_of(labels: Sequence[str], quiet: Collection[int] = ()) -> list[Box]:
    """Return how much room labels need with their nodes: one or two lines of small type.

    In a crowd, the names of those at the places `quiet` get no room: they stand where some is left.
    """
    mute = quiet if len(labels) > CROWD else ()
    return [BARE if place in mute else _box(label) for place, label in enumerate(labels)]


def _box(label: str) -> Box:
    return min(len(label), LINE) * 6.6 + 10, 44.0 if len(label) <= LINE else 58.0

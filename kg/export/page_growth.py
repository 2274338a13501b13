"""Places of a picture that grows: what an earlier page has drawn stays where its readers have learnt to find it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from kg.errors import ExportError
from kg.export.page_data import read_rows
from kg.export.page_layout import Box, place

__all__ = ["Place", "grow", "places_in", "read_places"]

Place: TypeAlias = tuple[int, int]
OLD = 1 / 3  # share of the nodes that have to be known; a picture of fewer is another one
STEP = 40.0  # pixels between spots that are tried
TURNS, CHUNK = 8192, 64  # spots that are tried at most, and at once
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
GAP = 60  # pixels between the picture and what has nothing to do with it


def read_places(path: Path) -> dict[str, Place]:
    """Return where the page in a file draws its nodes; raise `ExportError` where it is no page of ours."""
    try:
        html = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}; name an earlier page, or leave --like out") from None
    except UnicodeDecodeError:
        html = ""
    return places_in(read_rows(html, name=str(path)), name=str(path))


def places_in(rows: Mapping[str, Any], *, name: str) -> dict[str, Place]:
    """Return where a page draws its nodes at first, by their ids; raise `ExportError` where its rows are not as ours.

    `name` is that of its file.
    """
    try:
        view, entities = rows["view"], rows["entities"]
        found = zip(view["nodes"], view["x"], view["y"], strict=True)
        return {str(entities[node][0]): (int(x), int(y)) for node, x, y in found}
    except (KeyError, IndexError, TypeError, ValueError):
        raise ExportError(f"{name}: was written by another version of kg; leave --like out") from None


def grow(
    size: int, edges: Sequence[tuple[int, int, float]], boxes: Sequence[Box], known: Mapping[int, Place]
) -> list[Place]:
    """Return positions for the nodes 0 to size - 1, as `place` does; those that are known stay.

    New nodes go to the free spot nearest to their neighbours, and what is linked to nothing known goes below. Where
    most is new, all nodes are placed anew.
    """
    if len(known) < size * OLD:
        return place(size, edges, boxes)
    spots = _Spots(boxes, known)
    around = _around(edges)
    for node in _order(size, around, known):
        near = [spots.places[other] for other in around[node] if other in spots.places]
        spots.put(node, sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
    spots.put_below([node for node in range(size) if node not in spots.places], edges)
    return [spots.places[node] for node in range(size)]


def _around(edges: Sequence[tuple[int, int, float]]) -> Mapping[int, list[int]]:
    around: dict[int, list[int]] = defaultdict(list)
    for start, end, _ in edges:
        if start != end:
            around[start].append(end)
            around[end].append(start)
    return around


def _order(size: int, around: Mapping[int, list[int]], known: Mapping[int, Place]) -> Iterator[int]:
    """Yield the new nodes that are linked to known ones, directly or over others: those with most placed neighbours."""
    placed = {node: sum(other in known for other in around[node]) for node in range(size) if node not in known}
    heap = [(-number, node) for node, number in sorted(placed.items()) if number]
    heapify(heap)
    while heap:
        number, node = heappop(heap)
        if placed.get(node) != -number:
            continue  # it has been yielded, or has more placed neighbours by now
        del placed[node]
        yield node
        for other in around[node]:
            if other in placed:
                placed[other] += 1
                heappush(heap, (-placed[other], other))


class _Spots:
    """What is where, and how much room each takes."""

    def __init__(self, boxes: Sequence[Box], known: Mapping[int, Place]) -> None:
        self.boxes = boxes
        self.places = dict(known)
        turn = np.arange(TURNS)[:, None]
        circle = np.hstack([np.cos(turn * GOLDEN_ANGLE), np.sin(turn * GOLDEN_ANGLE)])
        self._spiral = STEP * np.sqrt(turn) * circle

    def put(self, node: int, x: float, y: float) -> None:
        """Place a node at the free spot nearest to a point, or there where none is free."""
        taken = np.array([(*self.places[other], *self.boxes[other]) for other in sorted(self.places)])
        need = (taken[:, 2:] + self.boxes[node]) / 2
        for start in range(0, TURNS, CHUNK):
            tried = self._spiral[start : start + CHUNK] + np.array([x, y])
            apart = (np.abs(tried[:, None, :] - taken[None, :, :2]) >= need[None, :, :]).any(axis=2).all(axis=1)
            if apart.any():
                x, y = tried[int(apart.argmax())]
                break
        self.places[node] = round(float(x)), round(float(y))

    def put_below(self, nodes: Sequence[int], edges: Sequence[tuple[int, int, float]]) -> None:
        """Place what is linked to nothing placed as a picture of its own, below the middle of the other."""
        if not nodes:
            return
        index = {node: number for number, node in enumerate(nodes)}
        inside = [(index[start], index[end], weight) for start, end, weight in edges if start in index and end in index]
        points = place(len(nodes), inside, [self.boxes[node] for node in nodes])
        across, top = (
            _middle(points),
            min(y - self.boxes[node][1] / 2 for node, (_, y) in zip(nodes, points, strict=True)),
        )
        middle, low = 0.0, 0.0
        if self.places:
            middle = _middle(list(self.places.values()))
            low = max(y + self.boxes[node][1] / 2 for node, (_, y) in self.places.items()) + GAP
        for node, (x, y) in zip(nodes, points, strict=True):
            self.places[node] = round(x - across + middle), round(y - top + low)


def _middle(points: Sequence[Place]) -> float:
    return (min(x for x, _ in points) + max(x for x, _ in points)) / 2

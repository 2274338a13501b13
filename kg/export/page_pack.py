"""How the components of a picture share its window: the largest has the middle, the others are set below it in rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

__all__ = ["Block", "Points", "fit_main", "pack", "separated", "shaped"]

GAP = 34.0  # pixels between components
ASPECT = 1.1  # width to height of the picture, as of its part of the window
STRETCH = 2.2  # how much more a component may grow along one axis than along the other
ROOM = 1.35  # area of a component to that of its boxes
GROWTH = 2.6  # area to which the main component may grow, to that of its boxes
FITTING = 2  # rounds of fitting the main component to what the rows below it come to
PAIR = 2  # nodes; a larger component is a story
PULL = 0.8  # exponent of the distance from the centre; below 1 brings in what is far out
LARGE = 700  # above, rounds over all pairs of nodes cost too much
CLOSE = (80.0, 50.0)  # pixels that a node may have for itself in a picture so large
ROUNDS, WIDEN, TRIES = 120, 1.06, 12  # of pushing boxes apart, and what helps where that is not enough
CLEAR, NUDGES = 30.0, 6  # pixels that a line keeps from nodes it does not join, and rounds of trying
Lines: TypeAlias = tuple[tuple[int, int], ...]
Points: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Block:
    """A component: its nodes, where they are, and how much room each needs, in pixels."""

    nodes: tuple[int, ...]
    points: Points
    sizes: Points
    lines: Lines  # pairs of places in `nodes`

    @property
    def corner(self) -> Points:
        """The upper left corner of its boxes."""
        corner: Points = (self.points - self.sizes / 2).min(axis=0)
        return corner

    @property
    def extent(self) -> Points:
        """Width and height of its boxes together."""
        extent: Points = (self.points + self.sizes / 2).max(axis=0) - self.corner
        return extent

    @property
    def area(self) -> float:
        """The area of its boxes, if none overlap."""
        return float((self.sizes[:, 0] * self.sizes[:, 1]).sum())


def shaped(block: Block, *, area: float, aspect: float) -> Block:
    """Return a block that lies along its longer axis and fills about a rectangle, with no two boxes over each other."""
    if len(block.nodes) < 2:
        return block
    radius = np.maximum(np.sqrt((block.points**2).sum(axis=1)), 1.0)[:, None]
    points = _turned(block.points * (radius / radius.max()) ** (PULL - 1))
    wide, high = np.maximum(points.max(axis=0) - points.min(axis=0), 1.0) + block.sizes.mean(axis=0)
    across, down = math.sqrt(area * aspect) / wide, math.sqrt(area / aspect) / high
    mean, part = math.sqrt(across * down), math.sqrt(min(STRETCH, max(1 / STRETCH, across / down)))
    looser = math.sqrt(max(1.0, area / ROOM / block.area))
    points = separated(points * np.array([mean * part, mean / part]), block.sizes * looser)
    for _ in range(NUDGES if PAIR < len(points) <= LARGE else 0):
        points = separated(_off_lines(points, block.lines), block.sizes)
    return replace(block, points=points)


def _off_lines(points: Points, lines: Lines) -> Points:
    """Move points aside that lie on lines which do not join them: a reader would think that they do."""
    ends = np.array([line for line in lines if line[0] != line[1]], dtype=int).reshape(-1, 2)
    start, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    offset = points[:, None, :] - start[None, :, :]
    length = np.maximum((along**2).sum(axis=1), 1.0)
    part = (offset * along).sum(axis=2) / length
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.sqrt(length)[:, None]
    distance = (offset * normal).sum(axis=2)
    near = (part > 0) & (part < 1) & (np.abs(distance) < CLEAR)
    near[ends.ravel(), np.repeat(np.arange(len(ends)), 2)] = False
    push = np.where(near, np.where(distance < 0, -1, 1) * (CLEAR - np.abs(distance)), 0)
    moved: Points = points + (push[:, :, None] * normal).sum(axis=1) * 0.6
    return moved


def _turned(points: Points) -> Points:
    """Turn points around their centre so that they lie along the first axis."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    angle = math.atan2(2 * xy, xx - yy) / 2
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned: Points = points @ turn
    return turned


def separated(points: Points, sizes: Points) -> Points:
    """Push boxes around the points apart until none overlap; where there is no room, make some."""
    points, rounds, tries = points.copy(), ROUNDS, TRIES
    if len(points) > LARGE:
        sizes, rounds, tries = np.minimum(sizes, CLOSE), ROUNDS // 3, TRIES // 3
    for _ in range(tries):
        if _pushed(points, sizes, rounds):
            break
        points *= WIDEN
    return points


def _pushed(points: Points, sizes: Points, rounds: int) -> bool:
    """Move points in place, along the axis where they overlap least; tell whether none overlap any more."""
    for _ in range(rounds):
        one, other = _overlapping(points, sizes)
        if not len(one):
            return True
        offset = points[one] - points[other]
        overlap = (sizes[one] + sizes[other]) / 2 - np.abs(offset)
        axis = overlap.argmin(axis=1)
        each = np.arange(len(one))
        step = np.where(offset[each, axis] > 0, 0.3, -0.3) * overlap[each, axis]
        np.add.at(points, (one, axis), step)
        np.add.at(points, (other, axis), -step)
    return False


def _overlapping(points: Points, sizes: Points) -> tuple[Any, Any]:
    """Return both places of each two boxes that overlap by more than half a pixel, each two once."""
    one, other = _near(points, sizes.max(axis=0))
    for axis in (0, 1):
        along, half = points[:, axis], sizes[:, axis] / 2
        hit = np.abs(along[one] - along[other]) < half[one] + half[other] - 0.5
        one, other = one[hit], other[hit]
    return one, other


def _near(points: Points, cell: Points) -> tuple[Any, Any]:
    """Return the places of each two points in the same or neighbouring cells of a grid, each two once."""
    column, row = np.floor((points - points.min(axis=0)) / cell).astype(int).T
    wide = int(column.max()) + 2  # one column stays empty, so that rows do not touch at their ends
    order = np.argsort(row * wide + column, kind="stable")
    keys = (row * wide + column)[order]
    pairs = []
    for step in (0, 1, wide - 1, wide, wide + 1):
        first = np.searchsorted(keys, keys + step) if step else np.arange(1, len(keys) + 1)
        counts = np.searchsorted(keys, keys + step, side="right") - first
        starts = np.repeat(first - np.cumsum(counts) + counts, counts)
        pairs.append((np.repeat(np.arange(len(keys)), counts), starts + np.arange(len(starts))))
    one, other = (order[np.concatenate(side)] for side in zip(*pairs, strict=True))
    return one, other


def fit_main(block: Block, others: Sequence[Block]) -> Block:
    """Return the main component with half of the picture, or as much as it can fill, and the others' width below it."""
    rest = sum(float(np.prod(other.extent + GAP)) for other in others)
    area = max(ROOM * block.area, min(rest, GROWTH * block.area))
    aspect = ASPECT
    for _ in range(FITTING):
        main = shaped(block, area=area, aspect=aspect * (area + rest) / area)
        whole = np.max([placed.corner + placed.extent for placed in pack(main, others)], axis=0)
        aspect *= math.sqrt(ASPECT * float(whole[1] / whole[0]))
    return main


def pack(main: Block, others: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks in their places: the main one above, then rows of the others, each row as wide as the whole.

    Where there are but pairs, all stand in rows.
    """
    extents = np.array([block.extent for block in (main, *others)])
    wide, down = _width(extents, alone=len(main.nodes) > PAIR), 0.0
    blocks = [*zip((main, *others), extents, strict=True)]
    for row in [blocks[:1], *_rows(blocks[1:], wide)] if len(main.nodes) > PAIR else _rows(blocks, wide):
        high = max(extent[1] for _, extent in row)
        spare = (wide - sum(extent[0] for _, extent in row)) / len(row)
        left = spare / 2
        for block, (width, height) in row:
            yield _moved(block, np.array([left, down + (high - height) / 2]) - block.corner)
            left += width + spare
        down += high + GAP


def _width(extents: Points, *, alone: bool) -> float:
    """Return the width of the picture: that of the main component if it has a row alone, or else of the window."""
    widest = float(extents[:, 0].max())
    return widest if alone else math.sqrt(float((extents + GAP).prod(axis=1).sum()) * ASPECT) + widest / 2


def _rows(blocks: Iterable[tuple[Block, Any]], wide: float) -> Iterator[list[tuple[Block, Any]]]:
    """Yield the blocks in rows, in their order, as words are set into lines."""
    row: list[tuple[Block, Any]] = []
    used = 0.0
    for block, extent in blocks:
        if row and used + extent[0] > wide:
            yield row
            row, used = [], 0.0
        row.append((block, extent))
        used += extent[0] + GAP
    if row:
        yield row


def _moved(block: Block, offset: Points) -> Block:
    return replace(block, points=block.points + offset)

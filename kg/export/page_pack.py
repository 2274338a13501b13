"""How the components of a picture share its window: the largest has the middle, the others are set below it in rows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
    for _ in range(NUDGES if len(points) <= LARGE else 0):
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
    points = points.copy()
    if len(points) > LARGE:
        return points * math.sqrt(len(points) / LARGE)
    need = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(TRIES):
        if _pushed(points, need):
            break
        points *= WIDEN
    return points


def _pushed(points: Points, need: Points) -> bool:
    """Move points in place, along the axis where they overlap least; tell whether none overlap any more."""
    for _ in range(ROUNDS):
        one, other = _overlapping(points, need)
        if not len(one):
            return True
        offset = points[one] - points[other]
        overlap = need[one, other] - np.abs(offset)
        axis = overlap.argmin(axis=1)
        each = np.arange(len(one))
        step = np.where(offset[each, axis] > 0, 0.3, -0.3) * overlap[each, axis]
        np.add.at(points, (one, axis), step)
        np.add.at(points, (other, axis), -step)
    return False


def _overlapping(points: Points, need: Points) -> tuple[Any, Any]:
    """Return both places of each two boxes that overlap by more than half a pixel."""
    hit = np.abs(np.subtract.outer(points[:, 0], points[:, 0])) < need[:, :, 0] - 0.5
    hit &= np.abs(np.subtract.outer(points[:, 1], points[:, 1])) < need[:, :, 1] - 0.5
    one, other = np.nonzero(np.triu(hit, 1))
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
    wide, down = _width(main, others), 0.0
    for row in [*_rows([main, *others], wide)] if len(main.nodes) <= PAIR else [[main], *_rows(others, wide)]:
        high = max(float(block.extent[1]) for block in row)
        spare = (wide - sum(float(block.extent[0]) for block in row)) / len(row)
        left = spare / 2
        for block in row:
            width, height = map(float, block.extent)
            yield _moved(block, np.array([left, down + (high - height) / 2]) - block.corner)
            left += width + spare
        down += high + GAP


def _width(main: Block, others: Sequence[Block]) -> float:
    """Return the width of the picture: that of the main component, or of the window where there are but pairs."""
    widest = max(float(block.extent[0]) for block in (main, *others))
    area = sum(float(np.prod(block.extent + GAP)) for block in (main, *others))
    return widest if len(main.nodes) > PAIR else math.sqrt(area * ASPECT) + widest / 2


def _rows(blocks: Sequence[Block], wide: float) -> Iterator[list[Block]]:
    """Yield the blocks in rows, in their order, as words are set into lines."""
    row: list[Block] = []
    for block in blocks:
        if row and sum(float(each.extent[0]) + GAP for each in (*row, block)) - GAP > wide:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _moved(block: Block, offset: Points) -> Block:
    return replace(block, points=block.points + offset)

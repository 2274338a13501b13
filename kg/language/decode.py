"""From scores to structures: the best tree, the best sequence of names, sentence spans. Arrays in, arrays out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["FORBIDDEN", "Floats", "Integers", "best_names", "best_tree", "name_spans", "sentence_spans", "surety"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

FORBIDDEN = -1e9


def sentence_spans(starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return half-open spans of words between sentence starts; the first word always starts one.

    >>> sentence_spans(np.array([False, False, True, False]))
    [(0, 2), (2, 4)]
    """
    marks = [0, *(int(index) for index in np.flatnonzero(starts) if index > 0), len(starts)]
    return [(begin, end) for begin, end in itertools.pairwise(marks) if begin < end]


def best_names(scores: Floats, labels: tuple[str, ...]) -> list[str]:
    """Return the best sequence of BIO labels in which no I-X follows anything but B-X or I-X.

    `scores` has a row per word and a column per label. Mostly the best label of each word is in such a sequence.
    """
    allowed = _transitions(labels)
    path = scores.argmax(axis=1)
    if allowed[[-1, *path[:-1]], path].any():
        path = _viterbi(scores, allowed)
    return [labels[index] for index in path.tolist()]


def _viterbi(scores: Floats, allowed: Floats) -> Integers:
    best = scores[0] + allowed[-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        paths = best[:, None] + allowed[:-1]
        back[word] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[word]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for word in range(len(scores) - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def name_spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and type of each name in a sequence of BIO labels.

    >>> list(name_spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    start = 0
    for index, label in enumerate(labels):
        if label == "O":
            continue
        if label.startswith("B-"):
            start = index
        if index + 1 == len(labels) or not labels[index + 1].startswith("I-"):
            yield start, index + 1, label[2:]


@cache
def _transitions(labels: tuple[str, ...]) -> Floats:
    """Return what each label (column) costs behind each other one (row), and in the last row at the beginning."""
    matrix = np.zeros((len(labels) + 1, len(labels)), dtype=np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            for row, before in enumerate((*labels, "O")):
                if before[2:] != label[2:] or before == "O":
                    matrix[row, column] = FORBIDDEN
    return matrix


def best_tree(scores: Floats) -> Integers:
    """Return the head of each word in the maximum spanning tree with a single root.

    `scores[dependent, head]` has a row per word and a column per possible head, column 0 being the root; so heads are
    numbered from 1 and 0 is the root. Greedy choice first; Chu-Liu-Edmonds only where that has a cycle.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), FORBIDDEN, dtype=np.float64)
    square[1:, :] = scores
    np.fill_diagonal(square, FORBIDDEN)
    heads = _single_root(square)
    return heads[1:]


def surety(scores: Floats, heads: Integers) -> list[float]:
    """Return how probable the head of each word is among all that it might have, in hundredths.

    Coarse, so that it is the same wherever it is computed; `scores` and `heads` are those of `best_tree`.
    """
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chosen = chances[np.arange(len(heads)), heads] / chances.sum(axis=1)
    return [round(chance, 2) for chance in chosen.tolist()]


def _single_root(scores: NDArray[np.float64]) -> Integers:
    """Try the spanning tree; where several words hang from the root, try each of them alone and keep the best."""
    heads = _spanning_tree(scores)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads
    trees = []
    for root in roots:
        alone = scores.copy()
        alone[1:, 0] = FORBIDDEN * 2
        alone[root, 0] = scores[root, 0]
        tree = _spanning_tree(alone)
        trees.append((float(alone[np.arange(1, len(tree)), tree[1:]].sum()), -int(root), tree))
    return max(trees, key=lambda entry: entry[:2])[2]


def _spanning_tree(scores: NDArray[np.float64]) -> Integers:
    heads: Integers = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    return _break_cycle(scores, heads, cycle)


def _cycle(heads: Integers) -> list[int]:
    """Return the nodes of a cycle, or none; node 0 is the root."""
    above = heads.tolist()
    seen = [0] * len(above)  # by which walk upwards; the root is there before all walks
    seen[0] = -1
    for start in range(1, len(above)):
        node = start
        while not seen[node]:
            seen[node] = start
            node = above[node]
        if seen[node] == start:
            return _round(above, node)
    return []


def _round(above: list[int], start: int) -> list[int]:
    cycle = [start]
    while above[cycle[-1]] != start:
        cycle.append(above[cycle[-1]])
    return cycle


def _break_cycle(scores: NDArray[np.float64], heads: Integers, cycle: list[int]) -> Integers:
    """Contract a cycle into one node, solve the smaller problem, and open the cycle where its best entry is."""
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    ring_scores = scores[ring, heads[ring]]
    enter = scores[np.ix_(ring, outside)] - ring_scores[:, None]  # gain of entering at each word from each node
    leave = scores[np.ix_(outside, ring)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), FORBIDDEN, dtype=np.float64)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = enter.max(axis=0)
    smaller[:size, size] = leave.max(axis=1)
    np.fill_diagonal(smaller, FORBIDDEN * 4)
    smaller[0, :] = FORBIDDEN * 4
    solved = _spanning_tree(smaller)
    result = heads.copy()
    for index in range(1, size):
        above = int(solved[index])
        result[outside[index]] = ring[int(leave[index].argmax())] if above == size else outside[above]
    entry = int(solved[size])
    word = ring[int(enter[:, entry].argmax())]
    result[word] = outside[entry]
    return result

"""From the network's scores for a stretch of words to sentences with tags, trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.language.decode import FORBIDDEN, Floats, Integers, best_names, best_tree, sentence_spans, surety
from kg.language.mending import Analysis, mend
from kg.language.starts import leads, places

__all__ = ["Analysis", "Network", "Scores", "analyse", "mend"]


CONTEXT = 0.6  # weight of the window that a sentence stands in, beside the sentence alone


class Scores(NamedTuple):
    """What the network says of W words; the root is column or row 0 where there are W + 1."""

    tags: Floats  # W x tags
    names: Floats  # W x name labels
    starts: Floats  # W x 2
    arcs: Floats  # W x (W + 1)
    dependents: Floats  # W x K
    heads: Floats  # (W + 1) x K


class Network(Protocol):
    """A trained network with its label sets."""

    tags: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]

    def score(self, words: Sequence[str]) -> Scores:
        """Score one window of words; their number is limited by the network."""

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score all relations (W x relations) for pairs of a dependent's and its head's vector (W x K)."""


def analyse(
    words: Sequence[str],
    network: Network,
    *,
    starts: Sequence[bool] | None = None,
    forced: Sequence[bool] | None = None,
    joined: Sequence[bool] | None = None,
) -> list[Analysis]:
    """Parse one window of words.

    `starts` gives the sentence starts where they are known; otherwise the network finds them, and print helps where
    `joined` tells which words follow without a space. `forced` marks words that start a sentence whatever is found,
    such as the first of a paragraph.

    Neighbours help to find where sentences end, but distract from how they are built: each is then scored alone, too.
    """
    scores = network.score(words)
    marks = np.array(starts) if starts is not None else _starts(scores, words, joined)
    if forced is not None:
        marks = marks | np.array(forced)
    spans = sentence_spans(marks)
    if len(spans) == 1:
        return [_sentence(words, network, scores)]
    return [
        _sentence(words[begin:end], network, _blend(network.score(words[begin:end]), scores, begin, end))
        for begin, end in spans
    ]


def _starts(scores: Scores, words: Sequence[str], joined: Sequence[bool] | None) -> NDArray[np.bool_]:
    """Mark where the network and print find that sentences start."""
    margins = scores.starts[:, 1] - scores.starts[:, 0]
    if joined is None:
        return np.asarray(margins > 0)
    marks = np.zeros(len(words), dtype=np.bool_)
    marks[np.array(places(words, joined))[margins > np.fromiter(leads(words, joined), dtype=np.float64)]] = True
    return marks


def _blend(alone: Scores, window: Scores, begin: int, end: int) -> Scores:
    """Let the window in which a sentence stands weigh a little in the scores of the sentence alone."""
    nodes = [0, *range(begin + 1, end + 1)]
    return alone._replace(
        tags=alone.tags + CONTEXT * window.tags[begin:end],
        names=alone.names + CONTEXT * window.names[begin:end],
        arcs=alone.arcs + CONTEXT * window.arcs[begin:end, nodes],
    )


def _sentence(words: Sequence[str], network: Network, scores: Scores) -> Analysis:
    """Take the best tree, tags and names of one sentence, and mend them."""
    heads = best_tree(scores.arcs)
    return mend(
        Analysis(
            words=tuple(words),
            tags=tuple(network.tags[index] for index in scores.tags.argmax(axis=1).tolist()),
            heads=tuple(heads.tolist()),
            labels=tuple(_labels(scores, heads, network)),
            names=tuple(best_names(scores.names, network.names)),
            surety=tuple(surety(scores.arcs, heads)),
        )
    )


def _labels(scores: Scores, heads: Integers, network: Network) -> list[str]:
    """Label the arcs of a sentence; "root" stands at the root and nowhere else."""
    fitting = network.label_scores(scores.dependents, scores.heads[heads])
    if "root" in network.relations:
        fitting[heads != 0, network.relations.index("root")] = FORBIDDEN
    best = fitting.argmax(axis=1).tolist()
    return ["root" if head == 0 else network.relations[index] for head, index in zip(heads.tolist(), best, strict=True)]

"""From the network's scores for a stretch of words to sentences with tags, trees and names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.language.decode import FORBIDDEN, Floats, Integers, best_names, best_tree, sentence_spans, surety
from kg.language.mending import Analysis, mend
from kg.language.starts import leads, places

__all__ = ["Analysis", "Network", "Scores", "Span", "analyse", "mend"]

Span = tuple[int, int]

# By how much a tag, a name label and a head must lead in a window to have nothing to fear of scoring again.
SURE = (1.0, 2.0, 1.0)
BLENDED = ("tags", "names", "arcs")
CONTEXT = 0.6  # weight of the window that a sentence stands in, beside the sentence alone


class Scores(NamedTuple):
    """What the network says of W words; the root is column or row 0 where there are W + 1.

    Arcs between words that were not read together mean nothing.
    """

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

    def score(self, words: Sequence[str], spans: Sequence[Span]) -> Scores:
        """Score a window of words, each span (half-open, all words in order) as if it stood alone.

        The number of words is limited by the network.
        """

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

    Neighbours help to find where sentences end, but distract from how they are built: each sentence that the
    window leaves in doubt is then scored alone, too.
    """
    scores = network.score(words, [(0, len(words))])
    marks = np.array(starts) if starts is not None else _starts(scores, words, joined)
    if forced is not None:
        marks = marks | np.array(forced)
    spans = sentence_spans(marks)
    if len(spans) > 1:
        scores = _blend(network, words, [span for span in spans if _is_unsure(scores, *span)], scores)
    return list(_sentences(words, spans, network, scores))


def _starts(scores: Scores, words: Sequence[str], joined: Sequence[bool] | None) -> NDArray[np.bool_]:
    """Mark where the network and print find that sentences start."""
    margins = scores.starts[:, 1] - scores.starts[:, 0]
    if joined is None:
        return np.asarray(margins > 0)
    marks = np.zeros(len(words), dtype=np.bool_)
    marks[np.array(places(words, joined))[margins > np.fromiter(leads(words, joined), dtype=np.float64)]] = True
    return marks


def _is_unsure(scores: Scores, begin: int, end: int) -> bool:
    """Tell whether a second choice comes near the first for any word of a sentence."""
    choices = scores.tags[begin:end], scores.names[begin:end], _arcs_inside(scores, (begin, end))
    return any(_least_lead(each) < sure for each, sure in zip(choices, SURE, strict=True))


def _least_lead(scores: Floats) -> float:
    """Return by how much the best of each row leads the second, where that is least."""
    if scores.shape[1] < 2:
        return np.inf
    ordered = np.partition(scores, -2, axis=1)
    return float((ordered[:, -1] - ordered[:, -2]).min())


def _blend(network: Network, words: Sequence[str], spans: Sequence[Span], window: Scores) -> Scores:
    """Score sentences again, each alone, and let the window in which they stand weigh a little beside that.

    The others are taken to score alone as they do in the window.
    """
    blended = Scores(*(part * (1 + CONTEXT if name in BLENDED else 1) for name, part in window._asdict().items()))
    if not spans:
        return blended
    rows = np.concatenate([np.arange(begin, end) for begin, end in spans])
    ends = np.cumsum([end - begin for begin, end in spans]).tolist()
    alone = network.score([words[row] for row in rows.tolist()], list(itertools.pairwise([0, *ends])))
    nodes = np.concatenate([[0], rows + 1])
    for name, place in zip(BLENDED, (rows, rows, np.ix_(rows, nodes)), strict=True):
        getattr(blended, name)[place] = getattr(alone, name) + CONTEXT * getattr(window, name)[place]
    blended.dependents[rows], blended.heads[nodes] = alone.dependents, alone.heads
    return blended


def _sentences(words: Sequence[str], spans: Sequence[Span], network: Network, scores: Scores) -> Iterator[Analysis]:
    """Take the best tree, tags and names of each sentence, and mend them."""
    arcs = [_arcs_inside(scores, span) for span in spans]
    heads = [best_tree(each) for each in arcs]
    labels = _labels(scores, spans, heads, network)
    tags = [network.tags[index] for index in scores.tags.argmax(axis=1).tolist()]
    for (begin, end), arc, tree in zip(spans, arcs, heads, strict=True):
        yield mend(
            Analysis(
                words=tuple(words[begin:end]),
                tags=tuple(tags[begin:end]),
                heads=tuple(tree.tolist()),
                labels=tuple(labels[begin:end]),
                names=tuple(best_names(scores.names[begin:end], network.names)),
                surety=tuple(surety(arc, tree)),
            )
        )


def _arcs_inside(scores: Scores, span: Span) -> Floats:
    begin, end = span
    return scores.arcs[begin:end, [0, *range(begin + 1, end + 1)]]


def _labels(scores: Scores, spans: Sequence[Span], heads: Sequence[Integers], network: Network) -> list[str]:
    """Label the arcs of all sentences; "root" stands at the root and nowhere else."""
    above = np.concatenate([np.where(tree, tree + begin, 0) for (begin, _), tree in zip(spans, heads, strict=True)])
    fitting = network.label_scores(scores.dependents, scores.heads[above])
    if "root" in network.relations:
        fitting[above != 0, network.relations.index("root")] = FORBIDDEN
    best = fitting.argmax(axis=1).tolist()
    return ["root" if head == 0 else network.relations[index] for head, index in zip(above.tolist(), best, strict=True)]

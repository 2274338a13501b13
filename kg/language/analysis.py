"""From the network's scores for a stretch of words to sentences with tags, trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kg import world
from kg.language.decode import FORBIDDEN, Floats, Integers, best_names, best_tree, sentence_spans
from kg.language.starts import leads, places

__all__ = ["Analysis", "Network", "Scores", "analyse", "mend"]


CONTEXT = 0.6  # weight of the window that a sentence stands in, beside the sentence alone
CLAUSES = ("ccomp", "parataxis")
CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "conj")


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


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence: a tag, a head (from 1; 0 is the root), a relation and a name label for each word."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]


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
        )
    )


def _labels(scores: Scores, heads: Integers, network: Network) -> list[str]:
    """Label the arcs of a sentence; "root" stands at the root and nowhere else."""
    fitting = network.label_scores(scores.dependents, scores.heads[heads])
    if "root" in network.relations:
        fitting[heads != 0, network.relations.index("root")] = FORBIDDEN
    best = fitting.argmax(axis=1).tolist()
    return ["root" if head == 0 else network.relations[index] for head, index in zip(heads.tolist(), best, strict=True)]


def mend(analysis: Analysis) -> Analysis:
    """Correct what trees of this parser often have wrong and a rule can tell."""
    for rule in MENDING:
        analysis = rule(analysis)
    return analysis


def _one_subject(analysis: Analysis) -> Analysis:
    """Give a verb's second subject to the verb beside it that has none.

    In "Osei will resign, Reuters reported" and in "Reuters says Osei will resign" each verb has one subject: of two,
    the nearer to a governing or loosely joined verb without a subject is that verb's own.
    """
    heads, labels = list(analysis.heads), list(analysis.labels)
    for verb, both in _subjects(heads, labels).items():
        partner = _subjectless(analysis, verb, heads, labels) if len(both) > 1 else None
        moved = _nearer(both[0], both[1], verb, partner) if partner else None
        if moved and partner:
            passive = any(heads[kid] == partner and labels[kid] == "aux:pass" for kid in range(len(heads)))
            heads[moved - 1], labels[moved - 1] = partner, "nsubj:pass" if passive else "nsubj"
    return replace(analysis, heads=tuple(heads), labels=tuple(labels))


def _subjects(heads: list[int], labels: list[str]) -> dict[int, list[int]]:
    subjects: dict[int, list[int]] = {}
    for word, (head, label) in enumerate(zip(heads, labels, strict=True), 1):
        if label in ("nsubj", "nsubj:pass"):
            subjects.setdefault(head, []).append(word)
    return subjects


def _subjectless(analysis: Analysis, verb: int, heads: list[int], labels: list[str]) -> int | None:
    """Return the verb that governs a clause, is governed as one, or stands loosely beside it, and has no subject."""
    subjects = _subjects(heads, labels)
    around = [word for word in range(1, len(heads) + 1) if heads[word - 1] == verb and labels[word - 1] in CLAUSES]
    if labels[verb - 1] in CLAUSES:
        around.append(heads[verb - 1])
    found = [word for word in around if word not in subjects and analysis.tags[word - 1].startswith("VERB")]
    return found[0] if found else None


def _nearer(first: int, second: int, verb: int, partner: int) -> int | None:
    """Return which of two subjects belongs to the partner, judging by the order of the words."""
    if first < partner < second:  # Reuters says Osei will resign; Osei, so Reuters says, will resign
        return first
    if verb < second < partner:  # Osei will resign, Reuters reported
        return second
    return first if partner < verb and first < partner else None


def _doubled_names(analysis: Analysis) -> Analysis:
    """Join neighbouring proper nouns that hang alike from one word: "Park Ji-hoon" is one subject, not two."""
    heads, labels = list(analysis.heads), list(analysis.labels)
    for word in range(1, len(heads)):
        alike = heads[word - 1] == heads[word] and labels[word - 1] == labels[word] and labels[word] in CORE
        names = all(tag.startswith("PROPN") for tag in analysis.tags[word - 1 : word + 1])
        if alike and names and world.titles().get(analysis.words[word - 1].lower()) == "office":
            heads[word - 1], labels[word - 1] = word + 1, "nmod:desc"
        elif alike and names:
            heads[word], labels[word] = word, "flat"
    return replace(analysis, heads=tuple(heads), labels=tuple(labels))


def _two_objects(analysis: Analysis) -> Analysis:
    """Call the first of two objects the indirect one: "promised the fishermen two millions"."""
    labels = list(analysis.labels)
    seen: dict[int, int] = {}
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True)):
        if label == "obj" and head in seen:
            labels[seen[head]] = "iobj"
        if label == "obj":
            seen[head] = word
    return replace(analysis, labels=tuple(labels))


def _near_apposition(analysis: Analysis) -> Analysis:
    """Hang a description of one from the nearest of coordinated names: "Vance and Lind, the adviser, took part"."""
    heads = list(analysis.heads)
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        if label != "appos" or analysis.tags[word - 1].endswith("S"):
            continue
        between = [
            other
            for other in range(head + 1, word)
            if heads[other - 1] == head and analysis.labels[other - 1] == "conj"
        ]
        heads[word - 1] = between[-1] if between else head
    return replace(analysis, heads=tuple(heads))


def _raise_participles(analysis: Analysis) -> Analysis:
    """Hang a participle behind the verb of saying from that verb: "It will pay, he said, urging others to follow"."""
    heads = list(analysis.heads)
    for word, (head, label) in enumerate(zip(analysis.heads, analysis.labels, strict=True), 1):
        if label == "advcl" and analysis.tags[word - 1].endswith("/VBG") and analysis.labels[head - 1] == "ccomp":
            saying = analysis.heads[head - 1]
            heads[word - 1] = saying if head < saying < word else head
    return replace(analysis, heads=tuple(heads))


def _join_hyphenated(analysis: Analysis) -> Analysis:
    """Hang the second half of a hyphenated word from the first where both halves hang from one word.

    The halves of "director-general" are one apposition, not two.
    """
    heads, labels = list(analysis.heads), list(analysis.labels)
    for hyphen in range(1, len(heads) - 1):
        first, second = hyphen - 1, hyphen + 1
        inside = heads[hyphen] in (first + 1, second + 1) or labels[first] == labels[second] == "nmod:desc"
        if analysis.words[hyphen] == "-" and inside and heads[first] == heads[second] and labels[first] != "punct":
            labels[first] = "appos" if "appos" in (labels[first], labels[second]) else labels[first]
            heads[second], labels[second] = first + 1, "compound"
    return replace(analysis, heads=tuple(heads), labels=tuple(labels))


# The order matters: names are whole before subjects are counted.
MENDING = (_join_hyphenated, _doubled_names, _raise_participles, _one_subject, _two_objects, _near_apposition)

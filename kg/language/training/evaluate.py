"""Scores of predictions against gold: attachment, tags, names. Gold tokens and gold sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.analysis import Analysis
from kg.language.decode import name_spans
from kg.language.training.examples import Example

__all__ = ["Scores", "score"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares between 0 and 1. `las` counts the full label, `las_universal` the part before the colon."""

    uas: float
    las: float
    las_universal: float
    tags: float
    name_precision: float
    name_recall: float

    @property
    def name_f1(self) -> float:
        """Return the harmonic mean of precision and recall of whole names with their type."""
        total = self.name_precision + self.name_recall
        return 2 * self.name_precision * self.name_recall / total if total else 0.0

    def __str__(self) -> str:
        """Return the scores in one line, in per cent."""
        return (
            f"UAS {self.uas:.2%} LAS {self.las:.2%} (universal {self.las_universal:.2%}) tags {self.tags:.2%} "
            f"names P {self.name_precision:.2%} R {self.name_recall:.2%} F1 {self.name_f1:.2%}"
        )


@dataclass(slots=True)
class _Counts:
    words: int = 0
    heads: int = 0
    labels: int = 0
    universal: int = 0
    tags: int = 0
    found: int = 0
    wanted: int = 0
    right: int = 0


def score(gold: Sequence[Example], predicted: Sequence[Analysis]) -> Scores:
    """Compare what was found in sentences with what stands in a corpus; layers that the corpus lacks do not count."""
    counts = _Counts()
    for wanted, found in zip(gold, predicted, strict=True):
        _count(counts, wanted, found)
    words = counts.words or 1
    return Scores(
        uas=counts.heads / words,
        las=counts.labels / words,
        las_universal=counts.universal / words,
        tags=counts.tags / words,
        name_precision=counts.right / (counts.found or 1),
        name_recall=counts.right / (counts.wanted or 1),
    )


def _count(counts: _Counts, wanted: Example, found: Analysis) -> None:
    if wanted.heads and wanted.labels and wanted.tags:
        columns = zip(wanted.heads, found.heads, wanted.labels, found.labels, wanted.tags, found.tags, strict=True)
        for head, its_head, label, its_label, tag, its_tag in columns:
            counts.words += 1
            counts.heads += head == its_head
            counts.labels += head == its_head and label == its_label
            counts.universal += head == its_head and label.split(":")[0] == its_label.split(":")[0]
            counts.tags += tag == its_tag
    if wanted.names:
        gold, guess = set(name_spans(wanted.names)), set(name_spans(found.names))
        counts.wanted += len(gold)
        counts.found += len(guess)
        counts.right += len(gold & guess)

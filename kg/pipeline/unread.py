"""Which sentences of articles give no claim, and why: where the ontology or the parser could see more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from kg.model import Document
from kg.pipeline.building import OnError, outcomes
from kg.pipeline.engine import Engine, Outcome, Reader, Unread
from kg.pipeline.explaining import Explain, ExplainedSentence, open_explainer
from kg.reasons import Reason

__all__ = ["Tally", "unread"]


def unread(
    paths: Iterable[str],
    *,
    engine: Engine,
    workers: int | None = None,
    on_error: OnError | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """Yield for each article its sentences that give no claim and its paragraphs in other languages, in order."""
    return outcomes(paths, source=Searcher(engine), workers=workers, on_error=on_error, stdin=stdin)


@dataclass(frozen=True, slots=True)
class Searcher:
    """The source of readers that look for what gives no claim."""

    engine: Engine

    def open(self) -> Reader:
        """Load what reading takes; raise `KGError` where something is missing."""
        return partial(_read, explain=open_explainer(self.engine))


def _read(document: Document, *, explain: Explain) -> Outcome:
    explanation = explain(document)
    foreign = (Unread(None, paragraph.start, paragraph.end, miss) for paragraph, miss in explanation.foreign)
    found = sorted((*foreign, *_silent(explanation.sentences)), key=lambda one: one.start)
    return Outcome(document, sentences=len(explanation.sentences), unread=tuple(found))


def _silent(explained: Iterable[ExplainedSentence]) -> Iterator[Unread]:
    for each in explained:
        has_words = any(character.isalnum() for character in each.sentence.text)  # not a stray quotation mark
        if has_words and (nearest := each.nearest):
            misses = (miss for told in each.told for miss in told.misses if miss.reason is Reason.FRAME)
            words = dict.fromkeys((miss.role, found.words) for miss in misses for found in miss.found)
            sentence = each.sentence
            yield Unread(sentence.index, sentence.start, sentence.end, nearest.miss, nearest.word, tuple(words))


@dataclass(slots=True)
class Tally:
    """Counts what gives no claim, and keeps the first example of each kind."""

    articles: int = 0
    sentences: int = 0  # all that were read
    paragraphs: int = 0  # that were not
    reasons: Counter[Reason] = field(default_factory=Counter)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)  # by sentences that have one that no frame has
    examples: dict[Reason | tuple[str, str], str] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Count what one article has."""
        self.articles += 1
        self.sentences += outcome.sentences
        for one in outcome.unread:
            self.paragraphs += one.sentence is None
            self.reasons[one.miss.reason] += 1
            self.words.update(one.words)
            kinds: tuple[Reason | tuple[str, str], ...] = (one.miss.reason, *one.words)
            for kind in kinds:
                self.examples.setdefault(kind, outcome.document.text[one.start : one.end])

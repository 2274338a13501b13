"""Direct speech: which characters are quoted, and who says them where the tree does not tell.

A quotation often runs over several sentences of a paragraph, and only one of them names the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.attempts import Attempt
from kg.extract.context import ContextReader
from kg.extract.phrases import Phrases
from kg.extract.tree import Tree
from kg.model import Document, Finding, Mention
from kg.reasons import Miss, Reason
from kg.schema import Ontology

__all__ = ["Quotes", "find_quotes"]

FEWEST_WORDS = 5  # fewer quoted words are a term or a label, not a statement
PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"'}

Span = tuple[int, int]


def find_quotes(text: str, start: int = 0) -> list[Span]:
    """Return the spans of statements in quotation marks, marks excluded; one left open runs to the end.

    >>> [" ".join(text[a:b].split()[:2]) for text in ['"We will pay them all", he said.'] for a, b in find_quotes(text)]
    ['We will']
    """
    spans, position = [], 0
    while position < len(text):
        closing = PAIRS.get(text[position])
        position += 1
        if closing is None:
            continue
        end = text.find(closing, position)
        end = len(text) if end < 0 else end
        if len(text[position:end].split()) >= FEWEST_WORDS:
            spans.append((start + position, start + end))
        position = end + 1
    return spans


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with the mentions of who says it; none where the paragraph does not tell."""

    start: int
    end: int
    speakers: tuple[Mention, ...]

    def holds(self, finding: Finding) -> bool:
        """Tell whether a finding stands inside the quotation."""
        return self.start <= finding.subject.start and finding.subject.end <= self.end


@dataclass(frozen=True, slots=True)
class Quotes:
    """The direct speech in a document."""

    speeches: tuple[Speech, ...]

    @classmethod
    def of(cls, document: Document, trees: Sequence[Tree], ontology: Ontology) -> Quotes:
        """Find the quotations of a document and their speakers."""
        numbers = range(len(document.paragraphs))
        return cls(tuple(speech for number in numbers for speech in _speeches(document, number, trees, ontology)))

    def attribute(self, attempt: Attempt) -> Attempt:
        """Give a quoted finding its speakers; what is quoted from nobody known is left out."""
        finding = attempt.finding
        if finding is None or finding.attribution:
            return attempt
        speech = next((speech for speech in self.speeches if speech.holds(finding)), None)
        if speech is None:
            return attempt
        if not speech.speakers:
            return Attempt(attempt.frame, miss=Miss(Reason.SPEAKER))
        return replace(attempt, finding=replace(finding, attribution=speech.speakers))


def _speeches(document: Document, number: int, trees: Sequence[Tree], ontology: Ontology) -> Iterator[Speech]:
    paragraph = document.paragraphs[number]
    spans = find_quotes(document.text[paragraph.start : paragraph.end], paragraph.start)
    if not spans:
        return
    reporters = [
        reporter
        for tree in trees
        if tree.sentence.paragraph == number
        for reporter in _reporters(tree, spans, ontology)
    ]
    for start, end in spans:
        nearest = min(reporters, key=lambda reporter: _distance(reporter[0], start, end), default=None)
        yield Speech(start, end, nearest[1] if nearest else ())


def _reporters(tree: Tree, quotes: Sequence[Span], ontology: Ontology) -> Iterator[tuple[int, tuple[Mention, ...]]]:
    """Yield place and speakers of each verb of saying that is not itself quoted."""
    contexts, phrases = ContextReader(tree, ontology), Phrases(tree, ontology)
    for token in tree.tokens:
        quoted = any(start <= token.start < end for start, end in quotes)
        if token.pos == "VERB" and not quoted and token.lemma.lower() in ontology.words("reportingVerbs"):
            speakers = contexts.speakers(token.index)
            if speakers:
                yield token.start, tuple(phrases.mention(word) for word in speakers)


def _distance(place: int, start: int, end: int) -> int:
    return start - place if place < start else place - end

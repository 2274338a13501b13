"""Direct speech: who says what is quoted, or set out after a colon, where the tree of the sentence does not tell.

A quotation often runs over several sentences or paragraphs, and only one of them names the speaker. Statements of
offices are often printed without any marks: "The minister said:", and then paragraphs in the minister's voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from kg.extract.attempts import Attempt
from kg.extract.phrases import Phrases
from kg.extract.quotes import Quotation, Span, find_quotations, opens_quote
from kg.extract.tree import Tree
from kg.extract.voices import Voices
from kg.model import Document, Mention, MentionKind
from kg.reasons import Miss, Reason
from kg.schema import Ontology

__all__ = ["Quotes"]

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "ours", "mine"})
SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", "’", ")", "…", "]")
ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reporter:
    """A verb of saying outside quotations: where it stands, in which sentence, and who speaks."""

    place: int
    tree: Tree
    speakers: tuple[Mention, ...]
    bare: bool  # tells nothing but who speaks


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of an article with who says them; nobody where the text does not tell."""

    spans: tuple[Span, ...]
    speakers: tuple[Mention, ...]

    def holds(self, mention: Mention) -> bool:
        """Tell whether a mention stands inside."""
        return any(start <= mention.start and mention.end <= end for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The direct speech in a document."""

    speeches: tuple[Speech, ...]

    @classmethod
    def of(cls, document: Document, trees: Sequence[Tree], ontology: Ontology) -> Quotes:
        """Find the direct speech of a document and who speaks."""
        return cls(tuple(Speeches(document, trees, ontology).find()))

    def around(self, mention: Mention) -> Speech | None:
        """Return the direct speech that a mention is part of."""
        return next((speech for speech in self.speeches if speech.holds(mention)), None)

    def attribute(self, attempt: Attempt) -> Attempt:
        """Give a finding in direct speech its speakers; what is quoted from nobody known is left out."""
        finding = attempt.finding
        speech = self.around(finding.subject) if finding else None
        if finding is None or speech is None or not all(map(speech.holds, finding.attribution)):
            return attempt
        if not speech.speakers:
            return attempt if finding.attribution else Attempt(attempt.frame, miss=Miss(Reason.SPEAKER))
        others = (mention for mention in finding.attribution if mention.head not in FIRST_PERSON)
        return replace(attempt, finding=replace(finding, attribution=(*speech.speakers, *others)))


@dataclass(frozen=True)
class Speeches:
    """Finds the direct speech of one article."""

    document: Document
    trees: Sequence[Tree]
    ontology: Ontology

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Return what stands in quotation marks."""
        return find_quotations(self.document)

    @cached_property
    def by_paragraph(self) -> dict[int, list[Tree]]:
        """Return the sentences of each paragraph."""
        found: dict[int, list[Tree]] = {}
        for tree in self.trees:
            found.setdefault(tree.sentence.paragraph, []).append(tree)
        return found

    def find(self) -> Iterator[Speech]:
        """Yield the speeches, those in quotation marks first."""
        known: dict[int, tuple[Mention, ...]] = {}  # who spoke last in a paragraph
        for quotation in self.quotations:
            numbers = [self._paragraph_at(start) for start, _ in quotation.spans]
            speakers = self._speakers(quotation, numbers) or known.get(numbers[0] - 1, ())
            known[numbers[-1]] = speakers
            yield Speech(quotation.spans, speakers)
        yield from self._running()

    # -- quotations

    def _speakers(self, quotation: Quotation, numbers: Sequence[int]) -> tuple[Mention, ...]:
        """Return who says a quotation: nearest in its own paragraphs, or else right before or after them."""
        near = chain.from_iterable(map(self._reporters, numbers))
        nearest = min(near, key=lambda reporter: _distance(reporter, quotation), default=None)
        if nearest is None and self._fills(quotation, numbers[0]):
            before, after = self._reporters(numbers[0] - 1), self._reporters(numbers[-1] + 1)
            bare = after[0] if after and after[0].bare and self._is_first(after[0]) else None
            nearest = before[-1] if before else bare
        return nearest.speakers if nearest else ()

    def _fills(self, quotation: Quotation, number: int) -> bool:
        """Tell whether a paragraph begins with a quotation."""
        return quotation.spans[0][0] <= self.document.paragraphs[number].start + 2

    def _is_first(self, reporter: Reporter) -> bool:
        return self.by_paragraph[reporter.tree.sentence.paragraph][0] is reporter.tree

    def _paragraph_at(self, place: int) -> int:
        paragraphs = self.document.paragraphs
        return next(number for number, paragraph in enumerate(paragraphs) if paragraph.start <= place <= paragraph.end)

    def _reporters(self, paragraph: int) -> list[Reporter]:
        trees = self.by_paragraph.get(paragraph, [])
        return [reporter for tree in trees for reporter in self._reporters_in(tree)]

    def _reporters_in(self, tree: Tree) -> Iterator[Reporter]:
        """Yield the verbs of saying of a sentence that are not quoted themselves and tell who speaks."""
        voices, phrases = Voices(tree, self.ontology), Phrases(tree, self.ontology)
        for token in tree.tokens:
            if voices.introduces(token.index) and not any(quote.holds(token.start) for quote in self.quotations):
                speakers = tuple(phrases.speaker(word) for word in voices.speakers(token.index))
                if speakers:
                    bare = tree.kid(token.index, "ccomp", "obj") is None
                    yield Reporter(token.start, tree, speakers, bare)

    # -- speech without marks

    def _running(self) -> Iterator[Speech]:
        """Yield what follows "the minister said:" without quotation marks."""
        for number, tree in enumerate(self.trees):
            colon = self._colon(tree)
            if colon is None or opens_quote(self.document.text, colon):
                continue
            before = [reporter for reporter in self._reporters_in(tree) if reporter.place < colon]
            if before:
                end = self._end(number, colon, before[-1].speakers)
                yield Speech(((colon, end),), before[-1].speakers)

    def _colon(self, tree: Tree) -> int | None:
        """Return where the first colon of a sentence ends."""
        return next((token.end for token in tree.tokens if token.text == ":"), None)

    def _end(self, number: int, colon: int, speakers: Sequence[Mention]) -> int:
        """Return where a speech ends: where another voice speaks.

        What follows a colon in the same sentence ends with it, unless somebody goes on to say "I" or "we".
        """
        here = self.trees[number]
        spoken = [here] if colon < here.sentence.end - 1 else []
        following = list(self._until_other_voice(number, speakers))
        if spoken and not any(map(_is_first_person, [*spoken, *following])):
            following = []
        return max((tree.sentence.end for tree in [*spoken, *following]), default=colon)

    def _until_other_voice(self, number: int, speakers: Sequence[Mention]) -> Iterator[Tree]:
        for tree in self.trees[number + 1 :]:
            if self._is_other_voice(tree, speakers):
                return
            yield tree

    def _is_other_voice(self, tree: Tree, speakers: Sequence[Mention]) -> bool:
        sentence = tree.sentence
        quoted = any(
            start < sentence.end and sentence.start < end for quote in self.quotations for start, end in quote.spans
        )
        paragraph = self.document.paragraphs[sentence.paragraph]
        label = not self.document.text[paragraph.start : paragraph.end].rstrip().endswith(SENTENCE_ENDS)
        introduces = sentence.text.rstrip().endswith(":") and any(self._reporters_in(tree))
        return (
            sentence.heading or quoted or label or introduces or any(_speaks_of(sentence.text, who) for who in speakers)
        )


def _is_first_person(tree: Tree) -> bool:
    return any(token.pos == "PRON" and token.text.lower() in FIRST_PERSON for token in tree.tokens)


def _speaks_of(text: str, speaker: Mention) -> bool:
    """Tell whether a sentence names a speaker, by surname or office, so that it is not their own."""
    if speaker.kind is MentionKind.NAME and re.search(rf"\b{re.escape(speaker.text.split()[-1])}\b", text):
        return True
    office = speaker.title or (ARTICLE.sub("", speaker.text) if speaker.kind is MentionKind.NOMINAL else "")
    return bool(office) and re.search(rf"\b[Tt]he {re.escape(office)}\b(?! [A-Z])", text) is not None


def _distance(reporter: Reporter, quotation: Quotation) -> tuple[bool, int]:
    """Return how near a verb of saying is to a quotation: first comes one in a sentence that touches it."""
    sentence = reporter.tree.sentence
    touches = any(sentence.start <= end + 2 and start - 2 <= sentence.end for start, end in quotation.spans)
    return not touches, min(_gap(reporter.place, start, end) for start, end in quotation.spans)


def _gap(place: int, start: int, end: int) -> int:
    return start - place if place < start else place - end

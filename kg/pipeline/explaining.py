"""How one document is read, step by step: its sentences, their propositions, the frames tried, and what came of each.

The steps are those of `kg.pipeline.engine`, and every reason is one that a stage told while it decided.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from kg.extract import Attempt, Seen, find_occurrences, look
from kg.language import Parser, load_parser
from kg.model import Claim, Document, Finding, Modality, Paragraph, Polarity, Proposition, Sentence
from kg.pipeline.engine import Engine
from kg.reasons import Miss, Reason, Refused
from kg.resolve import Settled, settle
from kg.schema import Frame, Ontology

__all__ = ["Explain", "ExplainedSentence", "Explanation", "Nearest", "Told", "Tried", "explain", "open_explainer"]

CLAUSES = ("ccomp", "xcomp", "advcl")
ORDER = {reason: place for place, reason in enumerate(Reason)}
FIRED = frozenset({Reason.SPEAKER, Reason.ANTECEDENT, Reason.SAME, Reason.UNSURE})


@dataclass(frozen=True, slots=True)
class Tried:
    """A frame that was tried, and what became of it: claims, or why there are none. It may be several of both."""

    frame: Frame
    claims: tuple[Claim, ...]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A proposition with how far the text commits itself to it, and the frames that were tried."""

    proposition: Proposition
    modality: Modality
    polarity: Polarity
    speakers: tuple[str, ...]  # the head words of who says it, the nearest to the reader first
    tried: tuple[Tried, ...]
    miss: Miss | None = None  # why no frame was tried

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Return why it gives no claim, or not more of them."""
        own = (self.miss,) if self.miss else ()
        return (*own, *(miss for tried in self.tried for miss in tried.misses))


@dataclass(frozen=True, slots=True)
class Nearest:
    """Why a sentence gives no claim, and the word whose frames were tried; empty where it is no matter of a frame."""

    miss: Miss
    word: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence, what it tells, and the claims that quote it."""

    sentence: Sentence
    told: tuple[Told, ...]
    claims: tuple[Claim, ...]

    @property
    def nearest(self) -> Nearest | None:
        """Return why there is no claim: of several reasons the one that came nearest; None where there are claims."""
        if self.claims:
            return None
        misses = [(told.proposition, miss) for told in self.told for miss in told.misses]
        if not misses:
            return Nearest(Miss(Reason.PROPOSITION))
        proposition, best = max(misses, key=lambda one: _nearness(one[0], one[1].reason))
        if best.reason not in (Reason.FRAME, Reason.SERVING):
            return Nearest(best, proposition.lemma)
        same = (miss.found for _, miss in misses if (miss.reason, miss.role) == (best.reason, best.role))
        return Nearest(replace(best, found=tuple(dict.fromkeys(each for found in same for each in found))))


def _nearness(proposition: Proposition, reason: Reason) -> tuple[int, int]:
    """Return how near to a claim something came; a noun without a part in what is told is only mentioned."""
    if reason in FIRED:
        group = 3
    elif proposition.pos == "VERB" and reason is not Reason.SERVING:
        group = 2
    else:
        group = int(reason is not Reason.MISSING)
    return group, ORDER[reason]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document is read: its sentences, and its paragraphs in languages that the parser does not read."""

    document: Document
    sentences: tuple[ExplainedSentence, ...]
    foreign: tuple[tuple[Paragraph, Miss], ...]


Explain: TypeAlias = Callable[[Document], Explanation]


def open_explainer(engine: Engine) -> Explain:
    """Load parser and ontology; raise `ModelError` or `OntologyError` where that cannot be done."""
    return partial(explain, parser=load_parser(engine.model), ontology=engine.ontology())


def explain(document: Document, *, parser: Parser, ontology: Ontology) -> Explanation:
    """Return how a document is read."""
    sentences = tuple(parser.parse(document))
    seen = tuple(look(document, sentences, ontology))
    findings = tuple(attempt.finding for each in seen for attempt in each.attempts if attempt.finding)
    occurrences = tuple(find_occurrences(document, sentences, ontology))
    settled = settle(document, sentences, findings, ontology, occurrences)
    claims = _by_sentence(settled.reading.claims)
    told = _tell(seen, settled, ontology)
    return Explanation(
        document,
        tuple(
            ExplainedSentence(sentence, tuple(told.get(sentence.index, ())), tuple(claims.get(sentence.index, ())))
            for sentence in sentences
        ),
        tuple(_foreign(document, parser.languages)),
    )


def _foreign(document: Document, languages: Container[str]) -> Iterator[tuple[Paragraph, Miss]]:
    for paragraph in document.paragraphs:
        if paragraph.language not in languages:
            yield paragraph, Miss(Reason.LANGUAGE, found=(Refused(paragraph.language),))


def _by_sentence(claims: Iterable[Claim]) -> Mapping[int, list[Claim]]:
    """Return the claims that quote each sentence."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        for number in sorted({one.sentence for one in claim.evidence}):
            found.setdefault(number, []).append(claim)
    return found


def _tell(seen: Sequence[Seen], settled: Settled, ontology: Ontology) -> Mapping[int, list[Told]]:
    """Return what became of the propositions of each sentence."""
    whole = {claim.id: claim for claim in settled.reading.claims}
    outcomes = {finding: tuple(_whole(found, whole)) for finding, found in settled.outcomes}
    unframed = Unframed.of(seen, ontology)
    told: dict[int, list[Told]] = {}
    for each in seen:
        told.setdefault(each.sentence.index, []).append(_told(each, outcomes, unframed))
    return told


def _whole(outcomes: Sequence[Claim | Miss], claims: Mapping[str, Claim]) -> Iterator[Claim | Miss]:
    return (claims[outcome.id] if isinstance(outcome, Claim) else outcome for outcome in outcomes)


@dataclass(frozen=True, slots=True)
class Unframed:
    """Tells of words without a frame whether they serve others: who says it, how far it is so, "made" an apology."""

    speech: frozenset[str]
    operators: frozenset[str]
    carriers: frozenset[tuple[int, int]]  # sentence and place of the verbs that carry a noun's event

    @classmethod
    def of(cls, seen: Iterable[Seen], ontology: Ontology) -> Unframed:
        """Collect them from the lists of words, and from the nouns of a document."""
        return cls(
            ontology.words("reportingVerbs") | ontology.words("citingVerbs") | {"be"},
            frozenset(lemma for operator in ontology.operators for lemma in operator.lemmas),
            frozenset((one.sentence.index, one.proposition.support) for one in seen if one.proposition.pos == "NOUN"),
        )

    def miss(self, seen: Seen) -> Miss:
        """Return why no frame was tried."""
        proposition = seen.proposition
        governs = any(one.role.partition(":")[0] in CLAUSES for one in proposition.arguments)
        serves = (
            proposition.lemma in self.speech
            or (proposition.lemma in self.operators and governs)
            or (seen.sentence.index, proposition.predicate) in self.carriers
        )
        reason = Reason.SERVING if serves else Reason.FRAME
        return Miss(reason, proposition.pos.lower(), found=(Refused(proposition.lemma),))


def _told(seen: Seen, outcomes: Mapping[Finding, tuple[Claim | Miss, ...]], unframed: Unframed) -> Told:
    context = seen.context
    frames = dict.fromkeys(attempt.frame.name for attempt in seen.attempts)
    tried = tuple(
        _tried([attempt for attempt in seen.attempts if attempt.frame.name == name], outcomes) for name in frames
    )
    speakers = tuple(seen.sentence.tokens[word].text for word in context.speakers)
    miss = None if tried else unframed.miss(seen)
    return Told(seen.proposition, context.modality, context.polarity, speakers, tried, miss)


def _tried(attempts: Sequence[Attempt], outcomes: Mapping[Finding, tuple[Claim | Miss, ...]]) -> Tried:
    found = [outcome for one in attempts if one.finding for outcome in outcomes[one.finding]]
    missed = (one.miss for one in attempts if one.miss)
    claims = {outcome.id: outcome for outcome in found if isinstance(outcome, Claim)}
    misses = dict.fromkeys((*missed, *(outcome for outcome in found if isinstance(outcome, Miss))))
    return Tried(attempts[0].frame, tuple(claims.values()), tuple(misses))

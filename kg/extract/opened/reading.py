"""The stage: sentences in, open propositions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.attachment import DatingWords
from kg.extract.context import ContextReader
from kg.extract.dating import Dating
from kg.extract.opened.attributes import AttributeDrafts
from kg.extract.opened.clauses import ClauseReader
from kg.extract.opened.drafts import ClauseDrafts, Draft
from kg.extract.opened.nominals import NominalDrafts
from kg.extract.opened.phrasing import Phrasing
from kg.extract.opened.spans import Spans
from kg.extract.opened.values import OpenProposition, Part, Slot
from kg.extract.propositions import PropositionFinder
from kg.extract.speeches import Quotes, Speech
from kg.extract.tree import Tree
from kg.model import Document, Sentence, Token
from kg.schema import Ontology

__all__ = ["OpenReader", "open_propositions", "open_readers"]


def open_propositions(
    document: Document, sentences: Iterable[Sentence], ontology: Ontology
) -> Iterator[OpenProposition]:
    """Yield what the sentences of a document tell, in order, in their own words.

    The ontology says only what words do to other words (what is planned, denied, reported); its relations play no part.
    """
    readers = open_readers(document, sentences, ontology)
    quotes = Quotes.of(document, [reader.tree for reader in readers], ontology)
    for reader in readers:
        yield from (reader.finish(draft, quotes) for draft in reader.drafts())


def open_readers(document: Document, sentences: Iterable[Sentence], ontology: Ontology) -> list[OpenReader]:
    """Return what reads each of the sentences."""
    words = DatingWords.of(ontology)
    trees = [Tree.of(sentence) for sentence in sentences]
    return [OpenReader(tree, ontology, Dating.of(tree, document.published, words)) for tree in trees]


@dataclass(frozen=True)
class OpenReader:
    """Reads one sentence."""

    tree: Tree
    ontology: Ontology
    dating: Dating

    @cached_property
    def contexts(self) -> ContextReader:
        """Return what knows how far the text commits itself."""
        return ContextReader(self.tree, self.ontology)

    @cached_property
    def finder(self) -> PropositionFinder:
        """Return what knows the arguments of verbs and nouns."""
        return PropositionFinder(self.tree, self.ontology, frozenset())

    @cached_property
    def spans(self) -> Spans:
        """Return what knows the words of arguments."""
        return Spans(self.tree)

    @property
    def clauses(self) -> ClauseReader:
        """Return what knows the clauses."""
        return ClauseReader(self.tree, self.ontology, self.finder)

    def arguments(self, verb: int) -> list[Part]:
        """Return the arguments of one verb, its subject with them, whatever verbs lead to it."""
        subject = self.clauses.subject(verb)
        roles = dict.fromkeys([*([subject] if subject else []), *self.clauses.roles(verb)])
        heads = tuple(head for _, head in roles)
        slots = [slot for role, head in roles for slot in self.spans.each(role, head, verb, *heads)]
        return [self.part(slot) for slot in slots]

    def drafts(self) -> list[Draft]:
        """Return what clauses and noun phrases tell, in the order of their predicates, each once."""
        phrasing, spans, contexts = Phrasing(self.tree), self.spans, self.contexts
        verbal = ClauseDrafts(self.tree, self.ontology, spans, phrasing, contexts, self.dating)
        nominal = NominalDrafts(self.tree, self.ontology, self.finder, spans, phrasing, contexts, self.dating)
        drafts = [draft for clause in self.clauses.read() for draft in verbal.of(clause)]
        attributes = AttributeDrafts(self.tree, spans, phrasing)
        return sorted(dict.fromkeys([*drafts, *nominal.read(), *attributes.read()]), key=_place)

    def finish(self, draft: Draft, quotes: Quotes) -> OpenProposition:
        """Return a draft as a proposition with places in the document."""
        return OpenProposition(
            sentence=self.tree.sentence,
            kind=draft.kind,
            subject=self.part(draft.subject),
            relation=draft.relation,
            object=self.part(draft.object) if draft.object else None,
            arguments=tuple(self.part(slot) for slot in draft.arguments),
            polarity=draft.context.polarity,
            modality=draft.context.modality,
            attribution=self._speakers(draft, quotes),
        )

    def part(self, slot: Slot) -> Part:
        """Return an argument with its place in the document."""
        start, end = self.tree.span(slot.begin, slot.end)
        return Part(slot.role, start, end, self.tree.text(start, end))

    def _speakers(self, draft: Draft, quotes: Quotes) -> tuple[Part, ...]:
        """Return who says it: whom the sentence names, or else the speaker of the quotation around it.

        Whoever wants to do something says nothing of himself.
        """
        if draft.context.speakers:
            others = [word for word in draft.context.speakers if word != draft.subject.head]
            return tuple(self.part(self.spans.nominals("speaker", word, draft.predicate)[0]) for word in others)
        token = self.tree.tokens[draft.predicate]
        around = [speech for speech in quotes.speeches if _holds(speech, token)]
        return tuple(Part("speaker", m.start, m.end, m.text) for speech in around[:1] for m in speech.speakers)


def _holds(speech: Speech, token: Token) -> bool:
    return any(start <= token.start and token.end <= end for start, end in speech.spans)


def _place(draft: Draft) -> tuple[int, ...]:
    thing = draft.object
    return (draft.predicate, draft.subject.begin, draft.subject.end, *((thing.begin, thing.end) if thing else ()))

"""From a reading to quads: one graph per article, and the plain edges that its claims allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.model import Claim, Document, Entity, Evidence, Link, Node, Reading, content_id
from kg.rdf.events import days_of, is_over, span_of_time, thing
from kg.rdf.identities import appearance_parts
from kg.rdf.values import Part, shortest, value_parts
from kg.rdf.vocabulary import DEFAULT_BASE, Names, kg, literal, named, node, term
from kg.schema import Ontology

__all__ = ["STRUCTURE", "TOLD", "difference", "edge", "evidence_id", "to_quads"]

TOLD = "ToldAs"  # how the names of the properties end that keep what an article took an entity for
# What hangs on a claim besides its qualifiers, so no qualifier can have one of these names.
STRUCTURE = frozenset({"modality", "polarity", "event", "evidence", "ended"})

_Place: TypeAlias = str | tuple[int, int]  # the key of an entity or of a value, or a stretch of the text


def to_quads(reading: Reading, ontology: Ontology, *, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield each quad of an article once: its own graph, then its edges in the graph of edges.

    The order is that of the reading. Raise `OntologyError` for a claim whose predicate the ontology does not have, and
    `StoreError` for a name or an IRI that cannot be written.
    """
    writer = _Writer(reading.document, ontology, Names(base))
    yield from writer.quads([*writer.article(reading), *writer.told(reading)], reading.claims)


def difference(
    before: Reading, after: Reading, ontology: Ontology, *, base: str = DEFAULT_BASE
) -> tuple[list[Quad], list[Quad]]:
    """Return the quads that only the first or only the second of two readings has, which differ in who is who.

    Both are of one document. What one of them has twice and the other once is in neither list.
    """
    gone, come = _without(before, after), _without(after, before)
    stays = _touching(_without(after, come), {*_all_places(gone), *_all_places(come)})
    known = set(to_quads(stays, ontology, base=base))
    former, latter = (_told_quads(one, ontology, base) for one in (gone, come))
    return [quad for quad in former if quad not in known], [quad for quad in latter if quad not in known]


def _told_quads(reading: Reading, ontology: Ontology, base: str) -> Iterator[Quad]:
    writer = _Writer(reading.document, ontology, Names(base))
    return writer.quads(writer.told(reading), reading.claims)


def _without(reading: Reading, other: Reading) -> Reading:
    """Return what of a reading another does not have."""
    claims, links, appearances = set(other.claims), set(other.links), set(other.appearances)
    return replace(
        reading,
        claims=tuple(claim for claim in reading.claims if claim not in claims),
        links=tuple(link for link in reading.links if link not in links),
        appearances=tuple(each for each in reading.appearances if each not in appearances),
    )


def _touching(reading: Reading, places: Set[_Place]) -> Reading:
    """Return what of a reading may have quads in common with what tells of these places; appearances never do."""
    return replace(
        reading,
        claims=tuple(claim for claim in reading.claims if not places.isdisjoint(_claim_places(claim))),
        links=tuple(link for link in reading.links if not places.isdisjoint(_link_places(link))),
        appearances=(),
    )


def _all_places(reading: Reading) -> Iterator[_Place]:
    """Yield what other claims and links may have quads about too: entities, values and stretches of the text."""
    for claim in reading.claims:
        yield from _claim_places(claim)
    for link in reading.links:
        yield from _link_places(link)


def _claim_places(claim: Claim) -> Iterator[_Place]:
    nodes = (claim.subject, claim.object, *claim.attribution, *(node for _, node in claim.qualifiers))
    yield from (node.key for node in nodes)
    for each in claim.evidence:
        yield from ((each.start, each.end), each.subject, each.object)


def _link_places(link: Link) -> tuple[_Place, _Place]:
    return link.entity.key, (link.start, link.end)


def edge(claim: Claim, names: Names, ontology: Ontology) -> Part:
    """Return the plain triple of a claim; it may stand for what `Claim.is_edge` allows, and is not over."""
    return names.entity(claim.subject.id), named(claim.predicate, ontology.iris), thing(claim.object, names)


def evidence_id(claim: str, evidence: Evidence) -> str:
    """Return the id of a claim's evidence: the hash of all that the evidence says."""
    ends = [*evidence.subject, *evidence.object]
    numbers = [evidence.sentence, evidence.start, evidence.end, *ends]
    surfaces = [words for pair in (*evidence.surfaces, *evidence.told) for words in pair]
    parts = [claim, evidence.document, evidence.rule, shortest(evidence.confidence), evidence.date_basis, *surfaces]
    return content_id("evidence", *map(str, numbers), *parts)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=term("xsd:integer"))


class _Writer:
    """Writes the parts of one article as triples."""

    def __init__(self, document: Document, ontology: Ontology, names: Names) -> None:
        self.document = document
        self.ontology = ontology
        self.names = names

        self._written: set[object] = set()  # entities and stretches of the text, which many claims tell of

    def quads(self, parts: Iterable[Part], claims: Iterable[Claim]) -> Iterator[Quad]:
        """Yield parts in the article's graph, each once, and the edges that claims allow in that of edges."""
        graph = self.names.document(self.document.id)
        for part in dict.fromkeys(parts):
            yield Quad(*part, graph)
        facts = (claim for claim in claims if claim.is_edge and not self._is_over(claim))
        for part in dict.fromkeys(edge(claim, self.names, self.ontology) for claim in facts):
            yield Quad(*part, self.names.edges)

    def told(self, reading: Reading) -> Iterator[Part]:
        """Yield what a reading tells of the article."""
        for link in reading.links:
            yield from self._link(link)
        for claim in reading.claims:
            yield from self._claim(claim)
        for appearance in reading.appearances:
            yield from appearance_parts(appearance, self.ontology, self.names)

    def _is_new(self, item: object) -> bool:
        """Tell whether something was not written before, and note it."""
        count = len(self._written)
        self._written.add(item)
        return len(self._written) > count

    def _is_over(self, claim: Claim) -> bool:
        return is_over(claim, self.ontology, self.document.published)

    def _term(self, name: str) -> NamedNode:
        return named(name, self.ontology.iris)

    def article(self, reading: Reading) -> Iterator[Part]:
        """Yield what stands at the head of an article, and how it is divided."""
        document, here = self.document, self.names.document(self.document.id)
        yield here, term("rdf:type"), term("schema:NewsArticle")
        yield here, term("schema:inLanguage"), literal(document.language)
        yield here, kg("sentences"), _integer(reading.sentences)
        if document.text:
            yield here, kg("text"), literal(document.text)
        if document.published:
            published = Literal(document.published.isoformat(), datatype=term("xsd:date"))
            yield here, term("schema:datePublished"), published
        for property_, words in (
            ("schema:headline", document.title),
            ("schema:publisher", document.publisher),
            ("schema:author", document.byline),
        ):
            if words is not None:
                yield here, term(property_), literal(words)
        for source in document.sources:
            yield here, term("dcterms:source"), literal(source)
        yield from self._paragraphs()

    def _paragraphs(self) -> Iterator[Part]:
        for paragraph in self.document.paragraphs:
            here = self.names.span(self.document.id, paragraph.start, paragraph.end)
            yield from self._span(paragraph.start, paragraph.end, "Paragraph")
            yield here, kg("kind"), Literal(paragraph.kind.value)
            yield here, term("schema:inLanguage"), literal(paragraph.language)

    def _span(self, start: int, end: int, kind: str, *, words: str | None = None) -> Iterator[Part]:
        if not self._is_new((start, end, kind, words)):
            return
        here = self.names.span(self.document.id, start, end)
        yield here, term("rdf:type"), kg(kind)
        yield here, term("oa:hasSource"), self.names.document(self.document.id)
        yield here, term("oa:start"), _integer(start)
        yield here, term("oa:end"), _integer(end)
        if words is not None:
            yield here, term("oa:exact"), literal(words)

    def _link(self, link: Link) -> Iterator[Part]:
        here = self.names.span(self.document.id, link.start, link.end)
        yield from self._span(link.start, link.end, "Mention", words=link.text)
        yield here, kg("number"), _integer(link.sentence)
        yield here, kg("refersTo"), self.names.entity(link.entity.id)
        if link.told:
            yield here, kg("namedAs"), self.names.appearance(self.document.id, link.told)
        yield from self._entity(link.entity)

    def _entity(self, entity: Entity) -> Iterator[Part]:
        if not self._is_new(entity):
            return
        here = self.names.entity(entity.id)
        yield here, term("rdf:type"), self._term(entity.type)
        yield here, term("skos:prefLabel"), literal(entity.name)
        for alias in entity.aliases:
            yield here, term("skos:altLabel"), literal(alias)
        for link in dict.fromkeys((*entity.links, *entity.same)):
            yield here, term("owl:sameAs" if link in entity.same else "skos:closeMatch"), node(link)

    def _node(self, value: Node) -> Iterator[Part]:
        return self._entity(value) if isinstance(value, Entity) else value_parts(value, self.names)

    def _claim(self, claim: Claim) -> Iterator[Part]:
        self.ontology.relation(claim.predicate)
        here = self.names.claim(claim.id)
        yield here, term("rdf:type"), kg("Claim")
        yield here, term("rdf:type"), term("rdf:Statement")
        subject, predicate, object_ = edge(claim, self.names, self.ontology)
        yield here, term("rdf:subject"), subject
        yield here, term("rdf:predicate"), predicate
        yield here, term("rdf:object"), object_
        yield here, kg("modality"), term(f"modality:{claim.modality}")
        yield here, kg("polarity"), kg(claim.polarity)
        yield from self._entity(claim.subject)
        yield from self._node(claim.object)
        yield from self._qualifiers(claim)
        yield from span_of_time(here, days_of(claim))
        if self._is_over(claim):
            yield here, kg("ended"), Literal("true", datatype=term("xsd:boolean"))
        yield from self._attribution(claim)
        for evidence in claim.evidence:
            yield from self._evidence(claim, evidence)

    def _qualifiers(self, claim: Claim) -> Iterator[Part]:
        for name, value in claim.qualifiers:
            if name in STRUCTURE:
                raise StoreError(f"qualifier {name!r}: this name is taken by the graph; choose another")
            yield self.names.claim(claim.id), self._term(name), thing(value, self.names)
            yield from self._node(value)

    def _attribution(self, claim: Claim) -> Iterator[Part]:
        here = self.names.claim(claim.id)
        for rank, source in enumerate(claim.attribution, 1):
            step, agent = self.names.attribution(claim.id, rank), self.names.entity(source.id)
            yield here, term("prov:wasAttributedTo"), agent
            yield here, term("prov:qualifiedAttribution"), step
            yield step, term("rdf:type"), term("prov:Attribution")
            yield step, term("prov:agent"), agent
            yield step, kg("rank"), _integer(rank)
            yield from self._entity(source)

    def _evidence(self, claim: Claim, evidence: Evidence) -> Iterator[Part]:
        here = self.names.evidence(evidence_id(claim.id, evidence))
        document = self._same_document(claim, evidence)
        sentence = self.names.span(document, evidence.start, evidence.end)
        yield self.names.claim(claim.id), kg("evidence"), here
        yield here, term("rdf:type"), kg("Evidence")
        yield here, kg("document"), self.names.document(document)
        yield here, kg("sentence"), sentence
        yield here, kg("rule"), literal(evidence.rule)
        yield here, kg("confidence"), Literal(shortest(evidence.confidence), datatype=term("xsd:decimal"))
        yield from self._span(evidence.start, evidence.end, "Sentence", words=evidence.quote)
        yield sentence, kg("number"), _integer(evidence.sentence)
        yield from self._end(here, "subjectMention", evidence, evidence.subject)
        yield from self._end(here, "objectMention", evidence, evidence.object)
        for role, words in evidence.surfaces:
            yield here, kg(f"{role}Words"), literal(words)
        for role, identity in evidence.told:
            yield here, kg(f"{role}{TOLD}"), self.names.appearance(document, identity)
        if evidence.date_basis:
            yield here, kg("dateBasis"), literal(evidence.date_basis)

    def _same_document(self, claim: Claim, evidence: Evidence) -> str:
        """Return the document; another article's evidence here would outlive that article's removal."""
        if evidence.document != self.document.id:
            raise StoreError(f"claim {claim.id}: quotes document {evidence.document}; add it with that document")
        return evidence.document

    def _end(self, here: NamedNode, property_: str, evidence: Evidence, span: tuple[int, int]) -> Iterator[Part]:
        yield here, kg(property_), self.names.span(evidence.document, *span)
        yield from self._span(*span, "Mention", words=self._words(evidence, span))

    def _words(self, evidence: Evidence, span: tuple[int, int]) -> str | None:
        """Return the words of a span: from the text, or from the quote where the graph has no text."""
        start, end = span
        if self.document.text:
            return self.document.text[start:end]
        inside = evidence.start <= start <= end <= evidence.end
        return evidence.quote[start - evidence.start : end - evidence.start] if inside else None

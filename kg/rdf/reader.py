"""From quads back to documents, entities, claims and readings: what was written comes back equal.

A claim that several articles make comes back once, with the evidence of all of them; so do an entity's names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import StoreError
from kg.model import (
    Claim,
    Document,
    Entity,
    Evidence,
    Link,
    Modality,
    Node,
    Paragraph,
    ParagraphKind,
    Polarity,
    Reading,
)
from kg.rdf.documents import read_published
from kg.rdf.facts import Facts, GraphName, QuadSource, Thing, facts_of, pairs
from kg.rdf.identities import read_appearances
from kg.rdf.quads import STRUCTURE, TOLD
from kg.rdf.values import from_facts, from_literal
from kg.rdf.vocabulary import DEFAULT_BASE, PREFIXES, Names, kg, local_name, term

__all__ = ["Reader"]

WORDS = "Words"  # how the names of the properties end that keep an evidence's surfaces


class Reader:
    """Reads values from a source of quads: of one article's graph, or of the default graph, the union of all.

    Entities and values are remembered, so a reader must not outlive a change of its source. Where a graph from
    elsewhere lacks what a value needs, `StoreError` names the node and the property.
    """

    def __init__(self, source: QuadSource, *, base: str = DEFAULT_BASE, document: str | None = None) -> None:
        self.source = source
        self.names = Names(base)
        self.graph: GraphName = DefaultGraph() if document is None else self.names.document(document)
        self._nodes: dict[NamedNode, Node] = {}
        self._titles: dict[NamedNode, str] = {}

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the IRIs of the terms beside those of kg that the graph defines."""
        found = self.source.quads_for_pattern(None, None, None, self.names.ontology)
        return frozenset(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))

    def _is_ours(self, iri: str) -> bool:
        """Tell whether a term belongs to the ontology of the graph."""
        return iri.startswith(PREFIXES["kg"]) or iri in self.own

    def document_ids(self) -> list[str]:
        """Return the ids of all documents, sorted."""
        return self._ids(term("schema:NewsArticle"))

    def claim_ids(self) -> list[str]:
        """Return the ids of all claims, sorted."""
        return self._ids(kg("Claim"))

    def documents(self) -> Iterator[Document]:
        """Yield all documents, sorted by id. One that came without its text has an empty one."""
        return map(self.document, self.document_ids())

    def claims(self) -> Iterator[Claim]:
        """Yield all claims, sorted by id, each with the evidence of all articles."""
        return map(self.claim, self.claim_ids())

    def entities(self) -> Iterator[Entity]:
        """Yield everything that has a name in a claim or a text, sorted by id."""
        labelled = {node for node, _ in pairs(self.source, term("skos:prefLabel"), None, self.graph)}
        return map(self.entity, sorted(labelled, key=self.names.id_of))

    def reading(self, document: str) -> Reading:
        """Return all that one article gave to the graph."""
        here = Reader(self.source, base=self.names.base, document=document)
        facts = facts_of(self.source, self.names.document(document), here.graph)
        sentences = int(facts.text(kg("sentences")) or 0)
        shown = read_appearances(self.source, document, self.names)
        return Reading(here.document(document), tuple(here.claims()), tuple(here.links(document)), sentences, shown)

    def document(self, identifier: str) -> Document:
        """Return a document, or raise `StoreError` where the graph has none of this id."""
        graph = self.names.document(identifier)
        facts = facts_of(self.source, graph, graph)
        if not facts.values:
            raise StoreError(f"document {identifier}: not in the graph; `kg query articles` lists what is")
        return Document(
            id=identifier,
            text=facts.text(kg("text")) or "",
            paragraphs=tuple(self._paragraphs(graph)),
            sources=tuple(facts.texts(term("dcterms:source"))),
            title=facts.text(term("schema:headline")),
            published=read_published(self.source, identifier, self.names),
            publisher=facts.text(term("schema:publisher")),
            byline=facts.text(term("schema:author")),
            language=facts.text(term("schema:inLanguage")) or "und",
        )

    def links(self, document: str) -> Iterator[Link]:
        """Yield the names in a document with what they were taken for, in the order of the text."""
        graph = self.names.document(document)
        for mention, start, end in self._spans(graph, kg("refersTo"), None):
            facts = facts_of(self.source, mention, graph)
            number, words = facts.read(kg("number"), int), facts.read(term("oa:exact"), str)
            told = [self.names.appearance_of(node) for node in facts.nodes(kg("namedAs"))]
            for node in facts.nodes(kg("refersTo")):
                entity = self.entity(node)
                former = [identity for _, identity in told if self._taken_for(document, identity) == node]
                yield from (Link(number, start, end, words, entity, identity) for identity in former or [""])

    def _taken_for(self, document: str, identity: str) -> NamedNode:
        here = self.names.appearance(document, identity)
        return facts_of(self.source, here, self.names.document(document)).node(kg("takenFor"))

    def entity(self, node: NamedNode) -> Entity:
        """Return an entity; of several names the last in the order of code points is shown, the others are aliases."""
        found = self._node(node)
        if isinstance(found, Entity):
            return found
        raise StoreError(f"{node.value}: a value stands where an entity is needed; run `kg validate`")

    def claim(self, identifier: str) -> Claim:
        """Return a claim, or raise `StoreError` where the graph has none of this id."""
        facts = facts_of(self.source, self.names.claim(identifier), self.graph)
        return Claim(
            id=identifier,
            subject=self.entity(facts.node(term("rdf:subject"))),
            predicate=facts.read(term("rdf:predicate"), local_name),
            object=self._node(facts.thing(term("rdf:object"))),
            qualifiers=tuple(self._qualifiers(facts)),
            polarity=facts.read(kg("polarity"), lambda iri: Polarity(local_name(iri))),
            modality=facts.read(kg("modality"), lambda iri: Modality(local_name(iri))),
            attribution=tuple(self._attribution(facts)),
            evidence=tuple(
                sorted(map(self._evidence, facts.nodes(kg("evidence"))), key=lambda evidence: evidence.place)
            ),
        )

    def _ids(self, kind: NamedNode) -> list[str]:
        return sorted({self.names.id_of(node) for node, _ in pairs(self.source, term("rdf:type"), kind, self.graph)})

    def _spans(
        self, graph: NamedNode, predicate: NamedNode, thing: NamedNode | None
    ) -> list[tuple[NamedNode, int, int]]:
        """Return the spans with a property, in the order of the text."""
        found = {node for node, _ in pairs(self.source, predicate, thing, graph)}
        spans = [(node, *self.names.span_of(node)[1:]) for node in found]
        return sorted(spans, key=lambda span: span[1:])

    def _paragraphs(self, graph: NamedNode) -> Iterator[Paragraph]:
        for node, start, end in self._spans(graph, term("rdf:type"), kg("Paragraph")):
            facts = facts_of(self.source, node, graph)
            language = facts.text(term("schema:inLanguage")) or "und"
            yield Paragraph(start, end, facts.read(kg("kind"), ParagraphKind), language)

    def _node(self, thing: Thing) -> Node:
        if isinstance(thing, Literal):
            return from_literal(thing)
        if thing not in self._nodes:
            facts = facts_of(self.source, thing, self.graph)
            self._nodes[thing] = from_facts(facts) if kg("value") in facts else self._entity(thing, facts)
        return self._nodes[thing]

    def _entity(self, node: NamedNode, facts: Facts) -> Entity:
        names = facts.texts(term("skos:prefLabel")) or [self.names.id_of(node)]
        name = max(names)
        kinds = [iri for iri in facts.texts(term("rdf:type")) if self._is_ours(iri)]
        aliases = sorted({*names, *facts.texts(term("skos:altLabel"))} - {name})
        kind = local_name(kinds[0]) if kinds else "Thing"
        same = tuple(facts.texts(term("owl:sameAs")))
        links = tuple(sorted({*same, *facts.texts(term("skos:closeMatch"))}))
        return Entity(self.names.id_of(node), name, kind, tuple(aliases), links, same)

    def _qualifiers(self, facts: Facts) -> list[tuple[str, Node]]:
        found = (
            (local_name(predicate), self._node(thing))
            for predicate, thing in facts.items()
            if self._is_ours(predicate) and local_name(predicate) not in STRUCTURE
        )
        return sorted(found, key=lambda pair: (pair[0], pair[1].key))

    def _attribution(self, facts: Facts) -> Iterator[Entity]:
        steps = [facts_of(self.source, node, self.graph) for node in facts.nodes(term("prov:qualifiedAttribution"))]
        for step in sorted(steps, key=lambda step: step.read(kg("rank"), int)):
            yield self.entity(step.node(term("prov:agent")))

    def _evidence(self, node: NamedNode) -> Evidence:
        facts = facts_of(self.source, node, self.graph)
        sentence = facts.node(kg("sentence"))
        words = facts_of(self.source, sentence, self.graph)
        document, start, end = self.names.span_of(sentence)
        return Evidence(
            document=document,
            title=self._title(self.names.document(document)),
            sentence=words.read(kg("number"), int),
            start=start,
            end=end,
            quote=words.read(term("oa:exact"), str),
            rule=facts.read(kg("rule"), str),
            confidence=facts.read(kg("confidence"), float),
            subject=self.names.span_of(facts.node(kg("subjectMention")))[1:],
            object=self.names.span_of(facts.node(kg("objectMention")))[1:],
            surfaces=tuple(_surfaces(facts)),
            date_basis=facts.text(kg("dateBasis")) or "",
            told=tuple(self._told(facts)),
        )

    def _told(self, facts: Facts) -> list[tuple[str, str]]:
        """Return the pairs of role and id from the properties subjectToldAs, topicToldAs ..."""
        named = ((local_name(predicate), thing) for predicate, thing in facts.items())
        told = [(name.removesuffix(TOLD), thing) for name, thing in named if name.endswith(TOLD)]
        found = ((role, self.names.appearance_of(thing)[1]) for role, thing in told if isinstance(thing, NamedNode))
        return sorted(found)

    def _title(self, document: NamedNode) -> str:
        if document not in self._titles:
            self._titles[document] = facts_of(self.source, document, self.graph).text(term("schema:headline")) or ""
        return self._titles[document]


def _surfaces(facts: Facts) -> list[tuple[str, str]]:
    """Return the pairs of role and words from the properties subjectWords, dateWords ..."""
    named = ((local_name(predicate), thing.value) for predicate, thing in facts.items())
    return sorted((name.removesuffix(WORDS), words) for name, words in named if name.endswith(WORDS))

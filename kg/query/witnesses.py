"""The sentences that stand behind a row of an answer, whatever the query was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.model import Claim, Document, Evidence
from kg.query import tokens
from kg.query.answer import Term
from kg.rdf.facts import pairs
from kg.rdf.quads import evidence_id
from kg.rdf.vocabulary import PREFIXES, prefixes_of, term
from kg.store import Store

__all__ = ["Witness", "Witnesses"]

Row = Sequence[Term | None]


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence that makes a claim, with the article that it is from."""

    claim: Claim
    evidence: Evidence
    article: Document


class Witnesses:
    """Finds the sentences behind rows.

    A row names claims by their IRIs, or by those of evidence or sentences; failing that by the text of a sentence; and
    failing that by entities, all of which must have a part in the claim, and by its relation. Entities and relations
    that the query itself names count, too, where any claim is left then.
    """

    def __init__(self, store: Store, query: str = "") -> None:
        self._store = store
        self._constants = [NamedNode(iri) for iri in tokens.constants(query, prefixes_of(store.base))]
        self._reader = store.reader()
        self._claim = cache(self._reader.claim)
        self._article = cache(self._reader.document)

    def of(self, row: Row) -> list[Witness]:
        """Return what stands behind a row, sorted by the day of the article and the place in it."""
        evidence = self._named_evidence(row)
        claims = {one for node in evidence for one in self._subjects("kg:evidence", node)}
        claims |= set(self._of_kind(row, "claim"))
        found = self._witnesses(sorted(claims or self._between(row), key=str))
        return sorted((one for one in found if not evidence or self._node(one) in evidence), key=_order)

    def _node(self, witness: Witness) -> NamedNode:
        return self._store.names.evidence(evidence_id(witness.claim.id, witness.evidence))

    def _witnesses(self, claims: Iterable[NamedNode]) -> Iterator[Witness]:
        known = term("rdf:subject")
        for node in claims:
            if next(iter(self._objects(node, known)), None) is None:
                continue  # an IRI that looks like a claim of this graph and is none
            claim = self._claim(self._store.names.id_of(node))
            yield from (Witness(claim, one, self._article(one.document)) for one in claim.evidence)

    def _named_evidence(self, row: Row) -> set[NamedNode]:
        """Return the evidence that a row names by IRI, by its sentence, or by the text of that."""
        spans = [node for node in self._of_kind(row, "document") if "#char=" in node.value]
        named = {*self._of_kind(row, "evidence"), *self._telling(spans)}
        if named or self._of_kind(row, "claim"):
            return named
        told = {node for thing in row if isinstance(thing, Literal) for node in self._subjects("oa:exact", thing)}
        texts = {thing.value for thing in row if isinstance(thing, Literal)}
        fitting = {one: self._fit(one, texts) for one in self._telling(told)}
        return {one for one, fit in fitting.items() if fit and fit == max(fitting.values())}

    def _telling(self, sentences: Iterable[NamedNode]) -> Iterator[NamedNode]:
        for sentence in sentences:
            yield from self._subjects("kg:sentence", sentence)

    def _fit(self, evidence: NamedNode, texts: set[str]) -> int:
        """Return how many of the parts of a claim stand as texts in a row that has the sentence of its evidence."""
        claims = [self._claim(self._store.names.id_of(node)) for node in self._subjects("kg:evidence", evidence)]
        return max((len({one.subject.name, one.predicate, one.object.name} & texts) for one in claims), default=0)

    def _between(self, row: Row) -> set[NamedNode]:
        """Return the claims that all entities of a row have a part in, as narrow as the query's own terms allow."""
        entities = self._of_kind(row, "entity")
        if not entities:
            return set()
        claims = set.intersection(*(set(self._part_in(entity)) for entity in entities))
        for entity in self._of_kind(self._constants, "entity"):
            claims = claims & set(self._part_in(entity)) or claims
        return claims & self._related((*row, *self._constants)) or claims

    def _related(self, terms: Row) -> set[NamedNode]:
        """Return the claims of the relations among terms."""
        relations = [
            thing for thing in terms if isinstance(thing, NamedNode) and thing.value.startswith(PREFIXES["kg"])
        ]
        return {claim for relation in relations for claim in self._subjects("rdf:predicate", relation)}

    def _part_in(self, entity: NamedNode) -> Iterator[NamedNode]:
        for quad in self._store.engine.quads_for_pattern(None, None, entity, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and self._is(quad.subject, "claim"):
                yield quad.subject

    def _of_kind(self, row: Iterable[Term | None], kind: str) -> list[NamedNode]:
        return [thing for thing in row if isinstance(thing, NamedNode) and self._is(thing, kind)]

    def _is(self, node: NamedNode, kind: str) -> bool:
        return node.value.startswith(f"{self._store.base}{kind}/")

    def _subjects(self, predicate: str, thing: NamedNode | Literal) -> Iterator[NamedNode]:
        return (subject for subject, _ in pairs(self._store.engine, term(predicate), thing, DefaultGraph()))

    def _objects(self, node: NamedNode, predicate: NamedNode) -> Iterator[object]:
        return (quad.object for quad in self._store.engine.quads_for_pattern(node, predicate, None, DefaultGraph()))


def _order(witness: Witness) -> tuple[str, object, str]:
    published = witness.article.published
    return published.isoformat() if published else "", witness.evidence.place, witness.claim.id

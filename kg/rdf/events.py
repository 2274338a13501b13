"""Events as triples: what one or more articles tell of, and what those say that tell it as a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.model import Claim, Entity, Node, Value
from kg.periods import bounds, ended_before
from kg.rdf.values import Part, value_term
from kg.rdf.vocabulary import Names, kg, literal, named, term
from kg.schema import Ontology

__all__ = ["Event", "days_of", "event_parts", "is_over", "span_of_time", "thing"]


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more articles tell of, whether or not it took place."""

    id: str
    key: str  # what all that tell of it share
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    evidence: tuple[str, ...]
    reports: int  # articles, of which copies of one text count once
    facts: tuple[Claim, ...] = ()  # those of the claims that may stand as edges


def thing(value: Node, names: Names) -> NamedNode | Literal:
    """Return the term that stands for an entity or a value."""
    return names.entity(value.id) if isinstance(value, Entity) else value_term(value, names)


def event_parts(event: Event, ontology: Ontology, names: Names) -> Iterator[Part]:
    """Yield the triples of an event; it has a class, actors and a time only where some article tells it as a fact."""
    here = names.event(event.id)
    yield here, term("rdf:type"), kg("ToldEvent")
    yield here, kg("comparedBy"), literal(event.key)
    yield here, kg("reports"), Literal(str(event.reports), datatype=term("xsd:integer"))
    yield from ((here, kg("reportedIn"), names.document(document)) for document in event.documents)
    yield from ((names.claim(claim), kg("event"), here) for claim in event.claims)
    yield from ((names.evidence(evidence), kg("tellsOf"), here) for evidence in event.evidence)
    for claim in event.facts:
        yield from _fact(here, claim, ontology, names)
    yield from span_of_time(here, (day for claim in event.facts for day in days_of(claim)))


def _fact(here: NamedNode, claim: Claim, ontology: Ontology, names: Names) -> Iterator[Part]:
    yield here, term("rdf:type"), term("sem:Event")
    yield here, term("rdf:type"), named(ontology.relation(claim.predicate).event, ontology.iris)
    for name, value in (("subject", claim.subject), ("object", claim.object), *claim.qualifiers):
        yield here, _role(name, value, ontology), thing(value, names)


def _role(name: str, value: Node, ontology: Ontology) -> NamedNode:
    if name in {"date", "place"}:
        return term({"date": "sem:hasTimeStamp", "place": "sem:hasPlace"}[name])
    if isinstance(value, Entity) and ontology.is_a(value.type, "Actor"):
        return term("sem:hasActor")
    if isinstance(value, Entity) and ontology.is_a(value.type, "Place"):
        return term("sem:hasPlace")
    return term("sem:eventProperty") if name == "object" else named(name, ontology.iris)


def days_of(claim: Claim) -> Iterator[str]:
    """Yield the dates of a claim as they are written."""
    yield from (value.value for name, value in claim.qualifiers if name == "date" and isinstance(value, Value))


def is_over(claim: Claim, ontology: Ontology, published: date | None) -> bool:
    """Tell whether what a claim says to hold had ended when its article was written: "led the bank in 1959"."""
    if published is None or not ontology.relation(claim.predicate).state:
        return False
    return any(ended_before(day, published) for day in days_of(claim))


def span_of_time(node: NamedNode, dates: Iterable[str]) -> Iterator[Part]:
    """Write the first and the last day that dates leave open, so that queries can compare days."""
    spans = [bounds(day) for day in dates]
    firsts, lasts = [first for first, _ in spans if first], [last for _, last in spans if last]
    for property_, days, end in (
        ("sem:hasEarliestBeginTimeStamp", firsts, min),
        ("sem:hasLatestEndTimeStamp", lasts, max),
    ):
        if days and len(days) == len(spans):
            yield node, term(property_), Literal(end(days).isoformat(), datatype=term("xsd:date"))

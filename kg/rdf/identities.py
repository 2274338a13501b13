"""What articles show of entities, and judgements about that, as quads: both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Appearance, Bearer, Entity, Judgement, Verdict
from kg.rdf.documents import read_published
from kg.rdf.facts import Facts, GraphName, QuadSource, facts_of, pairs
from kg.rdf.values import Part, shortest
from kg.rdf.vocabulary import Names, kg, literal, local_name, named, node, term
from kg.schema import Ontology

__all__ = [
    "Surroundings",
    "appearance_parts",
    "bearer_of",
    "judgement_of",
    "judgement_quads",
    "judgements",
    "read_appearance",
    "read_appearances",
    "read_surroundings",
]

PERSON = "person"  # the name of those who judge without giving one


def appearance_parts(appearance: Appearance, ontology: Ontology, names: Names) -> Iterator[Part]:
    """Yield the triples about an appearance."""
    own = appearance.entity
    here = names.appearance(appearance.document, own.id)
    yield here, term("rdf:type"), kg("Appearance")
    yield here, kg("document"), names.document(appearance.document)
    yield here, kg("toldAs"), names.entity(own.id)
    yield here, kg("takenFor"), names.entity(appearance.taken_for or own.id)
    yield here, kg("entityClass"), named(own.type, ontology.iris)
    yield here, kg("name"), literal(own.name)
    yield here, kg("fullName"), _truth(appearance.is_full)
    for property_, values in (
        ("otherName", own.aliases),
        ("title", appearance.titles),
        ("gender", filter(None, [appearance.gender])),
        ("comparedBy", appearance.keys),
    ):
        yield from ((here, kg(property_), literal(value)) for value in values)
    for link in dict.fromkeys((*own.links, *own.same)):
        yield here, kg("sameElsewhere" if link in own.same else "likelyElsewhere"), node(link)
    yield from ((here, kg("ofCountry"), names.entity(country)) for country in appearance.countries)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all appearances in an article share: its date, and the ids of those with a full name in it."""

    published: date | None
    full: frozenset[str]


def read_surroundings(source: QuadSource, document: str, names: Names) -> Surroundings:
    """Return what all appearances in an article share."""
    found = pairs(source, kg("fullName"), _truth(True), names.document(document))
    full = frozenset(names.appearance_of(here)[1] for here, _ in found)
    return Surroundings(read_published(source, document, names), full)


def read_appearances(source: QuadSource, document: str, names: Names) -> tuple[Appearance, ...]:
    """Return what an article shows of the entities that it names, sorted by id."""
    around = read_surroundings(source, document, names)
    found = {here for here, _ in pairs(source, term("rdf:type"), kg("Appearance"), names.document(document))}
    identities = sorted(names.appearance_of(here)[1] for here in found)
    return tuple(read_appearance(source, document, identity, names, around) for identity in identities)


def read_appearance(source: QuadSource, document: str, identity: str, names: Names, around: Surroundings) -> Appearance:
    """Return what an article shows of the one to whom it gives an id."""
    told = facts_of(source, names.appearance(document, identity), names.document(document))
    return Appearance(
        document,
        _entity(identity, told),
        identity in around.full,
        around.published,
        tuple(told.texts(kg("title"))),
        told.text(kg("gender")) or "",
        tuple(sorted(names.id_of(country) for country in told.nodes(kg("ofCountry")))),
        around.full - {identity},
        tuple(told.texts(kg("comparedBy"))),
        names.id_of(told.node(kg("takenFor"))),
    )


def _truth(truth: bool) -> Literal:
    return Literal(str(truth).lower(), datatype=term("xsd:boolean"))


def _entity(identity: str, told: Facts) -> Entity:
    same = tuple(told.texts(kg("sameElsewhere")))
    return Entity(
        identity,
        told.read(kg("name"), str),
        told.read(kg("entityClass"), local_name),
        tuple(told.texts(kg("otherName"))),
        tuple(sorted({*same, *told.texts(kg("likelyElsewhere"))})),
        same,
    )


def judgement_quads(judgement: Judgement, names: Names, graph: NamedNode) -> Iterator[Quad]:
    """Yield the quads of a judgement."""
    here = names.judgement(judgement.id)
    parts: list[Part] = [
        (here, term("rdf:type"), kg("Judgement")),
        (here, kg("verdict"), literal(judgement.verdict)),
        (here, kg("score"), Literal(shortest(judgement.score), datatype=term("xsd:decimal"))),
        (here, kg("judgedBy"), literal(judgement.by)),
        (here, kg("left"), _bearer(judgement.left, names)),
        (here, kg("right"), _bearer(judgement.right, names)),
        *((here, kg("reason"), literal(f"{rank}. {reason}")) for rank, reason in enumerate(judgement.reasons, 1)),
    ]
    return (Quad(*part, graph) for part in parts)


def _bearer(bearer: Bearer, names: Names) -> NamedNode:
    return names.appearance(bearer.document, bearer.entity) if bearer.document else names.entity(bearer.entity)


def bearer_of(iri: NamedNode, names: Names) -> Bearer:
    """Return who is judged, from the IRI of an entity or of an appearance."""
    if "#entity=" not in iri.value:
        return Bearer(names.id_of(iri))
    document, entity = names.appearance_of(iri)
    return Bearer(entity, document)


def judgements(source: QuadSource, names: Names, graph: GraphName) -> tuple[Judgement, ...]:
    """Return the judgements in a graph, sorted by id."""
    found = {here for here, _ in pairs(source, term("rdf:type"), kg("Judgement"), graph)}
    return tuple(judgement_of(source, here, names, graph) for here in sorted(found, key=str))


def judgement_of(source: QuadSource, here: NamedNode, names: Names, graph: GraphName) -> Judgement:
    """Return the judgement with an IRI."""
    facts = facts_of(source, here, graph)
    reasons = sorted(facts.texts(kg("reason")), key=_rank)
    return Judgement(
        bearer_of(facts.node(kg("left")), names),
        bearer_of(facts.node(kg("right")), names),
        facts.read(kg("verdict"), Verdict),
        facts.read(kg("score"), float),
        tuple(reason.partition(". ")[2] for reason in reasons),
        facts.text(kg("judgedBy")) or PERSON,
    )


def _rank(reason: str) -> int:
    number = reason.partition(". ")[0]
    return int(number) if number.isdecimal() else 0

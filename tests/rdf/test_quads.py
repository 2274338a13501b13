"""A reading as quads and back: what was written comes back equal, whatever it holds."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import OntologyError, StoreError
from kg.model import Modality, Polarity, Value
from kg.periods import datatype_of
from kg.rdf.facts import quad_source
from kg.rdf.quads import to_quads
from kg.rdf.reader import Reader
from kg.rdf.vocabulary import Names, datatype, kg, term
from tests.rdf.examples import (
    COURIER,
    FIRST,
    FIRST_MEETING,
    FIRST_READING,
    HALE,
    HARBOUR,
    OTTER,
    PAYMENT,
    READINGS,
    RECEIPT,
    SECOND,
    SECOND_READING,
    SUND,
    make_claim,
)
from tests.rdf.strategies import ontology, readings

NAMES = Names()
GRAPH = NAMES.document(FIRST.id)


def read_back(reading):
    return Reader(quad_source(to_quads(reading, ontology()))).reading(reading.document.id)


def triples_of(reading, graph=None):
    return {quad.triple for quad in to_quads(reading, ontology()) if graph is None or quad.graph_name == graph}


@pytest.mark.parametrize("reading", READINGS, ids=["first", "second"])
def test_an_article_comes_back_equal(reading):
    assert read_back(reading) == reading


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_comes_back_equal(reading):
    assert read_back(reading) == reading


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_no_quad_comes_twice_and_none_is_blank(reading):
    quads = list(to_quads(reading, ontology()))
    assert len(quads) == len(set(quads))
    assert {type(term) for quad in quads for term in quad.triple} <= {NamedNode, Literal}
    assert {quad.graph_name for quad in quads} <= {NAMES.document(reading.document.id), NAMES.edges}


def test_a_meeting_has_all_layers():
    found = triples_of(FIRST_READING, GRAPH)
    claim = NAMES.claim(FIRST_MEETING.id)
    start = FIRST.text.index("Jonas Hale")
    span = NAMES.span(FIRST.id, start, start + 10)
    assert Triple(claim, term("rdf:predicate"), kg("met")) in found
    assert Triple(claim, kg("place"), NAMES.entity(SUND.id)) in found
    assert Triple(claim, kg("date"), Literal("2031-04-16", datatype=term("xsd:date"))) in found
    assert Triple(span, term("oa:exact"), Literal("Jonas Hale")) in found
    assert Triple(span, kg("refersTo"), NAMES.entity(HALE.id)) in found


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2031-04-16", "2031-04-16", "2031-04-16"),
        ("2031-04-14/2031-04-20", "2031-04-14", "2031-04-20"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("1992/..", "1992-01-01", None),
        ("../2031-06", None, "2031-06-30"),
    ],
)
def test_the_days_that_a_date_leaves_open_stand_beside_it(told, first, last):
    claim = replace(FIRST_MEETING, qualifiers=(("date", Value(told, datatype_of(told), told)), ("place", SUND)))
    quads = list(to_quads(replace(FIRST_READING, claims=(claim,)), ontology()))
    days = {term("sem:hasEarliestBeginTimeStamp"): first, term("sem:hasLatestEndTimeStamp"): last}
    for property_, day in days.items():
        found = [
            (quad.subject.value.split("/")[-2], quad.object.value) for quad in quads if quad.predicate == property_
        ]
        assert found == ([("claim", day)] if day else [])
    (date,) = {quad.object for quad in quads if quad.predicate == kg("date")}
    assert date == Literal(told, datatype=datatype(datatype_of(told)))


def test_only_asserted_positive_claims_of_the_article_itself_are_edges():
    assert triples_of(FIRST_READING, NAMES.edges) == {
        Triple(NAMES.entity(HALE.id), kg("met"), NAMES.entity(OTTER.id)),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"polarity": Polarity.NEGATIVE},
        {"attribution": (COURIER,)},
        *({"modality": modality} for modality in Modality if modality is not Modality.ASSERTED),
    ],
    ids=str,
)
def test_nothing_else_is_an_edge(changes):
    claim = replace(FIRST_MEETING, **changes)
    quads = list(to_quads(replace(FIRST_READING, claims=(claim,)), ontology()))
    assert [quad for quad in quads if quad.graph_name == NAMES.edges] == []
    assert [quad for quad in quads if quad.predicate == kg("met")] == []


OFFICE = make_claim(OTTER, "headOf", HARBOUR, (FIRST_MEETING.evidence[0],))


@pytest.mark.parametrize(
    ("day", "over"),
    [("", False), ("2030/..", False), ("../2029", True), ("1992/1995", True), ("2031-02", False)],
    ids=str,
)
def test_a_state_that_was_over_when_its_article_was_written_is_no_edge(day, over):
    qualifiers = (("date", Value(day, datatype_of(day), day)),) if day else ()
    reading = replace(FIRST_READING, claims=(replace(OFFICE, qualifiers=qualifiers),))
    quads = list(to_quads(reading, ontology()))
    assert [quad.predicate for quad in quads if quad.graph_name == NAMES.edges] == ([] if over else [kg("headOf")])
    ended = Literal("true", datatype=datatype("xsd:boolean"))
    assert [quad.object for quad in quads if quad.predicate == kg("ended")] == ([ended] if over else [])
    assert read_back(reading).claims[0].qualifiers == qualifiers


def test_nobody_knows_what_is_over_in_an_article_without_a_date():
    document = replace(FIRST, published=None)
    claim = replace(OFFICE, qualifiers=(("date", Value("1959", "xsd:gYear", "1959")),))
    quads = to_quads(replace(FIRST_READING, document=document, claims=(claim,)), ontology())
    assert [quad.predicate for quad in quads if quad.graph_name == NAMES.edges] == [kg("headOf")]


def test_the_chain_of_attribution_keeps_its_order():
    turned = replace(PAYMENT, attribution=PAYMENT.attribution[::-1])
    reading = replace(FIRST_READING, claims=(turned,))
    assert [entity.name for entity in read_back(reading).claims[0].attribution] == ["an aide", "Sund Courier"]


def test_money_keeps_its_words():
    nodes = [triple for triple in triples_of(FIRST_READING) if triple.predicate in {kg("words"), kg("unit")}]
    assert {triple.object.value for triple in nodes} == {"$8 million", "USD", "a dozen ships", "ships"}


def test_a_lexical_form_that_stores_change_is_kept_beside_it():
    value = Value("8000000.00", "xsd:decimal", "$8,000,000.00", unit="USD")
    reading = replace(FIRST_READING, claims=(replace(PAYMENT, object=value),))
    assert read_back(reading).claims[0].object == value


def test_two_articles_give_one_claim_with_the_evidence_of_both():
    quads = [quad for reading in READINGS for quad in to_quads(reading, ontology())]
    claims = {claim.id: claim for claim in Reader(quad_source(quads)).claims()}
    assert len(claims) == 5
    proof = claims[FIRST_MEETING.id].evidence
    assert [evidence.document for evidence in proof] == sorted({FIRST.id, SECOND.id})
    assert {evidence.rule for evidence in proof} == {"meet/1", "talks/1"}


def test_names_from_several_articles_are_united():
    longer = replace(OTTER, name="Maria K. Otter", aliases=("M. Otter",))
    meeting = replace(SECOND_READING.claims[0], object=longer)
    second = replace(SECOND_READING, claims=(meeting,), links=())
    quads = [quad for reading in (FIRST_READING, second) for quad in to_quads(reading, ontology())]
    entity = Reader(quad_source(quads)).entity(NAMES.entity(OTTER.id))
    assert (entity.name, entity.aliases) == ("Maria Otter", ("M. Otter", "Maria K. Otter", "Otter"))


def test_an_unknown_relation_is_refused():
    with pytest.raises(OntologyError, match=r"relation 'hugged': not in the ontology; known are acc.*; add --ontology"):
        list(to_quads(replace(FIRST_READING, claims=(replace(RECEIPT, predicate="hugged"),)), ontology()))


def test_evidence_of_another_article_is_refused():
    with pytest.raises(StoreError, match=rf"claim {PAYMENT.id}: quotes document {FIRST.id}; add it with that"):
        list(to_quads(replace(SECOND_READING, claims=(PAYMENT,)), ontology()))


BROKEN = {
    "no subject": (term("rdf:subject"), None, r"has no subject; run `kg validate`"),
    "no evidence's rule": (kg("rule"), None, r"has no rule"),
    "an unknown modality": (kg("modality"), kg("sung"), r"modality '.*sung' cannot be read"),
    "a confidence in words": (kg("confidence"), Literal("high"), r"confidence 'high' cannot be read"),
    "a sentence that is no span": (kg("sentence"), kg("elsewhere"), r"elsewhere: not a span of a document"),
    "a literal as subject": (term("rdf:subject"), Literal("Hale"), r"its subject is no resource"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_graph_from_elsewhere_fails_with_one_line(name):
    predicate, thing, message = BROKEN[name]
    quads = [quad for quad in to_quads(FIRST_READING, ontology()) if quad.predicate != predicate]
    if thing is not None:
        told = {quad.subject for quad in to_quads(FIRST_READING, ontology()) if quad.predicate == predicate}
        quads += [Quad(subject, predicate, thing, GRAPH) for subject in told]
    with pytest.raises(StoreError, match=message) as raised:
        list(Reader(quad_source(quads)).claims())
    assert "\n" not in str(raised.value)


def test_an_unknown_document_is_named():
    with pytest.raises(StoreError, match=r"document nowhere: not in the graph"):
        Reader(quad_source([])).document("nowhere")

"""Verifying and validating: nothing to say about a sound graph, and each planted fault is found with its sentence."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError
from kg.rdf.ontology import load_ontology
from kg.rdf.vocabulary import Names, kg, term
from kg.store import open_store
from kg.store.problem import Level, Problem
from kg.store.validate import validate
from kg.store.verify import verify
from tests.rdf.examples import (
    COURIER,
    FIRST,
    FIRST_MEETING,
    FIRST_READING,
    HALE,
    NORVIA,
    OTTER,
    PAYMENT,
    POSITION,
    READINGS,
    RECEIPT,
    SECOND,
    SECOND_READING,
    SUND,
)

NAMES = Names()
GRAPH = NAMES.document(FIRST.id)
MEETING = NAMES.claim(FIRST_MEETING.id)
MEETING_SENTENCE = FIRST_MEETING.evidence[0].quote
ONTOLOGY = load_ontology()


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write", ontology=ONTOLOGY) as store:
        for reading in READINGS:
            store.add(reading)
        yield store


def plant(store, subject, predicate, thing, *, graph=GRAPH):
    """Add a triple behind the store's back, in an article and in the union."""
    store.engine.add(Quad(subject, predicate, thing, graph))
    store.engine.add(Quad(subject, predicate, thing))


def uproot(store, subject=None, predicate=None, thing=None, *, graph=GRAPH):
    for quad in list(store.engine.quads_for_pattern(subject, predicate, thing, graph)):
        store.engine.remove(quad)
        store.engine.remove(Quad(quad.subject, quad.predicate, quad.object))


def messages(problems):
    return [(str(problem.level), problem.message, problem.quote) for problem in problems]


def test_a_sound_graph_has_no_problem(store):
    assert list(verify(store)) == []
    assert list(validate(store, ONTOLOGY)) == []


def test_progress_is_told(store):
    told = []
    list(verify(store, on_progress=lambda done, total: told.append((done, total))))
    list(validate(store, ONTOLOGY, on_progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2)] * 2


def test_a_problem_shows_the_sentence():
    problem = Problem(Level.ERROR, "claim c1", "quotes nothing", "A met B.")
    assert str(problem) == 'error: claim c1: quotes nothing in "A met B."'


# -- verify -----------------------------------------------------------------------------------------------------------


def change_quote(store):
    proof = FIRST_MEETING.evidence[0]
    span = NAMES.span(FIRST.id, proof.start, proof.end)
    uproot(store, span, term("oa:exact"))
    plant(store, span, term("oa:exact"), Literal("Maria Otter hugged Jonas Hale."))


def change_text(store):
    uproot(store, GRAPH, kg("text"))
    plant(store, GRAPH, kg("text"), Literal(FIRST.text + "!"))


def cut_text(store):
    uproot(store, GRAPH, kg("text"))
    plant(store, GRAPH, kg("text"), Literal(FIRST.text[:-1]))


def change_start(store):
    start, end = FIRST_MEETING.evidence[0].subject
    span = NAMES.span(FIRST.id, start, end)
    uproot(store, span, term("oa:start"))
    plant(store, span, term("oa:start"), Literal(start + 1))


def add_edge(store):
    plant(store, NAMES.entity(HALE.id), kg("attacked"), NAMES.entity(OTTER.id), graph=NAMES.edges)


def lose_edge(store):
    uproot(store, NAMES.entity(HALE.id), kg("met"), NAMES.entity(OTTER.id), graph=NAMES.edges)


def add_edge_of_plan(store):
    (quad,) = store.engine.quads_for_pattern(NAMES.claim(PAYMENT.id), term("rdf:object"), None, GRAPH)
    plant(store, NAMES.entity(NORVIA.id), kg("paid"), quad.object, graph=NAMES.edges)


PROOF = ("error", "its evidence does not say which words it rests on", MEETING_SENTENCE)
FAULTS = {
    "another quote": (change_quote, f"the text has {MEETING_SENTENCE!r} there"),
    "another text": (change_text, "its id is not the hash of its text; the text was changed"),
    "a shorter text": (cut_text, f"lies outside of the text, which has {len(FIRST.text) - 1} characters"),
    "another start": (change_start, "the place in its name is not the place that it gives"),
    "a claim without evidence": (lambda store: uproot(store, MEETING, kg("evidence")), "quotes nothing"),
    "evidence without a sentence": (
        lambda store: uproot(store, None, kg("objectMention")),
        "its evidence does not say which words it rests on",
    ),
    "an edge that nothing allows": (add_edge, "stands as a fact, but no claim allows it"),
    "an edge of a plan": (add_edge_of_plan, "stands as a fact, but no claim allows it"),
    "a missing edge": (lose_edge, "a claim states it as a fact, but the edge is missing"),
    "a triple of no article": (
        lambda store: store.engine.add(Quad(MEETING, kg("place"), NAMES.entity("x"))),
        "queries see it, but no article says it",
    ),
    "a triple that queries miss": (
        lambda store: store.engine.remove(Quad(MEETING, kg("place"), NAMES.entity(SUND.id))),
        "an article says it, but queries do not see it",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name, store):
    fault, message = FAULTS[name]
    fault(store)
    found = list(verify(store))
    assert message in {problem.message for problem in found}
    assert {problem.level for problem in found} == {Level.ERROR}


def test_a_false_quote_is_shown(store):
    change_quote(store)
    (problem,) = verify(store)
    assert problem.quote == "Maria Otter hugged Jonas Hale."
    assert problem.subject.startswith(f"document {FIRST.id}#char=")


def test_sources_that_still_tell_the_same(store):
    documents = {"news/first.txt": FIRST, "news/second.txt": SECOND}
    assert list(verify(store, read_source=lambda source: iter([documents[source]]))) == []


def test_a_source_that_changed_or_is_gone(store):
    def read(source):
        if source == "news/second.txt":
            raise InputError(f"{source}: no such file; check the path")
        return iter([replace(FIRST, id="another")])

    found = {(problem.level, problem.subject, problem.message) for problem in verify(store, read_source=read)}
    assert found == {
        (
            Level.ERROR,
            f"document {FIRST.id}",
            "its source news/first.txt has another text now; "
            f"build that, and remove this one with: kg remove {FIRST.id}",
        ),
        (
            Level.WARNING,
            f"document {SECOND.id}",
            "its source cannot be read again (news/second.txt: no such file; check the path)",
        ),
    }


def test_addresses_are_never_fetched(store):
    asked = []

    def read(source):
        asked.append(source)
        return iter([FIRST, SECOND])

    assert list(verify(store, read_source=read)) == []
    assert sorted(asked) == ["news/first.txt", "news/second.txt"]


def test_an_article_without_text_is_a_warning(store):
    blank = replace(FIRST, text="", paragraphs=())
    store.add(replace(FIRST_READING, document=blank))
    (problem,) = verify(store)
    assert (problem.level, problem.quote) == (Level.WARNING, FIRST.title)
    assert problem.message == "the graph has no text of it, so its quotes cannot be proved"


# -- validate ---------------------------------------------------------------------------------------------------------


def swap(store, subject, predicate, thing):
    uproot(store, subject, predicate)
    plant(store, subject, predicate, thing)


CLAIMS = {
    "wrong domain": (
        lambda store: swap(store, NAMES.claim(RECEIPT.id), term("rdf:subject"), _a_topic(store)),
        "the subject of received must be one of Actor",
        RECEIPT.evidence[0].quote,
    ),
    "wrong range": (
        lambda store: swap(store, MEETING, term("rdf:object"), NAMES.entity(SUND.id)),
        "the object of met must be one of Actor",
        MEETING_SENTENCE,
    ),
    "a literal as object": (
        lambda store: swap(store, MEETING, term("rdf:object"), Literal("Otter")),
        "the object of met must be one of Actor",
        MEETING_SENTENCE,
    ),
    "no modality": (
        lambda store: uproot(store, MEETING, kg("modality")),
        "a claim needs one modality of the scheme",
        MEETING_SENTENCE,
    ),
    "an odd modality": (
        lambda store: swap(store, MEETING, kg("modality"), kg("sung")),
        "a claim needs one modality of the scheme",
        MEETING_SENTENCE,
    ),
    "two subjects": (
        lambda store: plant(store, MEETING, term("rdf:subject"), NAMES.entity(NORVIA.id)),
        "a claim needs one subject",
        MEETING_SENTENCE,
    ),
    "no evidence": (lambda store: uproot(store, MEETING, kg("evidence")), "a claim needs evidence", ""),
    "evidence that is none": (
        lambda store: plant(store, MEETING, kg("evidence"), NAMES.entity(HALE.id)),
        "a claim needs evidence",
        None,
    ),
    "attribution to nothing": (
        lambda store: plant(store, MEETING, term("prov:wasAttributedTo"), NamedNode("urn:x")),
        "whom a claim is attributed to must be a thing of the ontology",
        MEETING_SENTENCE,
    ),
}


def _a_topic(store):
    plant(store, NAMES.entity("t"), term("rdf:type"), kg("Topic"))
    plant(store, NAMES.entity("t"), term("skos:prefLabel"), Literal("fish"))
    return NAMES.entity("t")


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_that_breaks_a_shape_is_found(name, store):
    fault, message, quote = CLAIMS[name]
    fault(store)
    found = {problem.message: problem for problem in validate(store, ONTOLOGY)}
    assert message in found
    assert quote is None or found[message].quote == quote
    assert found[message].subject.startswith("claim ")


OTTER_NODE = NAMES.entity(OTTER.id)
THINGS = {
    "a class of nowhere": (
        lambda store: swap(store, NAMES.entity(COURIER.id), term("rdf:type"), kg("Newspaper")),
        "its class is not in the ontology; add --ontology FILE",
    ),
    "two classes": (
        lambda store: plant(store, OTTER_NODE, term("rdf:type"), kg("Topic")),
        "an entity needs one class",
    ),
    "two names": (
        lambda store: plant(store, OTTER_NODE, term("skos:prefLabel"), Literal("Otter")),
        "an entity needs one name",
    ),
    "no unit twice": (
        lambda store: plant(store, _value(store), kg("unit"), Literal("EUR")),
        "a value has at most one unit",
    ),
    "a confidence above one": (
        lambda store: swap_all(store, kg("confidence"), Literal("1.5", datatype=term("xsd:decimal"))),
        "evidence needs one confidence from 0 to 1",
    ),
    "an odd date basis": (
        lambda store: swap_all(store, kg("dateBasis"), Literal("guess")),
        "a date is stated, read from the dateline, or not resolved",
    ),
    "a rule too few": (lambda store: uproot(store, None, kg("rule")), "evidence needs the rule that found it"),
    "a start behind the end": (
        lambda store: swap_all(store, term("oa:start"), Literal(10_000)),
        "a span needs one start, not behind its end",
    ),
    "an odd paragraph": (
        lambda store: swap_all(store, kg("kind"), Literal("footer")),
        "a paragraph is a heading or body",
    ),
    "no language": (
        lambda store: uproot(store, GRAPH, term("schema:inLanguage")),
        "a document needs one language",
    ),
    "no rank": (lambda store: uproot(store, None, kg("rank")), "a step of attribution needs its rank"),
    "an unknown predicate": (
        lambda store: swap(store, MEETING, term("rdf:predicate"), kg("hugged")),
        "the predicate is not in the ontology; add --ontology FILE",
    ),
    "no number of a name": (
        lambda store: uproot(store, None, kg("number")),
        "a name in a text needs the number of its sentence",
    ),
    "articles disagree": (
        lambda store: plant(store, OTTER_NODE, term("rdf:type"), kg("City"), graph=NAMES.document("elsewhere")),
        "articles disagree about its class: City, Person",
    ),
    "articles disagree about a claim": (
        lambda store: plant(store, MEETING, kg("polarity"), kg("negative"), graph=NAMES.document("elsewhere")),
        "articles disagree about its polarity",
    ),
}


def _value(store):
    (quad,) = store.engine.quads_for_pattern(None, kg("unit"), Literal("USD"), GRAPH)
    return quad.subject


def swap_all(store, predicate, thing):
    for quad in list(store.engine.quads_for_pattern(None, predicate, None, GRAPH)):
        swap(store, quad.subject, predicate, thing)


@pytest.mark.parametrize("name", THINGS)
def test_anything_else_that_breaks_a_shape_is_found(name, store):
    fault, message = THINGS[name]
    fault(store)
    assert message in {problem.message for problem in validate(store, ONTOLOGY)}


def test_a_new_relation_needs_no_new_shape(tmp_path):
    (tmp_path / "mine.ttl").write_text(
        "@prefix kg: <https://example.org/kg/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        "kg:Ship a owl:Class ; rdfs:subClassOf kg:Thing ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        "kg:boarded a kg:EventRelation ; kg:domain kg:Person ; kg:range kg:Ship ; skos:definition 'Went on board.' ."
    )
    mine = load_ontology([tmp_path / "mine.ttl"])
    with open_store(tmp_path / "mine.store", mode="write", ontology=mine) as store:
        ship = replace(POSITION.object, type="Ship")
        store.add(replace(SECOND_READING, claims=(replace(POSITION, predicate="boarded", object=ship),)))
        assert list(validate(store, mine)) == []
        store.add(replace(SECOND_READING, claims=(replace(POSITION, predicate="boarded"),)))
        (problem,) = validate(store, mine)
        assert problem.message == "the object of boarded must be one of Ship"
        assert problem.quote == "Otter is fisheries minister of Norvia."
        assert "the predicate is not in the ontology; add --ontology FILE" in {
            problem.message for problem in validate(store, ONTOLOGY)
        }

"""The store: adding, replacing and removing articles, and the promises that hold whatever the order."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import OntologyError, QueryError
from kg.model import Modality
from kg.store import Counts, Store, open_store
from kg.store.verify import verify
from tests.rdf.examples import (
    FIRST,
    FIRST_MEETING,
    FIRST_READING,
    HALE,
    OTTER,
    PAYMENT,
    READINGS,
    SECOND,
    SECOND_MEETING,
    SECOND_READING,
    UNDATED_MEETING,
)
from tests.rdf.strategies import ontology, readings

BASE = "https://example.org/kg/id/"
MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def in_memory():
    """Return a store that lives in memory: the same code over the same engine, without the disk."""
    return Store(pyoxigraph.Store(), Path("memory"), base=BASE, ontology=ontology())


def built(*articles):
    store = in_memory()
    for article in articles:
        store.add(article)
    return store


def lines(store):
    """Return what the articles say as lines; what the store says about itself is left out."""
    return [str(quad) for quad in store.quads() if quad.graph_name != store.names.store]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write", ontology=ontology()) as store:
        yield store


def test_what_was_added_is_read_back(store):
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    assert store.counts() == Counts(documents=2, claims=5, entities=9, edges=2, triples=308)
    assert list(store.documents()) == sorted((FIRST, SECOND), key=lambda document: document.id)
    assert [store.reading(document.id) for document in (FIRST, SECOND)] == [FIRST_READING, SECOND_READING]
    assert FIRST.id in store
    assert "nowhere" not in store
    assert [entity.name for entity in store.entities()][:2] == ["an aide", "Sund Courier"]
    assert [link.text for link in store.links(SECOND.id)] == ["Jonas Hale", "Maria Otter"]
    meeting = next(claim for claim in store.claims() if claim.id == FIRST_MEETING.id)
    assert {evidence.document for evidence in meeting.evidence} == {FIRST.id, SECOND.id}


def test_the_graph_is_the_same_after_it_was_closed(store, tmp_path):
    store.add(FIRST_READING)
    before = lines(store)
    store.close()
    with open_store(tmp_path / "kg.store") as again:
        assert lines(again) == before
        assert list(again.claims()) == list(FIRST_READING.claims)


def test_adding_an_article_again_changes_nothing(store):
    for reading in (*READINGS, *READINGS):
        store.add(reading)
    assert lines(store) == lines(built(*READINGS))


def test_an_article_is_replaced(store):
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    store.add(replace(FIRST_READING, claims=(PAYMENT,), links=()))
    assert store.counts().claims == 3
    assert lines(store) == lines(built(replace(FIRST_READING, claims=(PAYMENT,), links=()), SECOND_READING))


def test_removing_an_article_leaves_the_other(store):
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    assert store.remove(FIRST.id)
    assert not store.remove(FIRST.id)
    assert lines(store) == lines(built(SECOND_READING))
    assert [claim.evidence for claim in store.claims() if claim.id == FIRST_MEETING.id] == [SECOND_MEETING.evidence]


def edge_there(store):
    ask = "ASK { GRAPH ?edges { ?s kg:met ?o } ?s kg:met ?o }"
    values = {
        "edges": store.names.edges,
        "s": store.names.entity(HALE.id),
        "o": store.names.entity(OTTER.id),
    }
    return bool(store.query(ask, substitutions=values))


def test_an_edge_stands_as_long_as_one_claim_allows_it(store):
    store.add(FIRST_READING)  # two claims, with and without a date, both allow the edge
    store.add(SECOND_READING)  # the same claim again
    store.remove(SECOND.id)
    assert edge_there(store)
    store.add(replace(FIRST_READING, claims=(UNDATED_MEETING,)))
    assert edge_there(store)
    store.add(replace(FIRST_READING, claims=(replace(UNDATED_MEETING, modality=Modality.PLANNED),)))
    assert not edge_there(store)
    store.add(SECOND_READING)
    assert edge_there(store)


def test_a_plan_is_found_as_a_claim_but_not_as_a_fact(store):
    store.add(FIRST_READING)
    assert not bool(store.query("ASK { ?who kg:paid ?what }"))
    found = store.query(
        "SELECT ?words ?how { ?c rdf:predicate kg:paid ; rdf:object/kg:words ?words ; kg:modality ?how }"
    )
    assert [(row["words"].value, row["how"].value) for row in found] == [
        ("$8 million", "https://example.org/kg/modality/planned")
    ]


def test_queries_see_each_triple_once(store):
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    found = store.query("SELECT ?name { ?e skos:prefLabel ?name . ?e a kg:Person }")
    assert sorted(row["name"].value for row in found) == ["Jonas Hale", "Maria Otter", "an aide"]


def test_values_are_given_to_queries_as_terms(store):
    store.add(FIRST_READING)
    name = Literal('Maria Otter" } ; DROP ALL')
    assert list(store.query("SELECT ?e ?name { ?e skos:prefLabel ?name }", substitutions={"name": name})) == []
    assert store.counts().documents == 1


def test_a_query_that_is_no_sparql_is_one_line(store):
    with pytest.raises(QueryError, match=r"query: error at 1:22; correct it") as raised:
        store.query("SELECT ?x { ?x kg:met")
    assert "\n" not in str(raised.value)


def test_settings_are_replaced_not_gathered(store):
    store.describe(parser="en 1", kg="0.1.0")
    store.describe(parser="en 2")
    assert store.settings == {"base": BASE, "kg": "0.1.0", "parser": "en 2"}


def test_settings_are_no_facts(store):
    store.describe(parser="en 1")
    assert not bool(store.query("ASK { ?s ?p ?o }"))


def test_a_bad_claim_changes_nothing(store):
    store.add(FIRST_READING)
    before = lines(store)
    with pytest.raises(OntologyError):
        store.add(replace(SECOND_READING, claims=(replace(SECOND_MEETING, predicate="hugged"),)))
    assert lines(store) == before


def test_text_that_looks_like_an_update_is_text(store):
    text = 'x" . } } ; DROP ALL ; INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> "'
    store.add(replace(FIRST_READING, document=replace(FIRST, publisher=text, byline="\\u0022 \\\\ \n'''")))
    assert store.document(FIRST.id).publisher == text
    assert list(store.engine.quads_for_pattern(None, None, None, NamedNode("urn:x"))) == []


@MANY
@given(st.lists(readings(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles, random):
    articles = list({article.document.id: article for article in articles}.values())
    shuffled = random.sample(articles, len(articles))
    assert lines(built(*articles)) == lines(built(*shuffled))


@MANY
@given(st.lists(readings(), min_size=2, max_size=4, unique_by=lambda reading: reading.document.id))
def test_removing_some_leaves_exactly_the_others(articles):
    half = len(articles) // 2
    store = built(*articles)
    for article in articles[:half]:
        store.remove(article.document.id)
    assert lines(store) == lines(built(*articles[half:]))
    assert [str(triple) for triple in store.triples()] == [str(t) for t in built(*articles[half:]).triples()]


@MANY
@given(st.lists(st.tuples(st.sampled_from(("add", "remove")), readings()), max_size=5), readings())
def test_no_history_leaves_a_trace(steps, last):
    """Whatever was added, replaced and removed: the graph is that of the articles that are in it now."""
    store, now = in_memory(), {}
    for action, reading in (*steps, ("add", last)):
        if action == "add":
            # The same article may come back with other claims: that replaces it.
            store.add(reading)
            now[reading.document.id] = reading
        else:
            assert store.remove(reading.document.id) == (now.pop(reading.document.id, None) is not None)
    fresh = built(*now.values())
    assert lines(store) == lines(fresh)
    assert list(store.triples()) == list(fresh.triples())
    assert [problem for problem in verify(store) if "hash" not in problem.message] == []


@MANY
@given(st.lists(readings(), max_size=3, unique_by=lambda reading: reading.document.id))
def test_what_is_built_can_be_proved(articles):
    assert [problem for problem in verify(built(*articles)) if problem.level == "error"] == []

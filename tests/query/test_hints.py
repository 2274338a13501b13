"""Hints at terms that a query most likely does not mean."""

import pytest

from kg.query import run
from kg.query.hints import known_names, unbound_columns, unknown_graphs, unknown_terms, unknown_values
from kg.store import open_store


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("kg:Met", "did you mean kg:met?"),
        ("kg:refersto", "did you mean kg:refersTo?"),
        ("kg:Preson", "did you mean kg:Person?"),
        ("kg:acused", "did you mean kg:accused?"),
        ("<https://example.org/kg/ns#visitted>", "did you mean kg:visited?"),
        ("modality:planed", "did you mean modality:planned?"),
        ("kg:zzzz", "kg ontology lists the terms"),
    ],
)
def test_a_term_that_nobody_knows_is_named_with_the_nearest(store, term, meant):
    (hint,) = unknown_terms(store, f"ASK {{ ?x {term} ?y }}")
    assert hint.endswith(f" is no term of kg or of this graph; {meant}")
    assert "\n" not in hint


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?x kg:met ?y ; a kg:Person ; kg:modality modality:denied }",
        "ASK { ?x kg:apologizedTo ?y }",  # known, though nobody does so in this graph
        'ASK { ?x kg:matches "a" ; kg:relevance ?y ; kg:subjectToldAs ?z ; kg:amountWords ?u }',
        'ASK { ?x skos:prefLabel "kg:nonsense" } # kg:nonsense',
        "ASK { ?x <http://elsewhere/kg/ns#nonsense> ?y . BIND(kg: AS ?z) }",
    ],
)
def test_nothing_is_said_of_terms_that_are_known_or_of_others(store, query):
    assert list(unknown_terms(store, query)) == []


def test_each_term_is_told_of_once_and_not_too_many(store):
    wrong = " ".join(f"kg:nonsense{number}" for number in range(9))
    assert len(list(unknown_terms(store, "ASK { VALUES ?x { kg:mett kg:mett } }"))) == 1
    assert len(list(unknown_terms(store, f"ASK {{ VALUES ?x {{ {wrong} }} }}"))) == 5


def test_all_that_a_graph_is_written_with_is_known(store):
    """So that a graph that happens to lack one of them does not call it unknown."""
    found = run(
        store, "SELECT DISTINCT ?p { { ?s ?p ?o } UNION { ?s a ?p } UNION { ?s ?q ?p FILTER(isIRI(?p)) } }"
    ).rows()
    names = {row[0].value.removeprefix("https://example.org/kg/ns#") for row in found if "/kg/ns#" in row[0].value}
    names = {name for name in names if not name.endswith(("Words", "ToldAs"))}
    assert names - known_names()["kg"] == set()
    assert len(names) > 30


def test_values_that_are_names_of_terms_are_checked_whatever_their_capitals(store):
    assert list(
        unknown_values(store, ["kg:mett", "modality:planed", "kg:Met", "kg:person", "kg:zzzzzz", "kg:a b"])
    ) == [
        "query: mett is no term of kg or of this graph; did you mean met?",
        "query: planed is no term of kg or of this graph; did you mean planned?",
    ]
    (told,) = unknown_values(store, ["modality:xxxx"])
    assert "did you mean asserted or conditional or considered" in told


def test_a_graph_that_is_not_there_is_not_fetched_and_that_is_said(store):
    (told,) = unknown_graphs(store, "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }")
    assert told == "query: FROM <http://127.0.0.1:1/> names no graph that is here, and nothing is fetched; leave it out"
    assert list(unknown_graphs(store, "SELECT * FROM NAMED id:nothing { ?s ?p ?from }")) == [
        "query: FROM id:nothing names no graph that is here, and nothing is fetched; leave it out"
    ]
    article = next(store.documents()).id
    assert list(unknown_graphs(store, f"SELECT * FROM document:{article} {{ ?s ?p ?o }}")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?q { ?x kg:met ?y }", ["query: ?q has no value, because it stands nowhere else in the query"]),
        (
            "SELECT DISTINCT ?x ?nam FROM <a:b> WHERE { ?x skos:prefLabel ?name } ORDER BY ?x",
            ["query: ?nam has no value, because it stands nowhere else in the query; did you mean ?name?"],
        ),
        ("SELECT (COUNT(?y) AS ?n) $x { ?x kg:met ?y } GROUP BY ?x", []),
        ("SELECT ?x { } VALUES ?x { 1 }", []),
        ("SELECT * { { SELECT ?x { ?x ?y ?z } } }", []),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?x ?y ?z }", []),
    ],
)
def test_a_column_without_a_value_is_told(text, told):
    assert list(unbound_columns(text)) == told

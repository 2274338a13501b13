"""``kg:matches`` in queries: words lead to sentences, evidence, articles and names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.query import run
from kg.query.matching import with_matches
from kg.rdf.vocabulary import prefixes_of, term
from kg.store import open_store
from kg.store.fulltext import Hit
from tests.query.examples import ANNA, BORIS, FIRST, SECOND, THIRD

PREFIXES = prefixes_of("https://example.org/kg/id/")
A, B = term("kg:a"), term("kg:b")
HITS = {"a b": [Hit(A, 2.5), Hit(B, 1)], "b": [Hit(B, 0.0000001)], "none": []}
IRI_A, IRI_B = str(A), str(B)


def written(text):
    return with_matches(text, HITS.__getitem__, prefixes=PREFIXES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK { ?x a kg:Person }", "ASK { ?x a kg:Person }"),
        ('SELECT ?x { ?x kg:matches "a b" }', f"SELECT ?x {{ VALUES (?x) {{ ({IRI_A}) ({IRI_B}) }} }}"),
        (
            'SELECT ?x { ?x kg:matches "b" ; a kg:Person ; kg:relevance ?how . }',
            f"SELECT ?x {{ VALUES (?x ?how) {{ ({IRI_B} 0.000000) }} ?x a kg:Person . }}",
        ),
        ("SELECT ?x { ?x kg:matches 'none' }", "SELECT ?x { VALUES (?x) {  } }"),
        (f'ASK {{ {IRI_A} kg:matches "a b" }}', "ASK { VALUES () { () } }"),
        ('ASK { kg:a kg:matches "b" }', "ASK { VALUES () {  } }"),
        ('ASK { kg:a kg:matches "a b" ; kg:relevance ?how }', "ASK { VALUES (?how) { (2.500000) } }"),
        (
            'SELECT * { VALUES ?w { "b" "none" "b" } ?x kg:matches ?w }',
            f'SELECT * {{ VALUES ?w {{ "b" "none" "b" }} VALUES (?x ?w) {{ ({IRI_B} "b") }} }}',
        ),
        (
            'SELECT * { BIND("b" AS ?w) OPTIONAL { ?x kg:matches ?w } }',
            f'SELECT * {{ BIND("b" AS ?w) OPTIONAL {{ VALUES (?x ?w) {{ ({IRI_B} "b") }} }} }}',
        ),
        (
            "PREFIX my: <https://example.org/kg/ns#> "
            'ASK { ?x my:matches "b" FILTER NOT EXISTS { ?x my:matches "a b" } }',
            f"PREFIX my: <https://example.org/kg/ns#> ASK {{ VALUES (?x) {{ ({IRI_B}) }} "
            f"FILTER NOT EXISTS {{ VALUES (?x) {{ ({IRI_A}) ({IRI_B}) }} }} }}",
        ),
        ('PREFIX kg: <x:> ASK { ?x kg:matches "b" }', 'PREFIX kg: <x:> ASK { ?x kg:matches "b" }'),
        ('ASK { ?x kg:name "kg:matches" } # kg:matches', 'ASK { ?x kg:name "kg:matches" } # kg:matches'),
        ("ASK { ?x kg:name (1 2) }", "ASK { ?x kg:name (1 2) }"),
        (r'ASK { ?x kg:matches "\u0062" }', f"ASK {{ VALUES (?x) {{ ({IRI_B}) }} }}"),
        ('ASK { ?x kg:matches """b"""@en }', f"ASK {{ VALUES (?x) {{ ({IRI_B}) }} }}"),
    ],
)
def test_words_are_replaced_by_what_they_lead_to(text, expected):
    assert " ".join(written(text).split()) == " ".join(expected.split())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK { ?x kg:matches ?w }", "a variable that VALUES or --param gives some; \\?w has none"),
        ("ASK { ?x kg:matches 5 }", "5 has none"),
        ("ASK { ?x kg:matches kg:a }", "kg:a has none"),
        ("ASK { VALUES ?w { UNDEF } ?x kg:matches ?w }", "\\?w has none"),
        ('ASK { VALUES ?w { "b" } { SELECT ?x { ?x kg:matches ?w } } }', "\\?w has none"),
        ('ASK { [] kg:matches "b" }', "needs a variable or an IRI before it"),
        ('ASK { "b" kg:matches "b" }', "needs a variable or an IRI before it"),
        ('ASK { ?x kg:matches|kg:name "b" }', "stand only in triples"),
        ('ASK { ?x kg:sentence/kg:matches "b" }', "stand only in triples"),
        ('ASK { FILTER(EXISTS { ?x kg:matches "b" }) }', "stand only in triples"),
        ('CONSTRUCT { ?x kg:matches "b" } WHERE { ?x a kg:Person }', "stand only in triples"),
        ("ASK { ?x kg:relevance ?how }", "kg:relevance of \\?x needs one kg:matches of \\?x"),
        ('ASK { ?x kg:matches "b" OPTIONAL { ?x kg:relevance ?how } }', "kg:relevance of \\?x needs one"),
        ('ASK { ?x kg:matches "b", "none" ; kg:relevance ?how }', "kg:relevance of \\?x needs one"),
        ('ASK { ?x kg:matches "b" ; kg:relevance 1 }', "and a variable"),
        ('ASK { ?x kg:matches ("b" ?how) }', "cannot stand beside FROM"),
        ('SELECT * FROM <x:y> { ?x kg:matches "b" }', "cannot stand beside FROM"),
        ("ASK { VALUES ?w {" + " ".join(f'"{n}"' for n in range(101)) + "} ?x kg:matches ?w }", "looks for 101 texts"),
    ],
)
def test_what_cannot_be_answered_is_one_line(text, message):
    with pytest.raises(QueryError, match=message) as raised:
        written(text)
    assert "\n" not in str(raised.value)


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


def rows(store, text, **parameters):
    return [tuple(cell.value for cell in row) for row in run(store, text, parameters=parameters).rows()]


def test_sentences_are_found_with_who_claims_what(store):
    found = rows(
        store,
        'SELECT DISTINCT ?who ?words { ?e kg:matches "anna -brandt met*" ; kg:sentence/oa:exact ?words .'
        " ?claim kg:evidence ?e ; rdf:subject/skos:prefLabel ?who }",
    )
    assert found == [("Anna Brandt", "Anna Brandt met Boris Kade in Port Vell on March 4.")]


def test_articles_and_names_are_found(store):
    articles = rows(store, 'SELECT ?day { ?x kg:matches "treaty OR talks" ; schema:datePublished ?day } ORDER BY ?day')
    assert articles == [("2021-03-05",), ("2021-03-09",), (THIRD.published.isoformat(),)]
    names = rows(store, 'SELECT DISTINCT ?x { ?x kg:matches "brandt OR kade" ; a kg:Person }')
    assert {name for (name,) in names} == {store.names.entity(one.id).value for one in (ANNA, BORIS)}


def test_the_best_come_first_where_they_are_put_in_order(store):
    found = rows(
        store,
        'SELECT ?x ?how { ?x a schema:NewsArticle ; kg:matches "kade OR denied" ; kg:relevance ?how }'
        " ORDER BY DESC(?how)",
    )
    assert [node.rpartition("/")[2] for node, _ in found] == [SECOND.id, FIRST.id]


def test_what_goes_with_the_words_is_kept(store):
    everyone = rows(store, "SELECT ?name { ?x a kg:Person ; skos:prefLabel ?name } ORDER BY ?name")
    optional = 'OPTIONAL { ?x kg:matches "kade" ; kg:relevance ?how }'
    text = f"SELECT ?name ?how {{ ?x a kg:Person ; skos:prefLabel ?name {optional} }}"
    found = sorted(run(store, text).rows(), key=str)
    assert [(row[0].value, row[1] is None) for row in found] == [("Anna Brandt", True), ("Boris Kade", False)]
    assert len(everyone) == len(found)


NASTY = ('"', "\\", "\n", "}", "'", "\0", "*", "(", "a", " OR ", "NOT ", '\\"', "\u2028", "kade")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NASTY)).map("".join))
def test_a_text_cannot_break_out_of_its_place(location, text):
    ask = "SELECT ?x { ?x kg:matches ?_words ; a kg:Person }"
    with open_store(location) as store:
        persons = {store.names.entity(one.id) for one in (ANNA, BORIS)}
        try:
            expected = {hit.node.value for hit in store.search(text) if hit.node in persons}
        except QueryError:
            with pytest.raises(QueryError, match="kg:matches "):
                rows(store, ask, _words=Literal(text))
        else:
            assert {one for (one,) in rows(store, ask, _words=Literal(text))} == expected

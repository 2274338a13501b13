import pytest

from kg.query import run
from kg.query.tokens import is_lone
from kg.store import open_store
from tests.query.planning.plans import CASES, plan_of, prologue_of, read_case


@pytest.fixture(scope="module")
def store(location):
    with open_store(location) as store:
        yield store


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_query_is_put_in_this_order(store, case):
    query, expected = read_case(case)
    assert plan_of(store, query) == expected
    asked, ordered = (sorted(map(str, store.query(prologue_of(store) + text))) for text in (query, expected))
    assert ordered == asked


def test_what_depends_on_the_order_of_rows_is_sorted(store):
    concat = """SELECT (GROUP_CONCAT(DISTINCT STR(?name); separator=", ") AS ?all) (SAMPLE(?name) AS ?one) {
      ?who a kg:Person ; skos:prefLabel ?name }"""
    assert [cell.value for row in run(store, concat).rows() for cell in row] == [
        "Anna Brandt, Boris Kade",
        "Anna Brandt",
    ]
    grouped = (
        "SELECT ?n { { SELECT ?type (GROUP_CONCAT(?name) AS ?n) { ?x a ?type ; skos:altLabel ?name } GROUP BY ?type } }"
    )
    assert "Brandt Kade" in [cell.value for row in run(store, grouped).rows() for cell in row]


def test_deep_and_long_queries_are_planned_in_no_time(store):
    deep = "?x a kg:Claim "
    for number in range(50):
        beside = f"?a{number} kg:date ?b{number} . ?b{number} a ?x"
        deep = f"{beside} {{ {deep} }} UNION {{ ?x a ?y{number} }} OPTIONAL {{ {{ ?x a ?z }} }}"
    assert plan_of(store, f"ASK {{ {deep} }}").count("LATERAL") > 50
    long = f"ASK {{ {' '.join(f'?x{number} a ?y{number} .' for number in range(2000))} }}"
    assert plan_of(store, long) == f"{long}\n"


LONE = [
    "SELECT * { ?s kg:met ?o }",
    "SELECT ?s WHERE { # all\n ?s a kg:Person . }\nORDER BY ?s LIMIT 2 OFFSET 1",
    "PREFIX x: <x:>\nSELECT DISTINCT ?p { x:a ?p <x:b> }",
    "ASK{?s ?p ?o.}",
    "BASE <x:y> ASK { <z> a ?o }",
    "SELECT * FROM <x:g> { ?s ?p ?o }",
]
MORE = [
    "SELECT * { ?s kg:met ?o ; a ?c }",
    "SELECT * { ?s kg:met/a ?o }",
    "SELECT * { ?s kg:met+ ?o }",
    "SELECT * { ?s kg:met [] }",
    "SELECT * { ?s kg:met _:b }",
    "SELECT * { { ?s kg:met ?o } }",
    "SELECT * { ?s kg:met ?o } VALUES ?s { <x:a> }",
    "SELECT (SAMPLE(?o) AS ?one) { ?s kg:met ?o }",
    "SELECT * { ?s skos:prefLabel 'Lee' }",
    "CONSTRUCT WHERE { ?s kg:met ?o }",
    "DESCRIBE ?s { ?s kg:met ?o }",
    "SELECT * { ?s kg:met }",
    "SELECT * { }",
    "",
]


@pytest.mark.parametrize("query", LONE)
def test_one_triple_has_no_other_order(store, query):
    assert is_lone(query)
    assert plan_of(store, query) == query + "\n"


@pytest.mark.parametrize("query", MORE)
def test_whatever_is_more_than_one_triple_is_put_in_order(query):
    assert not is_lone(query)

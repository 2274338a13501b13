import pytest

from kg.query import run
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

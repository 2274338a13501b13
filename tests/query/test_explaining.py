import io
import json

import pytest
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.query.explaining import explain, write_explanation
from kg.store import open_store

DATED = "SELECT ?claim { ?claim a kg:Claim ; kg:date ?date . ?claim rdf:subject ?who }"


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


def told(store, text, **options):
    return [(one.block, one.step, one.part, one.expected, one.rows) for one in explain(store, text, **options).parts]


def test_each_part_with_its_rows(store):
    assert told(store, DATED) == [
        (1, 1, "?claim kg:date ?date", 1.0, 1),
        (1, 2, "?claim a kg:Claim", 0.1, 1),
        (1, 3, "?claim rdf:subject ?who", 0.1, 1),
    ]


@pytest.mark.parametrize(
    ("text", "part", "rows"),
    [
        ("SELECT ?s { ?s a kg:Person }", "?s a kg:Person", 2),
        ("ASK { ?s a kg:Person }", "?s a kg:Person", 2),
        ("PREFIX x: <https://example.org/kg/ns#> SELECT * { ?s a x:Person } LIMIT 1", "?s a x:Person", 2),
        ("CONSTRUCT { ?s a kg:Met } WHERE { ?s kg:met+ ?o }", "?s kg:met+ ?o", 1),
        ("CONSTRUCT WHERE { ?s a kg:Person }", "?s a kg:Person", 2),
    ],
)
def test_what_is_asked_as_it_is_written_is_one_part(store, text, part, rows):
    assert told(store, text) == [(1, 1, part, None, rows)]


def test_parameters_are_looked_up(store):
    text = "SELECT ?claim { ?who skos:prefLabel ?_name . ?claim rdf:subject ?who ; a kg:Claim }"
    assert told(store, text, parameters={"_name": Literal("Anna Brandt")}) == [
        (1, 1, '?who skos:prefLabel "Anna Brandt"', 1.0, 1),
        (1, 2, "?claim rdf:subject ?who", 2.3, 3),
        (1, 3, "?claim a kg:Claim", 0.3, 3),
    ]


def test_what_is_optional_is_counted_behind_what_stands_before_it(store):
    text = "SELECT ?x { ?x a kg:Person OPTIONAL { ?claim a kg:Claim . ?claim rdf:subject ?x } }"
    assert [(one[2], one[4]) for one in told(store, text)] == [("?claim rdf:subject ?x", 3), ("?claim a kg:Claim", 3)]


def test_constants_in_the_middle_are_counted(store):
    text = """SELECT ?x { ?x a kg:Claim ; kg:date ?d MINUS { ?x kg:topic ?p }
      ?x kg:polarity ?s VALUES ?s { kg:positive } }"""
    assert [one[4] for one in told(store, text)] == [1, 1, 1, 1]


def test_a_wrong_query_is_told_as_ever(store):
    with pytest.raises(QueryError, match="line 1, column"):
        explain(store, "SELECT { ?x a }")


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_formats(store, format_):
    stream = io.BytesIO()
    write_explanation(explain(store, DATED), stream, format=format_)
    text = stream.getvalue().decode()
    if format_ == "csv":
        assert text.splitlines()[:2] == ["block,step,part,expected,rows", "1,1,?claim kg:date ?date,1,1"]
    elif format_ == "table":
        assert json.loads(text.splitlines()[1]) == ["1", "1", "?claim kg:date ?date", "1", "1"]
    else:
        first = {"block": 1, "step": 1, "part": "?claim kg:date ?date", "expected": 1.0, "rows": 1}
        assert json.loads(text)["parts"][0] == first
        assert json.loads(text)["query"].startswith("SELECT ?claim { ?claim kg:date ?date . LATERAL {")


def test_other_formats_are_refused(store):
    with pytest.raises(QueryError, match="--explain cannot be written as turtle; use table, csv, json"):
        write_explanation(explain(store, DATED), io.BytesIO(), format="turtle")

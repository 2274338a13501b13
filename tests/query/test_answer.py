import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, Store

from kg.errors import QueryError
from kg.query import FORMATS, format_for, read_records, run, tokens, write
from kg.query.cells import cell, plain, shorten
from kg.store import open_store

NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


def written(store, text, format_, **options):
    stream = io.BytesIO()
    write(run(store, text, **options), stream, format=format_)
    return stream.getvalue().decode("utf-8")


def test_rows_see_all_articles_at_once_and_each_thing_once(store):
    assert [row[0].value for row in run(store, NAMES).rows()] == ["Anna Brandt", "Boris Kade"]
    answer = run(store, "SELECT (COUNT(*) AS ?n) { ?who a kg:Person }")
    assert [row[0].value for row in answer.rows()] == ["2"]


def test_limit(store):
    assert len(list(run(store, NAMES, limit=1).rows())) == 1
    assert len(list(run(store, NAMES, limit=0).rows())) == 0


def test_our_own_names_have_prefixes(store):
    rows = run(store, "SELECT ?s { ?s skos:prefLabel 'Port Vell' }").rows()
    shown = cell(next(rows)[0], run(store, "ASK {}").prefixes)
    assert shown.startswith("entity:")
    assert run(store, f"ASK {{ {shown} a kg:City }}").boolean is True


def test_a_prefix_of_the_query_takes_the_place_of_ours(store):
    assert run(store, "PREFIX kg: <http://other/> ASK { ?s a kg:Person }").boolean is False


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("csv", "name\r\nAnna Brandt\r\nBoris Kade\r\n"),
        ("tsv", '?name\n"Anna Brandt"\n"Boris Kade"\n'),
        ("markdown", "| name |\n| --- |\n| Anna Brandt |\n| Boris Kade |\n"),
    ],
)
def test_rows_in_formats(store, format_, expected):
    assert written(store, NAMES, format_) == expected


def test_json_is_of_the_w3c(store):
    found = json.loads(written(store, NAMES, "json"))
    assert found["head"] == {"vars": ["name"]}
    assert found["results"]["bindings"][0] == {"name": {"type": "literal", "value": "Anna Brandt"}}


def test_a_table_is_read_back(store):
    assert read_records(written(store, NAMES, "table").encode()) == [["name"], ["Anna Brandt"], ["Boris Kade"]]
    assert read_records(written(store, "ASK {}", "table").encode()) == [["answer"], ["true"]]


def test_markdown_cannot_break_out_of_its_cell(store):
    query = "SELECT ('a|b\\\\<script>\\n' AS ?x) { }"
    assert written(store, query, "markdown").splitlines()[2] == r"| a\|b\\&lt;script>  |"


EDGES = "CONSTRUCT { ?s kg:met ?o } WHERE { ?s kg:met ?o }"


def test_turtle_has_the_prefixes_it_uses_sorted(store):
    lines = written(store, EDGES, "turtle").splitlines()
    assert [line for line in lines if line.startswith("@prefix")] == [
        "@prefix entity: <https://example.org/kg/id/entity/> .",
        "@prefix kg: <https://example.org/kg/ns#> .",
    ]
    assert len(lines) == 3


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "rdfxml", "jsonld", "rdf/xml", "JSON-LD"])
def test_triples_are_written_once_and_can_be_read(store, format_):
    suffix = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld"}[
        re.sub(r"\W", "", format_.lower())
    ]
    graph = Store()
    graph.load(written(store, EDGES, format_).encode(), RdfFormat.from_extension(suffix))
    assert len(graph) == 1


@pytest.mark.parametrize(
    ("query", "format_", "message"),
    [
        (NAMES, "turtle", "does not fit a query that gives rows; use csv, html, json, markdown, table, tsv, xml"),
        (EDGES, "csv", "does not fit a query that gives triples; use json-ld, ntriples, rdf/xml, turtle"),
        (NAMES, "cvs", "format cvs: is unknown; use one of table, csv"),
    ],
)
def test_a_wrong_format_names_the_right_ones(store, query, format_, message):
    with pytest.raises(QueryError, match=message):
        written(store, query, format_)


def test_format_for_a_file_name():
    assert {
        format_for(f"x.{ending}") for ending in ("csv", "tsv", "srj", "xml", "md", "html", "ttl", "nt", "rdf", "jsonld")
    } == {*FORMATS} - {"table"}
    assert [format_for(f"x.{ending}", triples=True) for ending in ("xml", "json", "csv")] == [
        "rdf/xml",
        "json-ld",
        "csv",
    ]
    with pytest.raises(QueryError, match=r"a\.docx: its name does not tell a format"):
        format_for("a.docx")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_parameter_is_a_value_whatever_it_holds(text):
    bound = tokens.bind("ASK { FILTER(?_x = ?_y) }", {"_x": str(Literal(text)), "_y": str(Literal(text))})
    assert bool(Store().query(bound)) is True


@given(st.text())
def test_plain_text_has_no_controls(text):
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in plain(text))


def test_shorten_takes_the_longest_fitting_prefix():
    prefixes = {"a": "http://x/", "b": "http://x/y/"}
    assert shorten("http://x/y/z", prefixes) == "b:z"
    assert shorten("http://x/?q=1", prefixes) == "http://x/?q=1"
    assert shorten("http://other/", prefixes) == "http://other/"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", ("s", "p", "o")),
        ("select distinct * where { ?who kg:met ?by . ?by skos:prefLabel ?a } order by ?a", ("who", "by", "a")),
        (
            "SELECT * { { SELECT ?z (COUNT(*) AS ?n) { ?z a ?hidden } GROUP BY ?z } ?z skos:prefLabel ?a }",
            ("z", "n", "a"),
        ),
        ("SELECT ?z ?a { ?z skos:prefLabel ?a }", ("z", "a")),
        ("SELECT * { }", ()),
    ],
)
def test_columns_stand_in_the_order_of_the_query(store, text, columns):
    answer = run(store, text)
    assert answer.columns == columns
    assert all(len(row) == len(columns) for row in answer.rows())

"""Whatever texts hold, every format can be read again and says the same."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import networkx
import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.export import export
from kg.export.lines import claim_from_json, claim_to_json
from kg.export.network import to_network
from kg.export.rdf import NOT_XML
from kg.store import Store
from tests.rdf.examples import FIRST, FIRST_READING, HALE, POSITION, SECOND_READING
from tests.rdf.strategies import claims, documents, entities, ontology, readings

BASE = "https://example.org/kg/id/"
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BAD = "a\x00b\x0b\x1b[31m\ufffe \"' <script> & ]]> \\u0022 \r\n\tend \u2028 😀"


def built(*articles):
    store = Store(pyoxigraph.Store(), Path("memory"), base=BASE, ontology=ontology())
    for article in articles:
        store.add(article)
    return store


def exported(store, name):
    stream = io.BytesIO()
    export(store, name, stream)
    return stream.getvalue()


def quads_of(written, format_):
    return set(parse(written, format=format_))


@FEW
@given(st.lists(readings(), max_size=2))
def test_rdf_formats_say_the_same(articles):
    store = built(*articles)
    named, union = set(store.quads()), {pyoxigraph.Quad(*triple) for triple in store.triples()}
    assert quads_of(exported(store, "nquads"), RdfFormat.N_QUADS) == named
    assert quads_of(exported(store, "trig"), RdfFormat.TRIG) == named
    assert quads_of(exported(store, "json-ld"), RdfFormat.JSON_LD) == named
    assert quads_of(exported(store, "turtle"), RdfFormat.TURTLE) == union
    assert quads_of(exported(store, "ntriples"), RdfFormat.N_TRIPLES) == union


@FEW
@given(st.data())
def test_lines_of_json_say_the_same(data):
    document, pool = data.draw(documents()), data.draw(entities())
    claim = data.draw(claims(document, pool))
    line = json.dumps(claim_to_json(claim), ensure_ascii=False)
    assert "\n" not in line
    assert claim_from_json(json.loads(line)) == claim


@pytest.fixture(scope="module")
def hostile():
    person = replace(HALE, name=BAD, aliases=(BAD + "2",))
    claim = replace(POSITION, subject=person)
    return built(FIRST_READING, replace(SECOND_READING, claims=(claim,), links=()))


def test_xml_formats_leave_out_what_xml_cannot_hold(hostile):
    written = exported(hostile, "rdf/xml")
    names = {quad.object.value for quad in parse(written, format=RdfFormat.RDF_XML)}
    assert NOT_XML.sub("", BAD) in names
    for name, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        graph = read(io.BytesIO(exported(hostile, name)))
        labels = {attributes["label"] for _, attributes in graph.nodes(data=True)}
        assert any(label.startswith("ab[31m \"' <script> & ]]> \\u0022") for label in labels), name


def test_csv_keeps_every_character(hostile):
    rows = list(csv.DictReader(io.StringIO(exported(hostile, "csv").decode(), newline="")))
    assert len(rows) == 5
    assert BAD in {row["subject"] for row in rows}


def test_a_graph_for_graph_tools_holds_plain_strings(hostile):
    graph = to_network(hostile.claims())
    values = [value for *_, attributes in graph.edges(data=True) for value in attributes.values()]
    assert {type(value) for value in values} == {str}
    assert graph.nodes["e-norvia"]["label"] == "Norvia"
    assert FIRST.id in values

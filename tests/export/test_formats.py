"""Every format: the same bytes each time, readable by other tools, and nothing half-written."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
import rdflib

from kg.errors import ExportError
from kg.export import FORMATS, export, format_for, format_named
from kg.store import open_store
from tests.rdf.examples import FIRST_READING, PAYMENT, READINGS


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("export") / "kg.store", mode="write") as store:
        for reading in READINGS:
            store.add(reading)
        yield store


def exported(store, name):
    stream = io.BytesIO()
    export(store, name, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_adding_does_not_matter(name, store, tmp_path):
    with open_store(tmp_path / "other", mode="write") as other:
        for reading in reversed(READINGS):
            other.add(reading)
        assert exported(other, name) == exported(store, name)


@pytest.mark.parametrize("name", FORMATS)
def test_another_process_writes_the_same_bytes(name, store, tmp_path):
    command = (
        "import sys; from pathlib import Path; from kg.store import open_store; from kg.export import export\n"
        "with open_store(sys.argv[1]) as store: export(store, sys.argv[2], Path(sys.argv[3]))"
    )
    target = tmp_path / "out"
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    arguments = [sys.executable, "-c", command, store.location, name, target]
    subprocess.run(arguments, check=True, env=environment, cwd=Path(__file__).parents[2])
    assert target.read_bytes() == exported(store, name)


@pytest.mark.parametrize(("name", "reader"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdf/xml", "xml")])
def test_rdflib_reads_the_union(name, reader, store):
    graph = rdflib.Graph()
    graph.parse(data=exported(store, name), format=reader)
    assert len(graph) == store.counts().triples == 308


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")  # rdflib warns of its own parsers
@pytest.mark.parametrize(("name", "reader"), [("nquads", "nquads"), ("trig", "trig"), ("json-ld", "json-ld")])
def test_rdflib_reads_all_graphs(name, reader, store):
    graph = rdflib.Dataset()
    graph.parse(data=exported(store, name), format=reader)
    assert len(list(graph.quads())) == len(list(store.quads())) == 332


@pytest.mark.rapper
@pytest.mark.parametrize(("name", "reader"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("rdf/xml", "rdfxml")])
def test_rapper_reads_the_union(name, reader, store):
    assert rapper(exported(store, name), reader) == 308


@pytest.mark.rapper
@pytest.mark.parametrize(("name", "reader"), [("nquads", "nquads"), ("trig", "trig")])
def test_rapper_reads_all_graphs(name, reader, store):
    assert rapper(exported(store, name), reader) == 332


def rapper(written, reader):
    """Return how many statements raptor counts."""
    if os.environ.get("KG_SKIP_TOOLS") == "1":
        pytest.skip("KG_SKIP_TOOLS is set")
    program = shutil.which("rapper")
    assert program, "rapper is missing: install raptor2-utils, or set KG_SKIP_TOOLS=1"
    command = [program, "--quiet", "-i", reader, "-o", "nquads", "-", "https://example.org/"]
    found = subprocess.run(command, input=written, capture_output=True, check=True)
    assert found.stderr == b""
    return len(found.stdout.splitlines())


def test_nquads_are_sorted_lines(store):
    lines = exported(store, "nquads").split(b"\n")
    assert lines[-1] == b""
    assert lines[:-1] == sorted(set(lines[:-1]))


def test_turtle_is_readable(store):
    written = exported(store, "turtle").decode()
    assert 'entity:e-sund a kg:City ;\n\tskos:prefLabel "Sund" .' in written
    assert 'entity:e-hale a kg:Person ;\n\tskos:altLabel "Hale" , "Mr Hale" ;' in written
    assert "\tkg:met entity:e-otter ." in written


def test_a_plan_is_no_edge_in_any_format(store):
    triple = "<https://example.org/kg/id/entity/e-norvia> <https://example.org/kg/ns#paid>"
    assert triple not in exported(store, "ntriples").decode()
    assert "rdf-syntax-ns#predicate> <https://example.org/kg/ns#paid>" in exported(store, "ntriples").decode()


def test_csv_has_a_row_per_claim(store):
    rows = list(csv.DictReader(io.StringIO(exported(store, "csv").decode(), newline="")))
    assert [row["claim"] for row in rows] == sorted(row["claim"] for row in rows)
    payment = next(row for row in rows if row["predicate"] == "paid")
    assert (payment["subject"], payment["object"], payment["value"], payment["unit"]) == (
        "Norvia",
        "$8 million",
        "8000000",
        "USD",
    )
    assert (payment["modality"], payment["attribution"]) == ("planned", "Sund Courier; an aide")
    assert payment["date"] == "2031-05"
    assert payment["recipient"] == "Harbour Fund"
    meeting = next(row for row in rows if row["date"] == "2031-04-16")
    assert (meeting["articles"], meeting["confidence"], meeting["date_basis"]) == ("2", "0.9", "dateline")
    assert exported(store, "csv").count(b"\r\n") == 6


def test_graphml_has_an_edge_per_claim(store):
    graph = networkx.read_graphml(io.BytesIO(exported(store, "graphml")), force_multigraph=True)
    assert graph.number_of_edges() == 5
    shown = graph.get_edge_data("e-hale", "e-otter")
    assert sorted(edge["date"] for edge in shown.values()) == ["", "2031-04-16"]
    assert graph.nodes["e-norvia"]["type"] == "Country"


def test_gexf_has_an_edge_per_claim_and_no_clock(store):
    written = exported(store, "gexf")
    graph = networkx.read_gexf(io.BytesIO(written))
    assert graph.number_of_edges() == 5
    assert {key for _, _, key in graph.edges(keys=True)} == {claim.id for claim in store.claims()}
    assert b"lastmodifieddate" not in written


def test_jsonl_holds_the_contract(store):
    lines = [json.loads(line) for line in exported(store, "jsonl").splitlines()]
    payment = next(line for line in lines if line["id"] == PAYMENT.id)
    assert list(payment) == [
        "id",
        "subject",
        "predicate",
        "object",
        "qualifiers",
        "polarity",
        "modality",
        "attribution",
        "confidence",
        "evidence",
    ]
    assert payment["object"] == {"value": "8000000", "datatype": "xsd:decimal", "unit": "USD", "name": "$8 million"}
    assert payment["qualifiers"] == {
        "date": "2031-05",
        "recipient": {"id": "e-harbour", "name": "Harbour Fund", "type": "Organization"},
    }
    assert [source["name"] for source in payment["attribution"]] == ["Sund Courier", "an aide"]
    assert payment["evidence"][0]["quote"].startswith("Norvia will pay $8 million")


def test_a_file_appears_whole_or_not_at_all(store, tmp_path, monkeypatch):
    target = tmp_path / "graph.nq"
    target.write_text("before")

    some = list(store.triples())[:3]

    def breaking(self):
        yield from some
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "triples", breaking)
        with pytest.raises(KeyboardInterrupt):
            export(store, "ntriples", target)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]
    export(store, None, target)
    assert target.read_bytes() == exported(store, "nquads")


def test_a_file_has_usual_permissions(store, tmp_path):
    export(store, None, tmp_path / "graph.nt")
    (tmp_path / "plain").touch()
    assert (tmp_path / "graph.nt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_missing_folder_is_one_line(store, tmp_path):
    with pytest.raises(ExportError, match=r"No such file or directory; choose another file with -o"):
        export(store, "nquads", tmp_path / "nowhere" / "graph.nq")


@pytest.mark.parametrize(
    ("path", "name"), [("a/b.TTL", "turtle"), ("x.nq", "nquads"), ("x.jsonld", "json-ld"), ("y.ndjson", "jsonl")]
)
def test_the_ending_tells_the_format(path, name):
    assert format_for(Path(path)).name == name


def test_unknown_formats_list_the_known(store):
    with pytest.raises(ExportError, match=r"x\.docx: .* \.csv, \.gexf, \.graphml"):
        format_for(Path("x.docx"))
    assert [format_named(name).name for name in ("jsonld", "rdfxml", "N-Quads")] == ["json-ld", "rdf/xml", "nquads"]
    with pytest.raises(ExportError, match=r"format 'ttl': unknown; use one of csv, gexf"):
        export(store, "ttl", io.BytesIO())


def test_the_first_article_alone_has_four_claims(tmp_path):
    with open_store(tmp_path / "one", mode="write") as store:
        store.add(FIRST_READING)
        assert len(exported(store, "jsonl").splitlines()) == 4

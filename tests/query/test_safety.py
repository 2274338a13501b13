"""Nothing that a query, an update or a file says makes kg speak to a server or read a file that nobody named.

The list of ways is that of published weaknesses of RDF tools: SERVICE, FROM, LOAD, JSON-LD contexts, XML entities,
imports of ontologies, redirects. A listener on the loopback must never be called.
"""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import run
from tests.query.examples import write_store


@pytest.fixture
def listener():
    """Yield the address of a server that fails the test when anybody calls it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.fixture
def kg(tmp_path, monkeypatch, capfd):
    """Return a function that runs kg beside a graph and gives its exit code and all that it printed."""
    write_store(tmp_path / "kg.store")
    monkeypatch.chdir(tmp_path)

    def run_kg(*arguments):
        code = run(list(arguments))
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return code, out + err

    return run_kg


QUERIES = [
    "SELECT * { SERVICE <%s/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <%s/> { ?s ?p ?o } }",
    "SELECT * { service#x\n<%s/> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<%s/>{ ?s ?p ?o } }",
    "ASK { FILTER NOT EXISTS { SERVICE <%s/> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <%s/> { ?s ?p ?o } } } }",
    "SELECT * { VALUES ?x { <%s/> } SERVICE ?x { ?s ?p ?o } }",
    "LOAD <%s/>",
    "LOAD SILENT <%s/> INTO GRAPH <x:g>",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s/> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <%s/> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_asks_no_server(kg, listener, query):
    code, told = kg("query", query.replace("%s", listener))
    assert code == 2
    assert told.startswith("kg: query: ")


@pytest.mark.parametrize("clause", ["FROM <%s/x>", "FROM NAMED <%s/x>", "FROM <file:///etc/passwd>"])
def test_from_names_a_graph_that_is_here_and_fetches_nothing(kg, listener, clause):
    named = clause.replace("%s", listener)
    code, told = kg("query", f"SELECT * {named} WHERE {{ ?s ?p ?o }}", "-f", "csv")
    iri = named.split()[-1]
    said = f"kg: query: FROM {iri} names no graph that is here, and nothing is fetched; leave it out\n"
    assert (code, told) == (0, f"s,p,o\r\n{said}")


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <%s/>",
        "load silent <%s/> into graph <x:g>",
        "INSERT DATA { <x:a> <x:b> <x:c> } ; LOAD <%s/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <%s/> { ?s ?p ?o } }",
        "DELETE { ?s ?p ?o } USING <x:g> WHERE { service <%s/> { ?s ?p ?o } }",
    ],
)
def test_an_update_loads_nothing(kg, listener, update):
    code, told = kg("update", update.replace("%s", listener), "--yes", "--no-backup")
    assert code == 2
    assert told.startswith(("kg: query: ", "kg: update: "))


FILES = {
    "context.jsonld": '{"@context": "%s/context", "@id": "x:a", "x:b": "c"}',
    "import.jsonld": '{"@context": {"@import": "%s/context"}, "@id": "x:a", "x:b": "c"}',
    "array.jsonld": '[{"@context": ["%s/context", {"n": "x:n"}], "@id": "x:a", "n": "c"}]',
    "graph.nq": "<x:a> <http://www.w3.org/2002/07/owl#imports> <%s/o> <x:g> .\n",
}


@pytest.mark.parametrize("name", FILES)
def test_an_import_fetches_nothing(kg, listener, tmp_path, name):
    (tmp_path / name).write_text(FILES[name].replace("%s", listener))
    code, told = kg("import", name)
    assert code in (0, 1)
    assert told.startswith((f"kg: {name}", f"{name}: "))


ONTOLOGY = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix kg: <https://example.org/kg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<> owl:imports <%s/o> ; rdfs:seeAlso <%s/more> ."""


def test_an_ontology_imports_nothing(kg, listener, tmp_path):
    (tmp_path / "mine.ttl").write_text(ONTOLOGY.replace("%s", listener))
    kg("ontology", "--ontology", "mine.ttl", "met")


XML = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "%s/a"><!ENTITY b SYSTEM "file:///etc/passwd">]>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Talks &a; end</title><link rel="stylesheet" href="%s/s"/></head>
<body><article><p>Norway met Iceland in Oslo on Friday. &a; &b;</p><img src="%s/i"/><iframe src="%s/f"></iframe>
<script src="%s/j"></script></article></body></html>"""


def test_a_page_is_read_without_what_it_links_to(kg, listener, tmp_path):
    (tmp_path / "page.html").write_text(XML.replace("%s", listener))
    code, told = kg("extract", "page.html")
    assert code in (0, 1)
    assert "root:" not in told


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))


def test_entities_that_grow_without_end_are_no_work(kg, tmp_path):
    (tmp_path / "bomb.html").write_text(f"<!DOCTYPE html [{BOMB}]><html><body><p>&e8;</p></body></html>")
    code, told = kg("extract", "bomb.html")  # a billion words would take hours
    assert code in (0, 1)
    assert len(told) < 10_000


CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def test_a_query_without_end_is_stopped_in_time(kg):
    code, told = kg("query", CROSS, "--timeout", "1")
    assert (code, told) == (124, "kg: query: stopped after 1 second; narrow it, add a LIMIT or raise --timeout\n")


# Tests that run in the background inherit that Ctrl-C is ignored; a person's shell does not ignore it.
HEEDING = """import signal; signal.signal(signal.SIGINT, signal.default_int_handler)
from kg.cli import main; main()"""


def children(pid):
    """Return the processes that a process has started, as Linux tells."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up as Linux shows them")
def test_an_interrupt_ends_the_query_and_its_process(kg, tmp_path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING, "query", CROSS],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while not (started := children(process.pid)):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert told.split("\n")[-2:] == ["kg: interrupted; what was done so far is kept", ""]
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)

"""Updates: both views of the graph agree afterwards, a copy was made, and mistakes change nothing."""

import json
import os
import pty
import subprocess
import sys

import pytest

NOTE = "INSERT DATA { <https://example.org/a> rdfs:seeAlso <https://example.org/b> }"
NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"


def names(graph):
    return graph("query", NAMES).out.split()[1:]


def kept(graph):
    """Return the triples that are seen, and those of all named graphs."""
    seen = graph("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").out.split()[1]
    named = "SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(?g NOT IN (id:store, id:unsettled)) }"
    told = graph("query", f"SELECT (COUNT(*) AS ?n) {{ {named} }}").out.split()[1]
    return int(seen), int(told)


def test_what_is_inserted_stands_in_a_graph_of_its_own(graph):
    before = kept(graph)
    ran = graph("update", NOTE, "--yes")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "the former graph is in kg.store.backup-1; kg update --undo goes back to it\n"
    assert graph("query", "ASK { GRAPH id:notes { ?s rdfs:seeAlso ?o } ?s rdfs:seeAlso ?o }").out == "true"
    after = kept(graph)
    assert after[0] - before[0] == after[1] - before[1] == 1


def test_what_is_deleted_is_gone_from_every_article(graph):
    asked = "ASK { { ?s skos:prefLabel ?n } UNION { GRAPH ?g { ?s skos:prefLabel ?n } } FILTER(?n = 'Anna Brandt') }"
    assert graph("query", asked).out == "true"
    assert graph("update", "DELETE WHERE { ?who skos:prefLabel 'Anna Brandt' }", "--yes", "--no-backup").code == 0
    assert graph("query", asked).out == "false"
    seen, told = kept(graph)
    assert seen == told


def test_an_update_of_a_named_graph_is_seen(graph):
    ran = graph("update", "INSERT DATA { GRAPH <https://example.org/g> { <x:a> <x:b> <x:c> } }", "--yes")
    assert ran.code == 0
    assert graph("query", "ASK { <x:a> <x:b> <x:c> }").out == "true"
    assert graph("update", "DROP GRAPH <https://example.org/g>", "--yes").code == 0
    assert graph("query", "ASK { <x:a> <x:b> <x:c> }").out == "false"


def test_undo_exchanges_the_graph_and_its_copy(graph):
    assert names(graph) == ["Anna", "Brandt", "Boris", "Kade"]
    assert graph("update", "DELETE WHERE { ?who skos:prefLabel ?name }", "--yes").code == 0
    assert names(graph) == []
    assert graph("update", "--undo").err == "went back; what was there is in kg.store.backup-1\n"
    assert names(graph) == ["Anna", "Brandt", "Boris", "Kade"]
    assert graph("update", "--undo").code == 0
    assert names(graph) == []


def test_undo_waits_until_another_process_has_written(graph, environment, tmp_path):
    assert graph("update", "DELETE WHERE { ?who skos:prefLabel ?name }", "--yes").code == 0
    writing = (
        "import sys; from kg.store import open_store\n"
        "with open_store('kg.store', mode='write'): print('open', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", writing],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
        text=True,
    )
    assert writer.stdout.readline() == "open\n"
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = graph("update", "--undo")
    after = sorted(path.name for path in tmp_path.iterdir())
    writer.communicate(timeout=60)
    assert ran.err == "kg: graph kg.store: is in use by another process; wait until that has ended\n"
    assert (ran.code, after) == (1, before)
    assert names(graph) == []
    assert graph("update", "--undo").code == 0
    assert names(graph) == ["Anna", "Brandt", "Boris", "Kade"]


def test_the_index_of_words_follows(graph):
    search = "SELECT ?s { ?s kg:matches 'brandt' ; a kg:Person }"
    assert len(graph("query", search).out.splitlines()) == 2
    gone = "DELETE WHERE { ?who skos:prefLabel 'Anna Brandt' } ; DELETE WHERE { ?who skos:altLabel 'Brandt' }"
    assert graph("update", gone, "--yes", "--no-backup").code == 0
    assert graph("query", search).out == "s\n"


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "kg: update: has no INSERT, DELETE, CLEAR or other change"),
        ("LOAD <http://127.0.0.1:1/>", "kg: update: LOAD fetches from elsewhere"),
        ("load <file:///etc/passwd> into graph <x:y>", "kg: update: LOAD fetches from elsewhere"),
        (
            "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "kg: update: line 1, column 29: SERVICE",
        ),
        ("INSERT DATA { ?s ?p ?o }", "kg: update: line 1"),
        ("INSERT DATA { <a> ", "kg: update: line 1, column 13: bracket { is never closed"),
        ("@none.ru", "kg: update none.ru: No such file or directory"),
    ],
)
def test_a_mistake_changes_nothing_and_makes_no_copy(graph, tmp_path, update, message):
    before = kept(graph)
    ran = graph("update", update, "--yes")
    assert ran.err.startswith(message)
    assert ran.code == 2
    assert kept(graph) == before
    assert not list(tmp_path.glob("*.backup-*"))


def test_without_a_terminal_it_has_to_be_told(graph):
    ran = graph("update", NOTE)
    assert (ran.code, ran.err) == (
        2,
        "kg: update: changes the graph and nobody can be asked; add --yes; see kg update --help\n",
    )
    assert graph("update", "--undo").err.startswith("kg: graph kg.store: has no copy beside it")


@pytest.mark.parametrize(("answer", "changed"), [("y", "true"), ("n", "false")])
def test_a_person_is_asked_with_numbers(graph, environment, tmp_path, answer, changed):
    assert json.loads(graph("status").out)["articles"] == 3
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "update", NOTE],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
        text=True,
    )
    os.close(follower)
    os.write(leader, f"{answer}\n".encode())
    _, told = process.communicate(timeout=60)
    os.close(leader)
    assert "0 triples go, 1 come; carry it out? [y/N]" in told
    assert process.returncode == (0 if answer == "y" else 1)
    assert ("nothing was changed" in told) == (answer == "n")
    assert "interrupted" not in told
    assert graph("query", "ASK { ?s rdfs:seeAlso ?o }").out == changed

"""A plain `kg query` does without click: what it prints and says and how it ends are as with click, to the byte."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg import cli
from kg.cli import program
from kg.cli.commands.query import command
from kg.cli.querying import Given
from kg.cli.quick import FLAGS, VALUED, read_query
from kg.query import allowed
from tests.query.examples import write_store

MEMORY = allowed()
NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
WITHOUT_CLICK = [
    [NAMES],
    [NAMES, "--limit", "1"],
    ["--limit=1", NAMES],
    [NAMES, "-f", "json"],
    [NAMES, "--format", "TSV"],
    [NAMES, "--format=xml"],
    [NAMES, "--timeout", "60"],
    [NAMES, "--timeout", "60.5", "-f", "table"],
    [NAMES, "--store", "kg.store"],
    ["meetings"],
    ["meetings", "-f", "markdown", "--all"],
    ["claims", "Brandt"],
    ["claims", "about=Brandt", "--limit", "2"],
    ["ASK { ?s kg:met ?o }"],
    ["ASK { ?s kg:met <x:y> }", "--exit-status"],
    [NAMES, "--exit-status"],
    ["CONSTRUCT { ?s kg:met ?o } WHERE { ?s kg:met ?o }"],
    ["CONSTRUCT { ?s kg:met ?o } WHERE { ?s kg:met ?o }", "-f", "ntriples"],
    ["DESCRIBE ?s { ?s kg:met ?o }"],
    [NAMES, "--evidence"],
    ["meetings", "--cite"],
    ["@names.rq"],
    ["names.rq", "-f", "csv"],
    [NAMES, "-o", "names.csv"],
    # what is wrong is told in the same words
    ["ASK {"],
    ["ASK { ?s kg:mett ?o }"],
    ["SELECT * { ?s kgg:met ?o }"],
    ["DELETE WHERE { ?s ?p ?o }"],
    ["meetngs"],
    ["claims", "Brant"],
    ["claims", "a", "b", "c", "d", "e", "f", "g", "h"],
    ["missing.rq"],
    [NAMES, "--store", "nowhere"],
    [NAMES, "--store", "http://x/"],
    [NAMES, "-f", "docx"],
    [NAMES, "-f", "turtle"],
    [NAMES, "-f", "table", "-o", "x.csv"],
    [NAMES, "-o", "x.doc"],
    [NAMES, "--cite", "--evidence"],
    ["ASK { }", "--cite"],
    ["nothing here"],
    ["SELECT ?n { ?s kg:met ?_name }", "name=x"],
]
WITH_CLICK = [
    [],
    [""],
    ["--help"],
    ["meetings", "--help"],
    ["-"],
    ["--", NAMES],
    [NAMES, "--limit", "-1"],
    [NAMES, "--limit", "x"],
    [NAMES, "--limit"],
    [NAMES, "--limit", ""],
    [NAMES, "--limit", "١"],
    [NAMES, "--limit", "1", "--limit", "2"],
    [NAMES, "--timeout", "0"],
    [NAMES, "--timeout", "nan"],
    [NAMES, "--timeout", "1e3"],
    [NAMES, "-fcsv"],
    [NAMES, "--all=yes"],
    [NAMES, "--memory", "1G"],
    [NAMES, "--memory", "much"],
    [NAMES, "--explain"],
    [NAMES, "--param", "name=Lee"],
    [NAMES, "--colour"],
    [NAMES, "--endpoint", "http://127.0.0.1:9/"],
    [NAMES, "--queries", "mine"],
    [NAMES, "--debug"],
    [NAMES, "--form", "csv"],
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    write_store(tmp_path / "kg.store")
    (tmp_path / "names.rq").write_text(NAMES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    return tmp_path


def files(folder):
    """Return the files of a folder that are no graph, with what they hold."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.parametrize("arguments", WITHOUT_CLICK, ids=" ".join)
def test_the_same_is_said_with_click_and_without(folder, capfd, arguments):
    assert read_query(["query", *arguments]) is not None
    outcomes = []
    for run in (cli.run, program.run):
        code = run(["query", *arguments])
        outcomes.append((code, *capfd.readouterr(), files(folder)))
        (folder / "names.csv").unlink(missing_ok=True)
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("arguments", WITH_CLICK, ids=" ".join)
def test_what_is_rare_or_wrong_is_left_to_click(arguments):
    assert read_query(["query", *arguments]) is None


def test_other_commands_are_left_to_click():
    assert read_query(["status"]) is None
    assert read_query(["--debug", "query", "meetings"]) is None
    assert read_query([]) is None


@pytest.mark.parametrize("setting", ["KG_DEBUG", "_KG_COMPLETE"])
def test_settings_that_click_or_its_program_heeds_are_left_to_them(monkeypatch, setting):
    monkeypatch.setenv(setting, "1")
    assert read_query(["query", "meetings"]) is None


def test_the_graph_may_be_named_by_the_environment(monkeypatch):
    monkeypatch.setenv("KG_STORE", "other.store")
    assert read_query(["query", "meetings"]).location == "other.store"
    assert read_query(["query", "meetings", "--store", "this.store"]).location == "this.store"
    monkeypatch.setenv("KG_STORE", "")
    assert read_query(["query", "meetings"]).location == "kg.store"


def options():
    """Return the options of the command as click knows them, by each of their spellings."""
    return {spelt: one for one in command.params if isinstance(one, click.Option) for spelt in one.opts}


def test_each_option_that_is_read_without_click_is_one_of_click():
    known = options()
    assert {spelt: known[spelt].name for spelt in VALUED} == {spelt: name for spelt, (name, _) in VALUED.items()}
    assert {spelt: known[spelt].name for spelt in FLAGS} == FLAGS
    assert all(known[spelt].is_flag for spelt in FLAGS)
    assert not any(known[spelt].is_flag or known[spelt].multiple for spelt in VALUED)


def read_by_click(*arguments):
    """Return what click reads below the program: alone, the command would remember help without its short name."""
    with click.Context(program.program, info_name="kg", **program.program.context_settings) as parent:
        return command.make_context("query", list(arguments), parent=parent).params


def test_what_is_not_given_is_what_click_takes_for_it(monkeypatch):
    monkeypatch.delenv("KG_STORE", raising=False)
    taken = read_by_click("meetings")
    assert Given(**taken) == read_query(["query", "meetings"])


@pytest.mark.parametrize(
    "arguments", [a for a in WITHOUT_CLICK if a[0] in (NAMES, "claims", "--limit=1")], ids=" ".join
)
def test_both_read_the_same(monkeypatch, arguments):
    monkeypatch.delenv("KG_STORE", raising=False)
    taken = read_by_click(*arguments)
    assert Given(**taken) == read_query(["query", *arguments])


CLICK = "import sys; from kg.cli.program import run; sys.exit(run(sys.argv[1:]))"
MAIN = "from kg.cli import main; main()"  # what the console script does


def environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def ran(code, query, out):
    """Run kg in a process of its own, and return its exit code and what it says."""
    command = [sys.executable, "-c", code, "query", query]
    ended = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=environment(), check=False)
    return ended.returncode, ended.stderr


def on_terminal(code, arguments):
    """Return what a person sees on a terminal, and the exit code."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", code, "query", *arguments]
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**environment(), "COLUMNS": "80"})
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:  # the terminal is gone with its last process
        pass
    os.close(ours)
    return seen, process.wait()


DRAWN = [["meetings"], ["ASK {"], [NAMES, "-f", "csv"], ["CONSTRUCT WHERE { ?s kg:met ?o }"]]


@pytest.mark.parametrize("arguments", DRAWN, ids=" ".join)
def test_a_terminal_shows_the_same(folder, arguments):
    seen, code = on_terminal(MAIN, arguments)
    assert seen
    assert (seen, code) == on_terminal(CLICK, arguments)


@pytest.mark.parametrize("code", [MAIN, CLICK], ids=["main", "click"])
def test_a_full_disk_is_told_in_one_line(folder, code):
    with Path("/dev/full").open("wb") as full:
        told = (1, b"kg: output: No space left on device; correct that and repeat\n")
        assert ran(code, NAMES, full) == told


@pytest.mark.parametrize("code", [MAIN, CLICK], ids=["main", "click"])
def test_a_reader_that_goes_away_is_told_nothing(folder, code):
    ours, theirs = os.pipe()
    os.close(ours)
    assert ran(code, "SELECT * { ?s ?p ?o . ?a ?b ?c }", theirs) == (141, b"")
    os.close(theirs)


SLOW = """asyncio click dataclasses datetime difflib importlib.metadata importlib.resources inspect json kg.model
kg.cli.program kg.query.planning kg.schema kg.store.store multiprocessing networkx pathlib pickle rdflib rich
socket sqlite3 subprocess tempfile textwrap threading typing urllib""".split()


def test_a_plain_query_loads_nothing_that_is_slow_to_load(folder):
    code = """import os, sys
from kg.cli import main
leave = os._exit
def told(code):
    if os.getpid() == here:
        print(code, *sys.modules, file=sys.stderr, flush=True)
    leave(code)
here, os._exit = os.getpid(), told
main()"""
    lone = "SELECT ?s ?o { ?s kg:met ?o }"
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}", "query", lone],
        capture_output=True,
        text=True,
        check=True,
    )
    exit_code, *modules = ran.stderr.split()
    assert exit_code == "0"
    assert set(SLOW) & set(modules) == set()
    assert sum(name.startswith("kg.") for name in modules) < 40
    assert ran.stdout.splitlines()[0] == "s,o"

"""Whatever a user does, the answer is one line that names its subject and the next step, and a fitting exit code."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import program
from kg.errors import StoreError

MISTAKES = [
    ("qurey", 2, "kg: 'qurey': is no command; did you mean query?; see kg --help"),
    ("xyz", 2, "kg: 'xyz': is no command; see kg --help"),
    ("meetings", 2, "kg: 'meetings': is no command; did you mean query meetings?; see kg --help"),
    ("query", 2, "kg: query: Missing argument 'QUERY'; see kg query --help"),
    ("query meetngs", 2, "kg: query 'meetngs': no query has this name; did you mean meetings"),
    ("query claims-about", 2, "kg: query claims-about: needs entity; add entity=VALUE"),
    ("query claims-about Brant", 2, "kg: entity 'Brant': nothing in the graph has this name; did you mean Brandt"),
    ("query meetings --param x", 2, "kg: parameter 'x': has no name and value; write it as name=value"),
    ("query meetings --param x=y", 2, "kg: query meetings: has no parameter or variable x; it has "),
    ("query meetings --param who=<a", 2, "kg: parameter who: '<a' is no term of RDF"),
    ("query meetings --cite -f csv", 2, "kg: query: --cite does not go with --format; leave one out"),
    ("query meetings --cite --evidence", 2, "kg: query: --cite does not go with --evidence; leave one out"),
    ("query ASK{} --cite", 2, "kg: query: --cite needs rows; use SELECT in place of ASK"),
    ("query edges --evidence", 2, "kg: query: --evidence needs rows; use SELECT in place of CONSTRUCT"),
    ("query ASK{} --endpoint file:///etc/hosts", 2, "kg: endpoint 'file:///etc/hosts': is no address of a server"),
    ("query meetings --endpoint http://127.0.0.1:1/ --cite", 2, "kg: query: --evidence and --cite read the graph"),
    ("query @none.rq", 2, "kg: query none.rq: No such file or directory; kg queries lists those that come with kg"),
    ("query none.sparql", 2, "kg: query none.sparql: No such file or directory"),
    ("query meetings -f xx", 2, "kg: format xx: is unknown; use one of table, csv"),
    ("query edges -f csv", 2, "kg: format csv: does not fit a query that gives triples"),
    ("query meetings -o x.doc", 2, "kg: x.doc: its name does not tell a format"),
    ("query meetings -o none/x.csv", 1, "kg: "),
    ("query meetings --limit -1", 2, "kg: query: Invalid value for '--limit'"),
    ("query meetings --store none", 1, "kg: graph none: does not exist"),
    ("query meetings --store http://x.org/", 1, "kg: graph http://x.org/: remote servers are not supported yet"),
    ("queries xyz", 2, "kg: query 'xyz': no query has this name"),
    ("export -f trigg", 1, "kg: format 'trigg': unknown; use one of csv"),
    ("export -o x.doc", 1, "kg: x.doc: the file name does not tell the format"),
    ("show Brant", 2, "kg: entity 'Brant': nothing in the graph has this name"),
    ("show Brandt --path Brandt Kade", 2, "kg: show: ENTITY, --path and --query are three ways to begin; choose one"),
    ("show --param x=y", 2, "kg: show: --param fills a parameter of a query; name that with --query"),
    ("show --path Brandt Northland", 1, "kg: path: no chain of claims links Brandt and Northland; kg show"),
    ("show --query mettings", 2, "kg: query 'mettings': no query has this name"),
    ("show --query entities", 2, "kg: query: no cell of its answer is an entity, a claim or a sentence"),
    ("show --source nobody", 2, "kg: source 'nobody': no article or publisher is called so"),
    ("show --since 2040", 1, "kg: kg.store: no claim is left; only what is told since 1 January 2040"),
    ("show --query meetings --until 2001", 1, "kg: kg.store: no claim is left"),
    ("show --query meetings --source Deal --since 2021-04", 1, "kg: kg.store: nothing of that is left"),
    ("show --open -o -", 2, "kg: show: --open needs a file; leave out -o -"),
    ("show --evidence some", 2, "kg: show: Invalid value for '--evidence'"),
    ("show --like none.html", 1, "kg: none.html: No such file or directory; name an earlier page"),
    ("show --redact nobody", 2, "kg: entity 'nobody': nothing in the graph has this name"),
    ("show Kade --since 2021-04", 1, "kg: kg.store: nothing of that is left; only what is told since 1 April 2021"),
    ("show --max-nodes 0", 2, "kg: show: Invalid value for '--max-nodes'"),
    ("remove Dael", 1, "kg: article 'Dael': is not in the graph; did you mean Deal?"),
    ("remove x --store none", 1, "kg: graph none: does not exist"),
    ("import none.nq", 1, "kg: none.nq: No such file or directory"),
    ("ontology mett", 1, "kg: 'mett': no class or relation has this name; did you mean met"),
    ("try", 2, "kg: try: Missing argument 'SENTENCE...'"),
    ("try x --date May", 2, "kg: try: Invalid value for '--date'"),
    ("try x -f xml", 2, "kg: try: Invalid value for '-f'"),
    ("try x --model nope", 1, "kg: model 'nope': "),
    ("unread", 2, "kg: unread: Missing argument 'PATH...'"),
    ("unread x --limit -1", 2, "kg: unread: Invalid value for '--limit'"),
    ("build", 2, "kg: build: Missing argument 'PATH...'"),
    ("build x --ontology none.ttl", 2, "kg: build: Invalid value for '--ontology'"),
    ("build x --authority none.csv", 2, "kg: build: Invalid value for '--authority'"),
    ("build x --base foo --store new", 1, "kg: base 'foo': must be an http(s) or urn IRI"),
    ("verify --store none", 1, "kg: graph none: does not exist"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_one_line(graph, arguments, code, message):
    ran = graph(*arguments.split())
    assert ran.err.startswith(message)
    assert ran.err.count("\n") == 1
    assert (ran.code, ran.out) == (code, "")


def test_a_mistake_in_a_query_is_shown_below_the_line_that_names_it(graph):
    ran = graph("query", "SELECT ?x\n{ ?x kg:met ?y ; }}")
    assert ran.err.splitlines()[1:] == ["  { ?x kg:met ?y ; }}", "                    ^"]
    assert ran.err.startswith("kg: query: line 2, column 19: bracket } is never opened")
    assert (ran.code, ran.out) == (2, "")


def test_what_a_broken_file_holds_commands_no_terminal(kg, tmp_path):
    (tmp_path / "mine.ttl").write_bytes(b"\x1b[31m\0")
    ran = kg("try", "Norway met Iceland.", "--ontology", "mine.ttl")
    assert ran.code == 1
    assert ran.err.startswith("kg: mine.ttl:1: ")
    assert not {"\x1b", "\0"} & set(ran.err)


def test_a_model_that_is_not_there_leaves_no_graph_behind(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Anna met Boris.")
    ran = kg("build", "a.txt", "--model", "nope")
    assert ran.code == 1
    assert ran.err.startswith("kg: model 'nope': ")
    assert not (tmp_path / "kg.store").exists()


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (StoreError("graph x: is full; make room"), 1, "kg: graph x: is full; make room"),
        (KeyboardInterrupt(), 130, "kg: interrupted; what was done so far is kept"),
        (MemoryError(), 1, "kg: memory: there is not enough of it; take fewer articles at once"),
        (
            OSError(28, "No space left on device", "x.nq"),
            1,
            "kg: x.nq: No space left on device; correct that and repeat",
        ),
        (
            ZeroDivisionError("by\nzero"),
            1,
            "kg: internal error: ZeroDivisionError: by zero; run it again as kg --debug ... and report what it shows",
        ),
    ],
)
def test_every_error_has_its_line(kg, monkeypatch, error, code, line):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(program.program, "main", fail)
    ran = kg("status")
    assert (ran.code, ran.err) == (code, line + "\n")


def test_debug_shows_where_an_error_arose(kg, capsys):
    assert program.run(["--debug", "status"]) == 1
    assert "Traceback" in capsys.readouterr().err


def start(*arguments, environment, **options):
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_reader_that_goes_away_is_no_error(location, environment):
    process = start("query", "SELECT * { ?s ?p ?o . ?a ?b ?c }", "--store", location, environment=environment)
    assert process.stdout.readline() == b"s,p,o,a,b,c\r\n"
    process.stdout.close()
    with process.stderr as errors:
        assert errors.read() == b""
    assert process.wait() == 141


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_timeout(location, environment):
    process = start("query", ENDLESS, "--timeout", "0.5", "--store", location, environment=environment)
    out, err = process.communicate()
    assert (out, process.returncode) == (b"", 124)
    assert err == b"kg: query: stopped after 0.5 seconds; narrow it, add a LIMIT or raise --timeout\n"


def test_interrupt(location, environment):
    process = start(
        *("query", ENDLESS, "--store", location),
        environment=environment,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which a job in the background may ignore
    )
    wait_for_child(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == (b"", b"\nkg: interrupted; what was done so far is kept\n", 130)


def wait_for_child(pid):
    """Wait until a process has a child that computes; it must then be interruptible."""
    for _ in range(200):
        children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
        if children:
            return
        time.sleep(0.02)
    raise AssertionError("no child came up")


@pytest.mark.parametrize("arguments", [["query", "claims"], ["claims"], ["entity", "Brandt"], ["--version"]])
def test_without_an_output_there_is_one_line(location, environment, arguments):
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "kg", *arguments],
        env={**environment, "KG_STORE": location}, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, b"kg: output: Bad file descriptor; correct that and repeat\n")


def test_messages_may_have_nowhere_to_go(location, environment):
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-m", "kg", "query", "ASK {}", "--time"],
        env={**environment, "KG_STORE": location}, stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, b"true")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line(location, environment):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "kg", "query", "claims", "--store", location],
            env=environment, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, b"kg: output: No space left on device; correct that and repeat\n")

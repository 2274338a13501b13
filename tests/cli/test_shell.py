"""The shell within kg, and what other shells are told to offer."""

import io
import os
import pty
import subprocess
import sys
from types import SimpleNamespace

import pytest

from kg.cli.commands.shell import arguments_of, offered


@pytest.fixture
def shell(graph, monkeypatch):
    """Return a function that gives lines to the shell as a pipe does."""
    monkeypatch.setenv("KG_STORE", "kg.store")  # the shell sets it, and it must not outlive the test

    def type_in(text):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Typed(text.encode())))
        return graph("shell")

    return type_in


class Typed(io.BytesIO):
    def isatty(self):
        return False


def test_each_line_is_carried_out_and_mistakes_end_nothing(shell):
    ran = shell("meetings Brandt\nentitty Kade\nSELECT ?n {\n ?s a kg:Person ; skos:prefLabel ?n }\nexit\nmeetings\n")
    lines = ran.out.splitlines()
    assert lines[0].startswith("who,met,date")
    assert lines[-3] == "n"
    assert sorted(lines[-2:]) == ["Anna Brandt", "Boris Kade"]
    assert ran.err.splitlines() == ["kg: 'entitty': is no command; did you mean entity?; see kg --help"]
    assert ran.code == 2


def test_a_script_without_mistakes_ends_well(shell):
    assert shell("ASK { ?s a kg:Person }\nexit\nentitty\n").code == 0


def test_the_name_of_a_query_that_is_misspelt_is_told(shell):
    assert shell("meetngs Brandt\n").err.startswith("kg: 'meetngs': is no command; did you mean query meetings")


def test_nothing_is_asked_once_nobody_reads(shell, monkeypatch):
    asked = []
    monkeypatch.setattr("kg.cli.commands.shell.run", lambda arguments: asked.append(arguments) or 141)
    assert shell("meetings\nspeakers\n").code == 141
    assert asked == [["query", "meetings"]]


def test_help_tells_what_may_be_typed(shell):
    assert shell("help\n").err.startswith("SPARQL, on as many lines as its brackets need")


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ("meetings Brandt", ["query", "meetings", "Brandt"]),
        ("kg meetings", ["query", "meetings"]),
        ("claims --about 'Anna Brandt'", ["claims", "--about", "Anna Brandt"]),  # a command and the name of a query
        ("Who met Kade?", ["ask", "Who met Kade?"]),
        ("ask Who met Kade?", ["ask", "ask Who met Kade?"]),
        ("ask { ?s ?p ?o }", ["query", "ask { ?s ?p ?o }"]),
        ("PREFIX x: <y:z> delete where { ?s x:a ?o }", ["update", "PREFIX x: <y:z> delete where { ?s x:a ?o }"]),
        ("describe entity:x", ["query", "describe entity:x"]),
        ("entity 'Lee", ["entity", "Lee"]),
    ],
)
def test_what_a_line_means(line, arguments):
    assert arguments_of(line) == arguments


def test_what_is_offered_while_a_line_is_typed(graph, monkeypatch):
    monkeypatch.setenv("KG_STORE", "kg.store")
    assert graph("status").code == 0
    assert {"entity", "entities", "events"} <= {value for value, *_ in offered("e")}
    assert [(value, taken) for value, _, taken in offered("entity An")] == [("'Anna Brandt'", 2)]
    assert [(value, taken) for value, _, taken in offered("entity 'Anna B")] == [("'Anna Brandt'", 7)]
    assert ("entity=", "", 0) in list(offered("meetings "))
    assert [value for value, *_ in offered("claims --relation prom")] == ["promised"]


@pytest.mark.parametrize("before", ["select ", "SELECT ?x { ?x ", "entitty ", "selct ?x"])
def test_a_line_that_means_nothing_yet_is_offered_nothing(graph, monkeypatch, before):
    monkeypatch.setenv("KG_STORE", "kg.store")
    assert graph("status").code == 0
    assert list(offered(before)) == []


def test_names_are_offered_within_sparql():
    assert ("kg:promised", "", 8) in list(offered("select ?x { ?x kg:promi"))
    assert ("modality:planned", "", 10) in list(offered("ASK { ?x kg:modality modality:p"))


def completed(environment, cwd, *words):
    """Return what bash is told for a command line whose last word is being typed."""
    asked = {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(("kg", *words)), "COMP_CWORD": str(len(words))}
    ran = subprocess.run(
        [sys.executable, "-c", "from kg.cli.program import program; program(prog_name='kg')"],
        env={**environment, **asked},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.removeprefix("plain,") for line in ran.stdout.splitlines() if line]


def test_a_shell_is_told_names(graph, environment, tmp_path):
    assert graph("status").code == 0
    assert completed(environment, tmp_path, "entity", "Bo") == ["Boris Kade"]
    assert completed(environment, tmp_path, "query", "meet") == ["meetings"]
    assert completed(environment, tmp_path, "query", "meetings", "entity=Ka") == ["entity=Kade"]
    assert completed(environment, tmp_path, "claims", "--store", "none", "--about", "A") == []


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(kg, name):
    assert f"_KG_COMPLETE={name}_complete" in kg("completion", name).out


REPLY = """source "$0"; COMP_WORDS=("${@:2}"); COMP_CWORD=$(($# - 2))
_kg_completion kg "$1" 2>/dev/null; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["entity", "Bo"], ["Boris Kade"]),
        (["entity", "Boris\\ K"], ["Boris Kade"]),
        (["entity", '"Boris K'], ["Boris Kade"]),
        (["query", "meet"], ["meetings"]),
        (["query", "meetings", "entity", "=", "Ka"], ["Kade"]),  # as bash parts what is typed
        (["query", "meetings", "-f", "js"], ["json", "json-ld"]),
        (["build", "ne"], [""]),  # so that bash completes it as a file
    ],
)
def test_bash_is_given_what_it_puts_in_the_place_of_its_word(graph, environment, tmp_path, words, replies):
    assert graph("status").code == 0
    script, program = tmp_path / "kg.bash", tmp_path / "bin" / "kg"
    script.write_text(graph("completion", "bash").out, encoding="utf-8")
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    ran = subprocess.run(
        ["bash", "--norc", "-c", REPLY, str(script), words[-1], "kg", *words],
        env={**environment, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines() == replies


def test_a_person_types_at_a_prompt(graph, environment, tmp_path):
    assert graph("status").code == 0
    leader, follower = pty.openpty()
    state = tmp_path / "state"
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "shell"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=tmp_path,
        env={**environment, "TERM": "xterm", "XDG_STATE_HOME": str(state)},
    )
    os.close(follower)
    os.write(leader, b"entities type=Person\rexit\r")
    shown = b""
    try:
        while chunk := os.read(leader, 1 << 16):
            shown += chunk
    except OSError:  # the other end is gone
        pass
    assert process.wait() == 0
    os.close(leader)
    assert b"Anna Brandt" in shown
    assert "entities type=Person" in (state / "kg" / "history").read_text()

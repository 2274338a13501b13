"""`kg show`: what it begins with, what it leaves out, what it says, and when it opens a browser."""

import io
import subprocess
import sys

import pytest

from kg.cli.browsing import why_not
from kg.cli.console import Progress
from tests.page.test_page import Parts


@pytest.fixture
def show(graph, tmp_path):
    """Return a function that runs kg show and gives the rows of the page and what was said."""

    def run(*arguments):
        ran = graph("show", *arguments)
        assert ran.code == 0, ran.err
        return Parts((tmp_path / "kg.html").read_text(encoding="utf-8")).data, ran.err

    return run


def drawn(data):
    return {data["entities"][number][1] for number in data["view"]["nodes"]}


def test_it_says_what_was_written_and_what_is_next(show, tmp_path):
    _, said = show("--max-nodes", "3")
    first, second = said.splitlines()
    assert first.startswith("wrote kg.html (3 of 9 entities, ")
    assert first.endswith(" kB)")
    assert second == f"next: open {(tmp_path / 'kg.html').as_uri()}, or draw all with --all"


def test_all_is_all(show):
    data, said = show("--all")
    assert len(data["view"]["nodes"]) == 9
    assert "--all" not in said


def test_it_begins_with_what_is_asked_and_is_called_so(show):
    for arguments, title, names in (
        (["Kade"], "Boris Kade", {"Boris Kade", "Anna Brandt"}),
        (
            ["--path", "Northland", "Southland"],
            "Northland \u2013 Southland",
            {"Northland", "Southland", "harbour treaty"},
        ),
        (["--query", "meetings"], "Who met whom, when, where and about what", {"Anna Brandt", "Boris Kade"}),
        (["--query", "promises", "--title", "Pledges"], "Pledges", {"Northland", "$8 million"}),
    ):
        data, _ = show(*arguments)
        assert data["title"] == title
        assert names <= drawn(data)
        assert len(data["claims"]) == 7


def test_a_parameter_fills_a_query(show):
    asked = "SELECT ?a ?b { ?a ?relation ?b }"
    data, _ = show("--query", asked, "--param", "relation=kg:met")
    assert drawn(data) == {"Anna Brandt", "Boris Kade"}


def test_a_query_may_stand_in_a_file(show, tmp_path):
    (tmp_path / "who.rq").write_text("SELECT ?a { ?a kg:signed ?b }", encoding="utf-8")
    assert drawn(show("--query", "who.rq")[0]) == {"Southland", "harbour treaty"}


def test_other_times_and_articles_are_left_out_and_that_is_said(show, tmp_path):
    data, _ = show("--since", "2021-04")
    assert {data["relations"][row[2]][0] for row in data["claims"]} == {"demanded", "holdsPosition", "signed"}
    assert "Only what is told since 1 April 2021." in (tmp_path / "kg.html").read_text(encoding="utf-8")
    data, _ = show("--source", "no deal", "--until", "2021")
    assert [row[1] for row in data["articles"]] == ["No deal yet"]


def test_of_several_those_are_drawn_of_whom_something_is_told_then(show):
    data, _ = show("Kade", "Brandt", "--since", "2021-04")
    assert [data["entities"][number][1] for number in data["focus"]] == ["Anna Brandt"]


def test_what_a_name_may_mean_and_what_rows_are_left_is_said(show):
    assert show("harbour")[1].splitlines()[-1].startswith("kg: Several are called harbour: harbour ")
    rows = show("--query", "SELECT ?a { ?a a kg:Person } ORDER BY ?a", "--max-nodes", "1")[1].splitlines()
    assert rows[-1] == "kg: The picture begins with the first 1 of 2 rows."


def test_without_evidence_no_sentence_is_in_the_page(show, tmp_path):
    show("--no-evidence")
    page = (tmp_path / "kg.html").read_text(encoding="utf-8")
    assert "Harbour talks open" in page
    assert "Brandt met Kade again" not in page
    show("--evidence", "all")
    assert "Brandt met Kade again" in (tmp_path / "kg.html").read_text(encoding="utf-8")


def test_a_large_page_is_warned_of(show, monkeypatch):
    monkeypatch.setattr("kg.cli.commands.show.HEAVY", 1000)
    assert "kg: kg.html: is large and opens slowly; --since" in show()[1].splitlines()[1]


def test_in_a_pipe_no_browser_is_opened(show, monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER", "no-such-browser")
    assert show("--open")[1].splitlines()[1:] == [
        "kg: kg.html: was not opened, as the output is no terminal",
        f"next: open {(tmp_path / 'kg.html').as_uri()}, or draw all with --all",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="$BROWSER is a program with its arguments here")
def test_on_a_terminal_the_browser_of_the_reader_gets_the_full_address(show, monkeypatch, tmp_path):
    opened = tmp_path / "opened.txt"
    program = tmp_path / "browse"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("kg.cli.browsing.is_terminal", lambda: True)
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setattr("webbrowser._browsers", {})
    monkeypatch.setenv("BROWSER", f"{program} %s")
    assert len(show("--open")[1].splitlines()) == 1
    assert opened.read_text(encoding="utf-8") == (tmp_path / "kg.html").as_uri()


@pytest.mark.parametrize(
    ("environment", "platform", "terminal", "reason"),
    [
        ({"DISPLAY": ":0"}, "linux", True, ""),
        ({"DISPLAY": ":0"}, "linux", False, "the output is no terminal"),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux", True, "this is a remote session"),
        ({"SSH_CONNECTION": "x", "BROWSER": "w3m"}, "linux", True, ""),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True, ""),
        ({}, "linux", True, "there is no display"),
        ({}, "darwin", True, ""),
        ({}, "win32", True, ""),
    ],
)
def test_a_browser_is_opened_only_where_it_is_seen(environment, platform, terminal, reason):
    assert why_not(environment, platform, terminal=terminal) == reason


def test_the_same_graph_gives_the_same_page(graph):
    assert graph("show", "-o", "-").out == graph("show", "-o", "-").out


def test_things_keep_their_places_of_an_earlier_page(show):
    before, _ = show("--until", "2021-03")
    after, _ = show("--like", "kg.html")
    old, new = (
        {data["entities"][node][1]: spot for node, *spot in zip(view["nodes"], view["x"], view["y"], strict=True)}
        for data, view in ((before, before["view"]), (after, after["view"]))
    )
    assert len(new) > len(old)
    assert {name: new[name] for name in old} == old


def test_names_can_be_barred(show, tmp_path):
    data, _ = show("Kade", "--redact", "Kade")
    assert data["title"] == "\u2588\u2588\u2588\u2588\u2588"
    assert [data["entities"][number][1] for number in data["focus"]] == ["Person 1"]
    text = (tmp_path / "kg.html").read_text(encoding="utf-8")
    assert "Kade" not in text
    assert "Anna Brandt" in text


@pytest.mark.parametrize("arguments", [["Kade", "Northland"], ["--query", "meetings"], ["--all", "--redact", "Brandt"]])
def test_no_order_of_sets_is_in_the_page(location, environment, arguments):
    command = [sys.executable, "-m", "kg", "show", *arguments, "--store", location, "-o", "-"]
    pages = [
        subprocess.run(command, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "12"
    ]
    assert pages[0] == pages[1]
    assert b"</html>" in pages[0]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_shown_only_once_it_takes_long(monkeypatch):
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with Progress(after=3600) as progress:
        progress.say("5 of 9 claims")
        assert terminal.getvalue() == ""
        progress.begin()  # as the clock would
        progress.say("6 of 9 claims")
    assert terminal.getvalue() == "\r\x1b[K5 of 9 claims\r\x1b[K6 of 9 claims\r\x1b[K"


def test_progress_that_was_never_due_leaves_no_trace(monkeypatch):
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with Progress(after=3600) as progress:
        progress.say("5 of 9 claims")
    progress.begin()
    assert terminal.getvalue() == ""


def test_progress_tells_of_claims_and_of_places_on_a_terminal(show, monkeypatch):
    monkeypatch.setattr("kg.cli.commands.show.PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    show()
    told = terminal.getvalue().split("\r\x1b[K")
    assert told[1:4] == ["0 of 7 claims", "weighing 7 claims", "placing 8 entities"]

"""Verbs over the graph of `tests.query.examples`: chains, days and figures."""

import csv
import io
import json
from dataclasses import replace

import pytest

from kg.cli.commands.path import _lines
from kg.cli.commands.timeline import _worded
from kg.query.network import Step
from kg.query.witnesses import Witnesses
from kg.store import open_store
from tests.query.examples import ANNA, BORIS

MEETING = "\u201cAnna Brandt met Boris Kade in Port Vell on March 4.\u201d Harbour talks open, 2021-03-05"
PLEDGE = "\u201cNorthland promised $8 million to Southland.\u201d"


@pytest.fixture
def store(location):
    with open_store(location, mode="read") as store:
        yield store


def test_a_chain_of_claims_with_its_sentences(graph):
    lines = graph("path", "Brandt", "Kade").out.splitlines()
    assert lines[:3] == [
        "Anna Brandt - Boris Kade (1 step)",
        "  Anna Brandt met Boris Kade (2021-03-04)",
        f"    {MEETING}",
    ]
    assert lines[3:] == [
        "  Anna Brandt met Boris Kade",
        "    \u201cBrandt met Kade again.\u201d No deal yet, 2021-03-09",
    ]


def test_a_chain_of_two_steps_as_json(graph):
    (chain,) = json.loads(graph("path", "Northland", "Southland", "--json").out)
    assert [(step["left"], step["right"]) for step in chain] == [
        ("Northland", "harbour treaty"),
        ("harbour treaty", "Southland"),
    ]
    assert chain[1]["told"][0]["sentence"] == "Southland signed the harbour treaty."
    assert [one["words"] for one in chain[1]["told"]] == ["Southland signed harbour treaty"]  # not what is denied


def test_a_chain_of_what_is_told_in_one_way(graph):
    ran = graph("path", "Northland", "Southland", "--modality", "asserted")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "no chain of claims links Northland and Southland\n"


def test_a_chain_to_nobody_names_the_near_ones(graph):
    ran = graph("path", "Brandt", "Kadee")
    assert ran.code == 2
    assert ran.err.startswith("kg: entity 'Kadee': nothing in the graph has this name; did you mean Kade")


def test_what_happened_when(graph):
    lines = graph("timeline", "-f", "text").out.splitlines()
    assert lines == ["2021-03-04", "  Anna Brandt met Boris Kade", "    " + MEETING.removesuffix(", 2021-03-05")]
    assert graph("timeline", "Brandt", "-f", "text").out.splitlines() == lines
    assert graph("timeline", "--since", "2021-04", "-f", "text").out == ""
    assert (
        graph("timeline").out.splitlines()[0] == "date,subject,relation,object,modality,polarity,says,sentence,article"
    )


def test_days_tell_relations_in_words(store):
    (row,) = _worded([{"date": "2021", "relation": "holdsPosition"}], store.ontology)
    assert row == {"date": "2021", "relation": "holds the position"}


def test_figures_of_the_whole(graph):
    found = json.loads(graph("stats", "-n", "2").out)
    assert [(one["name"], one["with"], one["claims"]) for one in found["most connected"]] == [
        ("Anna Brandt", 2, 3),
        ("harbour treaty", 2, 2),
    ]
    assert found["most quoted"][0] == {"name": "Boris Kade", "claims": 1, "articles": 1}
    assert found["most claimed"] == [{"name": "met", "claims": 2}, {"name": "signed", "claims": 2}]
    assert [one["name"] for one in found["groups"]] == [
        "harbour treaty, Northland, Southland",
        "Anna Brandt, Boris Kade, harbour minister",
    ]


def asked(graph, tmp_path, *verb):
    """Return the rows of the query that a command prints."""
    (tmp_path / "mine.rq").write_text(graph(*verb, "--sparql").out, encoding="utf-8")
    ran = graph("query", "mine.rq")
    assert (ran.code, ran.err) == (0, "")
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_the_query_of_a_timeline_gives_its_rows(graph, tmp_path):
    assert asked(graph, tmp_path, "timeline", "Brandt") == list(
        csv.DictReader(io.StringIO(graph("timeline", "Brandt").out))
    )


def test_the_query_of_a_path_gives_its_steps(graph, tmp_path):
    arguments = ("path", "Northland", "Southland", "-n", "2")
    chains = json.loads(graph(*arguments, "--json").out)
    told = [
        (str(number), str(at), one["sentence"])
        for number, chain in enumerate(chains, 1)
        for at, step in enumerate(chain, 1)
        for one in step["told"]
    ]
    assert [(row["chain"], row["step"], row["sentence"]) for row in asked(graph, tmp_path, *arguments)] == told
    assert "Southland signed the harbour treaty." in {sentence for *_, sentence in told}


def test_the_query_of_a_path_keeps_to_the_modality(graph, tmp_path):
    rows = asked(graph, tmp_path, "path", "Brandt", "Kade", "--modality", "asserted")
    assert {row["modality"] for row in rows} == {"asserted"}
    assert {row["article"] for row in rows} == {"Harbour talks open", "No deal yet"}
    assert graph("path", "Northland", "Southland", "--modality", "asserted", "--sparql").out == ""


def test_the_query_of_the_figures_gives_what_they_are_counted_from(graph, tmp_path):
    rows = asked(graph, tmp_path, "stats")
    assert {row["part"] for row in rows} == {"links", "speakers", "relations"}
    assert [row["claims"] for row in rows if row["speaker"] == "Boris Kade"] == ["1"]
    assert sum(int(row["claims"]) for row in rows if row["relation"] == "met") == 2


def test_sentences_that_say_the_same_stand_below_each_other(store):
    once, again = Witnesses(store).of((store.names.entity(ANNA.id), store.names.entity(BORIS.id)))
    told = (once, replace(again, claim=once.claim))
    assert list(_lines([Step(ANNA, BORIS, told)], store.ontology, most=None)) == [
        "Anna Brandt - Boris Kade (1 step)",
        "  Anna Brandt met Boris Kade (2021-03-04)",
        f"    {MEETING}",
        "    \u201cBrandt met Kade again.\u201d No deal yet, 2021-03-09",
    ]


def test_a_chain_needs_two(graph):
    ran = graph("path", "Brandt", "Anna Brandt")
    assert (ran.code, ran.err) == (2, "kg: path: Brandt and Anna Brandt are one; name another\n")


def test_text_fits_a_terminal(graph, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setattr("kg.cli.console.is_terminal", lambda: True)
    lines = graph("path", "Brandt", "Kade").out.splitlines()
    assert lines[2:4] == [
        "    \u201cAnna Brandt met Boris Kade in Port Vell",
        "      on March 4.\u201d Harbour talks open,",
    ]

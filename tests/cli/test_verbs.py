"""Verbs over the graph of `tests.query.examples`: chains, days and figures."""

import json

import pytest

MEETING = "\u201cAnna Brandt met Boris Kade in Port Vell on March 4.\u201d Harbour talks open, 2021-03-05"
PLEDGE = "\u201cNorthland promised $8 million to Southland.\u201d"


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


@pytest.mark.parametrize("verb", [["path", "Brandt", "Kade"], ["timeline", "Brandt"], ["stats"]])
def test_each_is_sparql_underneath(graph, verb):
    query = graph(*verb, "--sparql").out
    assert "SELECT" in query
    assert graph("query", query.partition("#+ summary: Who is quoted")[0]).code == 0

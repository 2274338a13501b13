import csv
import io
import json

import pytest

from kg.query import load_queries, parse_query
from tests.query.examples import BORIS, FIRST


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_claim_comes_with_sentence_article_and_speakers(graph):
    ran = graph("claims", "--by", "Herald", "-f", "json")
    assert json.loads(ran.out) == [
        {
            "subject": "Southland",
            "relation": "signed",
            "object": "harbour treaty",
            "date": "",
            "modality": "denied",
            "polarity": "negative",
            "says": "Vell Herald, Boris Kade",
            "sentence": "Kade denied that Southland signed the harbour treaty, the Vell Herald said.",
            "article": "No deal yet",
            "published": "2021-03-09",
        }
    ]


MET, AGAIN = "Anna Brandt met Boris Kade in Port Vell on March 4.", "Brandt met Kade again."
SIGNED, OFFICE = "Southland signed the harbour treaty.", "Anna Brandt is harbour minister."
DEMANDS, PROMISE = "Northland demands that the treaty be signed.", "Northland promised $8 million to Southland."
DENIED = "Kade denied that Southland signed the harbour treaty, the Vell Herald said."


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        ([], {MET, AGAIN, SIGNED, OFFICE, DEMANDS, PROMISE, DENIED}),
        (["--about", "Brandt"], {MET, AGAIN, OFFICE}),
        (["--about", "Port Vell"], {MET}),
        (["--about", BORIS.id], {MET, AGAIN}),
        (["--about", f"entity:{BORIS.id}"], {MET, AGAIN}),  # as tables show it
        (["--since", "2021-03", "--until", "2021-03"], {MET, AGAIN, PROMISE, DENIED}),
        (["--about", "Kade", "--since", "2021-03-05"], {AGAIN}),
        (["--by", "Kade"], {DENIED}),
        (["--relation", "signed"], {SIGNED, DENIED}),
        (["--relation", "Holds the position"], {OFFICE}),
        (["--modality", "DEMANDED"], {DEMANDS}),
        (["--since", "2021-04"], {SIGNED, OFFICE, DEMANDS}),
        (["--until", "2021-03-04"], {MET}),
        (["--until", "2021-03"], {MET, AGAIN, PROMISE, DENIED}),
        (["--since", "2022"], set()),
        (["--source", "first.txt"], {MET, PROMISE}),
        (["--source", FIRST.id], {MET, PROMISE}),
        (["--source", "no deal"], {AGAIN, DENIED}),
        (["--source", "test wire", "--relation", "met"], {MET, AGAIN}),
        (["--relation", "met", "--limit", "1"], {MET}),
    ],
)
def test_all_that_is_asked_for_must_hold(graph, arguments, sentences):
    ran = graph("claims", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert {row["sentence"] for row in rows(ran.out)} == sentences


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--about", "Brnd"], 2, "entity 'Brnd': nothing in the graph has this name; did you mean Brandt?"),
        (["--by", "land"], 2, "entity 'land': nothing in the graph has this name; did you mean Southland"),
        (["--relation", "meet"], 2, "relation 'meet': no relation has this name; did you mean met?"),
        (
            ["--source", "frst.txt"],
            2,
            "source 'frst.txt': no article or publisher is called so; did you mean news/first",
        ),
        (["--source", "qqq"], 2, "source 'qqq': no article or publisher is called so; kg query articles lists them"),
        (["--since", "soon"], 2, "claims: Invalid value for '--since': 'soon' is no date; write 2014, 2014-04 or"),
        (["--until", "2021-02-30"], 2, "claims: Invalid value for '--until': '2021-02-30' is no day of the calendar"),
        (
            ["--until", "2021-03", "--since", "2021-04"],
            2,
            "claims: Invalid value for '--until': '2021-03' is before --since, so that no day is left",
        ),
        (["--modality", "sure"], 2, "claims: Invalid value for '--modality': 'sure' is not one of 'asserted', "),
    ],
)
def test_what_the_graph_does_not_know_is_told_in_one_line(graph, arguments, code, message):
    ran = graph("claims", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert ran.err.startswith(f"kg: {message}")


def test_an_ambiguous_name_is_answered_with_ids(graph):
    ran = graph("claims", "--about", "harbour")
    assert ran.code == 2
    assert ran.err.startswith("kg: entity 'harbour': 2 are called so; give the id of one: ")


def test_the_printed_query_gives_the_same_rows(graph, tmp_path):
    arguments = ("--about", "Brandt", "--since", "2021-03-05", "--relation", "met")
    assert AGAIN in graph("claims", *arguments).out
    check_printed(graph, tmp_path, arguments)


def test_the_printed_query_has_the_limit(graph, tmp_path):
    assert len(rows(check_printed(graph, tmp_path, ("--about", "Brandt", "--limit", "1")))) == 1


def check_printed(graph, tmp_path, arguments):
    """Check that the query that is printed gives the same rows, and return them."""
    printed = graph("claims", *arguments, "--sparql")
    (tmp_path / "mine.rq").write_text(printed.out, encoding="utf-8")
    assert parse_query("mine", printed.out).parameters == ()
    answered = graph("query", "mine.rq").out
    assert answered == graph("claims", *arguments).out
    return answered


def test_the_query_takes_names_as_well(graph):
    assert {row["sentence"] for row in rows(graph("query", "claims", "Anna", "relation=met").out)} == {MET, AGAIN}
    assert "did you mean Brandt?" in graph("query", "claims", "by=Brnd").err
    listed = next(line for line in graph("queries").out.splitlines() if line.startswith("  claims "))
    assert listed.split("  ")[1:2] == ["claims [ABOUT] [BY] [RELATION] ..."]
    assert [one.name for one in load_queries()["claims"].parameters][3:] == ["modality", "since", "until", "source"]


def test_a_table_fits_the_terminal(graph, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    ran = graph("claims", "--about", "Brandt", "-f", "table")
    assert max(map(len, ran.out.splitlines())) <= 60
    assert f"    sentence: {AGAIN}" in ran.out
    assert ran.err == "3 rows\n"

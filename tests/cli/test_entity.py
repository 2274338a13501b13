import csv
import io
import json
import unicodedata

import pytest

from kg.model import Reading
from kg.query import parse_query
from kg.query.portrait import page
from tests.query.examples import ANNA, BORIS, FIRST, HERALD, SECOND, SOUTH, claim, document, write_store

BRANDT = f"""\
Anna Brandt
  Person, id {ANNA.id}
  also called Brandt

Positions and lasting states
  Anna Brandt holds the position harbour minister (asserted)
      "Anna Brandt is harbour minister." Deal, 2021-04-01

Claims, 2021
  Anna Brandt met Boris Kade, 2021-03-04 (asserted)
      "Anna Brandt met Boris Kade in Port Vell on March 4." Harbour talks open, 2021-03-05
  Anna Brandt met Boris Kade (asserted)
      "Brandt met Kade again." No deal yet, 2021-03-09

Meets most
  Boris Kade (Person, id {BORIS.id}), claims: 2, articles: 2

Articles
  2021-03-05, Harbour talks open, The Test Wire, news/first.txt, claims: 1
  2021-03-09, No deal yet, The Test Wire, news/second.txt, claims: 1
  2021-04-01, Deal, The Test Wire, news/third.txt, claims: 1
"""
DENIAL = "Southland signed harbour treaty (denied, negative; says Vell Herald, Boris Kade)"


@pytest.mark.parametrize("name", ["brandt", "Anna Brandt", ANNA.id])
def test_a_page_has_names_claims_company_and_articles(graph, name):
    ran = graph("entity", name)
    assert (ran.code, ran.out, ran.err) == (0, BRANDT, "")


def test_what_is_denied_and_who_says_so_is_seen(graph):
    lines = graph("entity", "Southland").out.splitlines()
    assert f"  {DENIAL}" in lines
    assert "  Northland promised $8 million (promised)" in lines
    herald = graph("entity", "Herald").out.splitlines()
    assert herald[:5] == ["Vell Herald", f"  Organization, id {HERALD.id}", "  also called Herald", "", "Says"]
    assert herald[5] == f"  {DENIAL}"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Brnd", "kg: entity 'Brnd': nothing in the graph has this name; did you mean Brandt?"),
        ("harbour", "kg: entity 'harbour': 2 are called so; give the id of one: "),
    ],
)
def test_a_wrong_name_is_told_in_one_line(graph, name, message):
    ran = graph("entity", name)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(message)


def test_programs_get_records(graph):
    found = json.loads(graph("entity", "Kade", "--json").out)
    assert list(found) == ["names", "claims", "said", "company", "sources", "judgements"]
    assert [row["who"] for row in found["company"]] == ["Anna Brandt"]
    assert [(row["id"], row["claims"]) for row in found["sources"]] == [(FIRST.id, "1"), (SECOND.id, "2")]
    assert [row["relation"] for row in found["said"]] == ["signed"]


def test_the_printed_query_gives_what_the_page_is_made_of(graph, tmp_path):
    printed = graph("entity", "Southland", "--sparql").out
    assert parse_query("all", printed).parameters == ()
    (tmp_path / "mine.rq").write_text(printed, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(graph("query", "mine.rq").out)))
    for section, records in json.loads(graph("entity", "Southland", "--json").out).items():
        found = [row for row in rows if row["part"] == section]
        assert [{name: row[name] for name in record} for row, record in zip(found, records, strict=True)] == records
    assert {row["id"] for row in rows if row["part"] == "names"} == {SOUTH.id}


ROW = dict.fromkeys(("date", "says"), "") | {
    "subject": "A", "relation": "met", "object": "B", "modality": "asserted", "polarity": "positive",
    "sentence": "A met B.", "article": "News", "published": "",
}  # fmt: skip
NAMES = [{"id": "1", "what": "name", "value": "A"}, {"id": "1", "what": "same", "value": "https://example.org/a"}]
EMPTY = dict.fromkeys(("said", "company", "sources", "judgements"), ())


def test_claims_stand_in_the_order_of_their_days():
    dates = ("1992/..", "../1995-03-20", "", "2001")
    lines = list(page({"names": NAMES, "claims": [ROW | {"date": one} for one in dates], **EMPTY}, set()))
    headings = [line for line in lines if line.startswith("Claims")]
    assert headings == ["Claims, 1992", "Claims, 1995", "Claims, 2001", "Claims without a date"]
    assert lines[2] == "  the same as https://example.org/a"


def test_a_long_page_keeps_the_newest():
    claims = [ROW | {"date": f"20{year}"} for year in range(10, 20)]
    lines = list(page({"names": NAMES, "claims": claims, **EMPTY}, set(), most=3))
    assert [line for line in lines if line.startswith("Claims")] == ["Claims, 2017", "Claims, 2018", "Claims, 2019"]
    assert lines[-1] == "  7 earlier with --all"


def test_reports_of_one_claim_stand_together():
    claims = [ROW, ROW | {"sentence": "B met A.", "article": "Sheet", "published": "2020-01-02"}]
    lines = list(page({"names": NAMES, "claims": claims, **EMPTY}, {"met"}))
    assert lines[-4:] == [
        "Positions and lasting states",
        "  A met B (asserted)",
        '      "B met A." Sheet, 2020-01-02',
        '      "A met B." News',
    ]


@pytest.mark.parametrize("command", [["entity", "Brandt"], ["claims", "--about", "Brandt"]])
def test_hostile_text_commands_no_terminal(kg, tmp_path, command):
    text = "Bad\x1b[31m \u202enews\n\nAnna Brandt met\x1b]0;x\x07 Boris Kade."
    article = document(text, "Bad\x1b[31m \u202enews", None, "news/\x1b[2J.txt")
    meeting = claim(article, "Anna Brandt met\x1b]0;x\x07 Boris Kade.", ANNA, "met", BORIS)
    write_store(tmp_path / "kg.store", [Reading(article, (meeting,), (), 2)])
    ran = kg(*command)
    assert ran.code == 0
    assert "Anna Brandt met ]0;x  Boris Kade." in ran.out
    assert {char for char in ran.out if unicodedata.category(char) in {"Cc", "Cf"}} <= {"\n"}

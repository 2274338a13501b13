"""Reports of one event side by side, from the command line."""

import csv
import io
import json
import re

import pytest

from tests.export.report.test_report import text_of

PAID = (
    "Norway paid Iceland $8 million on Monday for the damage to a quay. The harbour had been closed for two weeks, and "
    "several freighters had to wait outside in the bay. The council is to talk about the port before the end of June."
)
ARTICLES = {
    "agency": ("Norway pays for the quay", "2031-05-05", PAID),
    "copy": ("Money for Iceland", "2031-05-06", PAID),
    "other": ("Sums in doubt", "2031-05-06", "Norway paid $10 million to Iceland, an official in Reykjavik said."),
    "denial": ("Oslo denies it", "2031-05-07", "Norway denied on Wednesday that it had paid Iceland $8 million."),
    "june": ("Another payment", "2031-06-08", "Norway paid Iceland $8 million on Friday."),
    "visit": ("A visit", "2031-05-05", "Prime Minister Anna Berg of Norway visited Sweden on Sunday."),
    "visited": ("Berg in Sweden", "2031-05-05", "Anna Berg visited Sweden on Sunday to talk about fish."),
}


@pytest.fixture
def news(kg, tmp_path):
    for name, (title, day, text) in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\n{day}\n\n{text}\n", encoding="utf-8")
    assert kg("build", *(f"{name}.txt" for name in ARTICLES)).code == 0
    return kg


def rows(ran):
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_reports_stand_side_by_side_and_copies_are_one(news):
    found = [row for row in rows(news("compare")) if row["relation"] == "paid"]
    assert [(row["article"], row["says"], row["modality"], row["figures"], row["copies"]) for row in found] == [
        ("Norway pays for the quay", "", "asserted", "amount $8 million", "1"),
        ("Sums in doubt", "official in Reykjavik", "asserted", "amount $10 million", ""),
        ("Oslo denies it", "Norway", "denied", "amount $8 million", ""),
    ]
    assert {row["differs"] for row in found} == {"modality (asserted / denied); amount ($8 million / $10 million)"}
    assert found[2]["sentence"] == "Norway denied on Wednesday that it had paid Iceland $8 million."


def test_conflicts_leave_out_what_all_say(news):
    assert {row["relation"] for row in rows(news("compare"))} == {"paid", "visited"}
    assert {row["relation"] for row in rows(news("compare", "--conflicts"))} == {"paid"}
    assert rows(news("compare", "--conflicts", "Sweden")) == []


def test_names_narrow_it_down(news):
    assert {row["relation"] for row in rows(news("compare", "Anna Berg", "Sweden"))} == {"visited"}
    assert rows(news("compare", "Anna Berg", "Iceland")) == []


def test_the_id_of_an_event_or_of_a_claim_shows_it_however_few_its_reports(news):
    event = rows(news("compare", "Iceland"))[0]["event"]
    assert len(rows(news("compare", event))) == 3
    claims = [json.loads(line) for line in news("export", "-f", "jsonl").out.splitlines()]
    (single,) = [one for one in claims if one["evidence"][0]["quote"] == ARTICLES["june"][2]]
    (row,) = rows(news("compare", single["id"]))
    assert (row["article"], row["differs"]) == ("Another payment", "")


def test_a_table_has_a_heading_for_each_event(news):
    ran = news("compare", "Iceland", "-f", "table")
    lines = ran.out.splitlines()
    assert lines[0].startswith("Norway paid Iceland: 4 articles, 3 reports (event ")
    assert lines[1] == "they differ: modality (asserted / denied); amount ($8 million / $10 million)"
    assert ran.err == "1 event\n"


def test_a_name_that_nothing_has_is_told_with_a_near_one(news):
    ran = news("compare", "Icelund")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "kg: entity 'Icelund': nothing in the graph has this name; did you mean Iceland?\n"


def test_events_are_listed_with_their_reports(news):
    found = rows(news("query", "events", "Iceland"))
    assert [(row["fact"], row["articles"], row["reports"]) for row in found] == [("yes", "4", "3"), ("yes", "1", "1")]


def test_a_report_on_somebody_has_the_disagreements_side_by_side(news):
    page = news("report", "Iceland", "-o", "-").out
    (part,) = re.findall('<section id="disagreements".*?</section>', page, re.DOTALL)
    shown = text_of(part)
    assert "The reports differ in modality: asserted / denied; amount: $8 million / $10 million." in shown
    assert "The same text also in [2]" in shown
    assert part.count("<blockquote") == 3
    assert "according to official in Reykjavik" in shown

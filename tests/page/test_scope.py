"""Claims of a time, and of some articles."""

from dataclasses import replace
from datetime import date

import pytest

from kg.export.page_scope import Scope, within
from kg.model import Document, Value
from tests.page.test_graph import EVIDENCE, claim

ARTICLES = [
    Document("old", "", (), ("files/harbour.txt",), "A quay is built", date(2030, 5, 1), "Strait Courier"),
    Document("new", "", (), ("https://news.example/2",), "A quay is sold", date(2031, 5, 1), "Port Gazette"),
    Document("undated", "", (), ("https://news.example/3",), "A quay", None, None),
]


def told(*documents, when="", number=1):
    one = claim("a", "b", number=number, **({"date": Value(when, "xsd:date", when)} if when else {}))
    return replace(one, evidence=tuple(replace(EVIDENCE, document=name) for name in documents))


def left(*claims, since=None, until=None, source=""):
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    found = within(claims, ARTICLES, Scope(*days, source))
    return [[one.document for one in claim.evidence] for claim in found.claims], found.undated


def test_without_a_scope_all_is_left():
    found = within([told("old")], ARTICLES, Scope())
    assert (len(found.claims), len(found.documents), found.undated, found.note) == (1, 3, 0, "")


def test_a_claim_counts_for_its_own_day_not_for_that_of_the_article():
    assert left(told("new", when="2019-03-04"), since="2031-01-01") == ([], 0)
    assert left(told("new", when="2019-03-04"), until="2020-01-01") == ([["new"]], 0)


def test_without_a_day_of_its_own_it_counts_for_that_of_each_article():
    assert left(told("new", "old"), since="2031-01-01") == ([["new"]], 0)


@pytest.mark.parametrize(
    ("when", "since", "until", "inside"),
    [
        ("2031-03", "2031-03-31", None, True),
        ("2031-03", "2031-04-01", None, False),
        ("2031", None, "2031-01-01", True),
        ("2029/..", "2031-01-01", None, True),
        ("../2029", "2031-01-01", None, False),
    ],
)
def test_an_inexact_day_counts_for_all_that_it_may_mean(when, since, until, inside):
    assert bool(left(told("old", when=when), since=since, until=until)[0]) is inside


def test_what_has_no_day_at_all_is_left_out_and_counted():
    assert left(told("undated"), told("new", number=2), since="2031-01-01") == ([["new"]], 1)
    assert left(told("undated"), source="quay") == ([["undated"]], 0)


def test_what_no_article_tells_is_of_no_time_and_from_no_source():
    assert left(told()) == ([[]], 0)
    assert left(told(), since="2031-01-01") == ([], 1)
    assert left(told(), since="2031-01-01", source="quay") == ([], 0)


@pytest.mark.parametrize("source", ["PORT gazette", "quay is sold", "news.example/2", "new"])
def test_an_article_is_known_by_title_publisher_source_or_id(source):
    assert left(told("old"), told("new", "old"), source=source) == ([["new"]], 0)


def test_of_several_conditions_all_hold():
    assert left(told("new", "old"), since="2031-01-01", source="harbour") == ([], 0)


def test_the_note_says_what_was_asked_and_what_is_missing():
    scope = Scope(date(2031, 1, 1), None, "quay")
    found = within([told("undated"), told("new", number=2)], ARTICLES, scope)
    assert found.note == "Only what is told since 1 January 2031 from \u201cquay\u201d. 1 without a date is left out."
    assert [article.id for article in found.documents] == ["new"]

"""Which claims a page tells first."""

from dataclasses import replace

from kg.export.page_leads import leads
from kg.model import Modality, Value
from tests.page.test_graph import EVIDENCE, claim

RANKS = {"hub": 9.0, "a": 3.0, "b": 2.0, "c": 1.0, "leaf": 0.1}


def first(*claims, drawn=RANKS, lasting=()):
    return leads(claims, RANKS, drawn, lasting)


def test_a_claim_matters_as_much_as_its_lesser_end():
    assert first(claim("hub", "leaf"), claim("a", "b")) == ["a-b-1", "hub-leaf-1"]


def test_two_participants_are_told_of_once_by_the_best_of_their_claims():
    planned = replace(claim("a", "b"), modality=Modality.PLANNED)
    told = replace(claim("b", "a"), evidence=(EVIDENCE, replace(EVIDENCE, document="e")))
    assert first(planned, told, claim("a", "b", number=2)) == ["b-a-1"]


def test_facts_and_days_count():
    assert first(claim("a", "b", number=1, speakers=["s"]), claim("a", "b", number=2)) == ["a-b-2"]
    day = Value("2031-03-04", "xsd:date", "Tuesday")
    assert first(claim("a", "b", number=1), claim("a", "b", number=2, date=day)) == ["a-b-2"]


def test_what_lasts_what_is_not_drawn_and_what_is_alone_is_not_told():
    assert first(claim("a", "b"), lasting={"met"}) == []
    assert first(claim("a", "b"), claim("a", "hub"), drawn={"a", "b"}) == ["a-b-1"]
    assert first(claim("a", "a")) == []


def test_no_more_than_two_are_about_one():
    assert first(*(claim("hub", other) for other in ("a", "b", "c"))) == ["hub-a-1", "hub-b-1"]

"""What of a claim says which event it tells of."""

from datetime import date

import pytest

from kg.model import Document, Entity, Evidence, Reading, Value, content_id
from kg.rdf.ontology import load_ontology
from kg.resolve.claims import make_claim
from kg.resolve.tellings import tellings

ONTOLOGY = load_ontology()
DAY = date(2031, 5, 5)


def named(name, kind):
    return Entity(content_id("entity", kind, name.casefold()), name, kind)


def described(name, kind, document="d"):
    return Entity(content_id("local", document, kind, name), name, kind)


OSLO, NORWAY, SWEDEN = named("Oslo", "City"), named("Norway", "Country"), named("Sweden", "Country")
POLICE = described("Police", "Group")


def told(subject, predicate, object_, *, document="d", basis="", **qualifiers):
    evidence = Evidence(document, "", 0, 0, 1, "x", "r/1", 1.0, (0, 1), (0, 1), date_basis=basis)
    claim = make_claim(subject, predicate, object_, qualifiers=qualifiers.items(), evidence=[evidence])
    reading = Reading(Document(document, "", ()), (claim,), ())
    (found,) = tellings(reading, ONTOLOGY, published=DAY)
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("36 protesters", "at least 50 angry protesters", True),
        ("protesters in the harbour", "hundreds of protesters", True),
        ("a protester", "protesters", True),
        ("Swedish protesters", "Norwegian protesters", False),
        ("protesters", "dockers", False),
    ],
)
def test_descriptions_meet_by_head_noun_and_country(one, other, same):
    keys = [
        told(POLICE, "detained", described(name, kind, name), place=OSLO).key
        for name, kind in ((one, "Person"), (other, "Group"))
    ]
    assert (keys[0] == keys[1]) is same


def test_without_any_name_an_event_is_of_its_article():
    people = described("protesters", "Group")
    assert told(POLICE, "detained", people).key != told(POLICE, "detained", people, document="e").key


def test_two_named_ends_need_no_more_and_keep_their_direction():
    assert told(NORWAY, "paid", SWEDEN).key == told(NORWAY, "paid", SWEDEN, place=OSLO).key
    assert told(NORWAY, "paid", SWEDEN).key != told(SWEDEN, "paid", NORWAY).key
    assert told(NORWAY, "met", SWEDEN).key == told(SWEDEN, "met", NORWAY).key


def test_plans_are_compared_by_all_of_their_words():
    one = told(NORWAY, "rejected", described("plan to widen the harbour", "Topic"))
    other = told(NORWAY, "rejected", described("the plan to deepen two harbours", "Topic"))
    assert one.key == other.key
    assert (one.content, other.content) == ({"plan", "widen", "harbour"}, {"plan", "deepen", "harbour"})


def test_days_are_those_of_the_claim_or_of_its_article():
    day = Value("2031-05-02", "xsd:date", "Friday")
    open_ = Value("../2031-06", "edtf:EDTF", "by June")
    assert told(NORWAY, "met", SWEDEN, date=day).first == date(2031, 5, 2)
    assert told(NORWAY, "met", SWEDEN, date=open_).first is None
    assert told(NORWAY, "met", SWEDEN, date=open_).last == date(2031, 6, 30)
    assert told(NORWAY, "met", SWEDEN).first == DAY
    assert told(NORWAY, "met", SWEDEN, basis="none").first is None

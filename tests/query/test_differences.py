"""What reports of one event cannot both be right about."""

import pytest

from kg.model import Claim, Entity, Modality, Polarity, Value, content_id
from kg.periods import datatype_of
from kg.query.differences import differences

NORTH, SOUTH = Entity("n", "Northland", "Country"), Entity("s", "Southland", "Country")
PORT, QUAY = Entity("p", "Port Vell", "City"), Entity("q", "Quayside", "City")


def number(value, limit="", unit=""):
    return Value(str(value), "xsd:integer", f"{limit} {value}".strip(), unit, limit=limit)


def day(text):
    return Value(text, datatype_of(text), text)


def claim(*qualifiers, modality=Modality.ASSERTED, polarity=Polarity.POSITIVE):
    return Claim(content_id(repr(qualifiers)), NORTH, "paid", SOUTH, qualifiers, polarity, modality, (), ())


def found(*claims):
    return [(one.name, *one.told) for one in differences(claims)]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (number(36), number(36), False),
        (number(36), number(50), True),
        (number(36), number(50, "at least"), True),
        (number(36), number(30, "at least"), False),
        (number(50), number(50, "more than"), True),
        (number(50), number(50, "less than"), True),
        (number(50), number(50, "at most"), False),
        (number(48), number(50, "about"), False),
        (number(40), number(50, "about"), True),
        (number(7), number(5, "to 10"), False),
        (number(12), number(5, "to 10"), True),
        (number(8, unit="USD"), number(10, unit="NOK"), False),
        (number(8, unit="USD"), number(10, unit="USD"), True),
    ],
    ids=str,
)
def test_figures_that_cannot_both_be_so_differ(one, other, differ):
    words = [("amount", one.text, other.text)] if differ else []
    assert found(claim(("amount", one)), claim(("amount", other))) == words
    assert len(found(claim(("amount", other)), claim(("amount", one)))) == len(words)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("2031-05-04", "2031-05-05", True),
        ("2031-05-04", "2031-05", False),
        ("2031-05-04", "2031-05-01/2031-05-07", False),
        ("2031-05-04", "../2031-05-03", True),
        ("2031-05-04", "2003/..", False),
    ],
)
def test_days_that_cannot_be_one_differ(one, other, differ):
    assert bool(found(claim(("date", day(one))), claim(("date", day(other))))) is differ


def test_two_cities_differ_and_a_city_and_a_country_need_not():
    assert found(claim(("place", PORT)), claim(("place", QUAY))) == [("place", "Port Vell", "Quayside")]
    assert found(claim(("place", PORT)), claim(("place", NORTH))) == []


def test_what_one_denies_or_only_plans_differs():
    plain = claim()
    assert found(plain, claim(modality=Modality.PLANNED)) == [("modality", "asserted", "planned")]
    assert found(plain, claim(polarity=Polarity.NEGATIVE)) == [("polarity", "positive", "negative")]


def test_what_only_one_tells_is_no_difference():
    assert found(claim(), claim(("amount", number(8)), ("date", day("2031")), ("place", PORT))) == []

"""When a claim fits a gold line, and what it has right."""

import pytest

from kg.scoring.matching import contains, fits, fits_modality, qualifiers_there
from tests.scoring.examples import claim, line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foreign Minister Anna Varga", "anna varga"),
        ("Varga", "Varga"),
        ("the union’s board", "Union's board"),
        ("$8 million", "$8 million"),
        ("8,000.50 euros", "8,000.50"),
        ("São Paulo", "são"),
    ],
)
def test_words_in_a_row_are_contained(text, wanted):
    assert contains(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Portugal", "port"),
        ("Varga", "Anna Varga"),
        ("Anna Maria Varga", "Anna Varga"),
        ("Norway's largest bank", "Norway"),
        ("Oslo", ""),
        ("Oslo", "!"),
        ("", "Oslo"),
    ],
)
def test_pieces_of_words_and_gaps_are_not(text, wanted):
    assert not contains(text, wanted)


def test_relation_and_both_ends_must_fit():
    wanted = line("Varga", "visited", "Oslo")
    assert fits(wanted, claim("Anna Varga", "visited", "Oslo"))
    assert fits(wanted, claim("Anna Varga", "kg:visited", "Oslo"))
    assert not fits(wanted, claim("Anna Varga", "met", "Oslo"))
    assert not fits(wanted, claim("Anna Lind", "visited", "Oslo"))
    assert not fits(wanted, claim("Anna Varga", "visited", "Bergen"))


def test_a_name_may_be_an_alias_a_value_or_a_mention():
    wanted = line("Varga", "paid", "8000000")
    known = {"name": "A. V.", "aliases": ["the minister", "Anna Varga"]}
    money = {"value": "8000000", "name": "$8 million"}
    assert fits(wanted, {"subject": known, "predicate": "paid", "object": money})
    assert fits(wanted, {"subject": {"mention": "Varga"}, "predicate": "paid", "object": "8000000"})


def test_the_object_may_stand_in_a_qualifier():
    wanted = line("Varga", "paid", "Lind")
    paid = claim("Varga", "paid", "8 million", qualifiers={"recipient": {"name": "Karin Lind"}})
    assert fits(wanted, paid)
    assert fits(wanted, {key: part for key, part in paid.items() if key != "object"})
    assert not fits(wanted, claim("Lind", "paid", "8 million", qualifiers={"recipient": {"name": "Varga"}}))


def test_ends_change_places_only_where_that_is_allowed():
    swapped = claim("Karin Lind", "met", "Anna Varga")
    assert fits(line("Varga", "met", "Lind", symmetric=True), swapped)
    assert not fits(line("Varga", "met", "Lind"), swapped)


def test_what_is_negative_counts_as_denied():
    assert fits_modality(line("a", "met", "b", "denied"), claim("a", "met", "b", polarity="negative"))
    assert not fits_modality(line("a", "met", "b"), claim("a", "met", "b", polarity="negative"))
    assert fits_modality(line("a", "met", "b", "planned", "possible"), claim("a", "met", "b", modality="possible"))
    assert fits_modality(line("a", "met", "b"), {"predicate": "met"}), "what says nothing else is asserted"


def test_details_are_looked_for_only_where_gold_asks():
    full = claim(
        "a", "met", "b", attribution=[{"name": "Kyodo"}], qualifiers={"date": "2021-03-04", "place": {"name": "Oslo"}}
    )
    asked = line("a", "met", "b", date="2021-03", places=("Oslo",), speakers=("NHK", "Kyodo"))
    assert qualifiers_there(line("a", "met", "b"), full) == []
    assert qualifiers_there(asked, full) == [True, True, True]
    assert qualifiers_there(asked, claim("a", "met", "b")) == [False, False, False]


def test_a_date_is_compared_from_its_beginning():
    def there(found):
        return qualifiers_there(line("a", "met", "b", date="2021"), claim("a", "met", "b", qualifiers={"date": found}))

    assert there("2021-03-04") == [True]
    assert there({"value": "2021-03", "name": "in March"}) == [True]
    assert there({"name": "2021"}) == [True]
    assert there("1921") == [False]
    assert there("../2021-06") == [True]
    assert there("1921/2021") == [False]

"""Names of organisations in one document: acronyms, short forms, and names that fit many bodies."""

from dataclasses import replace

import pytest

from kg.model import content_id
from kg.resolve.organizations import is_generic
from tests.resolve.examples import only, story, taken_for


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ABC", "Alpine Border Commission"),
        ("A.B.C.", "Alpine Border Commission"),
        ("Norsk Kraft", "Norsk Kraft Holding Ltd."),
        ("Borealis", "Borealis News Agency"),
    ],
)
def test_a_short_name_is_the_long_one(short, long):
    reading = story(f"The [{long}|Organization] met.\n[{short}|Organization] agreed.").read()
    assert taken_for(reading)[1] == (short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Alpine", "Alpine Border Commission"),
        ("Norway", "Norway News"),
        ("National", "National Assembly"),
        ("AB", "Alpine Border Commission"),
    ],
)
def test_a_name_is_not_the_other(short, long):
    kind = "Country" if short == "Norway" else "Organization"
    reading = story(f"The [{long}|Organization] met.\n[{short}|{kind}] agreed.").read()
    assert taken_for(reading)[1] == (short, short)


def test_an_acronym_that_the_text_defines_is_the_name_before_it():
    told = story("The [Harbour Workers of Bergen|Organization] (HAWOB) met.\n[HAWOB|Organization] agreed.")
    assert taken_for(told.read())[1] == ("HAWOB", "Harbour Workers of Bergen")


def test_an_agency_has_one_name_under_all_its_names():
    told = story(
        "[Kyodo News Agency|Organization] said so.\n[Kyodo|Organization] and [Kyodo News|Organization] agreed."
    )
    reading = told.read()
    assert {entity for _, entity in taken_for(reading)} == {"Kyodo News"}
    assert reading.links[0].entity.aliases == ("Kyodo", "Kyodo News Agency")


def test_a_body_known_by_its_acronym_has_its_full_name():
    (link,) = story("[IAEA|Organization] inspectors left.").read().links
    assert link.entity.name == "International Atomic Energy Agency"
    assert link.entity.links == ("http://www.wikidata.org/entity/Q41984",)


@pytest.mark.parametrize(
    "name", ["Ministry of Foreign Affairs", "Supreme Court", "National Assembly", "Democratic Party"]
)
def test_names_that_fit_many_bodies_are_generic(name):
    assert is_generic(name)


@pytest.mark.parametrize("name", ["Bank of Japan", "Kyodo News", "Alpine Border Commission", "United Nations"])
def test_names_of_one_body_are_not(name):
    assert not is_generic(name)


def test_what_is_set_apart_from_a_known_name_is_another():
    told = story("The underground [Catholic Church|Organization] urged [Anna Berg|Person].")
    finding = told.find("Catholic Church", "urged", "Anna Berg")
    set_apart = replace(finding, subject=replace(finding.subject, modifiers=("underground",)))
    subject = only(told.read(set_apart)).subject
    assert (subject.name, subject.links) == ("underground Catholic Church", ())
    assert subject.id == content_id("local", told.document.id, "Organization", "underground catholic church")


def test_what_is_only_praised_is_the_known_one():
    told = story("The powerful [Catholic Church|Organization] urged [Anna Berg|Person].")
    finding = told.find("Catholic Church", "urged", "Anna Berg")
    praised = replace(finding, subject=replace(finding.subject, modifiers=("powerful",)))
    assert only(told.read(praised)).subject.name == "Catholic Church"

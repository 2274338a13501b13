"""Descriptions: two sides, a ministry named before, a minister by his title, and people without a name."""

from dataclasses import replace

import pytest

from kg.model import content_id
from tests.resolve.examples import edges, only, story


def told_by(marked, subject, relation="urged", object_="Anna Berg"):
    told = story(marked)
    return edges(told.read(told.find(subject, relation, object_)))


@pytest.mark.parametrize("words", ["both sides", "the two sides", "the two countries", "both governments"])
def test_both_sides_are_the_two_countries_before(words):
    told = told_by(f"[Japan|Country] met the South Korean envoy.\n{{{words}|Group}} urged [Anna Berg|Person].", words)
    assert told == [("Japan", "urged", "Anna Berg"), ("South Korea", "urged", "Anna Berg")]


def test_both_sides_of_the_headline():
    told = told_by("# Seoul, Tokyo talk\nIt rained.\n{Both sides|Group} urged [Anna Berg|Person].", "Both sides")
    assert told == [("Japan", "urged", "Anna Berg"), ("South Korea", "urged", "Anna Berg")]


def test_both_sides_of_three_are_nobody():
    told = told_by("Japan, China and France met.\n{Both sides|Group} urged [Anna Berg|Person].", "Both sides")
    assert told == []


def test_both_sides_met_is_one_claim():
    told = story("Japan wrote to China.\n{Both sides|Group} met {both sides|Group}.")
    assert edges(told.read(told.find("Both sides", "met", "both sides"))) == [("China", "met", "Japan")]


def test_allies_of_a_third_country_are_not_the_two_before():
    told = told_by("Japan met China.\n{the two U.S. allies|Group} urged [Anna Berg|Person].", "the two U.S. allies")
    assert told == [("two U.S. allies", "urged", "Anna Berg")]


def test_both_allies_are_others_than_who_urges_them():
    told = story("Japan met China in New York.\n[Washington|City] urged {its two allies|Group}.")
    found = edges(told.read(told.find("Washington", "urged", "its two allies")))
    assert found == [("United States", "urged", "China"), ("United States", "urged", "Japan")]


def test_the_agency_is_the_one_named_before():
    told = told_by(
        "[Borealis Oil Company|Organization] fell.\n{the company|Organization} urged [Anna Berg|Person].", "the company"
    )
    assert told == [("Borealis Oil Company", "urged", "Anna Berg")]


def test_the_company_is_none_of_two():
    told = told_by(
        "[Borealis Oil Company|Organization] and [Tide Ship Company|Organization] fell.\n"
        "{the company|Organization} urged [Anna Berg|Person].",
        "the company",
    )
    assert told == []


def test_the_company_is_the_only_body_that_may_be_one():
    told = told_by(
        "The [Tide Fishermen's Union|Organization] met [Borealis Oil|Organization].\n"
        "{the company|Organization} urged [Anna Berg|Person].",
        "the company",
    )
    assert told == [("Borealis Oil", "urged", "Anna Berg")]


def test_the_company_is_nobody_where_another_was_named_long_before():
    told = told_by(
        "[Tide Radio|Organization] came.\nIt rained.\nIt rained.\nIt rained.\nThen [Borealis Oil|Organization] came.\n"
        "{the company|Organization} urged [Anna Berg|Person].",
        "the company",
    )
    assert told == []


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("{Foreign Minister|Person} [Bo Dahl|Person] urged [Anna Berg|Person].", "Foreign Minister"),
        ("{the foreign minister|Person}, [Bo Dahl|Person], urged [Anna Berg|Person].", "the foreign minister"),
        ("[Bo Dahl|Person], {director of the fund|Person}, urged [Anna Berg|Person].", "director of the fund"),
    ],
)
def test_a_description_beside_a_name_is_who_is_named(marked, words):
    assert told_by(marked, words) == [("Bo Dahl", "urged", "Anna Berg")]


def test_a_description_in_a_list_is_someone_else():
    told = told_by("{a minister|Person}, [Bo Dahl|Person] and others urged [Anna Berg|Person].", "a minister")
    assert told == [("minister", "urged", "Anna Berg")]


def test_his_government_is_that_of_the_speaker():
    told = story(
        "[Irish Foreign Minister~Bo Dahl|Person] said that {his government|Organization} urged [China|Country]."
    )
    assert edges(told.read(told.find("his government", "urged", "China", by=["Bo Dahl"]))) == [
        ("Ireland", "urged", "China")
    ]


def test_the_ministry_is_the_one_told_about():
    told = story(
        "{the Japanese foreign ministry|Organization} met [Bo Dahl|Person].\n"
        "{the ministry|Organization} urged [Anna Berg|Person]."
    )
    findings = [
        told.find("the Japanese foreign ministry", "met", "Bo Dahl"),
        told.find("the ministry", "urged", "Anna Berg"),
    ]
    assert ("Japanese foreign ministry", "urged", "Anna Berg") in edges(told.read(*findings))


def test_the_minister_is_the_one_with_the_title():
    told = told_by(
        "[Foreign Minister~Bo Dahl|Person] saw [Ole Vik|Person].\n{the minister|Person} urged [Anna Berg|Person].",
        "the minister",
    )
    assert told == [("Bo Dahl", "urged", "Anna Berg")]


def test_a_minister_of_another_field_is_someone_else():
    told = told_by(
        "[Foreign Minister~Bo Dahl|Person] came.\n{the defence minister|Person} urged [Anna Berg|Person].",
        "the defence minister",
    )
    assert told == [("defence minister", "urged", "Anna Berg")]


def test_the_official_is_the_one_described_before():
    told = story(
        "{a senior Japanese official|Person} met [Bo Dahl|Person].\n{the official|Person} urged [Anna Berg|Person]."
    )
    findings = [
        told.find("a senior Japanese official", "met", "Bo Dahl"),
        told.find("the official", "urged", "Anna Berg"),
    ]
    assert ("senior Japanese official", "urged", "Anna Berg") in edges(told.read(*findings))


def test_someone_without_a_name_is_local():
    told = story("{a senior Japanese official|Person} urged [Anna Berg|Person].")
    subject = only(told.read(told.find("a senior Japanese official", "urged", "Anna Berg"))).subject
    assert (subject.name, subject.type, subject.links) == ("senior Japanese official", "Person", ())
    assert subject.id == content_id("local", told.document.id, "Person", "senior japanese official")


def test_several_people_are_a_group():
    told = story("{Japanese officials|Person} urged [Anna Berg|Person].")
    assert only(told.read(told.find("Japanese officials", "urged", "Anna Berg"))).subject.type == "Group"


def test_what_is_demanded_is_a_topic():
    told = story("[Anna Berg|Person] demanded {a full apology|Thing}.")
    assert only(told.read(told.find("Anna Berg", "demanded", "a full apology"))).object.type == "Thing"


def test_a_thing_becomes_a_topic_where_only_topics_fit():
    told = story("[Anna Berg|Person] urged {restraint|Thing}.")
    claim = only(told.read(told.find("Anna Berg", "urged", "restraint")))
    assert (claim.object.name, claim.object.type) == ("restraint", "Topic")


def test_the_country_is_not_that_of_whom_it_fights():
    told = story("{Somali insurgents|Group} criticized {the country|Country}.")
    found = edges(told.read(told.find("Somali insurgents", "criticized", "the country")))
    assert found == [("Somali insurgents", "criticized", "country")]


def test_the_country_is_that_of_an_adjective_of_nobody_else():
    told = told_by("{Somali doctors|Group} fell.\n{the country|Country} urged [Anna Berg|Person].", "the country")
    assert told == [("Somalia", "urged", "Anna Berg")]


@pytest.mark.parametrize(
    "shown", ["{the Somalia talks|Topic}", "{three Somalis|Group}", "{a Somali brokered deal|Topic}"]
)
def test_the_country_is_not_what_only_lends_its_name(shown):
    told = told_by(
        f"[Erik Dahl|Person] praised {shown}.\n{{the country|Country}} urged [Anna Berg|Person].", "the country"
    )
    assert told == [("country", "urged", "Anna Berg")]


def test_whose_a_ministry_is_stands_in_the_finding_alone():
    told = story("[Japan|Country] urged [Anna Berg|Person] through the [Foreign Ministry|Organization].")
    finding = told.find("Foreign Ministry", "urged", "Anna Berg")
    owned = replace(finding, subject=replace(finding.subject, owner=told["Japan"]))
    assert edges(told.read(owned)) == [
        ("Japanese foreign ministry", "partOf", "Japan"),
        ("Japanese foreign ministry", "urged", "Anna Berg"),
    ]

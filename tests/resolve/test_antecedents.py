"""Pronouns: resolved where one antecedent is clear, and never an entity of their own."""

import pytest

from tests.resolve.examples import edges, story


def told_by(marked, subject="He", object_="Oslo", relation="visited"):
    told = story(marked)
    return edges(told.read(told.find(subject, relation, object_)))


def test_he_is_the_only_person_before():
    told = told_by("[Anders Lund|Person] arrived.\n<He> visited [Oslo|City].")
    assert told == [("Anders Lund", "visited", "Oslo")]


def test_he_is_nobody_where_two_were_told_about():
    assert told_by("[Anders Lund|Person] saw [Bo Dahl|Person].\nThen <he> visited [Oslo|City].", "he") == []


def test_a_title_tells_who_he_is():
    told = told_by("[Mrs.~Anna Berg|Person] saw [Mr.~Bo Dahl|Person].\n<He> visited [Oslo|City].")
    assert told == [("Bo Dahl", "visited", "Oslo")]


def test_she_is_not_mr():
    assert told_by("[Mr.~Bo Dahl|Person] came.\n<She> visited [Oslo|City].", "She") == []


def test_the_other_end_of_a_relation_is_someone_else():
    told = told_by(
        "[Anders Lund|Person] saw [Bo Dahl|Person].\n[Bo Dahl|Person] urged <him>.", ("Bo Dahl", 2), "him", "urged"
    )
    assert told == [("Bo Dahl", "urged", "Anders Lund")]


def test_he_in_the_sentence_of_his_name():
    told = told_by("[Anders Lund|Person] said <he> visited [Oslo|City].", "he")
    assert told == [("Anders Lund", "visited", "Oslo")]


def test_he_goes_on_through_sentences():
    told = story("[Anders Lund|Person] came.\n<He> visited [Oslo|City].\nIt rained.\nThen <he> visited [Bergen|City].")
    findings = [told.find("He", "visited", "Oslo"), told.find("he", "visited", "Bergen")]
    assert edges(told.read(*findings)) == [("Anders Lund", "visited", "Bergen"), ("Anders Lund", "visited", "Oslo")]


def test_a_pronoun_tells_the_gender_for_later():
    told = story(
        "[Kim Berg|Person] came.\nThen <she> visited [Oslo|City].\n"
        "[Bo Dahl|Person] saw [Kim Berg|Person].\n<He> visited [Bergen|City]."
    )
    findings = [told.find("she", "visited", "Oslo"), told.find("He", "visited", "Bergen")]
    assert ("Bo Dahl", "visited", "Bergen") in edges(told.read(*findings))


def test_he_is_too_far_away():
    assert told_by("[Anders Lund|Person] came.\nIt rained.\nIt rained.\nIt rained.\n<He> visited [Oslo|City].") == []


def test_it_is_the_only_country_told_about():
    told = told_by("[Japan|Country] paid.\n<It> criticized [Anna Berg|Person].", "It", "Anna Berg", "criticized")
    assert told == [("Japan", "criticized", "Anna Berg")]


def test_it_is_the_subject_before_rather_than_the_object():
    told = told_by("[Japan|Country] paid [China|Country].\n<It> urged [Anna Berg|Person].", "It", "Anna Berg", "urged")
    assert told == [("Japan", "urged", "Anna Berg")]


@pytest.mark.parametrize(
    "before",
    [
        "It was said that [Japan|Country] paid [China|Country].",
        "It was said that [Japan|Country] paid [Borealis Oil|Organization].",
        "It rained.",
    ],
)
def test_it_is_nobody_where_no_one_is_clear(before):
    assert told_by(f"{before}\n<It> criticized [Anna Berg|Person].", "It", "Anna Berg", "criticized") == []


def test_it_is_no_group():
    before = "[Japan|Country] paid {the Chinese side|Group}."
    told = told_by(f"{before}\n<It> criticized [Anna Berg|Person].", "It", "Anna Berg", "criticized")
    assert told == [("Japan", "criticized", "Anna Berg")]


def test_they_are_the_only_group_told_about():
    told = story("{the survivors|Group} met [Anna Berg|Person].\n<They> criticized [Japan|Country].")
    findings = [told.find("the survivors", "met", "Anna Berg"), told.find("They", "criticized", "Japan")]
    assert ("survivors", "criticized", "Japan") in edges(told.read(*findings))


def test_i_is_who_says_it():
    told = story("<I> visited [Oslo|City], [Anna Berg|Person] told [Bo Dahl|Person].")
    assert edges(told.read(told.find("I", "visited", "Oslo", by=["Anna Berg"]))) == [("Anna Berg", "visited", "Oslo")]


@pytest.mark.parametrize("word", ["we", "you", "who", "this", "one"])
def test_other_pronouns_are_nobody(word):
    assert told_by(f"[Anders Lund|Person] came.\n<{word}> visited [Oslo|City].", word) == []


def test_she_is_who_was_she_before():
    told = story(
        "[Anna Berg|Person] came.\n<She> visited [Oslo|City].\n[Bo Dahl|Person] saw.\nThen <she> visited [Bergen|City]."
    )
    findings = [told.find("She", "visited", "Oslo"), told.find("she", "visited", "Bergen")]
    assert edges(told.read(*findings)) == [("Anna Berg", "visited", "Bergen"), ("Anna Berg", "visited", "Oslo")]


@pytest.mark.parametrize(
    ("marked", "by", "pronoun", "meant"),
    [
        ("[France|Country] said <it> criticized [Anna Berg|Person].", ["France"], "it", ["France"]),
        ("[Japan|Country] fell.\n[Peru|Country] said <it> criticized [Anna Berg|Person].", ["Peru"], "it", ["Peru"]),
        ("[Paris|City] said <it> criticized [Anna Berg|Person].", ["Paris"], "it", ["France"]),
        (
            "[Japan|Country] and [France|Country] say <they> criticized [Anna Berg|Person].",
            ["Japan", "France"],
            "they",
            ["France", "Japan"],
        ),
        ("{The police|Group} said <they> criticized [Anna Berg|Person].", ["The police"], "they", ["police"]),
        ("[Bo Dahl|Person] met [Ole Vik|Person].\n[Bo Dahl|Person] said <he> criticized [Anna Berg|Person].",
         [("Bo Dahl", 2)], "he", ["Bo Dahl"]),
    ],
)  # fmt: skip
def test_the_subject_of_a_report_is_who_reports(marked, by, pronoun, meant):
    told = story(marked)
    found = told.find(pronoun, "criticized", "Anna Berg", by=by)
    assert edges(told.read(found)) == [(name, "criticized", "Anna Berg") for name in meant]


@pytest.mark.parametrize(
    ("marked", "by", "pronoun"),
    [
        ("[Mr.~Bo Dahl|Person] said <she> criticized [Anna Berg|Person].", "Bo Dahl", "she"),
        ("[France|Country] said <they> criticized [Anna Berg|Person].", "France", "they"),
        ("“<He> criticized [Anna Berg|Person],” [Bo Dahl|Person] said.", "Bo Dahl", "He"),
        ("[Bo Dahl|Person] said: “<He> criticized [Anna Berg|Person].”", "Bo Dahl", "He"),
        ("According to [Bo Dahl|Person], [Ole Vik|Person] fell; <he> criticized [Anna Berg|Person].", "Bo Dahl", "he"),
        ("[Bo Dahl|Person] said [Ole Vik|Person] fell and <he> criticized [Anna Berg|Person].", "Bo Dahl", "he"),
    ],
)  # fmt: skip
def test_who_reports_is_not_every_pronoun(marked, by, pronoun):
    told = story(marked)
    assert "Bo Dahl" not in [
        one for one, *_ in edges(told.read(told.find(pronoun, "criticized", "Anna Berg", by=[by])))
    ]


def test_of_two_speakers_the_nearer_one_means_himself():
    told = story("[Tide News|Organization] said [Bo Dahl|Person] said <he> visited [Oslo|City].")
    found = told.find("he", "visited", "Oslo", by=["Tide News", "Bo Dahl"])
    assert edges(told.read(found)) == [("Bo Dahl", "visited", "Oslo")]


def test_they_are_two_that_one_sentence_joins():
    told = story("[Japan|Country] and [France|Country] fell.\n<They> criticized [Anna Berg|Person].")
    found = edges(told.read(told.find("They", "criticized", "Anna Berg")))
    assert found == [("France", "criticized", "Anna Berg"), ("Japan", "criticized", "Anna Berg")]


def test_they_are_nobody_where_two_places_are_only_joined():
    told = story("It rained in [Japan|Country] and [France|Country].\n<They> criticized [Anna Berg|Person].")
    assert edges(told.read(told.find("They", "criticized", "Anna Berg"))) == []


def test_he_is_whom_the_sentence_before_begins_with():
    told = told_by("[Tolu Osei|Person] met [Bo Dahl|Person].\n<He> visited [Oslo|City].")
    assert told == [("Tolu Osei", "visited", "Oslo")]


def test_an_adjective_alone_is_no_antecedent():
    told = told_by("Portuguese trains fell.\n<It> criticized [Anna Berg|Person].", "It", "Anna Berg", "criticized")
    assert told == []


def test_the_adjective_of_a_body_leaves_the_body():
    told = story("{the Portuguese union|Organization} met [Bo Dahl|Person].\n<It> criticized [Anna Berg|Person].")
    findings = [
        told.find("the Portuguese union", "met", "Bo Dahl"),
        told.find("It", "criticized", "Anna Berg"),
    ]
    assert ("Portuguese union", "criticized", "Anna Berg") in edges(told.read(*findings))


def test_the_government_of_an_adjective_is_an_antecedent():
    told = told_by(
        "{The Portuguese government|Organization} fell.\n<It> criticized [Anna Berg|Person].",
        "It",
        "Anna Berg",
        "criticized",
    )
    assert told == [("Portugal", "criticized", "Anna Berg")]


def test_an_adjective_that_was_taken_for_a_name_is_no_antecedent():
    told = told_by("[Portuguese|Country] trains fell.\n<It> urged [Anna Berg|Person].", "It", "Anna Berg", "urged")
    assert told == []

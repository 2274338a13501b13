"""A finding that gives no claim says which end is in the way."""

import pytest

from kg.model import Claim, Value
from kg.resolve import settle
from tests.resolve.examples import ONTOLOGY, story

TWO_BODIES = "[Dawn Front|Organization] met [Star League|Organization]."


def test_a_pronoun_without_an_antecedent():
    told = story("<he> met [Anna Lind|Person].")
    assert told.misses(told.find("he", "met", "Anna Lind")) == ["subject 'he' is a pronoun without a clear antecedent"]


def test_an_end_that_the_relation_forbids():
    told = story("[Anna Lind|Person] met {the plan|Topic}.")
    assert told.misses(told.find("Anna Lind", "met", "the plan")) == [
        "object does not fit: 'plan' is Topic; it must be Actor"
    ]


def test_a_value_that_the_relation_forbids():
    told = story("[Anna Lind|Person] met 12.")
    twelve = Value("12", "xsd:decimal", "12", start=15, end=17)
    assert told.misses(told.find("Anna Lind", "met", twelve)) == [
        "object does not fit: '12' is xsd:decimal; it must be Actor"
    ]


def test_a_noun_that_tells_only_of_what_kind_a_body_is():
    told = story("[Star Desk|Organization] is a {newspaper|Organization} desk.")
    assert told.misses(told.find("Star Desk", "partOf", "newspaper")) == [
        "object 'newspaper' is a description without a clear antecedent"
    ]


def test_two_names_of_one():
    told = story("[Anna Lind|Person] criticized [Lind|Person].")
    assert told.misses(told.find("Anna Lind", "criticized", "Lind")) == ["subject and object are the same: 'Anna Lind'"]


def test_one_of_two_ends_may_be_clear():
    told = story("[Anna Lind|Person] met [Boris Kade|Person].\n<it> visited [Oslo|City].")
    finding, unclear = told.find("Anna Lind", "met", "Boris Kade"), told.find("it", "visited", "Oslo")
    settled = settle(told.document, told.sentences, [unclear, finding], ONTOLOGY)
    kinds = {one.relation: [isinstance(outcome, Claim) for outcome in found] for one, found in settled.outcomes}
    assert kinds == {"met": [True], "visited": [False]}
    assert [claim.predicate for claim in settled.reading.claims] == ["met"]


@pytest.mark.parametrize("words", ["the banned group", "the group", "the militant movement"])
def test_a_description_that_points_back_to_nobody_clear(words):
    told = story(
        f"[Dawn Front|Organization] met [Star League|Organization].\n{{{words}|Organization}} met [Anna Lind|Person]."
    )
    assert told.misses(told.find(words, "met", "Anna Lind")) == [
        f"subject {words!r} is a description without a clear antecedent"
    ]


@pytest.mark.parametrize("words", ["a banned group", "the largest group", "the Bergen group", "the court"])
def test_a_description_that_says_which_one_it_is(words):
    told = story(
        f"[Dawn Front|Organization] met [Star League|Organization].\n{{{words}|Organization}} met [Anna Lind|Person]."
    )
    assert told.misses(told.find(words, "met", "Anna Lind")) == []

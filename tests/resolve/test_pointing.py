"""Words that point elsewhere make a claim less likely, and what is too unlikely is not claimed."""

from dataclasses import replace

import pytest

from kg.model import Claim, Signs
from kg.resolve import settle
from tests.resolve.examples import ONTOLOGY, story

UNLIKELY = Signs(event=True, unnamed=2, listed=True, parse=-0.5)
BESIDES = {
    "a name": "[Dawn Front|Organization] met [Anna Lind|Person].",
    "a person": "[Anna Lind|Person] met [Boris Kade|Person].\n<she> met [Star League|Organization].",
    "a government": "{the government of Norway|Organization} met [Anna Lind|Person].",
    "a description": "{the union|Organization} met [Anna Lind|Person].",
}


def confidence_of(told, finding):
    settled = settle(told.document, told.sentences, [finding], ONTOLOGY, tuple(told.occurrences))
    ((_, (claim,)),) = settled.outcomes
    assert isinstance(claim, Claim)
    return claim.confidence


@pytest.mark.parametrize("text", BESIDES.values(), ids=BESIDES)
def test_what_names_somebody_is_sure(text):
    told = story(text)
    subject = told.mentions[-2]
    assert confidence_of(told, told.find(subject.text, "met", told.mentions[-1].text)) == 0.99


def test_what_points_to_a_body_is_less_sure():
    told = story("[Dawn Front|Organization] fell.\n[Dawn Front|Organization] rose.\n<it> met [Anna Lind|Person].")
    assert confidence_of(told, told.find("it", "met", "Anna Lind")) < 0.97


def test_an_unsure_reading_gives_no_claim():
    told = story("[Anna Lind|Person] met [Boris Kade|Person].")
    finding = replace(told.find("Anna Lind", "met", "Boris Kade"), signs=UNLIKELY)
    assert told.misses(finding) == ["the reading is unsure: 'Anna Lind' or 'Boris Kade' may not be the ends"]

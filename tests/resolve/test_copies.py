"""Which texts are copies of one text, and which only tell the same."""

import random

import pytest

from kg.resolve.copies import BANDS, are_copies, bands, shingles

STORY = """Ferry runs aground off Marstrand

MARSTRAND - A ferry with 212 passengers on board ran aground in thick fog off the island of Marstrand early on Sunday,
the coast guard said. Nobody was hurt, and lifeboats took all passengers to the harbour within two hours. The captain
had reported trouble with the rudder shortly before the ship struck a reef. Divers were to inspect the hull on Monday.
The shipping company said that another ferry would serve the island until the end of the week. Two years ago a freighter
sank at the same reef, and the town council has asked for a second lighthouse ever since. The ministry of transport has
promised an answer by the summer, but it has not said who would pay for the building."""
SHORTENED = "Fog stops island ferry\n\n" + " ".join(STORY.partition("\n\n")[2].split()[:60])
RETOLD = """Passengers saved from stranded ferry

More than two hundred people had to be brought ashore in lifeboats on Sunday morning when their ferry hit a reef near
Marstrand. According to the coast guard the vessel had lost its way in fog after its rudder failed. All are well.
The hull will be examined by divers, and a replacement ship is on its way, its owner announced. The council repeated its
old demand for another lighthouse, which the transport ministry wants to decide about before the summer."""
DIGEST = STORY + " ".join(f"Number {number} of the day was {number * 7} and {number * 11}." for number in range(90))


@pytest.mark.parametrize(
    ("other", "same"),
    [(STORY.upper(), True), (SHORTENED, True), (RETOLD, False), (DIGEST, False), ("Ferry runs aground.", False)],
    ids=["upper case", "shortened", "retold", "digest", "too short"],
)
def test_a_copy_is_told_from_a_report_of_the_same(other, same):
    assert are_copies(shingles(STORY), shingles(other)) is same
    assert are_copies(shingles(other), shingles(STORY)) is same


def test_copies_share_a_band_and_others_none():
    found = set(bands(shingles(STORY)))
    assert len(found) == BANDS
    assert found.intersection(bands(shingles(SHORTENED)))
    assert not found.intersection(bands(shingles(RETOLD)))
    assert bands(shingles("Too short to be told from others.")) == ()


def test_bands_are_always_the_same():
    assert min(bands(shingles(STORY))) == "text:0:066e9a2faa8f7d2f"


def test_two_texts_that_share_a_third_of_their_shingles_share_a_band_nine_times_out_of_ten():
    chance = random.Random(1)
    met = 0
    for _ in range(100):
        runs = [chance.getrandbits(60) for _ in range(200)]
        met += not set(bands(frozenset(runs[:133]))).isdisjoint(bands(frozenset(runs[67:])))
    assert met >= 85

"""Descriptions with a name beside them are who bears the name, in whole sentences."""

import pytest

from tests.resolve.readings import referents_of

BESIDE = [
    (
        "A train carried them to the mostly Catholic city, Morvelle, south of Bergen.",
        "the mostly Catholic city",
        "Morvelle",
    ),
    ("The army has freed journalist and key opposition figure Olav Lind.", "journalist", "Olav Lind"),
    (
        "The army has freed journalist and key opposition figure Olav Lind.",
        "key opposition figure Olav Lind",
        "Olav Lind",
    ),
    ("Critics rejected Anna Berg's first choice, Omar Dahl.", "Anna Berg's first choice", "Omar Dahl"),
    ("Denmark was backed by key ally Norway.", "key ally Norway", "Norway"),
    ("Telenorte is a joint venture funded by Norway and Peru.", "a joint venture", "Telenorte"),
]
APART = [
    ("Critics rejected the first plan, and Omar Dahl resigned.", "the first plan"),
    ("Anna Berg toured two cities, Bergen and Oslo.", "two cities"),
]


def _meant(text, words):
    return next([each.name for each in found.entities] for found in referents_of(text) if found.mention.text == words)


@pytest.mark.parametrize(("text", "words", "name"), BESIDE)
def test_the_name_beside(text, words, name):
    assert _meant(text, words) == [name]


@pytest.mark.parametrize(("text", "words"), APART)
def test_no_name_beside(text, words):
    assert _meant(text, words) == [words.removeprefix("a ").removeprefix("the ")]

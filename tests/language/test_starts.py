"""Where print lets a sentence start."""

import pytest

from kg.language.starts import SURE, leads, places


def lead_at(text, word):
    """Return how far a start at a word must lead, in a text whose words stand between spaces; "+" joins two words."""
    words = text.replace("+", " ").split()
    joined = [index > 0 and f"{words[index - 1]}+{each}" in text for index, each in enumerate(words)]
    return list(leads(words, joined))[words.index(word)]


@pytest.mark.parametrize(
    ("text", "word", "lead"),
    [
        ("He left+. she stayed", "she", -3.5),
        ("He left+. (+She stayed+)", "(", -3.5),
        ("Gone+?+! why", "why", -3.5),
        ('He left+. "+We stay+"', '"', -3.5),
        ("Well ... perhaps", "perhaps", 1.5),
        ("at Inc. headquarters", "headquarters", SURE),
        ("the crew+: Lind", "Lind", 0.0),
        ("the crew Lind", "Lind", SURE),
        ('"+We go+,+" she said', "she", SURE),
        ('"+We go+.+" She said', "She", 0.0),
        ("http://a.example/1 http://a.example/2", "http://a.example/2", -3.0),
    ],
)
def test_how_sure_a_start_must_be(text, word, lead):
    assert lead_at(text, word) == lead


def test_a_start_behind_a_mark_that_opens_is_at_the_mark():
    assert places(["Yes", ".", '"', "(", "No"], [False, True, False, True, True]) == [0, 1, 2, 2, 2]


def test_a_start_at_a_mark_that_closes_is_behind_it():
    assert places(["No", ".", ")", '"', "Yes"], [False, True, True, True, False]) == [0, 1, 4, 4, 4]


def test_marks_between_spaces_say_nothing():
    assert places(["No", '"', "Yes"], [False, False, False]) == [0, 1, 2]

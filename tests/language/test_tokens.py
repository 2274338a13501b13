"""Tokens as the English UD treebanks cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.tokens import word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He didn't pay.", ["He", "did", "n't", "pay", "."]),
        ("Norway's $3.5 million", ["Norway", "'s", "$", "3.5", "million"]),
        ("the U.S. and Mr. Osei", ["the", "U.S.", "and", "Mr.", "Osei"]),
        ("director-general", ["director", "-", "general"]),
        ("a pre-war e-mail", ["a", "pre-war", "e-mail"]),
        ("1910-45 and the 1980s", ["1910", "-", "45", "and", "the", "1980s"]),
        ("they cannot", ["they", "can", "not"]),
        ("10,000 men, 3%", ["10,000", "men", ",", "3", "%"]),
        ("“No,” she said…", ["“", "No", ",", "”", "she", "said", "…"]),
        ("ends here.Then on", ["ends", "here", ".", "Then", "on"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("he said no.", ["he", "said", "no", "."]),
        ("at No. 10", ["at", "No.", "10"]),
        ("ministers' talks", ["ministers", "'", "talks"]),
        ("Ōsaka – São Paulo", ["Ōsaka", "–", "São", "Paulo"]),
        ("on 16/04/2014 at 7:30", ["on", "16/04/2014", "at", "7:30"]),
    ],
)
def test_words(text, words):
    assert [text[start:end] for start, end in word_spans(text)] == words


@given(st.text())
def test_every_visible_character_is_in_exactly_one_word(text):
    spans = list(word_spans(text, 5))
    covered = [position for start, end in spans for position in range(start - 5, end - 5)]
    assert covered == [position for position, character in enumerate(text) if not character.isspace()]

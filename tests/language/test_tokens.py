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
        ("since 9/11, 08-16-2000", ["since", "9/11", ",", "08-16-2000"]),
        ("call 202-555-0145.", ["call", "202-555-0145", "."]),
        ("pro-Western, sub-Saharan", ["pro-Western", ",", "sub-Saharan"]),
        ("a Gazette Post-ABC poll", ["a", "Gazette", "Post", "-", "ABC", "poll"]),
        ("Shi'ites in Sana'a at nine o'clock", ["Shi'ites", "in", "Sana'a", "at", "nine", "o'clock"]),
        ("the AT&T and PG&E lines", ["the", "AT&T", "and", "PG&E", "lines"]),
        ("of Salem, Ore. and beyond", ["of", "Salem", ",", "Ore.", "and", "beyond"]),
        ("tin ore. And coal", ["tin", "ore", ".", "And", "coal"]),
        ("nets, ropes, etc. are sold", ["nets", ",", "ropes", ",", "etc.", "are", "sold"]),
        ("nets, ropes, etc.", ["nets", ",", "ropes", ",", "etc", "."]),
        ("a Ph.D. in law", ["a", "Ph.D.", "in", "law"]),
        ("mail ada@example.org, see draft_2.pdf", ["mail", "ada@example.org", ",", "see", "draft_2.pdf"]),
        ("www.example.org or news.example.org/oslo?", ["www.example.org", "or", "news.example.org/oslo", "?"]),
        ("#harbour @ada_lind", ["#harbour", "@ada_lind"]),
        ("i dont think thats it", ["i", "do", "nt", "think", "that", "s", "it"]),
        ("He won't, as is his wont", ["He", "wo", "n't", ",", "as", "is", "his", "wont"]),
        (
            "im sure its a lie; Im Sang-soo and its ship",
            [
                "i",
                "m",
                "sure",
                "it",
                "s",
                "a",
                "lie",
                ";",
                "Im",
                "Sang",
                "-",
                "soo",
                "and",
                "its",
                "ship",
            ],
        ),
        ("What?! ------ No!!", ["What", "?!", "------", "No", "!!"]),
    ],
)
def test_words(text, words):
    assert [text[start:end] for start, end in word_spans(text)] == words


@given(st.text())
def test_every_visible_character_is_in_exactly_one_word(text):
    spans = list(word_spans(text, 5))
    covered = [position for start, end in spans for position in range(start - 5, end - 5)]
    assert covered == [position for position, character in enumerate(text) if not character.isspace()]

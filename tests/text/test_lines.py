"""Blocks of plain text."""

import pytest

from kg.text.lines import ends_sentence, split_blocks, weigh_words


def texts(raw):
    return [block.text for block in split_blocks(raw)]


def test_wrapped_paragraphs_are_joined():
    raw = """The foreign ministers of Vantry and Orlen met in
Sarn on Monday and agreed to open the bridge that
links the two states.

They will meet again.
"""
    assert texts(raw) == [
        "The foreign ministers of Vantry and Orlen met in Sarn on Monday and agreed to open the bridge that links the"
        " two states.",
        "They will meet again.",
    ]


def test_a_sentence_that_ends_at_the_margin_does_not_end_its_paragraph():
    raw = """The ministers of both states met in the town of Sarn.
Marchmain praised the talks, which had lasted for two
days, and thanked her hosts.
"""
    assert len(texts(raw)) == 1


def test_one_paragraph_a_line_stays_apart():
    raw = "\n".join(
        [
            "The ministers met on Monday, and they agreed to open the bridge that links the two states before June.",
            "The opposition in Orlen criticized the agreement and demanded a vote in parliament on the new bridge.",
            "Nobody knows who will pay.",
        ]
    )
    assert len(texts(raw)) == 3


def test_headlines_below_each_other_stay_apart():
    raw = "Korea to ease entry rules to boost tourism and spending\nTop envoy tapped as new security advisor of Seoul"
    assert len(texts(raw)) == 2


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        (
            "The committee praised the long-\nstanding friendship of the two mountain towns",
            ["The committee praised the long-", "standing friendship of the two mountain towns"],
        ),
        (
            "The committee of the harbour praised the long-\nstanding friendship of both",
            ["The committee of the harbour praised the long-standing friendship of both"],
        ),
    ],
)
def test_compounds_are_joined_without_a_space_where_the_line_is_full(raw, joined):
    assert texts(raw) == joined


def test_ideographs_are_joined_without_a_space():
    raw = "港" * 45 + "\n" + "町" * 45 + "\n" + "湾" * 10 + "。"
    assert texts(raw) == ["港" * 45 + "町" * 45 + "湾" * 10 + "。"]


def test_bullets_are_taken_off_and_remembered():
    blocks = list(split_blocks("• Politics\n\n•\nSport\n\n1. Trade\n\n1965 was the year."))
    assert [(block.text, block.bullet) for block in blocks] == [
        ("Politics", True),
        ("Sport", True),
        ("Trade", True),
        ("1965 was the year.", False),
    ]


@pytest.mark.parametrize(
    "text", ["He left.", 'He said "no."', "He left. (Agency)", "協定に署名した。", "Really?!", "“Gone.”"]
)
def test_ends_sentence(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Talks in May", "Politics:", "(Agency)", "8:30", ""])
def test_does_not_end_sentence(text):
    assert not ends_sentence(text)


def test_weigh_words():
    assert weigh_words("양국은 서울에서 만났다.") == 3
    assert weigh_words("") == 0

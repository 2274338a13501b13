"""Tables stand before the network when words are taken for names."""

import pytest

from kg.language.names import find_names


def names(text, labels, tags=None):
    joined = ["-" in (before, word) for before, word in zip(["", *text.split()], text.split(), strict=False)]
    words = text.split()
    tags = tags or ["PROPN/NNP" if word[0].isupper() else "NOUN/NN" for word in words]
    return [
        (" ".join(words[name.begin : name.end]), name.type) for name in find_names(words, tags, labels.split(), joined)
    ]


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("Tokyo agreed", "B-PER O", [("Tokyo", "City")]),
        ("North Korea warned", "B-PER I-PER O", [("North Korea", "Country")]),
        ("Seoul and Washington met", "O O B-ORG O", [("Seoul", "City"), ("Washington", "City")]),
        ("Ada Osei visited Norway", "B-PER I-PER O O", [("Ada Osei", "Person"), ("Norway", "Country")]),
        ("President Ada Osei", "B-PER I-PER I-PER", [("Ada Osei", "Person")]),
        ("Minister Kang spoke", "O O O", [("Kang", "Person")]),
        ("the Bank of Japan", "O B-ORG I-ORG I-ORG", [("Bank of Japan", "Organization")]),
        ("Michael Jordan left", "B-PER I-PER O", [("Michael Jordan", "Person")]),
        ("Jordan left", "B-PER O", [("Jordan", "Person")]),
        ("to Jordan today", "O B-LOC O", [("Jordan", "Country")]),
        ("Lee Sang - deok met", "B-PER I-PER O O O", [("Lee Sang - deok", "Person")]),
        ("Japanese ministers met", "O O O", []),
        (
            "the Ministry of Foreign Affairs",
            "O B-ORG I-ORG B-ORG I-ORG",
            [("Ministry of Foreign Affairs", "Organization")],
        ),
        ("The Harbour Board , said", "B-ORG I-ORG I-ORG I-ORG O", [("Harbour Board", "Organization")]),
    ],
)
def test_names(text, labels, expected):
    assert names(text, labels) == expected


def test_a_common_word_is_no_country():
    assert names("roast turkey", "O O", ["VERB/VB", "NOUN/NN"]) == []

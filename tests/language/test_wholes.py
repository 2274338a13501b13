"""A name has all the words that a hyphen, the tree or what the body is for gives it, and no word twice."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.analysis import Analysis
from kg.language.names import Name
from kg.language.wholes import whole_names

WORDS = ["Halden", "Norway", "Council", "for", "Peace", "-", "PF", "Lind", "led", "the", "'s", "Friday"]


def analysis_of(text, heads=None, labels=None):
    words = text.split()
    tags = ["PROPN/NNP" if word[0].isupper() else "X/X" for word in words]
    labels = labels or ["dep"] * len(words)
    return Analysis(tuple(words), tuple(tags), tuple(heads or [0] * len(words)), tuple(labels), ("O",) * len(words))


def names_of(text, *names, heads=None, labels=None):
    analysis = analysis_of(text, heads, labels)
    joined = ["-" in pair for pair in zip(["", *analysis.words], analysis.words, strict=False)]
    return [" ".join(analysis.words[name.begin : name.end]) for name in whole_names(analysis, names, joined)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("HALD - PF leaders met", [Name(0, 1, "Organization"), Name(2, 3, "Organization")], ["HALD - PF"]),
        ("HALD - OIR leaders met", [Name(0, 1, "Organization")], ["HALD - OIR"]),
        ("Halden - Fjord talks", [Name(0, 1, "Organization"), Name(2, 3, "Organization")], ["Halden", "Fjord"]),
        ("NATO - Halden talks", [Name(0, 1, "Organization", certain=True)], ["NATO"]),
        ("Jean - Marc left", [Name(2, 3, "Person")], ["Jean - Marc"]),
        ("the Halden - led force", [Name(1, 2, "Organization")], ["Halden"]),
        ("the Halden Council for Peace met", [Name(1, 3, "Organization")], ["Halden Council for Peace"]),
        ("the Halden Council for weeks", [Name(1, 3, "Organization")], ["Halden Council"]),
        ("the Halden Council for Lind", [Name(1, 3, "Organization"), Name(4, 5, "Person")], ["Halden Council", "Lind"]),
    ],
)
def test_the_words_of_a_name(text, names, expected):
    assert names_of(text, *names) == expected


def test_a_branch_is_named_with_its_country():
    names = [Name(0, 2, "Organization"), Name(2, 3, "Country", certain=True)]
    labels = ["compound", "compound", "nmod:poss", "case", "nsubj"]
    assert names_of("Harbour Watch Norway 's director", *names, heads=[2, 5, 5, 3, 0], labels=labels) == [
        "Harbour Watch Norway"
    ]


def test_what_the_tree_counts_to_a_name():
    labels = ["nsubj", "flat", "flat", "root"]
    assert names_of("Ada Hildur Askvold left", Name(0, 1, "Person"), heads=[4, 1, 1, 0], labels=labels) == [
        "Ada Hildur Askvold"
    ]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.data())
def test_names_keep_their_words_and_share_none(words, data):
    heads = data.draw(st.lists(st.integers(0, len(words)), min_size=len(words), max_size=len(words)))
    labels = data.draw(st.lists(st.sampled_from(["flat", "compound"]), min_size=len(words), max_size=len(words)))
    kinds = data.draw(st.lists(st.sampled_from(["Person", "Organization", "Country"]), min_size=len(words)))
    names = [Name(at, at + 1, kind) for at, (kind, word) in enumerate(zip(kinds, words, strict=False)) if word[0] < "a"]
    analysis = analysis_of(" ".join(words), heads, labels)
    wholes = whole_names(analysis, names, [True] * len(words))
    assert all(one.end <= other.begin for one, other in pairwise(wholes))
    assert all(any(whole.begin <= name.begin and name.end <= whole.end for whole in wholes) for name in names)

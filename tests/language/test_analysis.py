"""What rules mend in the network's trees."""

import pytest

from kg.language.analysis import Analysis, mend


def tree(*rows):
    """Build an analysis from rows "word tag head relation"."""
    words, tags, heads, labels = zip(*(row.split() for row in rows), strict=True)
    return Analysis(words, tags, tuple(int(head) for head in heads), labels, ("O",) * len(words))


CASES = {
    "two halves of a hyphenated word are one apposition": (
        tree(
            "Lind PROPN/NNP 5 nsubj",
            "director N/NN 1 conj",
            "- PROPN/HYPH 2 punct",
            "general N/NN 1 appos",
            "left VERB/VBD 0 root",
        ),
        tree(
            "Lind PROPN/NNP 5 nsubj",
            "director N/NN 1 appos",
            "- PROPN/HYPH 2 punct",
            "general N/NN 2 compound",
            "left VERB/VBD 0 root",
        ),
    ),
    "a participle behind the verb of saying hangs from it": (
        tree(
            "Oslo PROPN/NNP 2 nsubj",
            "pays VERB/VBZ 4 ccomp",
            "Lind PROPN/NNP 4 nsubj",
            "said VERB/VBD 0 root",
            "urging VERB/VBG 2 advcl",
        ),
        tree(
            "Oslo PROPN/NNP 2 nsubj",
            "pays VERB/VBZ 4 ccomp",
            "Lind PROPN/NNP 4 nsubj",
            "said VERB/VBD 0 root",
            "urging VERB/VBG 4 advcl",
        ),
    ),
    "a verb has one subject": (
        tree(
            "Lind PROPN/NNP 5 nsubj",
            "is A/VBZ 3 aux:pass",
            "expected VERB/VBN 5 ccomp",
            "Oslo PROPN/NNP 5 nsubj",
            "said VERB/VBD 0 root",
        ),
        tree(
            "Lind PROPN/NNP 3 nsubj:pass",
            "is A/VBZ 3 aux:pass",
            "expected VERB/VBN 5 ccomp",
            "Oslo PROPN/NNP 5 nsubj",
            "said VERB/VBD 0 root",
        ),
    ),
    "the first of two objects is the indirect one": (
        tree("promised VERB/VBD 0 root", "Lind PROPN/NNP 1 obj", "money N/NN 1 obj"),
        tree("promised VERB/VBD 0 root", "Lind PROPN/NNP 1 iobj", "money N/NN 1 obj"),
    ),
    "a description of one is of the nearest name": (
        tree("Lind PROPN/NNP 0 root", "and C/CC 3 cc", "Osei PROPN/NNP 1 conj", "adviser N/NN 1 appos"),
        tree("Lind PROPN/NNP 0 root", "and C/CC 3 cc", "Osei PROPN/NNP 1 conj", "adviser N/NN 3 appos"),
    ),
    "a description of several stays": (
        tree("Lind PROPN/NNP 0 root", "and C/CC 3 cc", "Osei PROPN/NNP 1 conj", "advisers N/NNS 1 appos"),
        tree("Lind PROPN/NNP 0 root", "and C/CC 3 cc", "Osei PROPN/NNP 1 conj", "advisers N/NNS 1 appos"),
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_mend(before, after):
    assert mend(before) == after

"""What rules mend in the network's trees."""

from dataclasses import replace

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
    "a name hangs from one noun": (
        replace(
            tree(
                "head N/NN 5 nsubj",
                "bank N/NN 1 nmod",
                "Ana PROPN/NNP 1 appos",
                "Osei PROPN/NNP 2 appos",
                "left V 0 root",
            ),
            names=("O", "O", "B-PER", "I-PER", "O"),
        ),
        replace(
            tree(
                "head N/NN 5 nsubj",
                "bank N/NN 1 nmod",
                "Ana PROPN/NNP 1 appos",
                "Osei PROPN/NNP 3 flat",
                "left V 0 root",
            ),
            names=("O", "O", "B-PER", "I-PER", "O"),
        ),
    ),
    "a verb with a capital in a name ends it": (
        replace(
            tree(
                "Ada PROPN/NNP 2 nsubj",
                "Reach VERB/VBP 0 root",
                "signed VERB/VBN 2 xcomp",
                "it P/PRP 3 obj",
                ". U/. 2 punct",
            ),
            names=("B-PER", "O", "O", "O", "O"),
        ),
        replace(
            tree(
                "Ada PROPN/NNP 3 nsubj",
                "Reach PROPN/NNP 1 flat",
                "signed VERB/VBD 0 root",
                "it P/PRP 3 obj",
                ". U/. 3 punct",
            ),
            names=("B-PER", "I-PER", "O", "O", "O"),
        ),
    ),
    "a name is no part of a common noun": (
        tree("sold V 0 root", "the D/DT 3 det", "tanker N/NN 1 obj", "Sula PROPN/NNP 3 flat"),
        tree("sold V 0 root", "the D/DT 3 det", "tanker N/NN 1 obj", "Sula PROPN/NNP 3 appos"),
    ),
    "who stands before a bare verb does it": (
        tree("Lind PROPN/NNP 2 nsubj", "saw V 0 root", "men NOUN/NNS 4 iobj", "leave V 2 ccomp"),
        tree("Lind PROPN/NNP 2 nsubj", "saw V 0 root", "men NOUN/NNS 4 nsubj", "leave V 2 ccomp"),
    ),
    "a statement that its speaker splits is one clause": (
        tree("Oslo PROPN/NNP 3 ccomp", "Lind PROPN/NNP 3 nsubj", "said V 0 root", "paid VERB/VBD 3 ccomp"),
        tree("Oslo PROPN/NNP 4 nsubj", "Lind PROPN/NNP 3 nsubj", "said V 0 root", "paid VERB/VBD 3 ccomp"),
    ),
    "what is whose is the object of another's deed": (
        tree(
            "whose P/PRP$ 2 nmod:poss",
            "son NOUN/NN 4 nsubj",
            "police NOUN/NNS 4 nsubj",
            "beat V 5 acl:relcl",
            "Lind X 0 root",
        ),
        tree(
            "whose P/PRP$ 2 nmod:poss",
            "son NOUN/NN 4 obj",
            "police NOUN/NNS 4 nsubj",
            "beat V 5 acl:relcl",
            "Lind X 0 root",
        ),
    ),
    "an office hangs from the name behind it": (
        replace(tree("Minister N/NN 3 nsubj", "Lind PROPN/NNP 3 nsubj", "left V 0 root"), names=("O", "B-PER", "O")),
        replace(
            tree("Minister N/NN 2 nmod:desc", "Lind PROPN/NNP 3 nsubj", "left V 0 root"), names=("O", "B-PER", "O")
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

"""Dictionary forms."""

import pytest

from kg.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "pos", "tag", "lemma"),
    [
        ("met", "VERB", "VBD", "meet"),
        ("paid", "VERB", "VBN", "pay"),
        ("apologized", "VERB", "VBD", "apologize"),
        ("refusing", "VERB", "VBG", "refuse"),
        ("agreed", "VERB", "VBN", "agree"),
        ("called", "VERB", "VBN", "call"),
        ("visited", "VERB", "VBD", "visit"),
        ("signed", "VERB", "VBD", "sign"),
        ("settled", "VERB", "VBN", "settle"),
        ("mulling", "VERB", "VBG", "mull"),
        ("denies", "VERB", "VBZ", "deny"),
        ("tries", "VERB", "VBZ", "try"),
        ("promises", "VERB", "VBZ", "promise"),
        ("reaches", "VERB", "VBZ", "reach"),
        ("is", "AUX", "VBZ", "be"),
        ("n't", "PART", "RB", "not"),
        ("ministries", "NOUN", "NNS", "ministry"),
        ("women", "NOUN", "NNS", "woman"),
        ("losses", "NOUN", "NNS", "loss"),
        ("talks", "NOUN", "NNS", "talk"),
        ("Philippines", "PROPN", "NNPS", "Philippines"),
        ("stricter", "ADJ", "JJR", "strict"),
        ("better", "ADJ", "JJR", "good"),
        ("them", "PRON", "PRP", "they"),
    ],
)
def test_lemma(word, pos, tag, lemma):
    assert lemma_of(word, pos, tag) == lemma

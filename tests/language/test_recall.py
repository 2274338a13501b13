"""People who are told by their whole name are found where they have their surname alone."""

import pytest

from kg.language import load_parser
from kg.model import Document, Paragraph


def article(*paragraphs):
    text, spans, start = "\n\n".join(paragraphs), [], 0
    for part in paragraphs:
        spans.append(Paragraph(start, start + len(part)))
        start += len(part) + 2
    return Document(Document.id_of(text), text, tuple(spans))


def names(sentences):
    return [(one.text, one.type) for sentence in sentences for one in sentence.mentions]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("According to Reckon, the harbour will close.", []),
        ("A letter from Reckon reached the bank.", []),
        ("They asked Reckon to leave.", [("Reckon", "Organization")]),
    ],
)
def test_a_surname_that_is_a_common_word_is_found_once_the_whole_name_is_told(sentence, alone):
    told = article("The bank named Paul Reckon as its chairman.", sentence)
    assert names(load_parser().sentences(told)) == [("Paul Reckon", "Person"), *alone]
    assert names(load_parser().parse(told)) == [("Paul Reckon", "Person"), ("Reckon", "Person")]


@pytest.mark.parametrize("sentence", ["They met in Begin Street.", "The talks begin in May.", "Begin!"])
def test_what_only_looks_like_a_surname_is_nobody(sentence):
    told = article("Menachem Begin led the delegation.", sentence)
    assert names(load_parser().parse(told)) == [("Menachem Begin", "Person")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Carter met Sadat and Begin together on the first days.", ["Carter", "Sadat", "Begin"]),
        ("Begin refused to give them up.", ["Begin"]),
        ("Begin the talks now.", []),
        ("On Monday they begin the talks.", []),
    ],
)
def test_a_surname_that_was_taken_for_a_verb_is_read_again_as_a_name(sentence, found):
    told = article("Menachem Begin led the delegation.", sentence)
    _, second = load_parser().parse(told)
    assert [one.text for one in second.mentions] == found
    assert {token.pos for token in second.tokens if token.text in found} <= {"PROPN"}

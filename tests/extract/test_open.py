"""Open propositions: golden sentences, written before they were read, and that every word is where it is said to be.

The lines below a sentence are all that is to be found in it: subject | relation | object | further arguments |
standing | who says so. A relation in brackets is stated by no word; "-" is no object.
"""

from pathlib import Path

import pytest

from kg.extract.opened import open_propositions
from kg.language import load_parser
from kg.rdf.ontology import load_ontology
from tests.extract.readings import document_of
from tests.golden import cases, parameters

FOLDER = Path(__file__).parent / "open"


def opened(text):
    """Return the document and the open propositions of a text."""
    document = document_of(text)
    return document, list(open_propositions(document, load_parser().parse(document), load_ontology()))


def line_of(proposition):
    relation = proposition.relation.text if proposition.relation.spans else f"[{proposition.relation.text}]"
    thing = proposition.object.text if proposition.object else "-"
    further = " / ".join(part.text for part in proposition.arguments)
    positive = proposition.polarity == "positive"
    standing = str(proposition.modality) if positive else f"{proposition.modality}, negative"
    speakers = " < ".join(part.text for part in proposition.attribution)
    line = f"{proposition.subject.text} | {relation} | {thing} | {further} | {standing} | {speakers}"
    return line.replace("|  |", "| |").rstrip()


@pytest.mark.parametrize(("text", "lines"), parameters(FOLDER))
def test_sentence(text, lines):
    _, propositions = opened(text)
    assert sorted(map(line_of, propositions)) == sorted(lines)


def test_there_are_enough_sentences():
    assert len(list(cases(FOLDER))) >= 60


@pytest.mark.parametrize("text", [text for _, text, _, _ in cases(FOLDER)])
def test_words_stand_where_they_are_said_to_stand(text):
    document, propositions = opened(text)
    for proposition in propositions:
        parts = [proposition.subject, *proposition.arguments, *proposition.attribution]
        for part in [*parts, proposition.object] if proposition.object else parts:
            assert document.text[part.start : part.end] == part.text
        spans = proposition.relation.spans
        assert not spans or " ".join(document.text[start:end] for start, end in spans) == proposition.relation.text
        assert list(spans) == sorted(spans)

"""Matching tells why a frame sees nothing, in words that name what stands in the way."""

import pytest

from kg.extract import extract, look
from kg.language import load_parser
from kg.rdf.ontology import load_ontology
from tests.extract.readings import document_of

ONTOLOGY = load_ontology()
MISSES = [
    ("Osei was arrested on Monday.", "detain", "missing subject: nothing stands there as nsubj"),
    ("Norway rejected on Monday.", "reject", "missing object: nothing stands there as obj or xcomp or ccomp"),
    ("Nobody met Ada Lind in Oslo.", "meet", "subject does not fit: 'Nobody' is no name; it must be Actor"),
    (
        "The plan visited Norway.",
        "visit",
        "subject does not fit: 'The plan' is Topic; it must be Group or Organization or Person",
    ),
    ("Norway met the plan.", "meet", "object does not fit: 'the plan' is Topic; it must be Actor"),
    ("Norway gave Iceland bread.", "give", "missing amount: nothing stands there as obj"),
    (
        '"Norway met Iceland in Oslo last week."',
        "meet",
        "it stands in a quotation, and nothing tells who says it",
    ),
]


def looked(text):
    document = document_of(text)
    return list(look(document, load_parser().parse(document), ONTOLOGY))


def attempts_of(text, frame):
    return [attempt for seen in looked(text) for attempt in seen.attempts if attempt.frame.name == frame]


@pytest.mark.parametrize(("text", "frame", "words"), MISSES, ids=[words[:40] for _, _, words in MISSES])
def test_a_miss_says_what_is_in_the_way(text, frame, words):
    (attempt,) = attempts_of(text, frame)
    assert attempt.finding is None
    assert str(attempt.miss) == words


def test_what_fires_has_its_finding_and_no_reason():
    (attempt,) = attempts_of("Norway met Iceland in Oslo.", "meet")
    assert (attempt.finding.subject.text, attempt.finding.object.text, attempt.miss) == ("Norway", "Iceland", None)


def test_the_findings_are_those_of_the_attempts():
    text = "Norway met Iceland and Sweden in Oslo. It paid $8 million, officials said. The talks failed."
    document = document_of(text)
    sentences = list(load_parser().parse(document))
    seen = list(look(document, sentences, ONTOLOGY))
    attempted = [attempt.finding for one in seen for attempt in one.attempts if attempt.finding]
    assert attempted == list(extract(document, sentences, ONTOLOGY))
    assert len(attempted) >= 2


def test_a_word_without_a_frame_is_seen_with_its_context():
    (seen,) = looked("Norway will not dredge the harbour.")
    assert (seen.proposition.lemma, seen.attempts) == ("dredge", ())
    assert (seen.context.modality, seen.context.polarity) == ("planned", "negative")

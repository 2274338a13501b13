"""Every example sentence of the ontology is read by the frame that it explains."""

import pytest

from kg.extract import extract
from kg.language import load_parser
from kg.model import Document, Paragraph
from kg.rdf.ontology import load_ontology

ONTOLOGY = load_ontology()
EXAMPLES = [(frame.rule, example) for frame in ONTOLOGY.frames for example in frame.examples]


def rules_that_see(text):
    document = Document(Document.id_of(text), text, (Paragraph(0, len(text)),))
    return {finding.rule for finding in extract(document, load_parser().parse(document), ONTOLOGY)}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[rule for rule, _ in EXAMPLES])
def test_example(rule, example):
    assert rule in rules_that_see(example)


def test_every_frame_has_an_example():
    assert [frame.name for frame in ONTOLOGY.frames if not frame.examples] == []

"""What a sentence shows of how safely the ends of its findings were read."""

from dataclasses import replace

import pytest

from kg.extract import look
from kg.language import load_parser
from kg.rdf.ontology import load_ontology
from tests.extract.readings import document_of, findings_of

NAMES = "Ada Lind met Jonas Ravel in Oslo."
SIGNS = [
    (NAMES, "met", (True, 0, False)),
    ("Ada Lind is the prime minister of Norway.", "worksFor", (False, 0, False)),
    ("Gunmen attacked Ada Lind in Oslo.", "attacked", (True, 1, False)),
    ("Gunmen from Norway attacked Ada Lind in Oslo.", "attacked", (True, 0, False)),
    ("Gunmen attacked two fishermen in Oslo.", "attacked", (True, 2, False)),
    ("Raiders attacked twenty-five fishermen and two guards.", "attacked", (True, 2, True)),
    ("The harbour board rejected the plan.", "rejected", (True, 2, False)),
]


@pytest.mark.parametrize(("text", "relation", "signs"), SIGNS, ids=[text[:40] for text, *_ in SIGNS])
def test_signs(text, relation, signs):
    finding = next(finding for finding in findings_of(text) if finding.relation == relation)
    assert (finding.signs.event, finding.signs.unnamed, finding.signs.listed) == signs


def test_the_parser_is_surer_of_a_plain_sentence():
    (plain,) = findings_of(NAMES)
    (winding,) = [
        finding
        for finding in findings_of("Old Lind walks fish dock, harbour board heads run, met Jonas Ravel in Oslo.")
        if finding.relation == "met"
    ]
    assert winding.signs.parse < plain.signs.parse <= 0


def test_a_parser_that_does_not_tell_counts_as_sure():
    document = document_of(NAMES)
    sentences = [
        replace(sentence, tokens=tuple(replace(token, sure=1.0) for token in sentence.tokens))
        for sentence in load_parser().parse(document)
    ]
    (finding,) = [attempt.finding for seen in look(document, sentences, load_ontology()) for attempt in seen.attempts]
    assert finding.signs.parse == 0

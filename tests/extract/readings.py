"""Reads sentences with the shipped parser and prints what extraction finds, one line per finding.

``python -m tests.extract.readings`` writes what is found now into the case files; read the difference before you
commit it, line by line: each must be what the sentence says.
"""

from datetime import date
from pathlib import Path

from kg.extract import extract
from kg.language import load_parser
from kg.model import Document, Paragraph, Value
from kg.rdf.ontology import load_ontology
from tests.golden import rewrite

DATELINE = date(2014, 4, 16)  # a Wednesday


def document_of(text, published=DATELINE):
    """Return a document of paragraphs separated by blank lines."""
    paragraphs, start = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(Paragraph(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Document(Document.id_of(text), text, tuple(paragraphs), published=published)


def findings_of(text, published=DATELINE, ontology=None):
    """Return the findings in a text."""
    document = document_of(text, published)
    return list(extract(document, load_parser().parse(document), ontology or load_ontology()))


def line_of(finding):
    """Return a finding as a line: subject | relation | object | qualifiers | standing | who says so."""
    qualifiers = ", ".join(
        f"{name}={_words(filler)}" for name, filler in sorted(finding.qualifiers, key=lambda pair: pair[0])
    )
    standing = str(finding.modality) if finding.polarity == "positive" else f"{finding.modality}, negative"
    speakers = " < ".join(mention.text for mention in finding.attribution)
    return " | ".join(
        (finding.subject.text, finding.relation, _words(finding.object), qualifiers, standing, speakers)
    ).rstrip()


def _words(filler):
    if isinstance(filler, Value):
        return f"{filler.text} [{_number(filler)} {filler.unit}]".replace(" ]", "]")
    return filler.text


def _number(value):
    parts = (value.value, value.limit) if value.limit.startswith("to ") else (value.limit, value.value)
    return " ".join(filter(None, parts))


def lines_of(text, published=DATELINE):
    """Return all findings in a text as sorted lines."""
    return sorted(line_of(finding) for finding in findings_of(text, published))


CASES = Path(__file__).parent / "cases"


if __name__ == "__main__":
    rewrite(CASES, lines_of)

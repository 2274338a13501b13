"""The invented stories as claims, and a small ontology for them."""

import re
from dataclasses import replace
from datetime import date
from itertools import groupby

from kg.model import Claim, Document, Entity, Evidence, Modality, Paragraph, Polarity, Value, content_id
from kg.schema import Class, Ontology, Relation
from tests.page import stories

CLASSES = {
    "Thing": ("thing", (), "#8a8f98"),
    "Actor": ("actor", ("Thing",), "#5f6b7a"),
    "Person": ("person", ("Actor",), "#d1495b"),
    "Organization": ("organisation", ("Actor",), "#2e6f95"),
    "Group": ("group", ("Actor",), "#b07d2b"),
    "Place": ("place", ("Thing",), "#4c956c"),
    "Country": ("country", ("Place", "Actor"), "#2f7d5b"),
    "City": ("city", ("Place",), ""),
    "Position": ("position", ("Thing",), "#7b5ea7"),
    "Topic": ("topic", ("Thing",), "#8a8f98"),
    "Agreement": ("agreement", ("Topic",), "#7a8450"),
}
STATES = {
    "holdsPosition": "holds the position",
    "headOf": "is head of",
    "worksFor": "works for",
    "partOf": "is part of",
    "spokespersonFor": "speaks for",
    "represents": "represents",
    "memberOf": "is a member of",
    "locatedIn": "is located in",
}
EVENTS = {
    "met": "met",
    "agreedTo": "agreed to",
    "agreedWith": "agreed with",
    "apologizedTo": "apologised to",
    "protestedAgainst": "protested against",
    "criticized": "criticised",
}


def ontology():
    names = sorted({row[1] for _, *rows in stories.articles() for row in rows})
    relations = {
        name: Relation(
            name,
            (EVENTS | STATES).get(name, name),
            ("Thing",) if name in STATES else ("Actor",),
            ("Thing",),
            symmetric=name in {"met", "agreedWith"},
            state=name in STATES,
        )
        for name in names
    }
    classes = {name: Class(name, label, parents, colour=colour) for name, (label, parents, colour) in CLASSES.items()}
    return Ontology(classes, relations, ())


def entity(name):
    kind = stories.TYPE_OF[name]
    return Entity(content_id(kind, name), name, kind, stories.ALIASES.get(name, ()), stories.LINKS.get(name, ()))


def node(words):
    text, _, typed = words.partition("=")
    value, _, unit = typed.partition(" ")
    return Value(value, "xsd:decimal", text, unit) if typed else entity(text)


def qualifier(written):
    """Return a qualifier, its words in the text, and how a date was read; a date without value is no qualifier."""
    name, _, rest = written.partition(":")
    if name != "date":
        return (name, node(rest)), "", ""
    value, _, words = rest.partition("=")
    kind = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}.get(len(value), "")
    basis = "none" if not value else "stated" if any(map(str.isdigit, words)) else "dateline"
    return (("date", Value(value, kind, words)) if value else None), words, basis


def split(row):
    subject, predicate, object_, modality, speakers, qualifiers, marked = row
    read = [qualifier(written) for written in filter(None, qualifiers.split("|"))]
    return {
        "subject": entity(subject),
        "predicate": predicate,
        "object": node(object_),
        "modality": Modality(modality.lstrip("-")),
        "polarity": Polarity.NEGATIVE if modality.startswith("-") else Polarity.POSITIVE,
        "attribution": tuple(entity(name) for name in filter(None, speakers.split("|"))),
        "qualifiers": tuple(sorted((found for found, _, _ in read if found), key=lambda pair: pair[0])),
        "words": next((words for _, words, _ in read if words), ""),
        "basis": next((basis for _, _, basis in read if basis), ""),
        "marked": marked,
    }


def spans(marked):
    """Return a sentence without its marks, and where the marked words are."""
    plain = re.sub(r"[\[\]{}]", "", marked)
    found = {}
    for name, (open_, close) in {"subject": "[]", "object": "{}"}.items():
        words = marked[marked.index(open_) + 1 : marked.index(close)]
        start = len(re.sub(r"[\[\]{}]", "", marked[: marked.index(open_)]))
        found[name] = (start, start + len(words))
    return plain, found


def article(story):
    (title, publisher, published, sources, byline), *rows = story
    sentences = [spans(row[6])[0] for row in rows]
    text = title + "\n\n" + " ".join(sentences)
    return Document(
        Document.id_of(text),
        text,
        (Paragraph(0, len(title)), Paragraph(len(title) + 2, len(text))),
        tuple(sources.split()),
        title,
        date.fromisoformat(published),
        publisher,
        byline or None,
    )


def single(document, number, row):
    """Return the claim of one row with its one evidence."""
    parts = split(row)
    plain, found = spans(parts.pop("marked"))
    words, basis = parts.pop("words"), parts.pop("basis")
    start = document.text.index(plain)
    shifted = {name: (start + low, start + high) for name, (low, high) in found.items()}
    surfaces = (("date", words),) if words else ()
    evidence = Evidence(
        document.id,
        document.title,
        number,
        start,
        start + len(plain),
        plain,
        f"{parts['predicate']}/1",
        0.9,
        surfaces=surfaces,
        date_basis=basis,
        **shifted,
    )
    return Claim(content_id("claim", repr(sorted(parts.items()))), evidence=(evidence,), **parts)


def build():
    """Return claims and documents; the same claim in two articles is one claim with two evidences."""
    documents = [article(story) for story in stories.articles()]
    found = [
        single(document, number, row)
        for document, (_, *rows) in zip(documents, stories.articles(), strict=True)
        for number, row in enumerate(rows, start=1)
    ]
    return list(merged(sorted(found, key=lambda claim: (claim.id, claim.evidence[0].document)))), documents


def merged(claims):
    for _, same in groupby(claims, key=lambda claim: claim.id):
        first, *rest = same
        yield replace(first, evidence=tuple(claim.evidence[0] for claim in (first, *rest)))

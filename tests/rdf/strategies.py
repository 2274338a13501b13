"""Readings of any shape, with the nastiest texts that Unicode has, for property tests."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from kg.model import (
    Claim,
    Document,
    Entity,
    Evidence,
    Link,
    Modality,
    Paragraph,
    ParagraphKind,
    Polarity,
    Reading,
    Value,
    claim_id,
)
from kg.rdf.ontology import load_ontology

NASTY = (
    "\x00",
    '"',
    "\\",
    "\\u0022",
    "\n",
    "\r",
    "\t",
    " ",
    "}",
    "<b>",
    "é",
    "e\u0301",
    "\u202e",
    "\ufffe",
    "😀",
    "\u2028",
)
TEXT = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.sampled_from(NASTY))
WORDS = st.builds("{}{}".format, st.sampled_from(("Ada", "Bo", "x", "7")), TEXT)
CLASSES = ("Person", "Organization", "Country", "City", "Topic")
QUALIFIERS = ("date", "place", "topic", "amount", "recipient")
LEXICAL = {
    "xsd:decimal": (
        "8000000",
        "1.5",
        "007",
        "8000000.00",
        "-0",
        "+1",
        "1.",
        ".5",
        "abc",
        "",
        "1" * 40,
        "0." + "1" * 30,
    ),
    "xsd:integer": ("12", "-3", "00", " 5", "1e3", "1" * 30),
    "xsd:date": ("2031-04-16", "2031-04-16Z", "2031-04-16+00:00", "2031-4-1", "2031-02-30"),
    "xsd:gYearMonth": ("2031-05", "2031-13"),
    "xsd:gYear": ("1965", "-0044", "12031"),
    "edtf:EDTF": ("2031-04-14/2031-04-20", "1992/..", "../2031-06", "2012-21", "", "a/b\n"),
    "xsd:string": ("May", "", "a\\b\n"),
    "xsd:int": ("5", "05"),
}


@cache
def ontology():
    return load_ontology()


@st.composite
def values(draw):
    datatype = draw(st.sampled_from(sorted(LEXICAL)))
    value = draw(st.sampled_from(LEXICAL[datatype]))
    unit = draw(st.sampled_from(("", "USD", 'u"nit')))
    # The graph keeps one wording per value, so here the wording follows from the value.
    plain = len(value) % 2 == 0 and not unit
    limit = draw(st.sampled_from(("", "at least", "to 9", "to x")))
    return Value(value, datatype, value if plain else f"{value} {unit} in words\n", unit=unit, limit=limit)


@st.composite
def entities(draw):
    """Return entities by id; the same ids come with other names in another reading."""
    pool = []
    for number in range(draw(st.integers(2, 4))):
        name = draw(WORDS)
        aliases = tuple(sorted(draw(st.sets(WORDS, max_size=2)) - {name}))
        links = ("http://www.wikidata.org/entity/Q1",) if draw(st.booleans()) else ()
        same = links if draw(st.booleans()) else ()
        pool.append(Entity(f"e{number}/é ", name, CLASSES[number], aliases, links, same))
    return pool


@st.composite
def documents(draw):
    parts = draw(st.lists(WORDS.map(lambda words: words + "."), min_size=1, max_size=3))
    text = "\n\n".join(parts)
    paragraphs, start = [], 0
    for part in parts:
        kind = draw(st.sampled_from(ParagraphKind))
        paragraphs.append(Paragraph(start, start + len(part), kind, draw(st.sampled_from(("en", "ko", "und")))))
        start += len(part) + 2
    return Document(
        id=Document.id_of(text),
        text=text,
        paragraphs=tuple(paragraphs),
        sources=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
        title=draw(st.none() | TEXT),
        published=draw(st.none() | st.just(date(2031, 4, 16))),
        publisher=draw(st.none() | TEXT),
        byline=draw(st.none() | TEXT),
        language=draw(st.sampled_from(("en", "und"))),
    )


@st.composite
def spans(draw, paragraph):
    start = draw(st.integers(paragraph.start, paragraph.end - 1))
    return start, draw(st.integers(start + 1, paragraph.end))


@st.composite
def evidences(draw, document):
    number = draw(st.integers(0, len(document.paragraphs) - 1))
    sentence = document.paragraphs[number]
    surfaces = draw(st.sets(st.tuples(st.sampled_from(("subject", "date", "object")), TEXT), max_size=2))
    return Evidence(
        document=document.id,
        title=document.title or "",
        sentence=number,
        start=sentence.start,
        end=sentence.end,
        quote=document.text[sentence.start : sentence.end],
        rule=draw(st.sampled_from(("meet/1", "pay/2"))),
        confidence=draw(st.floats(0, 1)),
        subject=draw(spans(sentence)),
        object=draw(spans(sentence)),
        surfaces=tuple(sorted(surfaces)),
        date_basis=draw(st.sampled_from(("", "stated", "dateline", "none"))),
    )


@st.composite
def claims(draw, document, pool):
    node = st.sampled_from(pool) | values()
    known = {
        "subject": draw(st.sampled_from(pool)),
        "predicate": draw(st.sampled_from(("met", "paid", "visited", "headOf"))),
        "object": draw(node),
        "qualifiers": draw(st.lists(st.tuples(st.sampled_from(QUALIFIERS), node), max_size=3, unique=True)),
        "polarity": draw(st.sampled_from(Polarity)),
        "modality": draw(st.sampled_from((Modality.ASSERTED, *Modality))),
        "attribution": tuple(draw(st.lists(st.sampled_from(pool), max_size=2))),
    }
    known["qualifiers"] = tuple(sorted(known["qualifiers"], key=lambda pair: (pair[0], pair[1].key)))
    proof = draw(st.lists(evidences(document), min_size=1, max_size=2, unique=True))
    ends = (known["subject"], known["predicate"], known["object"])
    stance = {name: part for name, part in known.items() if name not in {"subject", "predicate", "object"}}
    evidence = tuple(sorted(proof, key=lambda one: one.place))
    return Claim(id=claim_id(*ends, **stance), evidence=evidence, **known)


@st.composite
def links(draw, document, pool):
    number = draw(st.integers(0, len(document.paragraphs) - 1))
    start, end = draw(spans(document.paragraphs[number]))
    return Link(number, start, end, document.text[start:end], draw(st.sampled_from(pool)))


@st.composite
def readings(draw):
    document, pool = draw(documents()), draw(entities())
    found = {claim.id: claim for claim in draw(st.lists(claims(document, pool), max_size=3))}
    names = draw(st.lists(links(document, pool), max_size=3, unique=True))
    ordered = sorted(names, key=lambda link: (link.start, link.end, link.entity.id))
    return Reading(document, tuple(found[identifier] for identifier in sorted(found)), tuple(ordered), len(pool))

"""A small graph written by hand: three articles about two harbours, with every kind of claim the queries ask for."""

from datetime import date

from kg.model import (
    Claim,
    Document,
    Entity,
    Evidence,
    Link,
    Modality,
    Paragraph,
    Polarity,
    Reading,
    Value,
    claim_id,
    content_id,
)
from kg.periods import datatype_of
from kg.pipeline import identify
from kg.rdf.ontology import load_ontology
from kg.store import open_store

PLAIN, NOT = Polarity.POSITIVE, Polarity.NEGATIVE


def entity(name, kind, *aliases):
    return Entity(content_id("entity", kind, name.casefold()), name, kind, aliases)


ANNA = entity("Anna Brandt", "Person", "Brandt")
BORIS = entity("Boris Kade", "Person", "Kade")
NORTH = entity("Northland", "Country", "the north")
SOUTH = entity("Southland", "Country")
PORT = entity("Port Vell", "City")
HERALD = entity("Vell Herald", "Organization", "Herald")
TREATY = entity("harbour treaty", "Topic")
MINISTER = entity("harbour minister", "Position")
MONEY = Value("8000000", "xsd:decimal", "$8 million", unit="USD")
DAY = Value("2021-03-04", "xsd:date", "2021-03-04")


def document(text, title, published, source):
    paragraphs = tuple(
        Paragraph(start, start + len(part)) for part, start in zip(text.split("\n\n"), offsets(text), strict=True)
    )
    return Document(Document.id_of(text), text, paragraphs, (source,), title, published, "The Test Wire", None, "en")


def offsets(text):
    start = 0
    for part in text.split("\n\n"):
        yield start
        start += len(part) + 2


def claim(
    article,
    sentence,
    subject,
    predicate,
    object_,
    *,
    qualifiers=(),
    modality=Modality.ASSERTED,
    polarity=PLAIN,
    says=(),
    ends=("", ""),
):
    start = article.text.index(sentence)
    spans = tuple((article.text.index(words, start), article.text.index(words, start) + len(words)) for words in ends)
    stance = {"polarity": polarity, "modality": modality, "attribution": tuple(says)}
    told = tuple(sorted(qualifiers, key=lambda q: q[0]))
    evidence = Evidence(
        article.id, article.title, 1, start, start + len(sentence), sentence, f"{predicate}/1", 0.9, *spans
    )
    return Claim(
        claim_id(subject, predicate, object_, qualifiers=told, **stance),
        subject,
        predicate,
        object_,
        told,
        polarity,
        modality,
        tuple(says),
        (evidence,),
    )


def link(article, words, thing):
    start = article.text.index(words)
    return Link(1, start, start + len(words), words, thing)


FIRST = document(
    "Harbour talks open\n\nAnna Brandt met Boris Kade in Port Vell on March 4. "
    "Northland promised $8 million to Southland.",
    "Harbour talks open",
    date(2021, 3, 5),
    "news/first.txt",
)
SECOND = document(
    "No deal yet\n\nKade denied that Southland signed the harbour treaty, the Vell Herald said.\n\n"
    "Brandt met Kade again.",
    "No deal yet",
    date(2021, 3, 9),
    "news/second.txt",
)
THIRD = document(
    "Deal\n\nSouthland signed the harbour treaty. Anna Brandt is harbour minister. "
    "Northland demands that the treaty be signed.",
    "Deal",
    date(2021, 4, 1),
    "news/third.txt",
)

MEETING = claim(
    FIRST,
    "Anna Brandt met Boris Kade in Port Vell on March 4.",
    ANNA,
    "met",
    BORIS,
    qualifiers=(("date", DAY), ("place", PORT)),
    ends=("Anna Brandt", "Boris Kade"),
)
PLEDGE = claim(
    FIRST,
    "Northland promised $8 million to Southland.",
    NORTH,
    "promised",
    MONEY,
    qualifiers=(("amount", MONEY), ("recipient", SOUTH)),
    modality=Modality.PROMISED,
    ends=("Northland", "$8 million"),
)
DENIAL = claim(
    SECOND,
    "Kade denied that Southland signed the harbour treaty, the Vell Herald said.",
    SOUTH,
    "signed",
    TREATY,
    polarity=NOT,
    modality=Modality.DENIED,
    says=(HERALD, BORIS),
    ends=("Southland", "harbour treaty"),
)
AGAIN = claim(SECOND, "Brandt met Kade again.", ANNA, "met", BORIS, ends=("Brandt", "Kade"))
SIGNING = claim(
    THIRD, "Southland signed the harbour treaty.", SOUTH, "signed", TREATY, ends=("Southland", "harbour treaty")
)
OFFICE = claim(
    THIRD, "Anna Brandt is harbour minister.", ANNA, "holdsPosition", MINISTER, ends=("Anna Brandt", "harbour minister")
)
DEMAND = claim(
    THIRD,
    "Northland demands that the treaty be signed.",
    NORTH,
    "demanded",
    TREATY,
    modality=Modality.DEMANDED,
    ends=("Northland", "treaty"),
)

READINGS = (
    Reading(FIRST, (MEETING, PLEDGE), (link(FIRST, "Anna Brandt", ANNA), link(FIRST, "Southland", SOUTH)), 3),
    Reading(SECOND, (DENIAL, AGAIN), (link(SECOND, "Kade", BORIS), link(SECOND, "Brandt", ANNA)), 3),
    Reading(THIRD, (SIGNING, OFFICE, DEMAND), (link(THIRD, "Southland", SOUTH), link(THIRD, "Anna Brandt", ANNA)), 4),
)


def dated(*dates):
    """Return a reading with one meeting for each date."""
    meetings = [
        claim(FIRST, MEETING.evidence[0].quote, ANNA, "met", BORIS, qualifiers=(("date", day),))
        for day in (Value(text, datatype_of(text), text) for text in dates)
    ]
    return Reading(FIRST, tuple(sorted(meetings, key=lambda one: one.id)), (), 3)


def write_store(location, readings=READINGS):
    """Make a store of articles in a folder and return its path."""
    with open_store(str(location), mode="write", ontology=load_ontology()) as store:
        for reading in readings:
            store.add(reading)
        identify(store)
    return str(location)

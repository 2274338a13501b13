"""Two invented articles, read by hand: what the tests of rdf, store and export write and read back.

In them: a symmetric relation, a plan, a denial, a chain of attribution, money, a date of a month, an event with place
and topic, two readings of one claim, an entity in both articles, and an alias.
"""

from datetime import date

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

OTTER = Entity("e-otter", "Maria Otter", "Person", ("Otter",))
HALE = Entity("e-hale", "Jonas Hale", "Person", ("Hale", "Mr Hale"))
NORVIA = Entity("e-norvia", "Norvia", "Country", ("the Norvians",), ("http://www.wikidata.org/entity/Q900001",))
SUND = Entity("e-sund", "Sund", "City")
HARBOUR = Entity("e-harbour", "Harbour Fund", "Organization")
COURIER = Entity("e-courier", "Sund Courier", "Organization")
AIDE = Entity("e-aide", "an aide", "Person")
FISHING = Entity("e-fishing", "fishing rights", "Topic")
POST = Entity("e-post", "fisheries minister of Norvia", "Position")
MONEY = Value("8000000", "xsd:decimal", "$8 million", unit="USD")
SHIPS = Value("12", "xsd:integer", "a dozen ships", unit="ships")
MAY = Value("2031-05", "xsd:gYearMonth", "2031-05")
DAY = Value("2031-04-16", "xsd:date", "2031-04-16")

FIRST_SENTENCES = (
    "Otter and Hale meet in Sund",
    "Maria Otter met Jonas Hale in Sund on Wednesday to discuss fishing rights.",
    "Norvia will pay $8 million to the Harbour Fund in May, the Sund Courier reported, citing an aide.",
    "Hale denied that Norvia had received a dozen ships.",
)
SECOND_SENTENCES = (
    "Jonas Hale held talks with Maria Otter in Sund about fishing rights on 16 April.",
    "Otter is fisheries minister of Norvia.",
)


def make_document(sentences, *, heading=False, **known):
    """Return a document with one paragraph per sentence."""
    text = "\n\n".join(sentences)
    paragraphs = []
    for index, sentence in enumerate(sentences):
        start = text.index(sentence)
        kind = ParagraphKind.HEADING if heading and index == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(start, start + len(sentence), kind))
    return Document(Document.id_of(text), text, tuple(paragraphs), **known)


FIRST = make_document(
    FIRST_SENTENCES,
    heading=True,
    sources=("https://news.example.org/first", "news/first.txt"),
    title=FIRST_SENTENCES[0],
    published=date(2031, 4, 17),
    publisher="Sund Courier",
    byline="By A. Reed",
)
SECOND = make_document(SECOND_SENTENCES, sources=("news/second.txt",))


def span_of(document, words, start=0):
    """Return where words stand in a document, at or after a place."""
    found = document.text.index(words, start)
    return found, found + len(words)


def evidence(document, sentence, subject, object_, *, rule, confidence=0.9, surfaces=(), date_basis=""):
    """Return the evidence of a sentence for a claim whose two ends are given by their words."""
    quote = document.text.split("\n\n")[sentence]
    start, end = span_of(document, quote)
    return Evidence(
        document=document.id,
        title=document.title or "",
        sentence=sentence,
        start=start,
        end=end,
        quote=quote,
        rule=rule,
        confidence=confidence,
        subject=span_of(document, subject, start),
        object=span_of(document, object_, start),
        surfaces=surfaces,
        date_basis=date_basis,
    )


def make_claim(
    subject,
    predicate,
    object_,
    evidence,
    *,
    qualifiers=(),
    polarity=Polarity.POSITIVE,
    modality=Modality.ASSERTED,
    attribution=(),
):
    """Return a claim with the id that its content gives it."""
    known = {"qualifiers": qualifiers, "polarity": polarity, "modality": modality, "attribution": attribution}
    identifier = claim_id(subject, predicate, object_, **known)
    return Claim(identifier, subject, predicate, object_, qualifiers, polarity, modality, attribution, evidence)


def met(proof, *, place=SUND):
    """Return the claim that the two met; both articles make it, so its id is the same in both."""
    return make_claim(HALE, "met", OTTER, (proof,), qualifiers=(("date", DAY), ("place", place), ("topic", FISHING)))


FIRST_MEETING = met(
    evidence(
        FIRST,
        1,
        "Jonas Hale",
        "Maria Otter",
        rule="meet/1",
        surfaces=(("date", "Wednesday"),),
        date_basis="dateline",
    )
)
SECOND_MEETING = met(
    evidence(
        SECOND,
        0,
        "Jonas Hale",
        "Maria Otter",
        rule="talks/1",
        confidence=0.8,
        surfaces=(("date", "16 April"),),
        date_basis="stated",
    )
)
UNDATED_MEETING = make_claim(
    HALE,
    "met",
    OTTER,
    (evidence(FIRST, 0, "Hale", "Otter", rule="meet/1", surfaces=(("object", "Otter"), ("subject", "Hale"))),),
)
PAYMENT = make_claim(
    NORVIA,
    "paid",
    MONEY,
    (evidence(FIRST, 2, "Norvia", "$8 million", rule="pay/1", surfaces=(("date", "May"),), date_basis="dateline"),),
    qualifiers=(("date", MAY), ("recipient", HARBOUR)),
    modality=Modality.PLANNED,
    attribution=(COURIER, AIDE),
)
RECEIPT = make_claim(
    NORVIA,
    "received",
    SHIPS,
    (evidence(FIRST, 3, "Norvia", "a dozen ships", rule="receive/2", confidence=0.75),),
    polarity=Polarity.NEGATIVE,
    modality=Modality.DENIED,
    attribution=(HALE,),
)
POSITION = make_claim(
    OTTER,
    "holdsPosition",
    POST,
    (evidence(SECOND, 1, "Otter", "fisheries minister of Norvia", rule="be/1", confidence=1.0),),
)


def make_link(document, sentence, words, entity):
    quote = document.text.split("\n\n")[sentence]
    start, end = span_of(document, words, document.text.index(quote))
    return Link(sentence, start, end, words, entity)


def make_reading(document, claims, links, sentences):
    """Return a reading in the order that readings have: claims by id, links by place."""
    ordered = tuple(sorted(links, key=lambda link: link.start))
    return Reading(document, tuple(sorted(claims, key=lambda claim: claim.id)), ordered, sentences)


FIRST_READING = make_reading(
    FIRST,
    (FIRST_MEETING, UNDATED_MEETING, PAYMENT, RECEIPT),
    (
        make_link(FIRST, 1, "Maria Otter", OTTER),
        make_link(FIRST, 1, "Jonas Hale", HALE),
        make_link(FIRST, 1, "Sund", SUND),
        make_link(FIRST, 2, "Norvia", NORVIA),
        make_link(FIRST, 2, "Harbour Fund", HARBOUR),
        make_link(FIRST, 2, "Sund Courier", COURIER),
    ),
    4,
)
SECOND_READING = make_reading(
    SECOND,
    (SECOND_MEETING, POSITION),
    (make_link(SECOND, 0, "Jonas Hale", HALE), make_link(SECOND, 0, "Maria Otter", OTTER)),
    2,
)
READINGS = (FIRST_READING, SECOND_READING)

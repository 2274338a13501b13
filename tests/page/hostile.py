"""Strings that break out of careless pages: each tries to set ``window.broken``, in every field of a graph."""

from datetime import date

from kg.model import Claim, Document, Entity, Evidence, Modality, Polarity, Value, content_id
from kg.schema import Class, Ontology, Relation

STRINGS = [
    "</script><script>window.broken=1</script>",
    "</ScRiPt ><img src=x onerror=window.broken=1>",
    "<!--<script>window.broken=1</script>",
    '"><img src=x onerror="window.broken=1">',
    "'><svg onload=window.broken=1>",
    "javascript:window.broken=1",
    "JaVaScRiPt:window.broken=1//https://a.example",
    "data:text/html,<script>parent.broken=1</script>",
    'https://a.example/"onmouseover="window.broken=1',
    "{{constructor.constructor('window.broken=1')()}} ${window.broken=1} $title $app",
    "</style><script>window.broken=1</script>",
    "</noscript><script>window.broken=1</script>",
    "</title><script>window.broken=1</script>",
    "the word href <a href=javascript:window.broken=1>x</a>",
    "__proto__",
    "constructor",
    "\u202eesrever\u202c \u2066x",
    "nul \0 and \ud800 half a pair \u2028 line \u2029 paragraph",
    "x" * 10_000,
    "\N{SAILBOAT}" * 50 + "é" + "\u0301" * 40,
    "=cmd|' /C calc'!A0",
    "",
]


def graph():
    """Return claims, documents and an ontology in which each string stands in every field that a text can reach."""
    documents = [
        Document(f"{text}{number}", text, (), (text, f"https://a.example/{number}"), text, date(2031, 1, 1), text, text)
        for number, text in enumerate(STRINGS)
    ]
    names = dict.fromkeys(STRINGS)
    classes = {name: Class(name, name, (), colour=name) for name in names}
    relations = {name: Relation(name, name, (name,), (name,)) for name in names}
    claims = [
        claim(text, document, number) for number, (text, document) in enumerate(zip(STRINGS, documents, strict=True))
    ]
    return claims, documents, Ontology(classes, relations, ())


def claim(text, document, number):
    subject = Entity(f"{text}/{number}", text, text, (text, text + "!"), (text,))
    quote = f"{text} met {text}"
    evidence = Evidence(
        document.id,
        text,
        number,
        0,
        len(quote),
        quote,
        text,
        0.5,
        (0, len(text)),
        (len(quote) - len(text), len(quote)),
        (("date", text),),
        "dateline",
    )
    qualifiers = tuple(
        sorted([("date", Value(text, "xsd:date", text)), (text, Value(text, "xsd:string", text, text))], key=str)
    )
    return Claim(
        f"{text}{number}",
        subject,
        text,
        Entity("hub", "Hub", "Person"),
        qualifiers,
        list(Polarity)[number % 2],
        list(Modality)[number % 8],
        (Entity(content_id("speaker", str(number)), text, text),),
        (evidence,),
    )

"""The terms of the graph that the constants of a query stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocabulary import term

__all__ = ["constant"]

QUOTED = r"""(?P<quote>'''|\"\"\"|'|")(?P<text>.*)(?P=quote)(?:@(?P<language>[\w-]+)|\^\^(?P<type>.+))?"""
SIGNS_AND_DIGITS, QUOTES = frozenset("+-.0123456789"), frozenset("\"'")
NUMBERS = (
    (r"[+-]?\d+", "xsd:integer"),
    (r"[+-]?\d*\.\d+", "xsd:decimal"),
    (r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+", "xsd:double"),
)


def constant(text: str, prefixes: Mapping[str, str]) -> NamedNode | Literal | None:
    r"""Return the term that is written so; None where it cannot be told, such as for one with escapes.

    >>> constant("skos:prefLabel", {"skos": "http://s#"}), constant("'Lee'@en", {}), constant(r"'a\n'", {})
    (<NamedNode value=http://s#prefLabel>, <Literal value=Lee language=en>, None)
    """
    if "\\" in text:
        return None
    try:
        return _literal(text, prefixes) or _named(text, prefixes)
    except ValueError:  # an IRI that is none, or that is relative
        return None


def _named(text: str, prefixes: Mapping[str, str]) -> NamedNode | None:
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text == "a":
        return term("rdf:type")
    prefix, colon, local = text.partition(":")
    return NamedNode(prefixes[prefix] + local) if colon and prefix in prefixes else None


def _literal(text: str, prefixes: Mapping[str, str]) -> Literal | None:
    if text.lower() in ("true", "false"):
        return Literal(text.lower(), datatype=term("xsd:boolean"))
    for pattern, datatype in NUMBERS if text[:1] in SIGNS_AND_DIGITS else ():
        if re.fullmatch(pattern, text):
            return Literal(text, datatype=term(datatype))
    found = re.fullmatch(QUOTED, text, re.DOTALL) if text[:1] in QUOTES else None
    if not found:
        return None
    datatype_ = _named(found["type"], prefixes) if found["type"] else None
    if found["type"] and datatype_ is None:
        raise ValueError(f"{found['type']} is not known")
    return Literal(found["text"], language=found["language"], datatype=datatype_)

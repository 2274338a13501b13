"""RDF terms as people read them: names instead of long IRIs, and nothing that could command a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["cell", "plain", "shorten"]

# C0 and C1 controls move the cursor or start escape sequences; the bidirectional ones reorder what is read.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
LOCAL = re.compile(r"[\w.\-/%]*")


def plain(text: str) -> str:
    r"""Return a text without control characters, line breaks as spaces.

    >>> plain("two\nlines\x1b[31m")
    'two lines [31m'
    """
    return CONTROLS.sub(" ", text)


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return a prefixed name for an IRI, or the IRI itself where no prefix fits.

    >>> shorten("https://example.org/kg/ns#met", {"kg": "https://example.org/kg/ns#"})
    'kg:met'
    """
    fitting = [(len(base), name) for name, base in prefixes.items() if base and iri.startswith(base)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}" if LOCAL.fullmatch(iri[length:]) else iri


def cell(term: object, prefixes: Mapping[str, str]) -> str:
    """Return what a table shows for a term: empty where there is none."""
    match term:
        case NamedNode():
            return plain(shorten(term.value, prefixes))
        case Literal():
            return plain(term.value)
        case BlankNode() | Triple():
            return plain(str(term))
        case _:
            return ""

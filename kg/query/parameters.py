"""The values that fill the parameters of a query, as terms of RDF."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from kg.query.answer import Term

__all__ = ["DATATYPES", "Parameter", "to_term"]

DATATYPES = {
    "date": ("xsd:date", r"\d{4}-\d\d-\d\d"),
    "integer": ("xsd:integer", r"[+-]?\d+"),
    "decimal": ("xsd:decimal", r"[+-]?\d+(\.\d+)?"),
}
EXAMPLES = {"date": "2014-04-16", "integer": "10", "decimal": "0.5"}
LOCAL = r"[\w-]+"


class Parameter(Record):
    """What a user fills in. `variable` is its name in the query; without a default it must be given."""

    name: str
    variable: str
    type: str = ""
    default: str | None = None

    def to_term(self, text: str) -> Term:
        """Return a value as the term that stands for it in the query; raise `QueryError` where it is none."""
        if self.type in DATATYPES:
            datatype, pattern = DATATYPES[self.type]
            if not re.fullmatch(pattern, text):
                raise QueryError(
                    f"parameter {self.name}: {text!r} is no {self.type}; write it like {EXAMPLES[self.type]}"
                )
            from pyoxigraph import Literal

            from kg.rdf.vocabulary import term  # most queries are given no values

            return Literal(text, datatype=term(datatype))
        return _iri(self.name, text) if self.type == "iri" else _literal(self.name, text)


def _literal(name: str, text: str) -> Literal:
    from pyoxigraph import Literal

    try:
        return Literal(text)
    except (TypeError, ValueError):
        raise QueryError(f"parameter {name}: {text!r} holds half a character; write it in Unicode") from None


def _iri(name: str, text: str) -> NamedNode:
    from pyoxigraph import NamedNode

    try:
        return NamedNode(text)
    except ValueError as error:
        raise QueryError(f"parameter {name}: {text!r} is no IRI, {error}; write it in full") from None


def to_term(name: str, text: str, prefixes: Mapping[str, str]) -> Term:
    """Return the term that a text means: ``<https://...>``, ``kg:met`` and ``"5"^^xsd:integer`` as in Turtle, or words.

    >>> prefixes = {"kg": "https://example.org/kg/ns#"}
    >>> [str(to_term("who", text, prefixes)) for text in ("Lee", "kg:met", '"5"@en')]
    ['"Lee"', '<https://example.org/kg/ns#met>', '"5"@en']
    """
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    words = _literal(name, text)
    prefix, colon, local = text.partition(":")
    shortened = bool(colon) and prefix in prefixes and re.fullmatch(LOCAL, local)
    if not shortened and text[:1] not in {"<", '"'}:
        return words
    declared = "".join(f"@prefix {known}: <{iri}> . " for known, iri in prefixes.items())
    try:
        found = [quad.object for quad in parse(f"{declared}<x:s> <x:p> {text} .", format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        reason = str(error).rpartition(": ")[2]  # the place is one behind the declared prefixes
        raise QueryError(f"parameter {name}: {text!r} is no term of RDF, {reason}; write it as Turtle does") from None
    if len(found) != 1 or not isinstance(found[0], NamedNode | Literal):
        raise QueryError(f"parameter {name}: {text!r} is no single IRI or literal; give one")
    return found[0]

"""How a typed value looks in the graph: a literal where that says it all, otherwise a node with its words.

Stores normalise numbers ("8000000.00" comes back as 8000000), so a lexical form that would not survive is kept as a
string beside its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.model import Value
from kg.periods import EDTF
from kg.rdf.facts import Facts
from kg.rdf.vocabulary import Names, datatype, kg, literal, local_name, term

__all__ = ["Part", "from_facts", "from_literal", "is_stable", "shortest", "value_parts", "value_term"]

Part: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

# Lexical forms that stores give back as they are. A date or a plain string needs no node of its own.
STABLE = {
    "xsd:date": re.compile(r"\d{4}-\d\d-\d\d"),
    "xsd:gYearMonth": re.compile(r"\d{4}-\d\d"),
    "xsd:gYear": re.compile(r"\d{4}"),
    "xsd:string": re.compile(r"(?s).*"),
    EDTF: re.compile(r"(?s).*"),
    "xsd:integer": re.compile(r"0|-?[1-9]\d*", re.ASCII),
    "xsd:decimal": re.compile(r"0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9]", re.ASCII),
}
PLAIN = frozenset({"xsd:date", "xsd:gYearMonth", "xsd:gYear", "xsd:string", EDTF})


def shortest(number: float) -> str:
    """Write a number without an exponent, as short as its reading back allows: 1, 0.9, 0.00001."""
    written = format(Decimal(repr(float(number))), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def is_stable(value: Value) -> bool:
    """Tell whether every store gives this lexical form back unchanged."""
    return value.datatype in STABLE and STABLE[value.datatype].fullmatch(value.value) is not None


def value_term(value: Value, names: Names) -> NamedNode | Literal:
    """Return what stands for a value as the object of a triple."""
    if value.datatype in PLAIN and value.text == value.value and not (value.unit or value.limit) and is_stable(value):
        return Literal(literal(value.value).value, datatype=datatype(value.datatype))
    return names.value(value.key)


def value_parts(value: Value, names: Names) -> Iterator[Part]:
    """Yield the triples about the node of a value; none where a literal says it all."""
    node = value_term(value, names)
    if isinstance(node, Literal):
        return
    yield node, term("rdf:type"), kg("Value")
    yield node, kg("value"), Literal(literal(value.value).value, datatype=datatype(value.datatype))
    yield node, kg("words"), literal(value.text)
    if value.unit:
        yield node, kg("unit"), literal(value.unit)
    if value.limit:
        yield node, kg("limit"), literal(value.limit)
        yield from _upper(node, value)
    if not is_stable(value):
        yield node, kg("lexical"), literal(value.value)
        yield node, kg("datatype"), literal(value.datatype)


def _upper(node: NamedNode, value: Value) -> Iterator[Part]:
    """Yield the end of a range as a number that queries can compare."""
    upper = value.limit.removeprefix("to ")
    if upper != value.limit and STABLE["xsd:decimal"].fullmatch(upper):
        yield node, kg("upTo"), Literal(upper, datatype=term("xsd:decimal"))


def from_literal(literal: Literal) -> Value:
    """Return the value that a plain literal stands for."""
    return Value(literal.value, _name(literal), literal.value)


def _name(literal: Literal) -> str:
    """Return the name of a literal's datatype."""
    return EDTF if literal.datatype == datatype(EDTF) else f"xsd:{local_name(literal.datatype.value)}"


def from_facts(facts: Facts) -> Value:
    """Return the value from what the graph says about its node.

    Where articles word the same value differently, the first in the order of code points stands for it.
    """
    literal = facts.thing(kg("value"))
    written = _name(literal) if isinstance(literal, Literal) else "xsd:anyURI"
    words = min(facts.texts(kg("words")) or [literal.value])
    lexical, named = facts.text(kg("lexical")), facts.text(kg("datatype"))
    unit, limit = facts.text(kg("unit")) or "", facts.text(kg("limit")) or ""
    return Value(literal.value if lexical is None else lexical, named or written, words, unit=unit, limit=limit)

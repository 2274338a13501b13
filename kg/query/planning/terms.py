"""Reading single terms of a query, each as it is written."""

from __future__ import annotations

from kg.query.planning.cursor import Cursor, UnreadError
from kg.query.tokens import TERMS

__all__ = ["CONSTANTS", "SIGNS", "read_constant", "read_iri", "read_term", "read_value"]

CONSTANTS = {"TRUE", "FALSE"}
SIGNS = {"+", "-"}


def read_term(cursor: Cursor) -> str:
    """Return the subject or object that comes next."""
    token = cursor.take()
    if token.text in SIGNS and cursor.token().kind == "number" and cursor.touches():
        return token.text + cursor.take().text
    if token.text == "_" and cursor.token().text.startswith(":") and cursor.touches():
        return "_" + cursor.take().text
    if token.kind == "string":
        return token.text + _annotation(cursor)
    if token.kind not in TERMS and token.text.upper() not in CONSTANTS:
        raise UnreadError(f"{token.text!r} is no term")
    return token.text


def _annotation(cursor: Cursor) -> str:
    """Return the language or the datatype of a literal."""
    if cursor.token().kind == "language":
        return cursor.take().text
    if not cursor.sees("^", "^"):
        return ""
    cursor.expect("^", "^")
    return f"^^{read_iri(cursor)}"


def read_iri(cursor: Cursor) -> str:
    """Return the IRI or prefixed name that comes next."""
    token = cursor.take()
    if token.kind not in ("iri", "name"):
        raise UnreadError(f"{token.text!r} is no IRI")
    return token.text


def read_value(cursor: Cursor) -> str:
    """Return a cell of VALUES: a term, or UNDEF."""
    return cursor.take().text.upper() if cursor.sees("UNDEF") else read_term(cursor)


def read_constant(cursor: Cursor) -> str | None:
    """Return the term of a ``(term AS ?variable)`` that comes next; None where it is anything else. Stay here."""
    here = cursor.position
    try:
        cursor.expect("(")
        term = read_term(cursor)
        return term if cursor.sees("AS") and term[0] not in "?$" else None
    except UnreadError:
        return None
    finally:
        cursor.position = here

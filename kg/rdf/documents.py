"""Single facts of an article, for those who need no more of it."""

from __future__ import annotations

from datetime import date

from kg.rdf.facts import QuadSource, facts_of
from kg.rdf.vocabulary import Names, kg, term

__all__ = ["read_published", "read_text"]


def read_published(source: QuadSource, document: str, names: Names) -> date | None:
    """Return the date of an article; None where it has none or is not there."""
    graph, property_ = names.document(document), term("schema:datePublished")
    told = facts_of(source, graph, graph, property_)
    return told.read(property_, date.fromisoformat) if property_ in told else None


def read_text(source: QuadSource, document: str, names: Names) -> str:
    """Return the text of an article; empty where it has none or is not there."""
    graph = names.document(document)
    return facts_of(source, graph, graph, kg("text")).text(kg("text")) or ""

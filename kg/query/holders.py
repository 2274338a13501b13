"""Who holds which office, as the claims of a graph tell it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.query.answer import run
from kg.rdf.vocabulary import named
from kg.store import Store

__all__ = ["holders"]

QUERY = """SELECT DISTINCT ?person ?office WHERE {{
  ?claim rdf:predicate <{relation}> ; rdf:subject ?person ; rdf:object/skos:prefLabel ?office .
}} ORDER BY ?person ?office
"""
RELATION = "holdsPosition"


def holders(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the ids of people with the names of offices that claims give them."""
    query = QUERY.format(relation=named(RELATION, store.ontology.iris).value)
    for person, office in run(store, query).rows():
        if isinstance(person, NamedNode) and isinstance(office, Literal):
            yield store.names.id_of(person), office.value

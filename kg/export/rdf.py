"""The graph in the formats of RDF. Everything is sorted and there are no blank nodes, so the bytes are stable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from kg.rdf.vocabulary import prefixes_of, term
from kg.store import Store

__all__ = [
    "write_json_ld",
    "write_nquads",
    "write_ntriples",
    "write_rdf_xml",
    "write_trig",
    "write_turtle",
]

# The namespaces of the terms in a graph.
NAMESPACES = ("dcterms", "edtf", "kg", "modality", "oa", "prov", "rdf", "schema", "sem", "skos", "xsd")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char


def write_nquads(store: Store, stream: IO[bytes]) -> None:
    """Write all graphs as sorted N-Quads."""
    serialize(store.quads(), stream, RdfFormat.N_QUADS)


def write_ntriples(store: Store, stream: IO[bytes]) -> None:
    """Write the union of all graphs as sorted N-Triples."""
    serialize(store.triples(), stream, RdfFormat.N_TRIPLES)


def write_trig(store: Store, stream: IO[bytes]) -> None:
    """Write all graphs as TriG, one block per graph, without the GRAPH keyword, which older readers refuse."""
    serialize(_by_graph(store.quads()), stream, RdfFormat.TRIG, prefixes=prefixes_of(store.base, NAMESPACES))


def write_json_ld(store: Store, stream: IO[bytes]) -> None:
    """Write all graphs as expanded JSON-LD."""
    serialize(_by_graph(store.quads()), stream, RdfFormat.JSON_LD)


def write_turtle(store: Store, stream: IO[bytes]) -> None:
    """Write the union of all graphs as Turtle."""
    serialize(_by_subject(store.triples()), stream, RdfFormat.TURTLE, prefixes=prefixes_of(store.base, NAMESPACES))


def write_rdf_xml(store: Store, stream: IO[bytes]) -> None:
    """Write the union of all graphs as RDF/XML, without the control characters that XML cannot hold."""
    triples = map(_fit_for_xml, _by_subject(store.triples()))
    serialize(triples, stream, RdfFormat.RDF_XML, prefixes=prefixes_of(store.base, NAMESPACES))


def _by_graph(quads: Iterable[Quad]) -> Iterator[Quad]:
    keys = (((str(quad.graph_name), *_place(quad.triple)), quad) for quad in quads)
    return (quad for _, quad in sorted(keys, key=lambda pair: pair[0]))


def _by_subject(triples: Iterable[Triple]) -> Iterator[Triple]:
    return iter(sorted(triples, key=_place))


def _place(triple: Triple) -> tuple[str, bool, str, str]:
    """Return where a triple stands among those of its graph: after its subject's type."""
    typed = triple.predicate == term("rdf:type")
    return str(triple.subject), not typed, triple.predicate.value, str(triple.object)


def _fit_for_xml(triple: Triple) -> Triple:
    thing = triple.object
    if not isinstance(thing, Literal) or not NOT_XML.search(thing.value):
        return triple
    return Triple(triple.subject, triple.predicate, Literal(NOT_XML.sub("", thing.value), datatype=thing.datatype))

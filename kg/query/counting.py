"""How many results an answer has, counted in what was written of it: the engine does not tell before."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

__all__ = ["results_in"]


def results_in(stream: BinaryIO, *, form: str, format: str) -> int:  # noqa: A002
    """Return the number of rows or triples in an answer, or whether it is yes.

    `form` is the form of the query, such as SELECT; `format` is one of those that `kg.query.write` takes, or "cite".
    """
    if form == "ASK":
        return int(b"true" in stream.read())
    return COUNTS[format](stream)


def _lines(*, header: int = 0, begin: bytes = b"") -> Callable[[BinaryIO], int]:
    def count(stream: BinaryIO) -> int:
        return sum(line.startswith(begin) for line in stream) - header

    return count


def _records(stream: BinaryIO) -> int:
    return sum(1 for _ in csv.reader(_text(stream))) - 1


def _text(stream: BinaryIO) -> Iterator[str]:
    return iter(io.TextIOWrapper(stream, encoding="utf-8", newline=""))


def _solutions(format: QueryResultsFormat) -> Callable[[BinaryIO], int]:  # noqa: A002
    def count(stream: BinaryIO) -> int:
        found = parse_query_results(stream, format=format)
        return sum(1 for _ in found) if isinstance(found, QuerySolutions) else 0

    return count


def _triples(format: RdfFormat) -> Callable[[BinaryIO], int]:  # noqa: A002
    return lambda stream: sum(1 for _ in parse(stream, format=format))


COUNTS: Mapping[str, Callable[[BinaryIO], int]] = {
    "table": _lines(header=1),
    "csv": _records,
    "tsv": _lines(header=1),
    "json": _solutions(QueryResultsFormat.JSON),
    "xml": _solutions(QueryResultsFormat.XML),
    "markdown": _lines(header=2),
    "html": _lines(header=1, begin=b"<tr>"),
    "cite": _lines(begin=b"- "),
    "turtle": _triples(RdfFormat.TURTLE),
    "ntriples": _triples(RdfFormat.N_TRIPLES),
    "rdf/xml": _triples(RdfFormat.RDF_XML),
    "json-ld": _triples(RdfFormat.JSON_LD),
}

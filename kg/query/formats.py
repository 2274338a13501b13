"""The formats that an answer can be written in. Rows and a yes or no have one family, triples another.

CSV, TSV, JSON and XML are the W3C's result formats, byte for byte as the engine writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO, TypeAlias

__all__ = ["FORMATS", "format_for", "read_records", "write"]

Writer: TypeAlias = "Callable[[Answer, BinaryIO], None]"

IRI = r"<([^>]*)>"


def _results(format: QueryResultsFormat) -> Writer:  # noqa: A002
    def write_results(answer: Answer, stream: BinaryIO) -> None:
        if isinstance(answer.results, QuerySolutions | QueryBoolean):
            answer.results.serialize(stream, format)

    return write_results


def _triples(format: RdfFormat) -> Writer:  # noqa: A002
    def write_triples(answer: Answer, stream: BinaryIO) -> None:
        serialize(answer.triples(), stream, format)

    return write_triples


def write_turtle(answer: Answer, stream: BinaryIO) -> None:
    """Write Turtle with the prefixes that it uses, sorted; the engine declares them in no certain order."""
    import re

    from kg.query.cells import shorten

    triples = answer.triples()
    iris = {iri for triple in triples for iri in re.findall(IRI, str(triple))}
    names = {shorten(iri, answer.prefixes).partition(":")[0] for iri in iris}
    used = {name: base for name, base in answer.prefixes.items() if name in names}
    written: bytes = serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b""
    lines = written.splitlines(keepends=True)
    stream.writelines([*sorted(lines[: len(used)]), *lines[len(used) :]])


def _table(answer: Answer) -> Iterator[tuple[str, ...]]:
    """Yield the header and the rows of an answer as shown cells."""
    from kg.query.cells import cell

    if answer.boolean is not None:
        yield from (("answer",), ("true" if answer.boolean else "false",))
        return
    yield answer.columns
    for row in answer.rows():
        yield tuple(cell(term, answer.prefixes) for term in row)


def write_records(answer: Answer, stream: BinaryIO) -> None:
    """Write one JSON array per line: the columns, then each row's cells as people read them."""
    import json

    stream.writelines(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n" for row in _table(answer))


def read_records(data: bytes) -> list[list[str]]:
    """Read back what `write_records` wrote."""
    import json

    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def write_markdown(answer: Answer, stream: BinaryIO) -> None:
    """Write a Markdown table; what would break its cells is escaped."""
    for number, row in enumerate(_table(answer)):
        cells = " | ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for text in row)
        stream.write(f"| {cells} |\n".encode())
        if number == 0:
            stream.write(f"|{' --- |' * len(row)}\n".encode())


HTML = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<title>Answer</title>
<style>{style}</style>
<table>
"""
STYLE = (
    "body{font:1rem/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "td,th{border-bottom:1px solid #8886;padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top}"
    ":root{color-scheme:light dark}"
)


def write_html(answer: Answer, stream: BinaryIO) -> None:
    """Write a page with a table: text only, and nothing that it loads from anywhere."""
    from base64 import b64encode
    from hashlib import sha256
    from html import escape

    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    stream.write(HTML.format(digest=digest, style=STYLE).encode())
    for number, row in enumerate(_table(answer)):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{escape(text)}</{tag}>" for text in row)
        stream.write(f"<tr>{cells}</tr>\n".encode())
    stream.write(b"</table>\n</html>\n")


ROWS: Mapping[str, Writer] = {
    "csv": _results(QueryResultsFormat.CSV),
    "tsv": _results(QueryResultsFormat.TSV),
    "json": _results(QueryResultsFormat.JSON),
    "xml": _results(QueryResultsFormat.XML),
    "markdown": write_markdown,
    "html": write_html,
}
TRIPLES: Mapping[str, Writer] = {
    "turtle": write_turtle,
    "ntriples": _triples(RdfFormat.N_TRIPLES),
    "rdf/xml": _triples(RdfFormat.RDF_XML),
    "json-ld": _triples(RdfFormat.JSON_LD),
}
FORMATS = ("table", *ROWS, *TRIPLES)
ROW_ENDINGS = {"csv": "csv", "tsv": "tsv", "srj": "json", "json": "json", "srx": "xml", "xml": "xml", "md": "markdown"}
ROW_ENDINGS |= {"html": "html", "htm": "html"}
TRIPLE_ENDINGS = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdf/xml", "xml": "rdf/xml", "jsonld": "json-ld"}
TRIPLE_ENDINGS |= {"json": "json-ld"}


def format_for(path: str, *, triples: bool = False) -> str:
    """Return the format of rows or triples that a file name stands for; raise `QueryError` where there is none.

    A name that stands for a format of the other kind only is taken at its word; `write` says that it does not fit.

    >>> format_for("out/edges.xml"), format_for("out/edges.xml", triples=True)
    ('xml', 'rdf/xml')
    """
    extension = path.rpartition(".")[2].lower()
    endings = {**ROW_ENDINGS, **TRIPLE_ENDINGS} if triples else {**TRIPLE_ENDINGS, **ROW_ENDINGS}
    if extension not in endings:
        known = ", ".join(f".{name}" for name in endings)
        raise QueryError(f"{path}: its name does not tell a format; give --format, or one of {known}")
    return endings[extension]


def write(answer: Answer, stream: BinaryIO, *, format: str) -> None:  # noqa: A002
    """Write an answer; raise `QueryError` where its kind cannot be written in this format.

    "table" is written as records, for the caller to draw.
    """
    _writer(answer, format)(answer, stream)


def _writer(answer: Answer, format: str) -> Writer:  # noqa: A002
    triples = answer.gives_triples
    family = TRIPLES if triples else {**ROWS, "table": write_records}
    if format not in family:
        from kg.rdf.spelling import spelled

        format = spelled(format, FORMATS)  # noqa: A001
    if format not in FORMATS:
        raise QueryError(f"format {format}: is unknown; use one of {', '.join(FORMATS)}")
    if format not in family:
        kind = "triples" if triples else "rows"
        raise QueryError(f"format {format}: does not fit a query that gives {kind}; use {', '.join(sorted(family))}")
    return family[format]

"""`kg query`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import SpooledTemporaryFile

import click

from kg.cli.console import is_terminal, stdin, table, write_bytes
from kg.cli.options import output_option, store_option
from kg.errors import QueryError
from kg.export.output import writing
from kg.query import (
    FORMATS,
    NamedQuery,
    Question,
    answer_bytes,
    form,
    format_for,
    named_query,
    parse_query,
    read_records,
    to_terms,
)

__all__ = ["command"]

NAME = re.compile(r"[a-z][a-z0-9-]*")
FILE = re.compile(r"@.+|\S+\.(rq|sparql)", re.IGNORECASE)
ENTITIES = {"entity", "about", "by"}  # parameters that are names of entities
IN_MEMORY = 1 << 24  # bytes of an answer that are kept in memory until it is whole


@click.command("query")
@click.argument("query")
@click.argument("values", nargs=-1, metavar="[VALUE...]")
@store_option
@click.option("-f", "--format", "format_", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
@output_option
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many results.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Stop the query after this time."
)
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
def command(
    *,
    query: str,
    values: tuple[str, ...],
    location: str,
    format_: str | None,
    output: str,
    limit: int | None,
    timeout: float | None,
    every: bool,
) -> None:
    """Ask the graph: a query by name, from a file, or in SPARQL.

    QUERY is a name (kg queries lists them), a file that ends in .rq or .sparql or follows an @, - for standard input,
    or SPARQL itself. VALUES fill the parameters of a query, as name=value or in their order. Known prefixes need no
    declaration. The query can only read, and asks no other server. On a terminal the answer is a table, and
    elsewhere CSV or, for triples, Turtle. With --timeout it comes whole or not at all.
    """
    chosen = _choose(query, values)
    question = Question(
        location,
        chosen.text,
        _format(chosen, format_, output),
        parameters=to_terms(chosen, values),
        limit=limit,
        names=_names(chosen, values),
    )
    chunks = answer_bytes(question, timeout=timeout)
    if timeout is not None:
        chunks = _whole(chunks)
    if question.format == "table":
        header, *rows = read_records(b"".join(chunks))
        table(header, rows, every=every)
    elif output == "-":
        for chunk in chunks:
            write_bytes(chunk)
    else:
        with writing(Path(output)) as stream:
            stream.writelines(chunks)


def _choose(query: str, values: Sequence[str]) -> NamedQuery:
    """Return the query that an argument means."""
    if query == "-":
        return parse_query("-", _read_stdin())
    if NAME.fullmatch(query):
        return named_query(query)
    if FILE.fullmatch(query):
        return _read(Path(query.removeprefix("@")))
    found = parse_query("SPARQL", query)
    return found if values else replace(found, parameters=())


def _read_stdin() -> str:
    stream = stdin()
    return stream.read().decode("utf-8-sig") if stream else ""


def _read(path: Path) -> NamedQuery:
    try:
        return parse_query(path.name, path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QueryError(f"query {path}: {error.strerror or error}; kg queries lists those that come with kg") from None
    except UnicodeDecodeError:
        raise QueryError(f"query {path}: is not a text in UTF-8; save it as one") from None


def _format(query: NamedQuery, wanted: str | None, output: str) -> str:
    """Return the format: the wanted one, that of the file name, or what suits the reader of standard output."""
    if wanted == "table" and output != "-":
        raise QueryError("query: a table is for the terminal; choose csv, tsv, markdown or another format for a file")
    if wanted is not None:
        return wanted
    triples = form(query.text) in {"CONSTRUCT", "DESCRIBE"}
    if output != "-":
        return format_for(output, triples=triples)
    if triples:
        return "turtle"
    return "table" if is_terminal() else "csv"


def _names(query: NamedQuery, values: Sequence[str]) -> tuple[str, ...]:
    """Return the names of entities among the values, which must be in the graph for the query to make sense."""
    terms = to_terms(query, values)
    found = (terms[one.variable] for one in query.parameters if one.name in ENTITIES)
    return tuple(name for name in (str(getattr(term, "value", "")) for term in found) if name)


def _whole(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the chunks once all of them have come."""
    with SpooledTemporaryFile(IN_MEMORY) as kept:
        kept.writelines(chunks)
        kept.seek(0)
        yield from iter(lambda: kept.read(1 << 16), b"")

"""`kg query`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import click

from kg.cli.choosing import choose, fill_in
from kg.cli.completing import query_names, query_values
from kg.cli.console import is_terminal, note, table, write_bytes
from kg.cli.manual import QueryCommand
from kg.cli.options import output_option, queries_option, store_option
from kg.cli.words import count
from kg.errors import QueryError
from kg.query import (
    FORMATS,
    NamedQuery,
    Question,
    allowed,
    answer_bytes,
    form,
    format_for,
    read_records,
    read_size,
    results_in,
    to_terms,
)

__all__ = ["command"]

ENTITIES = {"entity", "about", "by"}  # parameters that are names of entities
IN_MEMORY = 1 << 24  # bytes of an answer that are kept in memory until it is whole
NO_RESULT = 1  # the exit code for no rows or a no, where that is asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """How an answer is wanted."""

    output: str
    every: bool
    time: bool
    status: bool

    @property
    def counted(self) -> bool:
        """Tell whether the number of results is wanted."""
        return self.time or self.status


@click.command("query", cls=QueryCommand)
@click.argument("query", shell_complete=query_names)
@click.argument("values", nargs=-1, metavar="[VALUE...]", shell_complete=query_values)
@store_option
@queries_option
@click.option("--endpoint", default="", metavar="URL", help="Ask this SPARQL server in place of the graph.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Give a parameter or variable its value.")
@click.option("-f", "--format", "format_", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
@output_option
@click.option("--evidence", is_flag=True, help="Add to each row the sentences behind it.")
@click.option("--cite", is_flag=True, help="Write Markdown with the sentences as footnotes.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many results.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Stop the query after this time."
)
@click.option(
    "--memory",
    default="",
    metavar="SIZE",
    callback=lambda _ctx, _param, value: read_size(value) if value else allowed(),
    help="Stop the query when it takes more memory, such as 500M or 4G. Without it: 2G, or half of the machine's.",
)
@click.option("--explain", is_flag=True, help="Show in which order it is answered, as a table, CSV or JSON.")
@click.option("--time", "timed", is_flag=True, help="Say how many results there are and how long they took.")
@click.option("--exit-status", "status", is_flag=True, help="Exit with 1 where the answer is no or has no results.")
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    query: str,
    values: tuple[str, ...],
    location: str,
    endpoint: str,
    params: tuple[str, ...],
    format_: str | None,
    output: str,
    evidence: bool,
    cite: bool,
    limit: int | None,
    timeout: float | None,
    memory: int,
    explain: bool,
    timed: bool,
    status: bool,
    every: bool,
) -> None:
    """Ask the graph: a query by name, from a file, or in SPARQL.

    QUERY is a name (kg queries lists them), a file that ends in .rq or .sparql or follows an @, - for standard input,
    or SPARQL itself. VALUES fill the parameters of a query, as name=value or in their order; --param does so by name,
    and gives any other variable a value: words, or a term as Turtle writes it, such as kg:met, <https://...> or
    "5"^^xsd:integer. Known prefixes need no declaration. The query can only read, and asks no other server but that of
    --endpoint, to which it is sent as it is. On a terminal the answer is a table, and elsewhere CSV or, for triples,
    Turtle. With --timeout it comes whole or not at all. kg query NAME --help tells of one query and shows an example.

    --evidence and --cite find the sentences of rows that name claims, evidence or entities by IRI, or that hold the
    text of a sentence, as the queries with a name do; at most ten for each row.

    --explain shows the parts of the query in the order in which they are answered, with the rows expected and the rows
    there are up to each; for these, each beginning of the query is asked by itself and counted, without its FILTERs.
    """
    chosen, given = fill_in(choose(query, (*values, *params)), values, params)
    question = Question(
        location,
        chosen.text,
        _format(chosen, format_, output, cite=_cites(cite=cite, format_=format_, evidence=evidence, endpoint=endpoint))
        if not explain
        else _explained(format_, output, other=cite or evidence or bool(endpoint)),
        parameters=to_terms(chosen, given),
        limit=limit,
        names=() if endpoint else _names(chosen, given),
        explain=explain,
        evidence=evidence,
        endpoint=endpoint,
    )
    _check_evidence(chosen.text, evidence=evidence, cite=cite)
    asked = Asked(output, every, timed, status)
    found = _answer(question, asked, timeout, memory)
    if status and not found:
        ctx.exit(NO_RESULT)


def _answer(question: Question, asked: Asked, timeout: float | None, memory: int) -> int | None:
    """Ask, write the answer where it is wanted, and return the number of results where that is wanted."""
    started = time.monotonic()
    chunks = answer_bytes(question, timeout=timeout, memory=memory, on_warning=lambda text: note(f"kg: {text}"))
    if timeout is None and not asked.counted and question.format != "table":
        _write(chunks, asked.output)
        return None
    with _whole(chunks) as kept:
        seconds = time.monotonic() - started
        _show(kept, question, asked)
        if not asked.counted:
            return None
        kept.seek(0)
        number = results_in(kept, form=form(question.text), format=question.format)
    if asked.time:
        note(f"{count(number, 'result')} in {seconds:.3f} s")
    return number


def _show(kept: BinaryIO, question: Question, asked: Asked) -> None:
    if question.format == "table":
        header, *rows = read_records(kept.read())
        table(header, rows, every=asked.every)
    else:
        _write(iter(lambda: kept.read(1 << 16), b""), asked.output)


def _write(chunks: Iterator[bytes], output: str) -> None:
    if output == "-":
        for chunk in chunks:
            write_bytes(chunk)
        return
    from kg.export.output import writing  # most answers go to standard output, and need no more of kg.export

    with writing(Path(output)) as stream:
        stream.writelines(chunks)


@contextmanager
def _whole(chunks: Iterator[bytes]) -> Iterator[BinaryIO]:
    """Give the chunks as a file once all of them have come."""
    from tempfile import SpooledTemporaryFile  # most answers are written as they come

    with SpooledTemporaryFile(IN_MEMORY) as kept:
        kept.writelines(chunks)
        kept.seek(0)
        yield cast("BinaryIO", kept)


def _cites(*, cite: bool, format_: str | None, evidence: bool, endpoint: str) -> bool:
    """Tell whether Markdown with footnotes is wanted; raise `QueryError` for what does not go together."""
    if cite and (format_ or evidence):
        raise QueryError(f"query: --cite does not go with {'--format' if format_ else '--evidence'}; leave one out")
    if endpoint and (cite or evidence):
        raise QueryError("query: --evidence and --cite read the graph, not --endpoint; leave one out")
    return cite


def _explained(wanted: str | None, output: str, *, other: bool) -> str:
    """Return the format of an explanation; raise `QueryError` for what does not go with it."""
    if other:
        raise QueryError("query: --explain does not go with --evidence, --cite and --endpoint; leave them out")
    if wanted or output != "-":
        return wanted or format_for(output)
    return "table" if is_terminal() else "csv"


def _check_evidence(text: str, *, evidence: bool, cite: bool) -> None:
    if (evidence or cite) and form(text) not in ("SELECT", ""):
        raise QueryError(f"query: {'--cite' if cite else '--evidence'} needs rows; use SELECT in place of {form(text)}")


def _format(query: NamedQuery, wanted: str | None, output: str, *, cite: bool) -> str:
    """Return the format: the wanted one, that of the file name, or what suits the reader of standard output."""
    if wanted == "table" and output != "-":
        raise QueryError("query: a table is for the terminal; choose csv, tsv, markdown or another format for a file")
    if cite or wanted is not None:
        return "cite" if cite else str(wanted)
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

"""What `kg query NAME --help` says of a query: what it tells, its parameters, and an example with its result."""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap

import click

from kg.cli.choosing import is_name
from kg.query.named import NamedQuery, example_result, load_queries, named_query
from kg.query.parameters import Parameter

__all__ = ["QueryCommand", "called", "manual"]

ENTITIES = {"entity", "about", "by"}  # parameters that are names of entities
TYPES = {"date": "a day, such as 2014-04-16", "integer": "a whole number", "decimal": "a number", "iri": "an IRI"}
WIDTH = 100
WIDEST = 32  # characters of a cell of the example


class QueryCommand(click.Command):
    """A command whose ``--help`` behind the name of a query is about that query."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Print the page of a query where it is asked for; go on as ever otherwise."""
        names = [arg for arg in args if not arg.startswith("-")]
        if "--help" in args and names and not ctx.resilient_parsing:
            for option, folder in pairwise(args):
                if option == "--queries":
                    self._use(ctx, folder)
                    names.remove(folder)
            if names and is_name(names[0]) and (names[0] == args[0] or names[0] in load_queries()):
                click.echo("\n".join(manual(named_query(names[0]))))
                ctx.exit()
        return super().parse_args(ctx, args)

    def _use(self, ctx: click.Context, folder: str) -> None:
        option = next(one for one in self.params if one.name == "queries")
        option.process_value(ctx, folder)


def called(query: NamedQuery) -> str:
    """Return a call of a query with the values of its example."""
    return " ".join(("kg query", query.name, *map(shlex.quote, query.example)))


def manual(query: NamedQuery) -> Iterator[str]:
    """Yield the lines of the page about a query."""
    named = [one.name.upper() if one.default is None else f"[{one.name.upper()}]" for one in query.parameters]
    yield " ".join(("Usage: kg query", query.name, *named, "[OPTIONS]"))
    for text in filter(None, (query.summary, query.description)):
        yield from ("", *wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  "))
    if query.parameters:
        yield from ("", "Parameters:", *map(_parameter, query.parameters))
    yield from ("", "Example:", f"  {called(query)}")
    yield from (f"    {line}" for line in _drawn(example_result(query.name)))


def _parameter(one: Parameter) -> str:
    kind = "a name, in whole words, or an id" if one.name in ENTITIES else TYPES.get(one.type, "text")
    default = (
        "must be given" if one.default is None else f"default: {one.default}" if one.default else "may be left out"
    )
    return f"  {one.name:<10} {kind}; {default}"


def _drawn(result: str) -> Iterator[str]:
    """Yield a result as columns; long cells are cut."""
    rows = [[_cut(cell) for cell in row] for row in csv.reader(io.StringIO(result))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"

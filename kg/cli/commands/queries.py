"""`kg queries`."""

from __future__ import annotations

import click

from kg.cli.completing import query_names
from kg.cli.console import listing, write_bytes
from kg.query import NamedQuery, load_queries, named_query

__all__ = ["command"]

SHOWN = 3  # parameters of a query; its text has the others


@click.command("queries")
@click.argument("name", required=False, shell_complete=query_names)
def command(*, name: str | None) -> None:
    """List the queries that have a name.

    With a NAME, print that query in SPARQL, to read or to change.
    """
    if name:
        write_bytes(named_query(name).text.encode("utf-8"))
        return
    listing((query.category, _call(query), query.summary) for query in load_queries().values())


def _call(query: NamedQuery) -> str:
    """Return how a query is called: its name and its first parameters, in brackets those that may be left out."""
    names = [one.name.upper() if one.default is None else f"[{one.name.upper()}]" for one in query.parameters]
    return " ".join((query.name, *names[:SHOWN], *(["..."] if names[SHOWN:] else [])))

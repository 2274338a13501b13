"""`kg queries`."""

from __future__ import annotations

import json

import click

from kg.cli.completing import query_names
from kg.cli.console import listing, note, write_bytes
from kg.cli.manual import called
from kg.cli.options import queries_option
from kg.query.named import NamedQuery, example_result, faults, load_queries, named_query, shadowing

__all__ = ["command"]

OTHERS = "others"  # what queries are listed under that tell no category

SHOWN = 3  # parameters of a query; its text has the others


@click.command("queries")
@click.argument("name", required=False, shell_complete=query_names)
@queries_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: each query with its parameters and its example.")
def command(*, name: str | None, as_json: bool) -> None:
    """List the queries that have a name.

    With a NAME, print that query in SPARQL, to read or to change; kg query NAME --help tells what it is for.
    """
    if name:
        write_bytes(named_query(name).text.encode("utf-8"))
        return
    for own in shadowing():
        note(f"kg: query {own}: your own stands in place of the one that comes with kg")
    for fault in faults():
        note(f"kg: {fault}")
    if as_json:
        records = [_record(query) for query in load_queries().values()]
        write_bytes(json.dumps(records, ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
        return
    listing((query.category or OTHERS, _call(query), query.summary) for query in load_queries().values())


def _record(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "category": query.category,
        "summary": query.summary,
        "description": query.description,
        "parameters": [
            {"name": one.name, "type": one.type or "text", "default": one.default} for one in query.parameters
        ],
        "example": {"call": called(query), "result": example_result(query.name)},
    }


def _call(query: NamedQuery) -> str:
    """Return how a query is called: its name and its first parameters, in brackets those that may be left out."""
    names = [one.name.upper() if one.default is None else f"[{one.name.upper()}]" for one in query.parameters]
    return " ".join((query.name, *names[:SHOWN], *(["..."] if names[SHOWN:] else [])))

"""`kg claims`."""

from __future__ import annotations

import difflib

import click

from kg.cli.completing import entity_names, relation_names
from kg.cli.console import is_terminal, print_rows, write_bytes
from kg.cli.dates import since_option, until_option
from kg.cli.options import sparql_option, store_option
from kg.cli.rows import FORMATS
from kg.errors import QueryError
from kg.model import Modality
from kg.query import ask, check_source, filled, one_entity
from kg.query.tokens import limited
from kg.schema import Ontology
from kg.store import Store, open_store

__all__ = ["command"]


@click.command("claims")
@click.option(
    "--about", shell_complete=entity_names, metavar="NAME", help="With this entity in any role: a name or an id."
)
@click.option(
    "--by",
    shell_complete=entity_names,
    metavar="NAME",
    help="Said by this one, as the article has it: a name or an id.",
)
@click.option(
    "--relation",
    shell_complete=relation_names,
    metavar="NAME",
    help="Of this kind, such as met; kg ontology lists them.",
)
@click.option("--modality", type=click.Choice(list(Modality), case_sensitive=False), help="How far the text goes.")
@since_option
@until_option
@click.option("--source", metavar="NAME", help="From articles with this in id, title, publisher, file name or address.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many rows.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", *FORMATS]), help="How to print the rows.")
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
@sparql_option
@store_option
def command(
    *,
    limit: int | None,
    format_: str | None,
    every: bool,
    sparql: bool,
    location: str,
    **wanted: str | None,
) -> None:
    """List claims with their sentences: about whom, by whom, of what kind, from when or where.

    Each row is a claim in one sentence, with the article and its day. Of several options all must hold. A claim whose
    text gives no date counts for the day of its article, and an inexact date for all days that it may mean. On a
    terminal the answer is a table, and elsewhere CSV.
    """
    with open_store(location, mode="read") as store:
        values = _values(store, {name: str(value) for name, value in wanted.items() if value is not None})
        if sparql:
            write_bytes(_limited(filled("claims", values), limit).encode("utf-8"))
            return
        columns, *rows = ask(store, "claims", values, limit=limit)
    print_rows(columns, rows, format_ or ("table" if is_terminal() else "csv"), every=every)


def _limited(text: str, limit: int | None) -> str:
    return text if limit is None else limited(text, limit)


def _values(store: Store, wanted: dict[str, str]) -> dict[str, str]:
    """Return the values with ids for names of entities; raise `QueryError` for what the graph does not know."""
    ids = {name: one_entity(store, wanted[name]).id for name in ("about", "by") if name in wanted}
    if "relation" in wanted:
        wanted |= {"relation": _relation(store.ontology, wanted["relation"])}
    if "source" in wanted:
        check_source(store, wanted["source"])
    return wanted | ids


def _relation(ontology: Ontology, name: str) -> str:
    """Return the relation that a name or a label means."""
    known = {called.casefold(): one.name for one in ontology.relations.values() for called in (one.label, one.name)}
    if name.casefold() in known:
        return known[name.casefold()]
    near = difflib.get_close_matches(name.casefold(), sorted(known), n=3)
    names = " or ".join(dict.fromkeys(known[one] for one in near))
    hint = f"did you mean {names}?" if names else "kg ontology lists them"
    raise QueryError(f"relation {name!r}: no relation has this name; {hint}")

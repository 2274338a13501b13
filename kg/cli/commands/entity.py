"""`kg entity`."""

from __future__ import annotations

import json

import click

from kg.cli.completing import entity_names
from kg.cli.console import is_terminal, prose, write_bytes
from kg.cli.options import sparql_option, store_option
from kg.query import one_entity
from kg.query.portrait import page, portrait, portrait_queries
from kg.store import open_store

__all__ = ["command"]

MOST = 20  # of each kind, that a terminal is shown unless all are asked for


@click.command("entity")
@click.argument("name", shell_complete=entity_names)
@click.option("--all", "every", is_flag=True, help="Show all on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: what each query says, as a list of records.")
@sparql_option
@store_option
def command(*, name: str, every: bool, as_json: bool, sparql: bool, location: str) -> None:
    """Tell what the graph knows of one entity, on a page of text.

    NAME is a name or an id, as kg query entities shows them. The page has its names, class and links; positions and
    what else lasts; claims by year, each with its modality, who says so, and its sentences; what it says itself; whom
    it meets most; the articles with the number of their claims; and the judgements that took several names for it,
    which kg review and kg split can change. Each part is a query with a name: names, claims, company, sources and
    judgements.
    """
    with open_store(location, mode="read") as store:
        entity = one_entity(store, name)
        if sparql:
            write_bytes(portrait_queries(entity).encode("utf-8"))
            return
        found = portrait(store, entity)
        relations = store.ontology.relations.values()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    states = {one.name for one in relations if one.state}
    labels = {one.name: one.label for one in relations}
    prose(page(found, states, labels=labels, most=MOST if is_terminal() and not every else None))

"""`kg status`."""

from __future__ import annotations

import json

import click

from kg.cli.console import is_terminal, listing
from kg.cli.options import store_option
from kg.query import run
from kg.store import Store, open_store

__all__ = ["command"]

MODALITIES = """SELECT ?name (COUNT(DISTINCT ?claim) AS ?number) WHERE {
  ?claim kg:modality ?how . BIND(STRAFTER(STR(?how), "/modality/") AS ?name)
} GROUP BY ?name ORDER BY DESC(?number) ?name"""
CLASSES = """SELECT ?name (COUNT(DISTINCT ?entity) AS ?number) WHERE {
  ?entity skos:prefLabel ?label ; a ?class . BIND(REPLACE(STR(?class), "^.*[#/]", "") AS ?name)
} GROUP BY ?name ORDER BY DESC(?number) ?name"""


@click.command("status")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as is done where no terminal is.")
def command(*, location: str, as_json: bool) -> None:
    """Say what is in the graph.

    Articles, claims by how far the texts commit themselves, entities by class, and what the graph was built with.
    """
    with open_store(location, mode="read") as store:
        found = _facts(store)
    if as_json or not is_terminal():
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    rows = [("graph", key, str(value)) for key, value in found.items() if not isinstance(value, dict)]
    groups = {key: value for key, value in found.items() if isinstance(value, dict)}
    listing([*rows, *((key, name, str(number)) for key, group in groups.items() for name, number in group.items())])


def _facts(store: Store) -> dict[str, object]:
    counts = store.counts()
    return {
        "store": str(store.location),
        "base": store.base,
        "articles": counts.documents,
        "claims": counts.claims,
        "entities": counts.entities,
        "edges": counts.edges,
        "claims by modality": _numbers(store, MODALITIES),
        "entities by class": _numbers(store, CLASSES),
        "built with": {name: value for name, value in store.settings.items() if name != "base"},
    }


def _numbers(store: Store, query: str) -> dict[str, int]:
    rows = run(store, query).rows()
    return {str(getattr(name, "value", "")): int(str(getattr(number, "value", 0))) for name, number in rows}

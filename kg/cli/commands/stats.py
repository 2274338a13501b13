"""`kg stats`."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from kg.cli.console import is_terminal, listing, write_bytes
from kg.cli.options import sparql_option, store_option
from kg.query import ask, filled
from kg.query.asking import together
from kg.query.network import communities, links, most_linked
from kg.store import Store, open_store

__all__ = ["command"]

MEMBERS = 8  # of a group that are named


@click.command("stats")
@click.option("-n", "--number", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many of each.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as is done where no terminal is.")
@sparql_option
@store_option
def command(*, number: int, as_json: bool, sparql: bool, location: str) -> None:
    """Say who is most connected and most quoted, what is claimed most, and which groups there are.

    Connected are the two ends of a claim that is not denied. Groups are found by the Louvain method over these claims:
    their members have more to do with each other than with others; the most connected ones are named.
    """
    if sparql:
        write_bytes(together({name: filled(name, {}) for name in ("links", "speakers", "relations")}).encode())
        return
    with open_store(location, mode="read") as store:
        found = _stats(store, number)
    if as_json or not is_terminal():
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    listing((group, name, told) for group, rows in found.items() for name, told in map(_row, rows))


def _stats(store: Store, number: int) -> dict[str, list[dict[str, object]]]:
    graph = links(store)
    return {
        "most connected": [
            {"name": one.entity.name, "id": one.entity.id, "with": one.neighbours, "claims": one.claims}
            for one in most_linked(store, graph, number=number)
        ],
        "most quoted": _top(store, "speakers", ("speaker", "claims", "articles"), number),
        "most claimed": _relations(store, number),
        "groups": [
            {"name": ", ".join(one.name for one in group.entities), "claims": group.claims}
            for group in communities(store, graph, number=number, members=MEMBERS)
        ],
    }


def _top(store: Store, query: str, wanted: tuple[str, ...], number: int) -> list[dict[str, object]]:
    columns, *rows = ask(store, query, {}, limit=number)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    name, *numbers = wanted
    return [{"name": row[name], **{key: int(row[key]) for key in numbers}} for row in found]


def _relations(store: Store, number: int) -> list[dict[str, object]]:
    """Return the relations by their claims, whatever the modality."""
    columns, *rows = ask(store, "relations", {})
    totals: dict[str, int] = {}
    for row in (dict(zip(columns, row, strict=True)) for row in rows):
        totals[row["relation"]] = totals.get(row["relation"], 0) + int(row["claims"])
    ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:number]
    return [{"name": name, "claims": claims} for name, claims in ranked]


def _row(record: Mapping[str, object]) -> tuple[str, str]:
    """Return the name and what is told of it, as ``with 12, claims 30``."""
    told = ", ".join(f"{key} {value}" for key, value in record.items() if key not in ("name", "id"))
    return str(record["name"]), told

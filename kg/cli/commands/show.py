"""`kg show`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.completing import entity_names
from kg.cli.console import note, write_bytes
from kg.cli.options import ontology_option, store_option
from kg.cli.words import count
from kg.errors import StoreError
from kg.export.output import writing
from kg.export.page import write_page
from kg.query import resolve_names
from kg.rdf.ontology import load_ontology
from kg.store import open_store

__all__ = ["command"]


@click.command("show")
@click.argument("entities", nargs=-1, metavar="[ENTITY...]", shell_complete=entity_names)
@store_option
@ontology_option
@click.option("-o", "--output", default="kg.html", show_default=True, metavar="FILE", help="The page; - for stdout.")
@click.option("--title", default="Knowledge graph", show_default=True, help="The heading of the page.")
@click.option(
    "--max-nodes",
    type=click.IntRange(1),
    default=150,
    show_default=True,
    metavar="N",
    help="How many to draw at first.",
)
def command(
    *, entities: tuple[str, ...], location: str, ontologies: tuple[Path, ...], output: str, title: str, max_nodes: int
) -> None:
    """Write the graph as one HTML page.

    The page needs no server and no network. It shows the most important entities first, or the neighbours of each
    ENTITY; the others are found by its search. Click an edge to read the sentences that it rests on.
    """
    given = load_ontology(ontologies) if ontologies else None
    with open_store(location, mode="read", ontology=given) as store:
        ontology = store.ontology
        claims, documents = list(store.claims()), list(store.documents())
        focus = [entity.id for entity in resolve_names(store.entities(), entities)] if entities else []
    if not claims:
        raise StoreError(f"{location}: has no claims to show; add articles with kg build")
    page = write_page(claims, documents, ontology, title=title, max_nodes=max_nodes, focus=focus).encode("utf-8")
    if output == "-":
        write_bytes(page)
        return
    with writing(Path(output)) as stream:
        stream.write(page)
    note(
        f"wrote {output}: {count(len(claims), 'claim')} of {count(len(documents), 'article')}, {len(page) // 1024:,} kB"
    )
    note(f"next: open {Path(output).resolve().as_uri()}")

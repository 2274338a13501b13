"""`kg import`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import note
from kg.cli.options import ontology_option, store_option
from kg.cli.words import count
from kg.export.loading import load
from kg.pipeline import identify
from kg.pipeline.building import MIXED
from kg.rdf.ontology import definitions, load_ontology
from kg.store import open_store

__all__ = ["command"]


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@store_option
@ontology_option
@click.option("--base", metavar="IRI", help="What the names in a new graph begin with.")
def command(*, files: tuple[Path, ...], location: str, ontologies: tuple[Path, ...], base: str | None) -> None:
    """Add a graph that was exported.

    FILE is N-Quads, TriG or JSON-LD, which keep everything, or JSON lines, which keep claims without their articles.
    """
    with open_store(location, mode="write", base=base, ontology=load_ontology(ontologies)) as store:
        store.define(definitions(ontologies))
        filled, reader = bool(store.reader().document_ids()), store.settings.get("reader")
        for file in files:
            loaded = load(file, store)
            note(f"{file}: {count(loaded.documents, 'article')}, {count(loaded.claims, 'claim')}")
            if loaded.left_out:
                note(f"{file}: {count(loaded.left_out, 'triple')} left out, because a graph of kg cannot hold them")
        identify(store)
        if filled and store.settings.get("reader") != reader:
            store.describe(reader=MIXED)

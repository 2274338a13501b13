"""`kg validate`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import Progress, report
from kg.cli.options import ontology_option, store_option
from kg.rdf.ontology import load_ontology
from kg.store import open_store
from kg.store.validate import validate

__all__ = ["command"]


@click.command("validate")
@store_option
@ontology_option
def command(*, location: str, ontologies: tuple[Path, ...]) -> int:
    """Check the graph against the ontology.

    Every relation, its domain and range, and the shape of claims and evidence (SHACL) are checked. The exit code is 1
    if anything is wrong.
    """
    given = load_ontology(ontologies) if ontologies else None
    with open_store(location, mode="read", ontology=given) as store, Progress() as progress:
        problems = validate(store, store.ontology, on_progress=progress.of("article"))
        return report(problems, fine=f"{location}: follows the ontology")

"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

__all__ = [
    "authority_option",
    "by_option",
    "model_option",
    "ontology_option",
    "output_option",
    "queries_option",
    "sparql_option",
    "store_option",
    "workers_option",
]

store_option = click.option(
    "--store",
    "location",
    default="kg.store",
    envvar="KG_STORE",
    show_default=True,
    show_envvar=True,
    metavar="FOLDER",
    help="Where the graph is.",
)
ontology_option = click.option(
    "--ontology",
    "ontologies",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A Turtle file with more classes, relations and frames; may be repeated.",
)
authority_option = click.option(
    "--authority",
    "authorities",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV file of names that you know: name, aliases (joined by |), type, iri; may be repeated.",
)
model_option = click.option(
    "--model",
    default="en",
    show_default=True,
    metavar="NAME",
    help="The language model: one that comes with kg, or an installed spaCy pipeline.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes to read with. Without it: one per processor where there is enough to read.",
)
by_option = click.option(
    "--by", default="person", show_default=True, metavar="NAME", help="Who says so; kept with the judgement."
)
output_option = click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output, which is the default."
)


def _use_queries(_: click.Context, __: click.Parameter, folder: str) -> None:
    """Let all that asks for queries by name find those of the folder, completion and what a shell runs among it."""
    if folder:
        os.environ["KG_QUERIES"] = folder


queries_option = click.option(
    "--queries",
    metavar="FOLDER",
    default="",
    is_eager=True,
    expose_value=False,
    callback=_use_queries,
    help="A folder of your own queries with a name, files that end in .rq.  [env var: KG_QUERIES]",
)
sparql_option = click.option("--sparql", is_flag=True, help="Print the query instead of asking it.")

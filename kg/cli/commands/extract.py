"""`kg extract`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import stdin, stdout
from kg.cli.options import authority_option, model_option, ontology_option, workers_option
from kg.cli.problems import Problems
from kg.export.lines import write_claims, write_objects
from kg.pipeline import Engine, propositions, readings

__all__ = ["command"]


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--open", "opened", is_flag=True, help="Print all that is told, in the words of the text.")
@ontology_option
@authority_option
@model_option
@workers_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    opened: bool,
    ontologies: tuple[Path, ...],
    authorities: tuple[Path, ...],
    model: str,
    workers: int | None,
) -> int:
    """Read articles and print their claims, without a graph.

    Each claim is one line of JSON with its evidence. PATH is a file, a folder, or - for standard input.

    With --open, each line is an open proposition instead: who did what to whom as a sentence says it, in its own words
    and with their places, whether or not the ontology has a relation for it.
    """
    problems = Problems.of(ctx)
    engine = Engine(model, ontologies, authorities)
    engine.authority()  # a file of names that is wrong is told before anything is read
    if opened:
        found = propositions(
            paths,
            engine=engine,
            workers=workers,
            on_error=problems.tell,
            on_progress=problems.tell_language,
            stdin=stdin(),
        )
        write_objects(found, stdout())
    else:
        found_readings = readings(
            paths,
            source=engine,
            workers=workers,
            on_error=problems.tell,
            on_progress=problems.tell_language,
            stdin=stdin(),
        )
        for reading in found_readings:
            write_claims(reading.claims, stdout())
    return 1 if problems.number else 0

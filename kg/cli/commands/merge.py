"""`kg merge`."""

from __future__ import annotations

import click

from kg.cli.completing import entity_names
from kg.cli.console import note
from kg.cli.options import by_option, store_option
from kg.pipeline import merge
from kg.query import one_entity
from kg.store import open_store

__all__ = ["command"]


@click.command("merge")
@click.argument("one", shell_complete=entity_names)
@click.argument("other", shell_complete=entity_names)
@by_option
@store_option
def command(*, one: str, other: str, by: str, location: str) -> None:
    """Say that two names stand for one thing.

    ONE and OTHER are names or ids, as kg query entities shows them. All claims about either are about one thing from
    then on, also in articles that are still to come, until kg review --undo takes it back.
    """
    with open_store(location, mode="read") as store:  # so that a wrong name makes no new graph
        first, second = one_entity(store, one), one_entity(store, other)
    with open_store(location, mode="write") as store:
        judgement = merge(store, first, second, called=(one, other), by=by)
    note(f"{first.name} and {second.name} are one; to take it back: kg review --undo {judgement.id}")

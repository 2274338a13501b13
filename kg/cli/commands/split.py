"""`kg split`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from kg.cli.articles import called
from kg.cli.completing import entity_names
from kg.cli.console import note
from kg.cli.options import by_option, store_option
from kg.cli.words import count
from kg.errors import InputError
from kg.model import Entity
from kg.pipeline import split
from kg.query import one_entity
from kg.store import Store, open_store

__all__ = ["command"]

FEW = 5  # judgements that are told by their ids


@click.command("split")
@click.argument("entity", shell_complete=entity_names)
@click.argument("apart", nargs=-1, required=True)
@by_option
@store_option
def command(*, entity: str, apart: Sequence[str], by: str, location: str) -> None:
    """Say that one name stands for two things.

    ENTITY is a name or an id. APART are those of its articles (by id, source or title) in which another bearer of the
    name is meant, or names that are not names of it. This holds in every later build, until kg review --undo takes it
    back.
    """
    with open_store(location, mode="read") as store:
        whole = one_entity(store, entity)
        places = [place for one in apart for place in _places(store, whole, one)]
    with open_store(location, mode="write") as store:
        judgements = split(store, whole, places, by=by)
    note(f"{whole.name}: told apart in {count(len(set(places)), 'article')}; {count(len(judgements), 'judgement')}")
    if len(judgements) <= FEW:
        note(f"to take it back: kg review {' '.join(f'--undo {judgement.id}' for judgement in judgements)}")
    else:
        note("to take it back: kg review --undo with the ids in kg review --list")


def _places(store: Store, entity: Entity, apart: str) -> Iterator[tuple[str, str]]:
    """Yield article and id there of those that a word of the user means."""
    everyone = store.identities.taken_for(entity.id)
    shown = [store.document(place) for place, _ in everyone]
    chosen = {document.id for document in called(shown, apart, home=store.home)}
    found = [
        (document, told)
        for document, told in everyone
        if document in chosen or _is_called(store, document, told, apart)
    ]
    if not found:
        raise InputError(f"{apart!r}: no article or name of {entity.name}; kg query claims-about shows its articles")
    yield from found


def _is_called(store: Store, document: str, told: str, name: str) -> bool:
    shown = (each.entity for each in store.identities.appearances(document) if each.entity.id == told)
    return any(name.casefold() in (each.name.casefold(), told) for each in shown)

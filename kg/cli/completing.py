"""What the shell offers while a command is typed: names of queries, of entities in the graph, and of relations.

Nothing here may fail or be slow: where the graph cannot be read, there is simply nothing to offer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.errors import KGError

if TYPE_CHECKING:
    from kg.query.named import NamedQuery

__all__ = ["article_names", "entity_names", "query_names", "query_values", "relation_names"]

MOST = 50  # names that are offered
OF_ENTITIES = {"entity", "about", "by"}  # parameters that take the name of an entity


def query_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the queries whose name begins so, with what they tell."""
    found = _queries().items()
    return [CompletionItem(name, help=query.summary) for name, query in found if name.startswith(incomplete)]


def entity_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the names in the graph that begin so."""
    return [CompletionItem(name) for name in _names(ctx, "entity", incomplete)]


def article_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the titles and sources of articles that begin so."""
    return [CompletionItem(name) for name in _names(ctx, "article", incomplete)]


def relation_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the relations of the graph's ontology that begin so."""
    return [CompletionItem(name) for name in _relations(ctx) if name.lower().startswith(incomplete.lower())]


def query_values(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return what may follow the name of a query: its parameters, and values for them."""
    query = _queries().get(str(ctx.params.get("query")))
    if query is None:
        return []
    name, equals, begin = incomplete.partition("=")
    if equals:
        values = _values(ctx, parameter, name, begin)
        return [CompletionItem(f"{name}={value}") for value in values]
    named = [CompletionItem(f"{one.name}=") for one in query.parameters if one.name.startswith(incomplete)]
    first = query.parameters[0].name if query.parameters else ""
    return named + (entity_names(ctx, parameter, incomplete) if first in OF_ENTITIES and incomplete else [])


def _queries() -> dict[str, NamedQuery]:
    from kg.query.named import load_queries

    try:
        return load_queries()
    except KGError:
        return {}


def _values(ctx: click.Context, parameter: click.Parameter, name: str, begin: str) -> list[str]:
    if name in OF_ENTITIES:
        return [str(item.value) for item in entity_names(ctx, parameter, begin)]
    if name == "relation":
        return [str(item.value) for item in relation_names(ctx, parameter, begin)]
    if name == "modality":
        from kg.model import Modality

        return [modality for modality in Modality if modality.startswith(begin)]
    return []


def _location(ctx: click.Context) -> str:
    """Return the folder of the graph: while a command is typed, its defaults are not there yet."""
    return str(ctx.params.get("location") or os.environ.get("KG_STORE") or "kg.store")


def _names(ctx: click.Context, kind: str, begin: str) -> list[str]:
    from kg.query.entities import names_beginning
    from kg.store import open_store

    try:
        with open_store(_location(ctx), mode="read") as store:
            return names_beginning(store, kind, begin, most=MOST)
    except (KGError, OSError, RuntimeError):
        return []


def _relations(ctx: click.Context) -> list[str]:
    from kg.store import open_store

    try:
        with open_store(_location(ctx), mode="read") as store:
            return sorted(store.ontology.relations)
    except (KGError, OSError, RuntimeError):
        return []

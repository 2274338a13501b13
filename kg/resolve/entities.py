"""How an entity is made and named, and which names are one everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Document, Entity, Mention, content_id
from kg.resolve.clusters import Cluster
from kg.resolve.names import key, undetermined
from kg.world import Country, Known

__all__ = ["described", "global_entity", "linked", "local_entity", "named", "of_country", "with_aliases"]

WIKIDATA = "http://www.wikidata.org/entity/"
PLURALS = {"Person": "Group", "Country": "Group"}  # several of the one are the other


STATES = frozenset({"country", "demonym"})


def global_entity(name: str, kind: str) -> Entity:
    """Return the entity that has this name in every document."""
    return Entity(content_id("entity", kind, key(name)), name, kind)


def linked(entity: Entity, wikidata: str, *, certain: bool) -> Entity:
    """Return an entity that is the same thing as an item of Wikidata, for certain or as it seems; none is the empty."""
    links = (WIKIDATA + wikidata,) if wikidata else ()
    return replace(entity, links=links, same=links if certain else ())


def local_entity(document: Document, name: str, kind: str) -> Entity:
    """Return the entity that is called so in one document only."""
    return Entity(content_id("local", document.id, kind, key(name)), name, kind)


def of_country(country: Country) -> Entity:
    """Return the entity of a country."""
    return linked(global_entity(country.name, "Country"), country.wikidata, certain=True)


def named(document: Document, cluster: Cluster) -> Entity:
    """Return the entity that a cluster of names stands for where nothing speaks for a government."""
    if cluster.entry:
        links = (cluster.entry.iri,)
        return replace(global_entity(cluster.name, cluster.type), links=links, same=links)
    if not cluster.is_global:
        return local_entity(document, cluster.name, cluster.type)
    entity = global_entity(cluster.name, cluster.type)
    return _as_known(entity, cluster.known) if cluster.known and cluster.known.kind != "seat" else entity


def _as_known(entity: Entity, known: Known) -> Entity:
    """Return the entity of a name in the tables; other things than states may share an ambiguous name."""
    return linked(entity, known.wikidata, certain=not known.ambiguous or known.kind in STATES)


def described(document: Document, mention: Mention, *, owner: str = "") -> Entity | None:
    """Return the entity that a description stands for, named by its words; None where no words are left.

    `owner` is the name for a "his" or "its" before it.
    """
    name = undetermined(mention.text)
    name = f"{_of(owner, mention)} {name}" if owner and name else name
    kind = PLURALS.get(mention.type, mention.type) if mention.number == "plural" else mention.type
    return local_entity(document, name, kind) if key(name) else None


def _of(owner: str, mention: Mention) -> str:
    """Return the name of an owner as it stands before what is owned: several have no other s, "the leaders' help"."""
    several = mention.determiner == "their" and owner.endswith("s") and owner.rsplit(maxsplit=1)[-1].islower()
    return f"{owner}'" if several else f"{owner}'s"


def with_aliases(entity: Entity, names: Iterable[str]) -> Entity:
    """Return an entity with the names that a text uses beside its own."""
    aliases = tuple(sorted({name for name in names if name != entity.name}))
    return replace(entity, aliases=aliases)

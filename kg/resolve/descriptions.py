"""What descriptions refer to: a government, a body of a state, both sides, someone told about before, someone new."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from kg.model import Entity, Mention, MentionKind
from kg.resolve.antecedents import Answer, lone_country, recent, unique
from kg.resolve.clusters import Cluster
from kg.resolve.entities import described, global_entity, of_country
from kg.resolve.names import tokens, undetermined
from kg.resolve.officials import beside_name, counterpart, in_office, is_definite, is_whole, own_government
from kg.resolve.pairs import pair
from kg.resolve.salience import occurrence_of
from kg.resolve.scene import Past, Referent, Scene, spot
from kg.resolve.states import body_of, government_of
from kg.world import listed

__all__ = ["owner_of", "refer"]

Resolver: TypeAlias = Callable[[Scene, Mention, Past], Answer | None]

BACK = 5  # sentences back in which "the minister" may have been named
PLACE_BACK = 3
COMPANY_BACK = 3
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each"})
EACH = frozenset({"each", "every", "any", "no", "another", "this", "that"})
NAMED_AS = {
    "Person": ("Person",),
    "Place": ("Place", "City", "Country"),
    "City": ("City",),
    "Country": ("Country",),
    "Organization": ("Organization",),
}


def refer(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Return what a description refers to; something new where nothing before it is clear."""
    for resolve in RESOLVERS:
        if answer := resolve(scene, mention, seen):
            return answer
    if _may_be_named(scene, mention, seen):
        return (), "perhaps one of those named before"
    entity = described(scene.document, mention, owner=owner_of(mention, seen))
    return ((entity,), "described by its words") if entity else ((), "no words")


def owner_of(mention: Mention, seen: Past) -> str:
    """Return the name of whom "his" means in "his lawyer", so that it is another lawyer than hers."""
    end = mention.start + len(mention.determiner)
    referent = seen.places.get((mention.start, end, MentionKind.PRONOUN))
    return referent.entities[0].name if referent and len(referent.entities) == 1 else ""


def _shorter(_scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take what the same words with less behind them are: "a spokesman" and "a spokesman on Sunday" are one."""
    before = seen.phrases.get((mention.start, mention.head, mention.type))
    return (before.entities, "the same phrase") if before and before.entities else None


def _same(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take what an apposition stands beside, or what a predicate is said of: "Lund, who runs it, is a lawyer"."""
    occurrence = occurrence_of(scene, mention)
    if occurrence is None or occurrence.same is None or mention.type not in {"Person", "Organization", "Group"}:
        return None
    found = seen.meant(occurrence.same)
    kinds = {mention.type, "Person"} if mention.number == "singular" else {mention.type}  # "a Dane" is a person
    same = len(found) == 1 and found[0].type in kinds and occurrence.same.kind is not MentionKind.NOMINAL
    return (found, "what it is said of") if same else None


def _may_be_named(scene: Scene, mention: Mention, seen: Past) -> bool:
    """Tell whether a description may mean somebody whom the text has named, nobody knows whom: "the minister".

    Of people also a fuller one may, "the leftist president"; of others a bare one only.
    """
    if mention.number != "singular" or mention.determiner in INDEFINITE or mention.owner:
        return False
    pointing = mention.type == "Person" and mention.determiner != ""
    if not pointing and (mention.modifiers or len(tokens(undetermined(mention.text))) > 1):
        return False
    if mention.type == "Organization" and mention.head not in listed("company") | listed("publisher"):
        return False  # courts, councils and governments are known by what they are
    kinds = NAMED_AS.get(mention.type, ())
    return any(
        entity.type in kinds and (not mention.modifiers or _could_be(scene, entity, mention))
        for referent in seen
        if referent.mention.kind is MentionKind.NAME
        for entity in referent.entities
    )


def _could_be(scene: Scene, person: Entity, mention: Mention) -> bool:
    """Tell whether nothing known of a person speaks against a description: no foreign minister has the defence."""
    cluster = scene.clusters.get(person.id)
    titles = [tokens(each.title) for each in cluster.mentions if each.title] if cluster else []
    return not titles or [mention.head] in map(list, titles)


def _government(_scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    country = government_of(mention)
    return ((of_country(country),), "the government stands for its country") if country else None


def _state(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the only country told about here for "the country"."""
    if not _is_bare(mention, "state"):
        return None
    country = lone_country(scene, mention)
    return ((country,), "the only country told about here") if country else None


def _place(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the only city or smaller place that was named just before for "the city"."""
    if not _is_bare(mention, "settlement"):
        return None
    found = unique(
        entity
        for referent in recent(seen, mention, PLACE_BACK)
        for entity in referent.entities
        if referent.mention.kind is MentionKind.NAME and _may_be_settled(scene, entity)
    )
    return ((found,), "the only such place named before") if found else None


def _may_be_settled(scene: Scene, entity: Entity) -> bool:
    cluster = scene.clusters.get(entity.id)
    known = cluster.known if cluster else None
    return entity.type == "City" or (entity.type == "Place" and (known is None or known.kind == "city"))


def _is_bare(mention: Mention, nouns: str) -> bool:
    """Tell whether a description is "the" and one noun of a list, and no more."""
    return (
        is_definite(mention)
        and mention.head in listed(nouns)
        and mention.number == "singular"
        and is_whole(mention)
        and not mention.modifiers
    )


def _body(_scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Name a body of a state by its country: it is the same in all documents."""
    body = body_of(mention)
    if body is None or body.country is None:
        return None
    return (global_entity(body.name, mention.type),), "a body that every state has, with its country"


def _named_before(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one body that is named as what it is: "the agency" after "Kyodo News Agency"."""
    if mention.determiner != "the" or mention.owner or not is_whole(mention):
        return None
    if (mention.number, mention.type) != ("singular", "Organization"):
        return None
    words = {word for modifier in mention.modifiers for word in tokens(modifier)}
    found = unique(
        entity
        for referent in recent(seen, mention, BACK)
        for entity in referent.entities
        if entity.id in scene.clusters and _is_named_as(scene.clusters[entity.id], mention.head, words)
    )
    return ((found,), "the only such body named before") if found else None


def _is_named_as(cluster: Cluster, head: str, words: set[str]) -> bool:
    """Tell whether a body bears a noun in its name, last or before "of", and the words before that anywhere."""
    names = (cluster.name, *cluster.surfaces)
    heads = {tokens(re.split(r" (?:of|for) ", name)[0])[-1:] for name in names}
    return cluster.type == "Organization" and (head,) in heads and words <= cluster.words


def _company(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one body named so far whose name does not say that it is no company, if it was named shortly before."""
    if (
        not is_definite(mention)
        or mention.head not in listed("company")
        or mention.number != "singular"
        or mention.modifiers
    ):
        return None
    found = unique(entity for entity in seen.bodies.values() if not listed("no company") & _words(scene, entity))
    near = (entity for referent in recent(seen, mention, COMPANY_BACK) for entity in referent.entities)
    return ((found,), "the only body named before that may be one") if found and found in near else None


def _words(scene: Scene, entity: Entity) -> frozenset[str]:
    cluster = scene.clusters.get(entity.id)
    return cluster.words if cluster else frozenset(tokens(entity.name))


def _described_before(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one thing described with the same head word before: "the official" after "a Japanese official"."""
    if mention.determiner != "the" or mention.owner or not is_whole(mention):
        return None
    if mention.number != "singular" or mention.type not in {"Person", "Group", "Organization"}:
        return None
    found = unique(
        entity
        for referent in recent(seen, mention, BACK)
        if referent.mention.kind is MentionKind.NOMINAL and _describes(referent.mention, mention)
        for entity in _described(scene, referent, seen)
    )
    return ((found,), "the only one described so before") if found else None


def _described(scene: Scene, referent: Referent, seen: Past) -> tuple[Entity, ...]:
    """Return what a description is of: an office is said of its holder."""
    holder = scene.holders.get(spot(referent.mention))
    return seen.meant(holder) if holder else referent.rivals


def _describes(before: Mention, mention: Mention) -> bool:
    """Tell whether an earlier description has the head and all the words of a later one, and means one thing."""
    same = (before.head, before.number) == (mention.head, mention.number)
    return same and before.determiner not in EACH and set(mention.modifiers) <= set(before.modifiers)


RESOLVERS: tuple[Resolver, ...] = (
    _shorter,
    beside_name,
    _same,
    own_government,
    _government,
    pair,
    _state,
    _place,
    _body,
    _named_before,
    _company,
    in_office,
    counterpart,
    _described_before,
)

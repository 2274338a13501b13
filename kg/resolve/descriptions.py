"""What descriptions refer to: a government, a body of a state, both sides, someone told about before, someone new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.model import Entity, Mention, MentionKind
from kg.resolve.anaphora import may_be_named, tells_apart
from kg.resolve.antecedents import Answer, lone_country, recent, unique
from kg.resolve.beside import beside_name, named_beside, named_of
from kg.resolve.clusters import Cluster
from kg.resolve.entities import described, global_entity, of_country
from kg.resolve.headlines import is_headline
from kg.resolve.names import tokens
from kg.resolve.officials import counterpart, in_office, is_definite, is_whole, leader, own_government
from kg.resolve.pairs import pair
from kg.resolve.scene import Past, Referent, Scene, spot
from kg.resolve.states import body_of, country_of, government_of
from kg.world import listed

__all__ = ["owner_of", "refer"]

Resolver: TypeAlias = Callable[[Scene, Mention, Past], Answer | None]

BACK = 5  # sentences back in which "the minister" may have been named
PLACE_BACK = 3
COMPANY_BACK = 3
LONGEST_NOUN = 20  # letters
EACH = frozenset({"each", "every", "any", "no", "another", "this", "that"})


def refer(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Return what a description refers to; something new where nothing before it is clear."""
    for resolve in RESOLVERS:
        if answer := resolve(scene, mention, seen):
            return answer
    if is_headline(scene.sentences.get(mention.sentence), mention):
        return (), "a headline is no name"
    if may_be_named(scene, mention, seen):
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
    told = scene.predicates.get((mention.start, mention.head))
    found = seen.meant(told) if told else ()
    return (found, "what it is said of") if len(found) == 1 and _may_be(mention, found[0]) else None


def _may_be(mention: Mention, entity: Entity) -> bool:
    """Tell whether something may be said to be so: "a Dane" is a person, and a name that is no person's a "venture"."""
    if mention.type == "Topic":
        return mention.number == "singular" and entity.type in {"Organization", "Place"}
    kinds = {mention.type, "Person"} if mention.number == "singular" else {mention.type}
    return mention.type in {"Person", "Organization", "Group"} and entity.type in kinds


def _government(_scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    country = government_of(mention)
    return ((of_country(country),), "the government stands for its country") if country else None


def _state(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the only country told about here for "the country"."""
    plain = mention.head in listed("state") and not any(map(tells_apart, mention.modifiers))
    if not plain or mention.number != "singular" or not (is_definite(mention) and is_whole(mention)):
        return None
    if mention.modifiers and mention.type != "Country":
        return None  # "the new government" may be another than the country's
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


def _capital(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the capital that the text names for "the Syrian capital", and for "the capital" of the only country."""
    state = country_of(mention)
    plain = mention.head == "capital" and mention.number == "singular" and len(mention.modifiers) <= (state is not None)
    if not plain or not (is_definite(mention) or state):
        return None
    country = of_country(state.country) if state else lone_country(scene, mention)
    found = unique(entity for _, entity in scene.starts.values() if _is_capital(scene, entity, country))
    return ((found,), "the capital that the text names") if found else None


def _is_capital(scene: Scene, city: Entity, country: Entity | None) -> bool:
    known = scene.clusters[city.id].known
    seat = known.country if known and known.kind == "capital" else None
    return country is not None and seat is not None and of_country(seat) == country


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
    """Tell whether a body bears a noun in its name, last, before "of" or first, and the words before that anywhere."""
    names = (cluster.name, *cluster.surfaces)
    heads = {tokens(re.split(r" (?:of|for) ", name)[0])[-1:] for name in names}
    heads |= {tokens(name)[:1] for name in names} if head in listed("kind of body") else set()  # "Bank Nordavik"
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
    near = [entity for referent in recent(seen, mention, COMPANY_BACK) for entity in referent.entities]
    if found and found in near:
        return (found,), "the only body named before that may be one"
    told = unique(_told_firms(scene, mention))
    last = next((one for one in near if one.type == "Organization" and one.id in seen.bodies), None)
    return ((told,), "the only body told to be one") if told and told == last else None


def _told_firms(scene: Scene, mention: Mention) -> Iterator[Entity]:
    """Yield the bodies before a mention with a noun for a firm before their names: "the ferry company Halden Lines"."""
    beside = {(name.start, name.end) for (_, head), name in scene.appositions.items() if head in listed("firm")}
    for (start, end), (entity, _) in scene.names.items():
        before = scene.document.text[max(0, start - LONGEST_NOUN) : start].lower().split()
        told = (start, end) in beside or (before and before[-1] in listed("firm"))
        if told and end <= mention.start and entity.type == "Organization":
            yield entity


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
    if found is None:
        return None
    told = any(found in referent.entities for referent in recent(seen, mention, BACK))
    return ((found,), "the only one described so before") if told else ((), "as little known as what it repeats")


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
    named_beside,
    _same,
    own_government,
    _government,
    pair,
    _state,
    _place,
    _capital,
    _body,
    _named_before,
    _company,
    named_of,
    in_office,
    leader,
    counterpart,
    _described_before,
)

"""What "the two sides", "both leaders" and "the two" refer to: two that were told about just before, and no third."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.model import Entity, Mention
from kg.resolve.antecedents import Answer, partners, recent
from kg.resolve.entities import of_country
from kg.resolve.officials import is_whole
from kg.resolve.people import offices_of
from kg.resolve.salience import candidates
from kg.resolve.scene import Past, Scene, acting
from kg.resolve.states import State, country_of
from kg.world import genders, listed, titles

__all__ = ["pair"]

SIDES_BACK = 3  # sentences, this one included, in which both countries may have been shown
PEOPLE_BACK = 2  # sentences back in which both people may have been named
BOTH = frozenset({"two", "both"})
PLACING = frozenset({"in", "at", "near"})
NEW = frozenset({"", "two", "a", "another"})  # "two officers" are somebody new
ACTORS = frozenset({"Person", "Organization", "Country", "Group"})


def pair(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the two people, countries or others that a description of two means, where there are just two."""
    words = {mention.determiner, mention.head, *(word.lower() for word in mention.modifiers)}
    if (
        not is_whole(mention)
        or (mention.number != "plural" and mention.head not in BOTH)
        or not words & BOTH
        or (mention.determiner in NEW and "both" not in words)
        or country_of(mention)
    ):
        return None
    if mention.head in BOTH:
        return _joined(scene, mention, seen)
    if mention.head in titles():
        return _people(scene, mention, seen)
    return _sides(scene, mention, seen) if mention.head in listed("side") else None


def _joined(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the two that the sentence before, or this one, names together."""
    lists = [
        each.entities
        for each in candidates(scene, mention, seen, 1)
        if len(each.entities) > 1 and all(entity.type in ACTORS for entity in each.entities)
    ]
    found = lists[0] if len(lists) == 1 and len(lists[0]) == 2 else ()
    return (found, "the only two named together before") if found else None


def _people(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the only two people told about in the nearest sentence that tells about two: "both ministers"."""
    others = {entity.id for entity in partners(scene, mention, seen)}
    for back in range(PEOPLE_BACK + 1):
        told = {
            entity.id: entity
            for referent in recent(seen, mention, back)
            for entity in referent.entities
            if len(referent.entities) == 1 and entity.type == "Person" and _fits(scene, entity, mention.head)
            if entity.id not in others
        }
        if len(told) > 1:
            return (tuple(told.values())[::-1], "the only two people told about before") if len(told) == 2 else None
    return None


def _fits(scene: Scene, person: Entity, head: str) -> bool:
    """Tell whether a person may be a minister, a man: who holds another office or is a woman is none."""
    cluster = scene.clusters.get(person.id)
    gender = scene.genders.get(person.id, "")
    if cluster is None or (gender and genders().get(head, gender) != gender):
        return False
    offices = {office for member in cluster.mentions for office in offices_of(member)}
    return titles()[head] != "office" or not offices or head in offices or head in listed("vague office")


def _sides(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the two countries told about just before for "the two sides", or those of the headline."""
    others = {acting(scene, entity).id for entity in partners(scene, mention, seen)}
    countries: dict[str, Entity] = {}
    for states in [*islice(scene.states_before(mention), SIDES_BACK), scene.headline]:
        shown = (of_country(state.country) for state in states if not _is_place(scene, state))
        countries |= {entity.id: entity for entity in shown if entity.id not in others}
        if len(countries) > 1:
            break
    found = tuple(sorted(countries.values(), key=lambda entity: entity.name))
    clear = len(found) == 2 and not (mention.head not in listed("state") and _people_between(mention, seen))
    return (found, "the only two countries told about before") if clear else None


def _is_place(scene: Scene, state: State) -> bool:
    """Tell whether a country is shown only as where something is: who met in The Hague need not be Dutch."""
    around = next((one for one in scene.sentences.values() if one.start <= state.start < one.end), None)
    before = [token.text.lower() for token in around.tokens if token.end <= state.start] if around else []
    return next((word for word in reversed(before) if word != "the"), "") in PLACING


def _people_between(mention: Mention, seen: Past) -> bool:
    """Tell whether "allies" may as well be two people named just before."""
    return mention.head in listed("side of people") and len(set(_named_people(mention, seen))) == 2


def _named_people(mention: Mention, seen: Past) -> Iterator[str]:
    for referent in recent(seen, mention, 1):
        yield from (entity.id for entity in referent.entities if entity.type == "Person")

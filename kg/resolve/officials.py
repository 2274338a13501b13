"""Descriptions of people in office, and the governments that they call theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Entity, Mention, MentionKind
from kg.resolve.antecedents import Answer, recent, unique
from kg.resolve.entities import of_country
from kg.resolve.names import tokens
from kg.resolve.people import offices_of
from kg.resolve.scene import Past, Scene
from kg.resolve.speakers import speaker
from kg.resolve.states import countries_in, country_of, stated
from kg.world import Country, listed, lookup

__all__ = ["counterpart", "in_office", "is_definite", "is_whole", "leader", "own_government", "served"]

LONGEST_TITLE = 60  # characters
POSSESSIVE = re.compile(r"((?:[A-Z]\w+ )*[A-Z]\w+)['\u2019]s $")
BACK = 5  # sentences back in which "the minister" may have been named
OFFICE_BACK = 20  # and "the Norwegian minister"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_definite(mention: Mention) -> bool:
    """Tell whether a description points to something that the reader knows."""
    return mention.determiner in DEFINITE and mention.owner is None


def is_whole(mention: Mention) -> bool:
    """Tell whether a description is no more than its head and the words before it: no "wife of a cameraman"."""
    before = sum(len(tokens(modifier)) for modifier in mention.modifiers)
    words = tokens(mention.text)
    return len(words) - (words[:1] == (mention.determiner,)) <= before + 1


def in_office(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one person whose title has the head word: "the minister" after "Foreign Minister Wang Yi".

    "Norway's foreign minister" and "the Norwegian foreign minister" are who holds that office there.
    """
    if (mention.number, mention.type) != ("singular", "Person") or mention.determiner in {"a", "an", "another"}:
        return None
    state = country_of(mention)
    if state is None and not (is_definite(mention) and is_whole(mention)):
        return None
    words = {word for modifier in mention.modifiers for word in tokens(modifier)}
    office = _Office(mention.head, frozenset(words - _shown(mention)), of_country(state.country) if state else None)
    holders = (
        entity
        for referent in recent(seen, mention, OFFICE_BACK if state else BACK)
        for entity in referent.entities
        if entity.type == "Person" and _holds(scene, entity, office)
    )
    found = unique(holders)
    return ((found,), "the only person with this title before") if found else None


def leader(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the one person named who heads the country of "the Norwegian leader"."""
    state = country_of(mention) if mention.head == "leader" and mention.number == "singular" else None
    if state is None or not is_whole(mention) or len(mention.modifiers) > 1:
        return None
    country = of_country(state.country)
    found = unique(
        entity
        for referent in recent(seen, mention, OFFICE_BACK)
        for entity in referent.entities
        if entity.type == "Person" and country in served(scene, entity) and _heads(scene, entity)
    )
    return ((found,), "the only head of that country before") if found else None


def _heads(scene: Scene, person: Entity) -> bool:
    """Tell whether a person's title is that of the head of a state or a government, not of a foreign minister."""
    told = (set(tokens(mention.title)) for mention in _mentions(scene, person))
    return any(words & listed("head of state") and not words & {"vice", "deputy", "former"} for words in told)


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as a description tells it: its noun, the words before that, and the country that has it."""

    noun: str
    words: frozenset[str]
    country: Entity | None


def _shown(mention: Mention) -> set[str]:
    """Return the words of a mention that show a country."""
    shown = countries_in(mention.text)
    return {word for state in shown for word in tokens(mention.text[state.start : state.end])}


def _holds(scene: Scene, entity: Entity, office: _Office) -> bool:
    titles = [mention for mention in _mentions(scene, entity) if office.noun in offices_of(mention)]
    fits = any(office.words <= set(tokens(f"{mention.title} {mention.text}")) for mention in titles)
    return fits and (office.country is None or office.country in served(scene, entity))


def counterpart(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take who holds the office of "his Norwegian counterpart": the office is his, the country is told."""
    state = country_of(mention) if mention.head == "counterpart" else None
    owner = seen.places.get((mention.start, mention.start + len(mention.determiner), MentionKind.PRONOUN))
    if state is None or owner is None:
        return None
    offices = {office for entity in owner.entities for each in _mentions(scene, entity) for office in offices_of(each)}
    country = of_country(state.country)
    found = unique(
        entity
        for referent in recent(seen, mention, OFFICE_BACK)
        for entity in referent.entities
        if entity.type == "Person"
        and entity not in owner.entities
        and any(_holds(scene, entity, _Office(office, frozenset(), country)) for office in offices)
    )
    return ((found,), "who holds the same office there") if found else None


def _mentions(scene: Scene, entity: Entity) -> tuple[Mention, ...]:
    cluster = scene.clusters.get(entity.id)
    return cluster.mentions if cluster else ()


def own_government(scene: Scene, mention: Mention, seen: Past) -> Answer | None:
    """Take the country in the title of who speaks: "Irish Foreign Minister Dunne said that his government ..."."""
    if mention.head != "government" or mention.determiner not in {"his", "her"} or mention.modifiers:
        return None
    countries = (country for entity in speaker(scene, mention, seen) for country in served(scene, entity))
    found = unique(countries)
    return ((found,), "the country that the speaker serves") if found else None


def _possessor(scene: Scene, mention: Mention) -> Country | None:
    """Return the country before a title: "Norway's foreign minister Berg"."""
    before = scene.document.text[max(0, mention.start - LONGEST_TITLE) : mention.start].rstrip()
    found = POSSESSIVE.search(before.removesuffix(mention.title)) if mention.title else None
    return stated(lookup(found[1])) if found else None


def served(scene: Scene, person: Entity) -> Iterator[Entity]:
    """Yield the countries in the titles of a person, and behind its name: "Foreign Minister Berg of Norway"."""
    for mention in _mentions(scene, person):
        owner = stated(lookup(mention.owner.text)) if mention.owner else _possessor(scene, mention)
        yield from (of_country(state.country) for state in countries_in(mention.title))
        if owner:
            yield of_country(owner)

"""What pronouns refer to, and only where one antecedent is clear. Each function tells who it is, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from kg.model import Entity, Mention
from kg.resolve.entities import of_country
from kg.resolve.people import gender_of
from kg.resolve.scene import Referent, Scene, spot

__all__ = ["Answer", "antecedent", "lone_country", "partners", "recent", "speaker", "unique"]

Answer: TypeAlias = tuple[tuple[Entity, ...], str]

BACK = 3  # sentences back in which an antecedent may stand
FAR_BACK = 10  # sentences back in which someone of known gender makes another one doubtful
NEAR_MENTIONS = 50  # mentions back in which a pronoun tells the gender
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
THINGS = frozenset({"it", "its", "itself"})
PLURALS = frozenset({"they", "them", "their", "themselves"})
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself"})
NOTHING: Answer = ((), "no antecedent is clear")


def recent(seen: Sequence[Referent], mention: Mention, back: int) -> Iterator[Referent]:
    """Yield what was referred to before a mention, the nearest first, up to some sentences back."""
    for referent in reversed(seen):
        if mention.sentence - referent.mention.sentence > back:
            return
        if referent.mention.end <= mention.start:
            yield referent


def unique(entities: Iterator[Entity]) -> Entity | None:
    """Return the one entity that all are, or None."""
    found = {entity.id: entity for entity in entities}
    return next(iter(found.values())) if len(found) == 1 else None


def antecedent(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Return what a pronoun refers to."""
    word = (mention.head or mention.text).lower()
    for words, resolve in PRONOUNS:
        if word in words:
            return resolve(scene, mention, seen)
    return NOTHING


def _person(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one person whom this sentence or the nearest sentence with a person before it tells about."""
    wanted = GENDERS[(mention.head or mention.text).lower()]
    others = {entity.id for entity in partners(scene, mention, seen)}
    people = [
        (referent, entity)
        for referent in recent(seen, mention, BACK)
        for entity in referent.entities
        if entity.type == "Person" and entity.id not in others
    ]
    nearest = max((referent.mention.sentence for referent, _ in people), default=mention.sentence)
    window = min(nearest, mention.sentence - 1)
    fitting = (
        entity
        for referent, entity in people
        if referent.mention.sentence >= window and _gender(scene, entity, seen) in {"", wanted}
    )
    found = unique(fitting)
    if found is None or _is_doubtful(scene, found, wanted, mention, seen):
        return NOTHING
    return (found,), f"the only person that {wanted!r} fits here"


def _is_doubtful(scene: Scene, found: Entity, wanted: str, mention: Mention, seen: Sequence[Referent]) -> bool:
    """Tell whether someone told about before is known to be "he" or "she", and the one found here is not."""
    if _gender(scene, found, seen) == wanted:
        return False
    wider = {entity for referent in recent(seen, mention, FAR_BACK) for entity in referent.entities}
    return any(_gender(scene, entity, seen) == wanted for entity in wider if entity.type == "Person")


def partners(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> tuple[Entity, ...]:
    """Return the entities that do something to what is mentioned, or have it done to them: others than it."""
    spots = scene.partners.get(spot(mention), frozenset())
    names = [scene.names[start, end][0] for start, end, _ in spots if (start, end) in scene.names]
    earlier = (referent.entities for referent in seen[-NEAR_MENTIONS:] if spot(referent.mention) in spots)
    return (*names, *(entities[0] for entities in earlier if len(entities) == 1))


def _gender(scene: Scene, entity: Entity, seen: Sequence[Referent]) -> str:
    """Return "he" or "she" where the titles of a person tell, or the pronouns for it shortly before."""
    if gender := scene.genders.get(entity.id, ""):
        return gender
    for referent in seen[-NEAR_MENTIONS:]:
        if referent.entities == (entity,):
            pronoun = GENDERS.get((referent.mention.head or referent.mention.text).lower(), "")
            if gender := pronoun or gender_of(referent.mention):
                return gender
    return ""


def lone_country(scene: Scene, mention: Mention) -> Entity | None:
    """Return the one country shown in the sentence so far and in the sentence before, or None."""
    window = islice(scene.states_before(mention), 2)
    return unique(of_country(state.country) for states in window for state in states)


def _thing(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one body or country that this sentence and the one before tell about.

    What something is done to may as well be a thing, a text or an event: such an "it" stays open.
    """
    if mention.text.lower() == "it" and any(
        start < mention.start for start, *_ in scene.partners.get(spot(mention), ())
    ):
        return NOTHING
    others = {entity.id for entity in partners(scene, mention, seen)}
    window = scene.states_before(mention)
    countries = [of_country(state.country) for states in islice(window, 2) for state in states]
    bodies = [
        entity
        for referent in recent(seen, mention, 1)
        for entity in referent.entities
        if entity.type in {"Organization", "Country"}
    ]
    found = unique(entity for entity in [*countries, *bodies] if entity.id not in others)
    return ((found,), "the only body or country told about here") if found else NOTHING


def _plural(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one group that this sentence and the one before tell about."""
    others = {entity.id for entity in partners(scene, mention, seen)}
    groups = (
        referent.entities
        for referent in recent(seen, mention, 1)
        if not others.intersection(entity.id for entity in referent.entities)
        and (len(referent.entities) > 1 or any(entity.type == "Group" for entity in referent.entities))
    )
    found = list(dict.fromkeys(groups))
    return (found[0], "the only group told about here") if len(found) == 1 else NOTHING


def _speaker(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the person who says the sentence."""
    found = speaker(scene, mention, seen)
    return (found, "who says it") if found else NOTHING


def speaker(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> tuple[Entity, ...]:
    """Return the person who says the words in which a mention stands; nobody where no person is clear."""
    source = scene.speakers.get(spot(mention))
    if source is None:
        return ()
    name = scene.names.get((source.start, source.end))
    earlier = (referent.entities for referent in seen[-NEAR_MENTIONS:] if spot(referent.mention) == spot(source))
    entities = (name[0],) if name else next(earlier, ())
    return entities if len(entities) == 1 and entities[0].type == "Person" else ()


PRONOUNS: tuple[tuple[frozenset[str], Callable[[Scene, Mention, Sequence[Referent]], Answer]], ...] = (
    (frozenset(GENDERS), _person),
    (THINGS, _thing),
    (PLURALS, _plural),
    (SPEAKERS, _speaker),
)

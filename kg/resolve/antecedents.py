"""What pronouns refer to, and only where one antecedent is clear. Each function tells who it is, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from kg.model import Entity, Mention, MentionKind
from kg.resolve.entities import of_country
from kg.resolve.genders import GENDERS, gender_in, pronoun
from kg.resolve.lists import joined
from kg.resolve.scene import Referent, Scene, begins, spot
from kg.resolve.speakers import is_quoted, reporter, speaker, speakers_of
from kg.resolve.states import State
from kg.world import lookup

__all__ = ["Answer", "antecedent", "lone_country", "partners", "recent", "unique"]

Answer: TypeAlias = tuple[tuple[Entity, ...], str]

BACK = 3  # sentences back in which an antecedent may stand
FAR_BACK = 10  # sentences back in which someone of known gender makes another one doubtful
NEAR_MENTIONS = 50  # mentions back in which a pronoun tells the gender
THINGS = frozenset({"it", "its", "itself"})
PLURALS = frozenset({"they", "them", "their", "themselves"})
STATE_BEHIND = re.compile(r" (?:government|authorities|state)\b")
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
    """Return the one entity that all are, or None; asks for no more once there are two."""
    first = next(entities, None)
    return first if first is not None and all(entity.id == first.id for entity in entities) else None


def antecedent(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Return what a pronoun refers to: who reports what it is the subject of, or else who was told about before."""
    if told := reporter(scene, mention, seen):
        return told, "who reports it"
    word = pronoun(mention)
    for words, resolve in PRONOUNS:
        if word in words:
            return resolve(scene, mention, seen)
    return NOTHING


def _person(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one person whom this sentence or the nearest sentence with a person before it tells about."""
    wanted = GENDERS[pronoun(mention)]
    others = _others(scene, mention, seen)
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
        if referent.mention.sentence >= window and gender_in(scene, entity, seen) in {"", wanted}
    )
    found = unique(fitting)
    if found is None:
        return _last_subject(scene, mention, people, wanted, seen)
    if _is_doubtful(scene, found, wanted, mention, seen):
        return NOTHING
    return (found,), f"the only person that {wanted!r} fits here"


def _last_subject(
    scene: Scene, mention: Mention, people: Sequence[tuple[Referent, Entity]], wanted: str, seen: Sequence[Referent]
) -> Answer:
    """Take whom the sentence before begins with, for a pronoun that begins a sentence itself."""
    found = unique(
        entity
        for referent, entity in people
        if referent.mention.sentence == mention.sentence - 1 and begins(scene, referent.mention)
    )
    if found is None or not begins(scene, mention) or gender_in(scene, found, seen) not in {"", wanted}:
        return NOTHING
    return (found,), "whom the sentence before begins with"


def _is_doubtful(scene: Scene, found: Entity, wanted: str, mention: Mention, seen: Sequence[Referent]) -> bool:
    """Tell whether someone told about before is known to be "he" or "she", and the one found here is not."""
    if gender_in(scene, found, seen) == wanted:
        return False
    wider = {entity for referent in recent(seen, mention, FAR_BACK) for entity in referent.entities}
    return any(gender_in(scene, entity, seen) == wanted for entity in wider if entity.type == "Person")


def _others(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> set[str]:
    """Return the ids of whom a pronoun cannot mean: who acts on it, and in a quotation who speaks."""
    quoting = speakers_of(scene, mention, seen) if is_quoted(scene, mention) else ()
    return {entity.id for entity in (*partners(scene, mention, seen), *quoting)}


def partners(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> tuple[Entity, ...]:
    """Return the entities that do something to what is mentioned, or have it done to them: others than it."""
    spots = scene.partners.get(spot(mention), frozenset())
    names = [scene.names[start, end][0] for start, end, _ in spots if (start, end) in scene.names]
    earlier = (referent.entities for referent in seen[-NEAR_MENTIONS:] if spot(referent.mention) in spots)
    return (*names, *(entities[0] for entities in earlier if len(entities) == 1))


def lone_country(scene: Scene, mention: Mention) -> Entity | None:
    """Return the one country shown in the sentence so far and in the sentence before, or None.

    "Somali insurgents attacked the country" does not say that it is Somalia: the adjective is another's.
    """
    states = [state for states in islice(scene.states_before(mention), 2) for state in states]
    others = scene.partners.get(spot(mention), frozenset())
    shown = (state for state in states if state.kind != "demonym" or not any(_holds(state, *other) for other in others))
    found = unique(map(_country, states))
    return found if found and found in {_country(state) for state in shown} else None


def _holds(state: State, start: int, end: int, _kind: MentionKind) -> bool:
    return start <= state.start and state.end <= end


def _thing(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one body or country that this sentence and the one before tell about.

    What something is done to may as well be a thing, a text or an event: such an "it" stays open. An adjective alone
    tells about no country: it makes another antecedent doubtful, unless it belongs to that.
    """
    if mention.text.lower() == "it" and any(
        start < mention.start for start, *_ in scene.partners.get(spot(mention), ())
    ):
        return NOTHING
    others = _others(scene, mention, seen)
    near = [
        (referent.mention, entity)
        for referent in recent(seen, mention, 1)
        for entity in referent.entities
        if entity.type in {"Organization", "Country"} and not _is_adjective(referent.mention)
    ]
    bodies = [entity for _, entity in near]
    within = [spot(body) for body, entity in near if entity.type == "Organization"]
    states = [state for states in islice(scene.states_before(mention), 2) for state in states]
    rivals = [state for state in states if not any(_holds(state, *body) for body in within)]
    found = unique(entity for entity in [*map(_country, rivals), *bodies] if entity.id not in others)
    told = {*bodies, *(_country(state) for state in states if not _is_attribute(scene, state))}
    return ((found,), "the only body or country told about here") if found and found in told else NOTHING


def _is_adjective(mention: Mention) -> bool:
    known = lookup(mention.text) if mention.kind is MentionKind.NAME else None
    return known is not None and known.kind == "demonym"


def _is_attribute(scene: Scene, state: State) -> bool:
    """Tell whether a country is shown only by an adjective of something else than its government."""
    return state.kind == "demonym" and not STATE_BEHIND.match(scene.document.text, state.end)


def _country(state: State) -> Entity:
    return of_country(state.country)


def _plural(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the one group that this sentence and the one before tell about; names joined by "and" are one."""
    others = _others(scene, mention, seen)
    near = list(recent(seen, mention, 1))[::-1]
    told = (referent.entities for referent in near)
    groups = [group for group in told if len(group) > 1 or any(entity.type == "Group" for entity in group)]
    found = {group for group in (*groups, *_lists(scene, near)) if not others & {entity.id for entity in group}}
    return (found.pop(), "the only group told about here") if len(found) == 1 else NOTHING


def _lists(scene: Scene, near: Sequence[Referent]) -> Iterator[tuple[Entity, ...]]:
    """Yield who is named together as those who do something."""
    names = [referent.mention for referent in near if referent.mention.kind is MentionKind.NAME]
    for mentions in joined(scene.document.text, names):
        if any(spot(mention) in scene.subjects or begins(scene, mention) for mention in mentions):
            entities = (scene.names[mention.start, mention.end][0] for mention in mentions)
            yield tuple(dict.fromkeys(entities))


def _speaker(scene: Scene, mention: Mention, seen: Sequence[Referent]) -> Answer:
    """Take the person who says the sentence."""
    found = speaker(scene, mention, seen)
    return (found, "who says it") if found else NOTHING


PRONOUNS: tuple[tuple[frozenset[str], Callable[[Scene, Mention, Sequence[Referent]], Answer]], ...] = (
    (frozenset(GENDERS), _person),
    (THINGS, _thing),
    (PLURALS, _plural),
    (SPEAKERS, _speaker),
)

"""What pronouns refer to, and only where one antecedent is clear. Each function tells who it is, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import TypeAlias

from kg.model import Entity, Mention, MentionKind, Part
from kg.resolve.entities import of_country
from kg.resolve.genders import gender_in
from kg.resolve.salience import Candidate, candidates, leading, occurrence_of, part_of
from kg.resolve.scene import GENDERS, Past, Referent, Scene, government, pronoun, spot
from kg.resolve.speakers import is_quoted, reporter, speakers_of
from kg.resolve.states import State
from kg.world import lookup

__all__ = ["SPEAKERS", "Answer", "antecedent", "first_person", "lone_country", "partners", "recent", "unique"]

Answer: TypeAlias = tuple[tuple[Entity, ...], str]

PERSON_BACK = 3  # sentences back in which an antecedent may stand
THING_BACK = 1
GROUP_BACK = 1
PERSON_LEAD = 1.0  # by how much an antecedent must stand out
THING_LEAD = 1.0
GROUP_LEAD = 2.0
THINGS = frozenset({"it", "its", "itself"})
PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
BODIES = frozenset({"Organization", "Country"})
ACTORS = BODIES | {"Person", "Group"}
PLACES = frozenset({"City", "Place"})
PEOPLE_AND_PLACES = PLACES | {"Person", "Group", "Organization"}  # "Somali officials" tells of Somalia
COUNTRY_BACK = 2
FROM = (" from ", " from the ")
SPEAKERS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), frozenset({"Person"})),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), BODIES | {"Group"}),
}
REFLEXIVE = {
    **dict.fromkeys(("himself", "herself"), frozenset({"Person"})),
    "itself": BODIES | PLACES,
    "themselves": frozenset({"Group"}),
}
sentence_of = attrgetter("sentence")
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


def antecedent(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Return what a pronoun refers to: who reports what it is the subject of, or else who stands out before it."""
    occurrence = occurrence_of(scene, mention)
    if occurrence and occurrence.part is Part.EXPLETIVE:
        return (), "stands for nothing"
    if occurrence and occurrence.subject and mention.text.lower() in REFLEXIVE:
        found = seen.meant(occurrence.subject)
        fits = len(found) == 1 and found[0].type in REFLEXIVE[mention.text.lower()]
        return (found, "who acts in the clause") if fits else NOTHING
    if told := reporter(scene, mention, seen):
        return told, "who reports it"
    word = pronoun(mention)
    return next((resolve(scene, mention, seen) for words, resolve in PRONOUNS if word in words), NOTHING)


def _others(scene: Scene, mention: Mention, seen: Past) -> set[str]:
    """Return the ids of whom a pronoun cannot mean: who acts on it, and in a quotation who speaks."""
    quoting = speakers_of(scene, mention, seen) if is_quoted(scene, mention) else ()
    return {entity.id for entity in (*partners(scene, mention, seen), *quoting)}


def partners(scene: Scene, mention: Mention, seen: Past) -> tuple[Entity, ...]:
    """Return the entities that do something to what is mentioned, or have it done to them: others than it."""
    spots = scene.partners.get(spot(mention), frozenset())
    names = [scene.names[start, end][0] for start, end, _ in spots if (start, end) in scene.names]
    earlier = (seen.places[place].entities for place in spots if place in seen.places)
    return (*names, *(entities[0] for entities in earlier if len(entities) == 1))


def _free(found: Iterable[Candidate], others: set[str]) -> list[Candidate]:
    return [each for each in found if not others & {entity.id for entity in each.entities}]


def _answer(found: Candidate | None, reason: str) -> Answer:
    return (found.entities, reason) if found and found.is_clear else NOTHING


def _person(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Take the person who stands out among those that the pronoun fits."""
    wanted = {"", GENDERS[pronoun(mention)]}
    people = [
        each
        for each in _free(candidates(scene, mention, seen, PERSON_BACK), _others(scene, mention, seen))
        if _is_person(each) and gender_in(scene, each.entities[0], seen) in wanted
    ]
    found = leading(scene, mention, people, seen, kind="person", margin=PERSON_LEAD)
    return _answer(found, "the person who stands out before")


def _is_person(candidate: Candidate) -> bool:
    alone = len(candidate.entities) == 1 and candidate.entities[0].type == "Person"
    return alone and not _is_adjective(candidate.nearest)


def _thing(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Take the body or country that stands out, where the pronoun does what bodies do, or owns something.

    Otherwise an "it" may as well be a text or an event, and stays open. So it does where such a thing stands out.
    """
    occurrence = occurrence_of(scene, mention)
    if occurrence and not (occurrence.acts or occurrence.part is Part.OWNER):
        return NOTHING
    may_be = _is_body if occurrence and occurrence.acts else _is_thing
    things = [
        each
        for each in _free(candidates(scene, mention, seen, THING_BACK), _others(scene, mention, seen))
        if may_be(scene, each) and not _is_adjective(each.nearest)
    ]
    found = leading(scene, mention, things, seen, kind="thing", margin=THING_LEAD)
    acts = occurrence is not None and occurrence.part is not Part.OWNER
    fits = found is not None and _may_be_it(scene, found.entities[0], acts=acts)
    return _answer(found, "the body or country that stands out before") if fits else NOTHING


def _may_be_it(scene: Scene, entity: Entity, *, acts: bool) -> bool:
    """Tell whether an "it" may be named so: a city owns things, but only a capital does what states do."""
    return entity.type in BODIES or (entity.type in PLACES and (not acts or government(scene, entity) is not None))


def _is_thing(_scene: Scene, candidate: Candidate) -> bool:
    singular = all(referent.mention.number == "singular" for referent in candidate.referents)
    return len(candidate.entities) == 1 and candidate.entities[0].type not in {"Person", "Group"} and singular


def _is_body(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a thing may act; a report that the sentence before is about may, too: "it said"."""
    speaks = part_of(scene, candidate.nearest) is Part.SUBJECT
    return _is_thing(scene, candidate) and (candidate.entities[0].type in BODIES | PLACES or speaks)


def _is_adjective(mention: Mention) -> bool:
    known = lookup(mention.text) if mention.kind is MentionKind.NAME else None
    return known is not None and known.kind == "demonym"


def _plural(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Take the group that stands out, or who is named together."""
    free = _free(candidates(scene, mention, seen, GROUP_BACK), _others(scene, mention, seen))
    several = [each for each in free if _is_several(each) and not _are_places(scene, each)]
    found = leading(scene, mention, several, seen, kind="group", margin=GROUP_LEAD)
    fits = found is not None and (len(found.entities) > 1 or found.entities[0].type == "Group")
    return _answer(found, "the group that stands out before") if fits else NOTHING


def _is_several(candidate: Candidate) -> bool:
    if len(candidate.entities) > 1:
        return all(entity.type in ACTORS for entity in candidate.entities)
    plural = any(referent.mention.number == "plural" for referent in candidate.referents)
    return candidate.entities[0].type in {"Group", "Organization"} or plural


def _are_places(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether countries are only named together, as where something happens: "rain in Peru and Chile"."""
    states = len(candidate.entities) > 1 and all(entity.type == "Country" for entity in candidate.entities)
    return states and part_of(scene, candidate.nearest) not in {Part.SUBJECT, Part.OBJECT}


def first_person(scene: Scene, mention: Mention, seen: Past) -> Answer:
    """Take who says the sentence: a person for "I", a body or group for "we".

    What is only reported is in the article's voice: "volunteers think our site is wrong".
    """
    sources = scene.speakers.get(spot(mention), ())
    reported = any(each.sentence == mention.sentence and each.end <= mention.start for each in sources)
    found = () if reported and not is_quoted(scene, mention) else speakers_of(scene, mention, seen)
    kinds = SPEAKERS[pronoun(mention)]
    return (found, "who says it") if len(found) == 1 and found[0].type in kinds else NOTHING


def lone_country(scene: Scene, mention: Mention) -> Entity | None:
    """Return the one country shown in the sentence so far and in the sentence before, or None.

    "Somali insurgents attacked the country" does not say that it is Somalia: the adjective is another's. Nor do "three
    Somalis" or "the Somalia talks".
    """
    states = [state for states in islice(scene.states_before(mention), 2) for state in states]
    others = scene.partners.get(spot(mention), frozenset())
    shown = (state for state in states if state.kind != "demonym" or not any(_holds(state, *other) for other in others))
    found = unique(map(_country, states))
    if found is None:
        return None
    near, text = _near(scene, mention), scene.document.text
    if mention.head == "government":  # visitors "from Peru" are elsewhere: that is not the government there
        shown = (state for state in shown if not text[: state.start].endswith(FROM))
    return found if any(_tells(state, near, text) for state in shown) else None


def _near(scene: Scene, mention: Mention) -> Sequence[Mention]:
    """Return the mentions in the sentence of one and in those before from which a country is taken."""
    first = bisect_left(scene.mentions, mention.sentence - COUNTRY_BACK, key=sentence_of)
    return scene.mentions[first : bisect_right(scene.mentions, mention.sentence, key=sentence_of)]


def _tells(state: State, near: Iterable[Mention], text: str) -> bool:
    """Tell whether the words that show a country tell about it: not about its people, or a war that bears its name."""
    around = [each for each in near if _reaches(each) <= state.start and state.end <= each.end]
    wider = [each for each in around if (_reaches(each), each.end) != (state.start, state.end)]
    if any(each.type in PEOPLE_AND_PLACES and state.end < each.end for each in wider):
        return True
    named_for = any(each.kind is MentionKind.NAME or text[state.start : state.end] in each.modifiers for each in wider)
    return state.kind != "demonym" and not named_for


def _reaches(mention: Mention) -> int:
    """Return where a mention begins with its title."""
    return mention.start - (len(mention.title) + 1 if mention.title else 0)


def _holds(state: State, start: int, end: int, _kind: MentionKind) -> bool:
    return start <= state.start and state.end <= end


def _country(state: State) -> Entity:
    return of_country(state.country)


PRONOUNS: tuple[tuple[Iterable[str], Callable[[Scene, Mention, Past], Answer]], ...] = (
    (GENDERS, _person),
    (THINGS, _thing),
    (PLURALS, _plural),
)

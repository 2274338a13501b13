"""Who says the words in which a mention stands, and the pronouns by which speakers mean themselves.

"France said it was considering a tax": the subject of what is reported is mostly who reports it. In a quotation it is
the other way round: there "I" is the speaker, and "it" or "he" is someone else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kg.model import Entity, Mention, MentionKind, Part
from kg.resolve.genders import gender_in
from kg.resolve.scene import GENDERS, Past, Scene, acting, pronoun, spot
from kg.resolve.surroundings import before

__all__ = ["is_quoted", "reporter", "speaker", "speakers_of"]

NEAR_MENTIONS = 50  # mentions back that may stand between a speaker and a pronoun
OPENING, CLOSING, STRAIGHT = "\u201c", "\u201d", '"'
ACCORDING = re.compile(r"\baccording to (?:the )?$", re.IGNORECASE)  # who is named so is not who acts
RIVALS = {
    "he": {"Person"},
    "she": {"Person"},
    "it": {"Organization", "Country", "City"},
    "they": {"Group", "Organization"},
}
BODIES = frozenset({"Organization", "Country", "Group"})


def is_quoted(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention stands in direct speech; each paragraph of a quotation begins with a mark.

    Speech may do without marks ("The minister said:", and then paragraphs in his voice): its speaker stands elsewhere.
    """
    if any(source.sentence != mention.sentence for source in scene.speakers.get(spot(mention), ())):
        return True
    sentence = scene.sentences.get(mention.sentence)
    if sentence is None:
        return False
    paragraphs = scene.document.paragraphs[sentence.paragraph : sentence.paragraph + 1]
    start = next((paragraph.start for paragraph in paragraphs), sentence.start)
    before = scene.document.text[start : mention.start]
    return before.count(OPENING) > before.count(CLOSING) or before.count(STRAIGHT) % 2 == 1


def _meant(scene: Scene, source: Mention, seen: Past) -> tuple[Entity, ...]:
    name = scene.names.get((source.start, source.end))
    return (name[0],) if name else seen.meant(source)


def speakers_of(scene: Scene, mention: Mention, seen: Past) -> tuple[Entity, ...]:
    """Return who says the words in which a mention stands: several only where they say it together."""
    sources = scene.speakers.get(spot(mention), ())
    return tuple(dict.fromkeys(entity for source in sources for entity in _meant(scene, source, seen)))


def speaker(scene: Scene, mention: Mention, seen: Past) -> tuple[Entity, ...]:
    """Return the person who says the words in which a mention stands; nobody where no person is clear."""
    entities = speakers_of(scene, mention, seen)
    return entities if len(entities) == 1 and entities[0].type == "Person" else ()


def reporter(scene: Scene, mention: Mention, seen: Past) -> tuple[Entity, ...]:
    """Return who reports a clause of which a pronoun of the third person is the subject, if the pronoun fits."""
    sources = scene.speakers.get(spot(mention), ())
    fits = FITTING.get(pronoun(mention))
    if not sources or fits is None or not _is_reported(scene, mention) or is_quoted(scene, mention):
        return ()
    entities = speakers_of(scene, mention, seen)
    found = entities and fits(scene, mention, sources, entities, seen)
    return entities if found and _is_beside(scene, mention, sources, seen) else ()


def _is_reported(scene: Scene, mention: Mention) -> bool:
    """Tell whether a pronoun is the subject of a clause; of "it was a mistake" nobody knows what "it" is."""
    occurrence = scene.occurrences.get(spot(mention))
    if occurrence is not None and occurrence.part in {Part.OBJECT, Part.OBLIQUE}:
        return False  # "the police accuse them of planning to rob it"
    if occurrence is None or spot(mention) in scene.subjects:
        return spot(mention) in scene.subjects
    return occurrence.part is Part.SUBJECT and (occurrence.does or pronoun(mention) != "it")


def _is_beside(scene: Scene, mention: Mention, sources: Sequence[Mention], seen: Past) -> bool:
    """Tell whether speakers and pronoun stand in one sentence, with nobody between whom the pronoun may mean."""
    text, last = scene.document.text, sources[-1].end
    if any(source.sentence != mention.sentence or before(text, source.start, ACCORDING) for source in sources):
        return False
    rivals = RIVALS[pronoun(mention)]
    between = (referent for referent in seen[-NEAR_MENTIONS:] if last <= referent.mention.start < mention.start)
    names = (referent.entities for referent in between if referent.mention.kind is not MentionKind.PRONOUN)
    return not any(entity.type in rivals for entities in names for entity in entities)


Fit = Callable[[Scene, Mention, Sequence[Mention], Sequence[Entity], Past], bool]


def _is_person(
    scene: Scene, mention: Mention, _sources: Sequence[Mention], entities: Sequence[Entity], seen: Past
) -> bool:
    told = gender_in(scene, entities[0], seen)
    return len(entities) == 1 and entities[0].type == "Person" and told in {"", GENDERS[pronoun(mention)]}


def _is_body(
    scene: Scene, _mention: Mention, sources: Sequence[Mention], entities: Sequence[Entity], _seen: Past
) -> bool:
    return len(entities) == 1 and sources[0].number == "singular" and acting(scene, entities[0]).type in BODIES


def _are_several(
    _scene: Scene, _mention: Mention, sources: Sequence[Mention], entities: Sequence[Entity], _seen: Past
) -> bool:
    return len(entities) > 1 or sources[0].number == "plural" or entities[0].type == "Group"


FITTING: Mapping[str, Fit] = {"he": _is_person, "she": _is_person, "it": _is_body, "they": _are_several}

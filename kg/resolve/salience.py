"""Who stands out where a pronoun is read: what speaks for each candidate, and how much.

Every feature is a small question, with a weight for each kind of pronoun. Whoever has the highest sum is meant if it
leads all others clearly; else nobody is. The weights were fitted to the training part of GUM and rounded; what they
come to is measured by `bench/coreference.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Entity, Mention, MentionKind, Occurrence, Part
from kg.resolve.genders import gender_in
from kg.resolve.scene import GENDERS, Past, Referent, Scene, begins, pronoun, spot

__all__ = ["FEATURES", "Candidate", "Feature", "candidates", "leading", "occurrence_of", "part_of"]

RELATIVES = frozenset({"who", "whose", "whom"})
LONG_AGO = 5  # sentences: farther is no worse


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a pronoun may mean, and where the text told about it before, the nearest first."""

    entities: tuple[Entity, ...]
    referents: tuple[Referent, ...]

    @property
    def nearest(self) -> Mention:
        """Return the last mention."""
        return self.referents[0].mention

    @property
    def is_clear(self) -> bool:
        """Tell whether it is known what it is; else it only keeps others from being meant."""
        return any(referent.entities for referent in self.referents)

    @property
    def last(self) -> list[Mention]:
        """Return the mentions in the last sentence that has any."""
        return [each.mention for each in self.referents if each.mention.sentence == self.nearest.sentence]


def candidates(scene: Scene, mention: Mention, seen: Past, back: int) -> list[Candidate]:
    """Return all that was told about before a mention, up to some sentences back, the nearest first.

    What nobody can be sure about is among them, since it may be meant as well.
    """
    found: dict[tuple[str, ...], list[Referent]] = {}
    for referent in _recent(scene, mention, seen, back):
        if key := tuple(sorted(entity.id for entity in referent.rivals)):
            found.setdefault(key, []).append(referent)
    return [Candidate(referents[0].rivals, tuple(referents)) for referents in found.values()]


def _recent(scene: Scene, mention: Mention, seen: Past, back: int) -> Iterator[Referent]:
    for referent in reversed(seen):
        if mention.sentence - referent.mention.sentence > back:
            return
        before = referent.mention.end <= mention.start or _is_told_in(scene, referent.mention, mention)
        if before and not _only_describes(scene, referent.mention):
            yield referent
            yield from _lists(scene, referent, mention, seen)


def _is_told_in(scene: Scene, wider: Mention, mention: Mention) -> bool:
    """Tell whether a mention stands in a clause that tells of a wider one: "a nurse whose leg broke when she fell"."""
    between = scene.document.text[wider.start : max(wider.start, mention.start)].lower().split()
    return mention.end <= wider.end and not RELATIVES.isdisjoint(between)


def _only_describes(scene: Scene, mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and part_of(scene, mention) in {Part.PREDICATE, Part.BESIDE}


def _lists(scene: Scene, first: Referent, mention: Mention, seen: Past) -> Iterator[Referent]:
    """Yield the list that a mention begins as one: "Lund and Dahl"."""
    occurrence = scene.occurrences.get(spot(first.mention))
    if occurrence and len(occurrence.joined) > 1 and all(each.end <= mention.start for each in occurrence.joined):
        parts = [seen.meant(each) for each in occurrence.joined]
        entities = tuple(dict.fromkeys(entity for part in parts for entity in part))
        if all(parts) and len(entities) > 1:
            yield Referent(first.mention, entities, "named together")


def occurrence_of(scene: Scene, mention: Mention) -> Occurrence | None:
    """Return how a mention stands in its sentence, where that is known."""
    return scene.occurrences.get(spot(mention))


def part_of(scene: Scene, mention: Mention) -> Part:
    """Return which part a mention plays; where syntax is not known, what begins a sentence is its subject."""
    occurrence = occurrence_of(scene, mention)
    if occurrence:
        return occurrence.part
    return Part.SUBJECT if begins(scene, mention) else Part.OTHER


Question = Callable[[Scene, Mention, Candidate, Past], float]


def _plays(part: Part) -> Question:
    def is_played(scene: Scene, _mention: Mention, candidate: Candidate, _seen: Past) -> float:
        return float(part in {part_of(scene, each) for each in candidate.last})

    return is_played


def _plays_same_part(scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    part = part_of(scene, mention)
    return float(part is not Part.OTHER and part in {part_of(scene, each) for each in candidate.last})


def _sentences_back(_scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    return float(min(LONG_AGO, mention.sentence - candidate.nearest.sentence))


def _is_in_sentence(_scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    return float(candidate.nearest.sentence == mention.sentence)


def _is_in_paragraph(scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    here, there = scene.sentences.get(mention.sentence), scene.sentences.get(candidate.nearest.sentence)
    return float(here is not None and there is not None and here.paragraph == there.paragraph)


def _begins_the_sentence_before(scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    """Ask whether one sentence begins with it and the next one with the pronoun."""
    adjacent = mention.sentence - candidate.nearest.sentence == 1
    return float(adjacent and begins(scene, mention) and any(begins(scene, each) for each in candidate.last))


def _is_several(_scene: Scene, _mention: Mention, candidate: Candidate, _seen: Past) -> float:
    return float(len(candidate.entities) > 1 or candidate.entities[0].type == "Group")


def _is_named(scene: Scene, _mention: Mention, candidate: Candidate, _seen: Past) -> float:
    return float(all(entity.id in scene.clusters for entity in candidate.entities))


def _told_often(_scene: Scene, _mention: Mention, candidate: Candidate, seen: Past) -> float:
    return math.log2(1 + min(seen.counts.get(entity.id, 0) for entity in candidate.entities))


def _was_a_pronoun(_scene: Scene, _mention: Mention, candidate: Candidate, _seen: Past) -> float:
    return float(candidate.nearest.kind is MentionKind.PRONOUN)


def _acts_around(scene: Scene, mention: Mention, candidate: Candidate, _seen: Past) -> float:
    """Ask whether it acts in the clause of the pronoun, or around it: "Lund said he left", "Lund met his wife"."""
    occurrence = occurrence_of(scene, mention)
    place = spot(occurrence.subject) if occurrence and occurrence.subject else None
    return float(any(spot(each.mention) == place for each in candidate.referents))


def _is_known_to_agree(scene: Scene, mention: Mention, candidate: Candidate, seen: Past) -> float:
    wanted = GENDERS.get(pronoun(mention), "")
    return float(bool(wanted) and gender_in(scene, candidate.entities[0], seen) == wanted)


@dataclass(frozen=True, slots=True)
class Feature:
    """What is asked, and what a yes (or each unit of a measure) weighs for "he" and "she", for "it", for "they"."""

    asked: Question
    person: float
    thing: float
    group: float

    @property
    def weights(self) -> dict[str, float]:
        """Return the weights by kind of pronoun."""
        return {"person": self.person, "thing": self.thing, "group": self.group}


FEATURES = (
    Feature(_sentences_back, -0.8, -1.2, -1.6),
    Feature(_is_in_sentence, 1.5, 1.1, 1.8),
    Feature(_is_in_paragraph, 0.9, 1.2, 2.0),
    Feature(_begins_the_sentence_before, 1.4, 0.5, 0.5),
    Feature(_plays(Part.SUBJECT), 0.1, 1.3, 1.1),
    Feature(_plays(Part.OBJECT), 0.6, 0.8, 0.5),
    Feature(_plays(Part.OWNER), -0.2, 1.2, 0.2),
    Feature(_plays_same_part, 0.4, 0.5, 0.7),
    Feature(_acts_around, 2.2, 0.4, 0.9),
    Feature(_told_often, 0.7, 0.9, 0.5),
    Feature(_was_a_pronoun, 0.9, 0.4, 1.2),
    Feature(_is_known_to_agree, 0.8, 0.0, 0.0),
    Feature(_is_several, 0.0, 0.0, 0.9),
    Feature(_is_named, -0.1, -0.5, -0.3),
)


def leading(
    scene: Scene, mention: Mention, found: Sequence[Candidate], seen: Past, *, kind: str, margin: float
) -> Candidate | None:
    """Return the candidate that leads all others by a margin; `kind` names the column of weights."""
    scores = [_score(scene, mention, candidate, seen, kind) for candidate in found]
    ranked = sorted(range(len(found)), key=lambda index: -scores[index])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < margin):
        return None
    return found[ranked[0]]


def _score(scene: Scene, mention: Mention, candidate: Candidate, seen: Past, kind: str) -> float:
    weighed = ((feature.asked, feature.weights[kind]) for feature in FEATURES)
    return sum(weight * asked(scene, mention, candidate, seen) for asked, weight in weighed if weight)

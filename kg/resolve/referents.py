"""What every mention of a document refers to, in the order of the text, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Mention, MentionKind
from kg.resolve import descriptions
from kg.resolve.antecedents import SPEAKERS, Answer, antecedent, first_person
from kg.resolve.entities import described
from kg.resolve.scene import Past, Referent, Scene, Spot, pronoun, spot

__all__ = ["refer"]


def refer(scene: Scene) -> Mapping[Spot, Referent]:
    """Return what the mentions refer to: earlier ones are known when a later one is asked about."""
    seen = Past()
    for mention in scene.mentions:
        entities, reason = MEANINGS[mention.kind](scene, mention, seen)
        nobody = mention.kind is MentionKind.NOMINAL and not entities
        doubtful = described(scene.document, mention, owner=descriptions.owner_of(mention, seen)) if nobody else None
        seen.tell(Referent(mention, entities, reason, doubtful))
    found = {spot(referent.mention): referent for referent in seen}
    for mention in scene.mentions:  # who speaks may be told only after what he says
        if mention.kind is MentionKind.PRONOUN and pronoun(mention) in SPEAKERS:
            found[spot(mention)] = Referent(mention, *first_person(scene, mention, seen))
    return found


def _name(scene: Scene, mention: Mention, _seen: Past) -> Answer:
    entity, reason = scene.names.get((mention.start, mention.end), (None, "no words"))
    return ((entity,) if entity else ()), reason


MEANINGS = {
    MentionKind.NAME: _name,
    MentionKind.NOMINAL: descriptions.refer,
    MentionKind.PRONOUN: antecedent,
}

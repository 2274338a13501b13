"""What every mention of a document refers to, in the order of the text, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Mention, MentionKind
from kg.resolve import descriptions
from kg.resolve.antecedents import Answer, antecedent
from kg.resolve.scene import Past, Referent, Scene, Spot, spot

__all__ = ["refer"]


def refer(scene: Scene) -> Mapping[Spot, Referent]:
    """Return what the mentions refer to: earlier ones are known when a later one is asked about."""
    seen = Past()
    for mention in scene.mentions:
        seen.tell(Referent(mention, *MEANINGS[mention.kind](scene, mention, seen)))
    return {spot(referent.mention): referent for referent in seen}


def _name(scene: Scene, mention: Mention, _seen: Past) -> Answer:
    entity, reason = scene.names.get((mention.start, mention.end), (None, "no words"))
    return ((entity,) if entity else ()), reason


MEANINGS = {
    MentionKind.NAME: _name,
    MentionKind.NOMINAL: descriptions.refer,
    MentionKind.PRONOUN: antecedent,
}

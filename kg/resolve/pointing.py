"""Ends that point elsewhere: words that mean what another place in the article tells of."""

from __future__ import annotations

from kg.model import MentionKind
from kg.resolve.scene import Referent
from kg.surety import Way

__all__ = ["way_of"]

# Reasons that lie in the words themselves, or right beside them.
BY_ITSELF = frozenset(
    {
        "described by its words",
        "a body that every state has, with its country",
        "the government stands for its country",
        "the name beside it",
        "the name behind it",
    }
)
CUT = "the same phrase"


def way_of(referent: Referent) -> Way | None:
    """Return in which way words without a name were taken for something told of elsewhere; None where they were not.

    What points to a person, or to two at once ("both sides"), proves as safe as a name.
    """
    if referent.mention.kind is MentionKind.NAME or referent.reason in BY_ITSELF:
        return None
    if referent.reason == CUT:
        return Way.CUT
    safe = len(referent.entities) > 1 or all(entity.type == "Person" for entity in referent.entities)
    return None if safe else Way.POINTING

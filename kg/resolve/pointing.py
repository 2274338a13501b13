"""Ends that point elsewhere: words that mean what another place in the article tells of."""

from __future__ import annotations

from kg.model import MentionKind
from kg.resolve.scene import Referent

__all__ = ["points"]

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


def points(referent: Referent) -> bool:
    """Tell whether words without a name were taken for a body, a place or a thing told of elsewhere: "it", "the group".

    What points to a person proves as safe as a name.
    """
    people = all(entity.type == "Person" for entity in referent.entities)
    return referent.mention.kind is not MentionKind.NAME and referent.reason not in BY_ITSELF and not people

"""Whether people of a document are "he" or "she", as their titles and the pronouns for them tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Entity, Mention
from kg.resolve.people import gender_of
from kg.resolve.scene import Referent, Scene

__all__ = ["GENDERS", "gender_in", "pronoun"]

NEAR_MENTIONS = 50  # mentions back in which a pronoun tells the gender
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}


def pronoun(mention: Mention) -> str:
    """Return the pronoun of a mention in lower case."""
    return (mention.head or mention.text).lower()


def gender_in(scene: Scene, entity: Entity, seen: Sequence[Referent]) -> str:
    """Return "he" or "she" where the titles of a person tell, or the pronouns for it shortly before."""
    if gender := scene.genders.get(entity.id, ""):
        return gender
    for referent in seen[-NEAR_MENTIONS:]:
        if referent.entities == (entity,):
            gender = GENDERS.get(pronoun(referent.mention), "") or gender_of(referent.mention)
            if gender:
                return gender
    return ""

"""Whether people of a document are "he" or "she", as their titles and the pronouns for them tell."""

from __future__ import annotations

from kg.model import Entity
from kg.resolve.scene import GENDERS, Past, Scene, pronoun

__all__ = ["GENDERS", "gender_in", "pronoun"]


def gender_in(scene: Scene, entity: Entity, seen: Past) -> str:
    """Return "he" or "she" where the titles or the given name of a person tell, or what was said of it before."""
    return scene.genders.get(entity.id, "") or seen.genders.get(entity.id, "")

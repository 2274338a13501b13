"""Who an entity is in a role of a relation: a capital that acts is its country, a capital that is visited is a city."""

from __future__ import annotations

from kg.model import Entity, Mention, MentionKind, Value
from kg.resolve.entities import local_entity
from kg.resolve.scene import Scene, acting
from kg.schema import Ontology, Relation

__all__ = ["allows", "in_object", "in_subject"]


def in_subject(scene: Scene, ontology: Ontology, relation: Relation, mention: Mention, entity: Entity) -> Entity | None:
    """Return an entity as the subject of a relation that a mention is, or None where the ontology forbids it."""
    actor = _acting(scene, mention, entity) if _is_actor_role(ontology, relation, relation.domain) else entity
    return _fitted(scene, ontology, actor, relation.domain)


def in_object(scene: Scene, ontology: Ontology, relation: Relation, mention: Mention, entity: Entity) -> Entity | None:
    """Return an entity as the object of a relation that a mention is, or None where the ontology forbids it."""
    actor = _acting(scene, mention, entity) if _is_actor_role(ontology, relation, relation.range) else entity
    return _fitted(scene, ontology, actor, relation.range)


def allows(relation: Relation, value: Value) -> bool:
    """Tell whether a value may be the object of a relation."""
    return value.datatype in relation.range


def _acting(scene: Scene, mention: Mention, entity: Entity) -> Entity:
    """Return who an entity is where it acts; what is described as a place, "the city of Oslo", is no government."""
    return entity if mention.kind is MentionKind.NOMINAL else acting(scene, entity)


def _fitted(scene: Scene, ontology: Ontology, entity: Entity, classes: tuple[str, ...]) -> Entity | None:
    if ontology.is_a(entity.type, *classes):
        return entity
    # A thing that is only described may well be a topic: texts talk about everything.
    is_topic = entity.type == "Thing" and "Topic" in classes and entity.id not in scene.clusters
    return local_entity(scene.document, entity.name, "Topic") if is_topic else None


def _is_actor_role(ontology: Ontology, relation: Relation, classes: tuple[str, ...]) -> bool:
    """Tell whether someone who acts stands in a role, rather than a place; where all may stand, the event decides.

    Where whoever acts may stand beside places, an event happens at the place, but a lasting tie is one to the actor:
    who visits Tokyo goes there, who represents Tokyo represents Japan.
    """
    if "Place" in classes:
        return relation.state and "Actor" in classes
    return any(ontology.is_a(name, "Actor") for name in classes) or not relation.state

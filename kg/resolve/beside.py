"""Descriptions with a name beside them: "Foreign Minister Wang Yi", "the port, Morvik," "the city of Cancun".

Where the tree tells of an apposition, that is taken. What parts a description from a name in other places, a space or
a comma, is no mention, so the text itself is looked at for that.
"""

from __future__ import annotations

import re

from kg.model import Entity, Mention
from kg.resolve.anaphora import tells_apart
from kg.resolve.antecedents import Answer
from kg.resolve.officials import is_definite
from kg.resolve.salience import occurrence_of
from kg.resolve.scene import Past, Scene
from kg.world import listed

__all__ = ["beside_name", "named_beside", "named_of"]

COMMA = ", "
BETWEEN = re.compile(r",? ?[(\u2013-]? ?")  # what may stand between a description and the name beside it
ALIKE = {
    "Person": frozenset({"Person", "Country"}),  # "its ally Norway"
    "Organization": frozenset({"Organization", "Group"}),
    "Group": frozenset({"Organization", "Group"}),
    **dict.fromkeys(("Place", "City", "Country"), frozenset({"Place", "City", "Country"})),
}


def beside_name(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the person whose name stands beside: "Foreign Minister Wang Yi", "Ada Osei, director of the fund,"."""
    if mention.type != "Person" or mention.number != "singular":
        return None
    person = _title_of(scene, mention) or _described_behind(scene, mention) or _held_name(scene, mention)
    return ((person,), "the name beside it") if person and person.type == "Person" else None


def _title_of(scene: Scene, mention: Mention) -> Entity | None:
    """Return whose name follows at once, or between commas after a definite description."""
    text, end = scene.document.text, mention.end
    if text[end : end + 1] == " " and end + 1 in scene.starts:
        return scene.starts[end + 1][1]
    last, name = scene.starts.get(end + len(COMMA), (end, None))
    enclosed = text[end : end + len(COMMA)] == COMMA and text[last : last + 1] == ","
    return name if enclosed and (is_definite(mention) or mention.owner) else None


def _held_name(scene: Scene, mention: Mention) -> Entity | None:
    """Return whose name a description ends with: "the mayor of Bergen, Ada Osei"."""
    before, comma, _ = mention.text.rpartition(COMMA)
    last, name = scene.starts.get(mention.start + len(before) + len(comma), (0, None))
    return name if comma and last == mention.end else None


def _described_behind(scene: Scene, mention: Mention) -> Entity | None:
    """Return whose name stands before a description without an article that commas enclose."""
    text = scene.document.text
    enclosed = text[mention.start - len(COMMA) : mention.start] == COMMA and text[mention.end : mention.end + 1] in {
        ",",
        ".",
    }
    return scene.ends.get(mention.start - len(COMMA)) if enclosed and not mention.determiner else None


def named_beside(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the name in apposition: "the mostly Catholic city, Morvik", "her first choice, Omar Dahl".

    Of two descriptions before one name, "the journalist and opposition figure Olav Lind", the first has it as well.
    """
    if mention.number != "singular":
        return None
    occurrence = occurrence_of(scene, mention)
    others = occurrence.joined if occurrence and not mention.determiner else ()
    alike = (each for each in others if not each.determiner and mention.type == "Person")
    found = (_apposed(scene, each) for each in (mention, *alike))
    name = next((entity for entity in found if entity), None)
    return ((name,), "the name beside it") if name else None


def _apposed(scene: Scene, mention: Mention) -> Entity | None:
    """Return what the apposition right behind a description names, where both may be one."""
    name = scene.appositions.get((mention.start, mention.head))
    if name is None or not (
        _ends_with(mention, name) or BETWEEN.fullmatch(scene.document.text, mention.end, name.start)
    ):
        return None
    entity, _ = scene.names.get((name.start, name.end), (None, ""))
    return entity if entity and entity.type in _alike(mention, name) else None


def _ends_with(mention: Mention, name: Mention) -> bool:
    """Tell whether a description holds the name: "key ally Norway"."""
    return mention.start < name.start and name.end == mention.end


def _alike(mention: Mention, name: Mention) -> frozenset[str]:
    """Return what the bearer of the name may be; what is chosen, or called so at once, may be a person."""
    person = mention.owner or name.start == mention.end + 1 or _ends_with(mention, name)
    return ALIKE.get(mention.type, frozenset({"Person"} if person else ()))


def named_of(scene: Scene, mention: Mention, _seen: Past) -> Answer | None:
    """Take the name behind "of" for a place that is called so: "the resort city of Cancun"."""
    name = mention.owner
    if name is None or mention.determiner not in {"", "the"} or mention.number != "singular" or mention.end != name.end:
        return None
    if mention.head not in listed("called of") or any(map(tells_apart, mention.modifiers)):
        return None
    if not scene.document.text[mention.start : name.start].endswith(f"{mention.head} of "):
        return None
    entity, _ = scene.names.get((name.start, name.end), (None, ""))
    return ((entity,), "the name behind it") if entity and _is_smaller(scene, entity) else None


def _is_smaller(scene: Scene, entity: Entity) -> bool:
    """Tell whether something is a place in a country: "the port of Norway" is not called Norway."""
    known = scene.clusters[entity.id].known
    return entity.type in {"Place", "City"} and (known is None or known.kind in {"city", "capital"})

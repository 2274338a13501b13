"""What reads the same stands once: each article tells anew of the office that somebody holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.export.page_legend import class_styles, type_of
from kg.model import Claim, Entity
from kg.schema import Ontology

__all__ = ["alike"]


def alike(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Return claims sorted by id, those of one lasting state in the same words as one, with the evidence of all.

    That holds where the object is something that cannot act and is the same for a reader: a position, a title. What
    happens is left as it is, as two events may be told in the same words.
    """
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    styles = class_styles((claim.object for claim in ordered), ontology)
    states = {name for name, relation in ontology.relations.items() if relation.state}
    found: dict[object, list[Claim]] = {}
    for claim in ordered:
        same = claim.predicate in states and styles[type_of(claim.object)].quiet
        found.setdefault(_words(claim) if same else claim.id, []).append(claim)
    return [_joined(members) for members in found.values()]


def _words(claim: Claim) -> tuple[object, ...]:
    """Return what is the same in claims that read the same."""
    end = (claim.object.name.casefold(), claim.object.type) if isinstance(claim.object, Entity) else claim.object.key
    beside = tuple((name, node.key) for name, node in claim.qualifiers)
    says = tuple(speaker.id for speaker in claim.attribution)
    return claim.subject.id, claim.predicate, end, beside, claim.polarity, claim.modality, says


def _joined(claims: list[Claim]) -> Claim:
    evidence = {found for claim in claims for found in claim.evidence}
    return replace(claims[0], evidence=tuple(sorted(evidence, key=lambda found: found.place)))

"""Claims: what findings say once it is known who their mentions are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.model import Claim, Entity, Evidence, Modality, Node, Polarity, Value, claim_id
from kg.schema import Relation

__all__ = ["claim_id", "make_claim", "merged", "ordered", "turned"]

TURNED = {"subjectCount": "objectCount", "objectCount": "subjectCount"}
Told = TypeVar("Told")


def ordered(relation: Relation, subject: Entity, object_: Node) -> tuple[Entity, Node]:
    """Return the ends of a claim, by name where the relation has no direction."""
    if relation.symmetric and isinstance(object_, Entity):
        subject, object_ = sorted((subject, object_), key=lambda entity: (entity.name, entity.id))
    return subject, object_


def turned(pairs: Iterable[tuple[str, Told]]) -> tuple[tuple[str, Told], ...]:
    """Return pairs of role and content for a claim whose ends changed places."""
    return tuple((TURNED.get(role, role), told) for role, told in pairs)


def make_claim(
    subject: Entity,
    predicate: str,
    object_: Node,
    *,
    qualifiers: Iterable[tuple[str, Node]] = (),
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    attribution: Iterable[Entity] = (),
    evidence: Iterable[Evidence] = (),
) -> Claim:
    """Return a claim with its id, its qualifiers sorted and each named once."""
    unique = {(name, node.key): (name, node) for name, node in qualifiers}
    told = tuple(unique[key] for key in sorted(unique))
    sources = tuple({entity.id: entity for entity in attribution}.values())
    identity = claim_id(
        subject, predicate, object_, qualifiers=told, polarity=polarity, modality=modality, attribution=sources
    )
    return Claim(identity, subject, predicate, object_, told, polarity, modality, sources, tuple(evidence))


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims by id, each once, with the evidence of all that are equal, in the order of the text."""
    by_id: dict[str, list[Claim]] = {}
    for claim in claims:
        by_id.setdefault(claim.id, []).append(claim)
    return tuple(_union(by_id[identity]) for identity in sorted(by_id))


def _union(same: Sequence[Claim]) -> Claim:
    """Unite equal claims; of several wordings of one value the first in the order of the alphabet stands for all."""
    first = min(same, key=_wordings)
    evidence = {item for claim in same for item in claim.evidence}
    return Claim(
        first.id,
        first.subject,
        first.predicate,
        first.object,
        first.qualifiers,
        first.polarity,
        first.modality,
        first.attribution,
        tuple(sorted(evidence, key=lambda item: item.place)),
    )


def _wordings(claim: Claim) -> list[str]:
    nodes = (claim.object, *(node for _, node in claim.qualifiers))
    return [node.text for node in nodes if isinstance(node, Value)]

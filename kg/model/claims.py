"""What articles claim about whom, and the sentences that make each claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.model.findings import Modality, Polarity, Value
from kg.model.ids import content_id

__all__ = ["Claim", "Entity", "Evidence", "Node", "claim_id"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that claims are about. `aliases` are the other names that texts use for it."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # IRIs of the same thing elsewhere
    same: tuple[str, ...] = ()  # those of the links that are certain

    @property
    def key(self) -> str:
        """Return what makes an entity what it is: its id."""
        return self.id


Node: TypeAlias = Entity | Value


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a text says what a claim says: a sentence, quoted, with the two ends of the claim in it.

    `surfaces` keeps the words of the text beside what they were taken for, as sorted pairs of role and words:
    ``(("date", "Wednesday"), ("subject", "Tokyo"))``. `date_basis` says how a date was read: "stated" in full,
    relative to the "dateline", or "none" where the text has a date that could not be resolved; empty without a date.
    `told` keeps the ids of `Appearance` where the graph took one for another entity, as sorted pairs of role and id:
    ``(("attribution1", "8e9f..."), ("subject", "c1d2..."))``.
    """

    document: str
    title: str
    sentence: int
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    subject: tuple[int, int]  # span of the words that stand for the subject
    object: tuple[int, int]
    surfaces: tuple[tuple[str, str], ...] = ()
    date_basis: str = ""
    told: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> tuple[Any, ...]:
        """Return what evidences are sorted by: document, place in its text, and then all that tells two apart."""
        where = (self.document, self.sentence, self.start, self.end)
        words = (self.surfaces, self.date_basis, self.confidence, self.told)
        return (*where, self.rule, self.subject, self.object, *words)


def claim_id(
    subject: Entity,
    predicate: str,
    object_: Node,
    *,
    qualifiers: Sequence[tuple[str, Node]] = (),
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    attribution: Sequence[Entity] = (),
) -> str:
    """Return the id of a claim: the hash of everything that its truth depends on. `qualifiers` are sorted."""
    told = [f"{name}={node.key}" for name, node in qualifiers]
    sources = [f"by={entity.id}" for entity in attribution]
    return content_id("claim", subject.id, predicate, object_.key, *told, polarity, modality, *sources)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about entities, with everything that its truth depends on, and the sentences that make it.

    `id` is the hash of all fields but the evidence: the same claim in five articles is one claim with five evidences.
    `qualifiers` are sorted pairs; a name may occur more than once.
    """

    id: str
    subject: Entity
    predicate: str
    object: Node
    qualifiers: tuple[tuple[str, Node], ...]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Entity, ...]
    evidence: tuple[Evidence, ...]

    @property
    def content_id(self) -> str:
        """Return the id that follows from what the claim says, which `id` ought to be."""
        return claim_id(
            self.subject,
            self.predicate,
            self.object,
            qualifiers=self.qualifiers,
            polarity=self.polarity,
            modality=self.modality,
            attribution=self.attribution,
        )

    @property
    def confidence(self) -> float:
        """Return the confidence of the best evidence."""
        return max((evidence.confidence for evidence in self.evidence), default=0.0)

    @property
    def is_edge(self) -> bool:
        """Tell whether the claim may stand as a plain edge: asserted, positive, and in the article's own voice."""
        return self.modality is Modality.ASSERTED and self.polarity is Polarity.POSITIVE and not self.attribution

"""The entry of the stage: sentences and findings of one document in, a reading of it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.model import Claim, Document, Entity, Finding, Link, MentionKind, Node, Occurrence, Reading, Sentence
from kg.reasons import Miss
from kg.resolve import owners, referents
from kg.resolve.appearances import appearances
from kg.resolve.assembly import Assembly
from kg.resolve.authority import NOTHING, Authority
from kg.resolve.claims import merged
from kg.resolve.entities import with_aliases
from kg.resolve.names import undetermined
from kg.resolve.scene import Referent, Scene, Spot, acting, set_scene, spot
from kg.schema import Ontology

__all__ = ["Settled", "resolve", "settle"]


Outcomes: TypeAlias = tuple[Claim | Miss, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading of a document, and what each finding came to: claims, or why there is none.

    A claim here has the id of the one in the reading; that one has the evidence of all findings that say the same.
    """

    reading: Reading
    outcomes: tuple[tuple[Finding, Outcomes], ...]
    referents: tuple[Referent, ...] = ()  # what each mention stands for


def resolve(
    document: Document,
    sentences: Sequence[Sentence],
    findings: Sequence[Finding],
    ontology: Ontology,
    occurrences: Sequence[Occurrence] = (),
    *,
    authority: Authority = NOTHING,
) -> Reading:
    """Return what a document claims about whom; `occurrences` are all mentions, also those that no finding has.

    What an `authority` says of a name counts more than anything else.
    Precision comes before recall: a finding whose subject or object is not clear, or that breaks the ontology's domains
    and ranges, gives no claim. The order of sentences and findings does not matter. Raises `OntologyError` where a
    finding's relation is not in the ontology.
    """
    return settle(document, sentences, findings, ontology, occurrences, authority=authority).reading


def settle(
    document: Document,
    sentences: Sequence[Sentence],
    findings: Sequence[Finding],
    ontology: Ontology,
    occurrences: Sequence[Occurrence] = (),
    *,
    authority: Authority = NOTHING,
) -> Settled:
    """Return the same, and what became of each finding on the way."""
    sentences = sorted(sentences, key=lambda sentence: sentence.index)
    findings = sorted(findings, key=lambda finding: (finding.sentence, finding.subject.start, repr(finding)))
    scene = set_scene(document, sentences, findings, ontology, occurrences, authority=authority)
    meant = referents.refer(scene)
    assembly = Assembly(scene, ontology, meant)
    outcomes = tuple((finding, tuple(assembly.outcomes(finding))) for finding in findings)
    told = [outcome for _, found in outcomes for outcome in found if isinstance(outcome, Claim)]
    parts = [claim for referent in meant.values() for claim in owners.owned(scene, ontology, referent)]
    claims = merged([*told, *parts])
    names = _names(scene, meant)
    full = tuple(_with_aliases(claim, names) for claim in claims)
    links = tuple(_links(scene, sentences, meant, claims, names))
    reading = Reading(document, full, links, len(sentences), appearances(scene, ontology, full, links))
    return Settled(reading, outcomes, tuple(meant.values()))


def _names(scene: Scene, meant: Mapping[Spot, Referent]) -> dict[str, set[str]]:
    """Return the names that the text uses, by the id of the entity; a capital is no name of its country."""
    names = {identity: set(cluster.surfaces) for identity, cluster in scene.clusters.items()}
    for referent in meant.values():
        for entity in referent.entities:
            cluster = scene.clusters.get(entity.id)
            is_body = entity.type == "Organization" and (cluster is None or cluster.body is not None)
            if referent.mention.kind is MentionKind.NOMINAL and is_body:
                names.setdefault(entity.id, set()).add(undetermined(referent.mention.text))
    return names


def _named(node: Node, names: Mapping[str, set[str]]) -> Node:
    return with_aliases(node, names.get(node.id, ())) if isinstance(node, Entity) else node


def _with_aliases(claim: Claim, names: Mapping[str, set[str]]) -> Claim:
    def full(entity: Entity) -> Entity:
        return with_aliases(entity, names.get(entity.id, ()))

    return replace(
        claim,
        subject=full(claim.subject),
        object=_named(claim.object, names),
        qualifiers=tuple((name, _named(node, names)) for name, node in claim.qualifiers),
        attribution=tuple(map(full, claim.attribution)),
    )


def _links(
    scene: Scene,
    sentences: Iterable[Sentence],
    meant: Mapping[Spot, Referent],
    claims: Iterable[Claim],
    names: Mapping[str, set[str]],
) -> Iterator[Link]:
    """Yield what each name in the text was taken for: a capital that acts in some claim was taken for its country."""
    acts = {(span, entity.id) for claim in claims for span, entity in _ends(claim)}
    mentions = {spot(mention): mention for sentence in sentences for mention in sentence.mentions}
    for place in sorted(mentions):
        mention = mentions[place]
        if mention.kind is not MentionKind.NAME:
            continue
        for entity in meant[place].entities:
            actor = acting(scene, entity)
            taken = actor if ((mention.start, mention.end), actor.id) in acts else entity
            full = with_aliases(taken, names.get(taken.id, ()))
            yield Link(mention.sentence, mention.start, mention.end, mention.text, full)


def _ends(claim: Claim) -> Iterator[tuple[tuple[int, int], Entity]]:
    for evidence in claim.evidence:
        yield evidence.subject, claim.subject
        if isinstance(claim.object, Entity):
            yield evidence.object, claim.object

"""Between an article's own entities and those of the graph: the same claims, told of other entities, and back again.

What the article alone knew stays on the evidence (`kg.model.Evidence.told`), so whatever was taken for one thing can be
told apart again, claim by claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from kg.model import Appearance, Claim, Entity, Evidence, Link, Node, Reading
from kg.resolve.claims import make_claim, merged, ordered, turned
from kg.schema import Ontology

__all__ = ["as_told", "identified"]

SPEAKER = "attribution"
ENDS = {"subject": "object", "object": "subject"}

Rename: TypeAlias = Callable[[Entity], Entity]


def identified(reading: Reading, entities: Mapping[str, Entity], ontology: Ontology) -> Reading:
    """Return the reading of an article, as the article tells it, about the entities of the graph.

    `entities` gives the entity for the key of an `Appearance`; what has none stays what it is.
    """
    known = dict(_taken(reading.appearances, entities))

    def taken(entity: Entity) -> Entity:
        return known.get(entity.id, entity)

    return replace(
        reading,
        claims=merged(_renamed(claim, item, taken, ontology) for claim in reading.claims for item in claim.evidence),
        links=_links(replace(link, entity=taken(link.entity), told=_told(link, taken)) for link in reading.links),
        appearances=tuple(replace(each, taken_for=taken(each.entity).id) for each in reading.appearances),
    )


def as_told(reading: Reading, ontology: Ontology) -> Reading:
    """Return the reading as the article alone tells it: what `identified` was given."""
    own = {each.entity.id: each for each in reading.appearances}
    return replace(
        reading,
        claims=merged(_restored(claim, item, own, ontology) for claim in reading.claims for item in claim.evidence),
        links=_links(
            replace(link, entity=own[link.told].entity if link.told in own else _own(link.entity, own), told="")
            for link in reading.links
        ),
        appearances=tuple(replace(each, taken_for="") for each in reading.appearances),
    )


def _taken(appearances: Sequence[Appearance], entities: Mapping[str, Entity]) -> Iterator[tuple[str, Entity]]:
    """Yield for each id in an article the entity of the graph, with no other names than the article has for it."""
    found = [(each.entity, entities.get(each.key, each.entity)) for each in appearances]
    names: dict[str, set[str]] = {}
    for own, entity in found:
        names.setdefault(entity.id, set()).update((own.name, *own.aliases))
    for own, entity in found:
        yield own.id, replace(entity, aliases=tuple(sorted(names[entity.id] - {entity.name})))


def _told(link: Link, taken: Rename) -> str:
    return link.entity.id if taken(link.entity).id != link.entity.id else ""


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(set(links), key=lambda link: (link.start, link.end, link.entity.id, link.told)))


def _renamed(claim: Claim, evidence: Evidence, taken: Rename, ontology: Ontology) -> Claim:
    """Return a claim about the entities of the graph, with one evidence."""
    draft = replace(
        claim,
        subject=taken(claim.subject),
        object=taken(claim.object) if isinstance(claim.object, Entity) else claim.object,
        qualifiers=tuple((role, taken(node) if isinstance(node, Entity) else node) for role, node in claim.qualifiers),
        attribution=tuple(map(taken, claim.attribution)),
        evidence=(replace(evidence, told=tuple(sorted(_lost(claim, taken)))),),
    )
    return _settled(draft, ontology)


def _lost(claim: Claim, taken: Rename) -> Iterator[tuple[str, str]]:
    """Yield role and id of whatever the renamed claim cannot give back by itself."""
    places = list(_places(claim))
    shared = Counter((group, taken(entity).id) for group, _, entity in places)
    for group, role, entity in places:
        if taken(entity).id != entity.id or shared[group, taken(entity).id] > 1:
            yield role, entity.id


def _places(claim: Claim) -> Iterator[tuple[str, str, Entity]]:
    """Yield each entity in a claim with its role; speakers are numbered, and of one group."""
    yield "subject", "subject", claim.subject
    for role, node in (("object", claim.object), *claim.qualifiers):
        if isinstance(node, Entity):
            yield role, role, node
    for rank, speaker in enumerate(claim.attribution, 1):
        yield SPEAKER, f"{SPEAKER}{rank}", speaker


def _restored(claim: Claim, evidence: Evidence, own: Mapping[str, Appearance], ontology: Ontology) -> Claim:
    """Return a claim about the entities of its article, with one evidence."""
    told: dict[str, list[Appearance]] = {}
    for role, identity in evidence.told:
        told.setdefault(role, []).append(own[identity])
    draft = replace(
        claim,
        subject=told["subject"][0].entity if "subject" in told else _own(claim.subject, own),
        object=told["object"][0].entity if "object" in told else _own_node(claim.object, own),
        qualifiers=tuple(_qualifiers(claim, told, own)),
        attribution=tuple(_speakers(claim, told, own)),
        evidence=(replace(evidence, told=()),),
    )
    return _settled(draft, ontology)


def _own(entity: Entity, own: Mapping[str, Appearance]) -> Entity:
    """Return an entity as its article tells it, where that one has the same id."""
    return own[entity.id].entity if entity.id in own else entity


def _own_node(node: Node, own: Mapping[str, Appearance]) -> Node:
    return _own(node, own) if isinstance(node, Entity) else node


def _qualifiers(
    claim: Claim, told: Mapping[str, Sequence[Appearance]], own: Mapping[str, Appearance]
) -> Iterator[tuple[str, Node]]:
    for role, node in claim.qualifiers:
        former: list[Node] = []
        if isinstance(node, Entity):
            former = [each.entity for each in told.get(role, ()) if each.taken_for == node.id]
        yield from ((role, entity) for entity in former or [_own_node(node, own)])


def _speakers(
    claim: Claim, told: Mapping[str, Sequence[Appearance]], own: Mapping[str, Appearance]
) -> Iterator[Entity]:
    """Yield the chain of speakers: each told one at its rank, and between them those who stayed the same."""
    ranks = {int(role.removeprefix(SPEAKER)): found[0] for role, found in told.items() if role.startswith(SPEAKER)}
    taken = {each.taken_for for each in ranks.values()}
    stayed = [_own(speaker, own) for speaker in claim.attribution if speaker.id not in taken]
    for rank in range(1, len(ranks) + len(stayed) + 1):
        yield ranks[rank].entity if rank in ranks else stayed.pop(0)


def _settled(draft: Claim, ontology: Ontology) -> Claim:
    """Return a claim with its id; without a direction, its ends stand in the order of their names."""
    first, second = ordered(ontology.relation(draft.predicate), draft.subject, draft.object)
    swapped = first is not draft.subject
    return make_claim(
        first,
        draft.predicate,
        second,
        qualifiers=turned(draft.qualifiers) if swapped else draft.qualifiers,
        polarity=draft.polarity,
        modality=draft.modality,
        attribution=draft.attribution,
        evidence=map(_turned, draft.evidence) if swapped else draft.evidence,
    )


def _turned(evidence: Evidence) -> Evidence:
    """Return an evidence for a claim whose ends changed places."""
    return replace(
        evidence,
        subject=evidence.object,
        object=evidence.subject,
        surfaces=tuple(sorted(_ends_turned(turned(evidence.surfaces)))),
        told=tuple(sorted(_ends_turned(evidence.told))),
    )


def _ends_turned(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((ENDS.get(role, role), told) for role, told in pairs)

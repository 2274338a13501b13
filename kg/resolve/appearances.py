"""What an article shows of each entity that it names, so that articles can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Appearance, Claim, Entity, Link, Mention, Modality, Polarity
from kg.resolve.across import block_keys
from kg.resolve.clusters import Cluster
from kg.resolve.entities import of_country
from kg.resolve.leaders import owned_titles
from kg.resolve.names import undetermined
from kg.resolve.scene import Scene
from kg.resolve.states import State, countries_in
from kg.schema import Ontology

__all__ = ["appearances"]

OFFICE = "Position"


def appearances(
    scene: Scene, ontology: Ontology, claims: Sequence[Claim], links: Iterable[Link]
) -> tuple[Appearance, ...]:
    """Return all entities that an article names, sorted by id."""
    named = {link.entity.id: link.entity for link in links}
    states = [claim for claim in claims if _is_lasting(claim, ontology)]
    full = frozenset(identity for identity in named if _is_full(scene, identity))
    shown = (
        Appearance(
            scene.document.id,
            entity,
            entity.id in full,
            scene.document.published,
            tuple(sorted(set(_titles(scene, entity, states)))),
            scene.genders.get(entity.id, ""),
            tuple(sorted(set(_countries(scene, entity, states)) - {entity.id})),
            full - {entity.id},
        )
        for entity in (named[identity] for identity in sorted(named))
    )
    return tuple(replace(each, keys=tuple(sorted(block_keys(each)))) for each in shown)


def _is_lasting(claim: Claim, ontology: Ontology) -> bool:
    told = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.POSITIVE
    return told and ontology.relation(claim.predicate).state


def _is_full(scene: Scene, identity: str) -> bool:
    """Tell whether a name means the same everywhere; what is no cluster of names was taken for a country."""
    cluster = scene.clusters.get(identity)
    return cluster is None or cluster.is_global


def _titles(scene: Scene, entity: Entity, states: Iterable[Claim]) -> Iterator[str]:
    """Yield the offices of an entity, without the country whose they are."""
    text = scene.document.text
    titles = [_whole_title(text, mention) for mention in _mentions(scene.clusters.get(entity.id))]
    offices = (claim.object for claim in states if claim.subject.id == entity.id)
    titles += [office.name for office in offices if isinstance(office, Entity) and office.type == OFFICE]
    yield from filter(None, map(_without_country, titles))


def _whole_title(text: str, mention: Mention) -> str:
    """Return a title with the word that a hyphen joins to it: "Secretary-General"."""
    start = text.rfind(mention.title, 0, mention.end) if mention.title else 0
    first = max(text.rfind(space, 0, start) for space in " \n") + 1
    return text[first:start] + mention.title if start and text[start - 1] == "-" else mention.title


def _mentions(cluster: Cluster | None) -> Iterator[Mention]:
    return iter(cluster.mentions if cluster else ())


def _without_country(title: str) -> str:
    text = undetermined(title)
    for state in reversed(list(countries_in(text))):
        text = text[: state.start] + text[state.end :]
    words = text.lower().replace("'s ", " ").split()
    return " ".join(word for word in words if not word.startswith("-"))  # "Moscow-backed"


def _countries(scene: Scene, entity: Entity, states: Iterable[Claim]) -> Iterator[str]:
    """Yield the ids of the countries that an entity serves or belongs to."""
    cluster = scene.clusters.get(entity.id)
    shown: list[State] = [state for mention in _mentions(cluster) for state in countries_in(mention.title)]
    for title in owned_titles(cluster, scene.document.text) if cluster else ():
        shown += countries_in(title)
    yield from (of_country(state.country).id for state in shown)
    if cluster and cluster.body and cluster.body.country:
        yield of_country(cluster.body.country).id
    for claim in states:
        if claim.subject.id == entity.id and isinstance(claim.object, Entity) and claim.object.type == "Country":
            yield claim.object.id

"""From the appearances of all articles to one entity for each real thing, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Appearance, Entity, Judgement, Verdict
from kg.resolve.across.blocks import components
from kg.resolve.across.candidates import LAST_FOR_FULL, PHASES
from kg.resolve.across.canonical import Census, canonical
from kg.resolve.across.doubts import doubts
from kg.resolve.across.groups import Group, country_ids
from kg.resolve.across.joining import Pair, join
from kg.resolve.across.judging import by_persons, units
from kg.resolve.across.namesakes import gathered
from kg.resolve.across.shared import shared_names

__all__ = ["Identities", "identify"]

MOST_COMMON, ONE_IN = 20, 20  # appearances beside the same other, and the share of them, from which on it tells nothing


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who over all articles: the entity of each appearance by its key, and why.

    `judgements` are by rule, sorted by id: why groups were joined, and which just missed it.
    """

    entities: Mapping[str, Entity]
    judgements: tuple[Judgement, ...]


def identify(appearances: Iterable[Appearance], judgements: Iterable[Judgement] = ()) -> Identities:
    """Return who is who. Only the sets of appearances and of judgements by persons matter, not their order.

    What persons have judged holds; where they contradict each other, which `check` tells, what is the same wins. The
    answer for a component of `blocks.components` alone is the answer for it among all others.
    """
    decided = by_persons(judgements)
    by_entity: dict[str, list[Judgement]] = {}
    for judgement in decided:
        by_entity.setdefault(judgement.left.entity, []).append(judgement)
    entities: dict[str, Entity] = {}
    found: list[Judgement] = []
    judged = {frozenset((each.left, each.right)) for each in decided}
    for component in components(appearances, decided):
        groups, told = _resolved(component, _about(component, by_entity))
        census = Census(groups)
        for group in groups:
            entity = canonical(group, census)
            entities.update((each.key, entity) for each in group.appearances)
        found += told
        found += (doubt for group in groups for doubt in doubts(group, judged))
    return Identities({key: entities[key] for key in sorted(entities)}, tuple(sorted(found, key=lambda each: each.id)))


def _about(component: Iterable[Appearance], by_entity: Mapping[str, Sequence[Judgement]]) -> list[Judgement]:
    """Return the judgements with an end in a component, so that not each component goes through all of them."""
    ids = dict.fromkeys(each.entity.id for each in component)
    return [judgement for identity in ids for judgement in by_entity.get(identity, ())]


def _resolved(
    component: Sequence[Appearance], decided: Iterable[Judgement]
) -> tuple[Sequence[Group], Iterable[Judgement]]:
    """Return the things of one component, and what rules judged about them."""
    shared = shared_names(component)
    groups: Sequence[Group] = gathered(units(list(_telling(component)), decided), shared)
    same: list[Judgement] = []
    near: list[tuple[Judgement, frozenset[str]]] = []
    for phase in PHASES if len(groups) > 1 else ():
        joined, census = join(groups, phase(groups, shared)), Census(groups)
        same += (_judgement(groups, pair, census, Verdict.SAME) for pair in joined.same)
        near += ((_judgement(groups, pair, census, Verdict.OPEN), _ends(groups, pair)) for pair in joined.near)
        groups = _gathered_again(joined.groups, shared) if phase is LAST_FOR_FULL else joined.groups
    homes = {each.key: group.key for group in groups for each in group.appearances}
    still = [judgement for judgement, ends in near if len({homes[end] for end in ends}) > 1]
    return groups, {judgement.id: judgement for judgement in (*still, *same)}.values()


def _telling(component: Sequence[Appearance]) -> Iterator[Appearance]:
    """Yield appearances without those beside them whom so many are named beside that it tells nothing."""
    counts = Counter(other for each in component for other in each.company - country_ids())
    most = max(MOST_COMMON, len(component) // ONE_IN)
    common = frozenset(other for other, count in counts.items() if count > most)
    return (replace(each, company=each.company - common) if common else each for each in component)


def _gathered_again(groups: Sequence[Group], shared: frozenset[str]) -> Sequence[Group]:
    """Join what is left of a name that several share, for which no article tells whose it is."""
    if not shared:
        return groups
    left = [group for group in groups if group.raw_ids <= shared]
    rest = (group for group in groups if not group.raw_ids <= shared)
    return sorted([*gathered(left), *rest], key=lambda group: group.key)


def _ends(groups: Sequence[Group], pair: Pair) -> frozenset[str]:
    return frozenset((groups[pair.short].key, groups[pair.long].key))


def _judgement(groups: Sequence[Group], pair: Pair, census: Census, verdict: Verdict) -> Judgement:
    ends = census.bearer(groups[pair.short]), census.bearer(groups[pair.long])
    return Judgement(*ends, verdict, pair.score, tuple(point.reason for point in pair.points))

"""Namesakes: a full name means one thing in all articles, unless gender, links or a person speak against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.resolve.across.context import in_common
from kg.resolve.across.forest import Forest
from kg.resolve.across.groups import Group, Mark, united
from kg.resolve.across.joining import conflicts
from kg.resolve.across.weights import MARGIN, SAME, Point, point, score_of

__all__ = ["gathered"]


def gathered(units: Sequence[Group], shared: frozenset[str] = frozenset()) -> list[Group]:
    """Return what persons have made one, joined where it has one full name, as far as nothing speaks against that.

    Names with a `shared` id join nothing.
    """
    bearing: dict[str, dict[int, None]] = {}
    for index, unit in enumerate(units):
        for each in unit.appearances:
            if each.is_full and each.entity.id not in shared:
                bearing.setdefault(each.entity.id, {})[index] = None
    forest, members = Forest(len(units)), {index: [index] for index in range(len(units))}
    for raw_id in sorted(bearing):
        roots = sorted({forest.root(index) for index in bearing[raw_id]})
        groups = [united(units[index] for index in members[root]) for root in roots]
        for part in _parted(groups) if len(roots) > 1 else ():
            together = [index for place in part for index in members[roots[place]]]
            forest.join(together)
            members[forest.root(together[0])] = together
    return sorted((united(units[index] for index in each) for each in forest.sets()), key=lambda group: group.key)


def _parted(groups: Sequence[Group]) -> list[list[int]]:
    """Return the groups of one full name, by their places, as the things that bear it."""
    against = _against(groups)
    if not _may_differ(groups) and not any(against):
        return [list(range(len(groups)))]
    bound, free = _bound(groups, against)
    parts: list[list[int]] = []
    seeds: list[Group] = []
    for alike in bound:
        one = united(groups[place] for place in alike)
        _, first = max(_homes(one, seeds), default=(0.0, -len(seeds)))
        if -first == len(seeds):
            parts.append(list(alike))
            seeds.append(one)
        else:
            parts[-first] += alike
            seeds[-first] = united((seeds[-first], one))
    for place in free:
        parts[_best(groups[place], seeds)].append(place)
    return parts


def _may_differ(groups: Sequence[Group]) -> bool:
    genders = {group.stated_gender for group in groups} - {""}
    links = {group.links for group in groups if group.links}
    return len(genders) > 1 or len(links) > 1


def _against(groups: Sequence[Group]) -> list[frozenset[int]]:
    """Return for each group the places of those that a person says it is not."""
    sides: dict[Mark, list[int]] = {}
    for place, group in enumerate(groups):
        for mark in group.marks:
            sides.setdefault(mark, []).append(place)
    others = ([sides.get((judgement, 1 - side), []) for judgement, side in group.marks] for group in groups)
    return [frozenset(place for places in each for place in places) for each in others]


def _bound(groups: Sequence[Group], against: Sequence[frozenset[int]]) -> tuple[list[list[int]], list[int]]:
    """Return the places of groups that the same speaks against joining, the largest first, and those of the others."""
    alike: dict[tuple[object, ...], list[int]] = {}
    free = []
    for place, group in enumerate(groups):
        if group.stated_gender or group.links or against[place]:
            alike.setdefault((group.stated_gender, group.links, against[place]), []).append(place)
        else:
            free.append(place)
    sizes = [(-sum(groups[place].size for place in places), groups[places[0]].key, places) for places in alike.values()]
    return [places for _, _, places in sorted(sizes)], free


def _homes(one: Group, seeds: Sequence[Group]) -> Iterator[tuple[float, int]]:
    """Yield how well a group fits each that it may belong to, and the place of that, negative: the first is best."""
    for place, seed in enumerate(seeds):
        apart = one.links and seed.links and not one.links & seed.links
        if apart or conflicts(one.marks, seed.marks):
            continue
        points = _points(one, seed)
        if not _differ(one, seed) or score_of(points) >= SAME:
            yield _total(points), -place


def _differ(one: Group, other: Group) -> bool:
    return bool(one.stated_gender and other.stated_gender and one.stated_gender != other.stated_gender)


def _points(one: Group, other: Group) -> tuple[Point, ...]:
    gender = (point("other gender"),) if _differ(one, other) else ()
    return (point("full name"), *gender, *in_common(one, other))


def _total(points: Sequence[Point]) -> float:
    return round(sum(each.points for each in points), 4)


def _best(group: Group, seeds: Sequence[Group]) -> int:
    """Return the place of the namesake that a group without gender fits; where that is not clear, the best known."""
    totals = [_total(_points(group, seed)) for seed in seeds]
    ranked = sorted(range(len(seeds)), key=lambda place: (-totals[place], seeds[place].order))
    is_clear = len(ranked) == 1 or totals[ranked[0]] - totals[ranked[1]] >= MARGIN
    return ranked[0] if is_clear else min(range(len(seeds)), key=lambda place: seeds[place].order)

"""People of one full name whom articles tie to other states or offices: they stay one, but a person is asked."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kg.model import Appearance, Bearer, Judgement, Verdict
from kg.resolve.across.context import in_common
from kg.resolve.across.groups import Group, united
from kg.resolve.across.weights import SAME, Point, point, score_of

__all__ = ["doubts"]

AGAINST = frozenset({"other countries", "other offices"})
MOST = 3  # questions about one name
MOST_ASKED = 50  # different sets of states and offices of one name that are looked at

Ends = frozenset[Bearer]


def doubts(group: Group, judged: Container[Ends]) -> Iterator[Judgement]:
    """Yield questions about the people of one full name in a group, but for those that a person has `judged`."""
    if group.types != {"Person"} or group.links or group.size < 2:
        return
    for raw_id in sorted(group.raw_ids):
        alike = _alike(group, raw_id)
        people = _namesakes(alike) if len(alike) > 1 else []
        for other in people[1 : MOST + 1]:
            ends, points = (_bearer(people[0]), _bearer(other)), _points(people[0], other)
            if frozenset(ends) not in judged:
                yield Judgement(*ends, Verdict.OPEN, score_of(points), tuple(each.reason for each in points))


def _alike(group: Group, raw_id: str) -> list[Group]:
    """Return the appearances of a full name that show states or offices, those that show the same together."""
    found: dict[tuple[object, ...], list[Appearance]] = {}
    for each in group.appearances:
        if each.entity.id == raw_id and each.is_full and (each.countries or each.titles):
            found.setdefault((each.countries, each.titles), []).append(each)
    return sorted((Group(tuple(same)) for same in found.values()), key=lambda same: same.order)[:MOST_ASKED]


def _namesakes(alike: Sequence[Group]) -> list[Group]:
    """Return the groups as those that may be several people, the one of most articles first."""
    people: list[Group] = []
    for group in alike:
        home = next((place for place, person in enumerate(people) if not _differ(person, group)), None)
        if home is None:
            people.append(group)
        else:
            people[home] = united((people[home], group))
    return people


def _differ(one: Group, other: Group) -> bool:
    points = _points(one, other)
    return any(each.name in AGAINST for each in points) and score_of(points) < SAME


def _points(one: Group, other: Group) -> tuple[Point, ...]:
    return (point("full name"), *in_common(one, other))


def _bearer(group: Group) -> Bearer:
    first = group.appearances[0]
    return Bearer(first.entity.id, first.document)

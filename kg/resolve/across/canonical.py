"""The entity that stands for a group in the graph: its id, its name, and all its other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Appearance, Bearer, Entity, content_id
from kg.resolve.across.groups import Group
from kg.resolve.across.parts import person_name

__all__ = ["Census", "canonical"]

# The more specific first; what is not listed stands between the two halves.
SPECIFIC = ("Country", "City", "Person", "Organization")
VAGUE = ("Place", "Group", "Thing")
OFTEN = 4  # times that a shorter name may be more frequent


class Census:
    """Which of the groups of a component bears which ids that articles alone give."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._bearers: dict[str, list[tuple[int, str]]] = {}
        for group in groups:
            for raw_id, count in Counter(each.entity.id for each in group.appearances).items():
                self._bearers.setdefault(raw_id, []).append((-count, group.key))

    def owns(self, group: Group, raw_id: str) -> bool:
        """Tell whether an id is a group's own: no other group bears it in more articles."""
        return min(self._bearers[raw_id])[1] == group.key

    def is_shared(self, raw_id: str) -> bool:
        """Tell whether several groups bear an id."""
        return len(self._bearers[raw_id]) > 1

    def bearer(self, group: Group) -> Bearer:
        """Return how a judgement names a group: by its id, and by an article where that is needed."""
        best = min(group.appearances, key=lambda each: (self.is_shared(each.entity.id), *_rank(each), each.key))
        alone = best.is_full and not self.is_shared(best.entity.id)
        return Bearer(best.entity.id, "" if alone else best.document)


def _rank(appearance: Appearance) -> tuple[bool, bool, str]:
    return not appearance.entity.links, not appearance.is_full, appearance.entity.id


def canonical(group: Group, census: Census) -> Entity:
    """Return the entity of a group."""
    full = [each for each in group.appearances if each.is_full] or list(group.appearances)
    own = [each for each in full if not census.is_shared(each.entity.id)] or full
    linked = [each for each in own if each.entity.links] or own
    name = _name([each.entity.name for each in linked])
    names = {one for each in group.appearances for one in (each.entity.name, *each.entity.aliases)}
    same = {link for each in group.appearances for link in each.entity.same}
    aliases, links = tuple(sorted(names - {name})), tuple(sorted(group.links))
    return Entity(_id(group, census), name, _type(linked), aliases, links, tuple(sorted(same)))


def _id(group: Group, census: Census) -> str:
    """Return the smallest of its own ids, those that no other group bears first, or a new one for a namesake."""
    own = [
        (census.is_shared(each.entity.id), *_rank(each))
        for each in group.appearances
        if census.owns(group, each.entity.id)
    ]
    return min(own)[-1] if own else content_id("namesake", min(group.raw_ids), group.key)


def _name(names: Sequence[str]) -> str:
    """Return the most frequent name; where it leaves out the number of a pope or "Jr.", the whole one that is common.

    >>> _name(["John Paul", "John Paul", "John Paul II"]), _name(["Ada Berg", "Ada M. Berg"])
    ('John Paul II', 'Ada Berg')
    """
    short = _most(names)
    parts = person_name(short)
    whole = [name for name in names if (found := person_name(name)).generation and found.words == parts.words]
    return _most(whole) if len(whole) * OFTEN >= names.count(short) and whole else short


def _most(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _type(appearances: Iterable[Appearance]) -> str:
    counts: Mapping[str, int] = Counter(each.entity.type for each in appearances)
    return min(counts, key=lambda kind: (kind == "Thing", -counts[kind], _specificity(kind), kind))


def _specificity(kind: str) -> int:
    ranks = {name: rank for rank, name in enumerate((*SPECIFIC, "", *VAGUE))}
    return ranks.get(kind, len(SPECIFIC))

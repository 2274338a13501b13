"""Joining groups: the best pair first, if it stands out, and never what speaks against itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.resolve.across.forest import Forest
from kg.resolve.across.groups import Group, Mark, united
from kg.resolve.across.weights import MARGIN, NEAR_MISS, SAME, Point, score_of

__all__ = ["Joined", "Pair", "conflicts", "join"]

MOST_NEAR_MISSES = 3  # for one group


@dataclass(frozen=True)
class Pair:
    """Two groups by their places, and what counts for and against their being one; `both` may be in one article."""

    short: int
    long: int
    points: tuple[Point, ...]
    both: bool = False

    @cached_property
    def total(self) -> float:
        """Return the sum of the points."""
        return round(sum(point.points for point in self.points), 4)

    @cached_property
    def score(self) -> float:
        """Return the score between 0 and 1."""
        return score_of(self.points)


@dataclass(frozen=True, slots=True)
class Joined:
    """The groups after joining, and the pairs that were joined or just missed it."""

    groups: tuple[Group, ...]
    same: tuple[Pair, ...]
    near: tuple[Pair, ...]


def conflicts(one: frozenset[Mark] | set[Mark], other: frozenset[Mark] | set[Mark]) -> bool:
    """Tell whether a person has judged that something in one group is not something in another."""
    return any((judgement, 1 - side) in other for judgement, side in one)


class _Held:
    """What a group that grows holds: all that can speak against joining it with another."""

    def __init__(self, group: Group) -> None:
        self.marks = set(group.marks)
        self.links = set(group.links)
        self.gender = group.gender
        self.documents = dict(group.documents)

    def refuses(self, other: _Held, *, both: bool) -> bool:
        if conflicts(self.marks, other.marks) or (self.links and other.links and not self.links & other.links):
            return True
        if self.gender and other.gender and self.gender != other.gender:
            return True
        few, many = sorted((self.documents, other.documents), key=len)
        return not both and any(document in many for document in few)

    def take(self, other: _Held) -> None:
        self.marks |= other.marks
        self.links |= other.links
        self.gender = self.gender or other.gender
        self.documents.update(other.documents)


class _Joining:
    """Joins groups pair by pair."""

    def __init__(self, groups: Sequence[Group], pairs: Sequence[Pair]) -> None:
        self.groups, self.pairs = groups, pairs
        self.forest = Forest(len(groups))
        self.held: dict[int, _Held] = {}
        self.strong = {frozenset((pair.short, pair.long)) for pair in pairs if pair.score >= SAME}
        self.choices: dict[int, list[Pair]] = {}
        for pair in pairs:
            self.choices.setdefault(pair.short, []).append(pair)

    def holds(self, index: int) -> _Held:
        root = self.forest.root(index)
        if root not in self.held:
            self.held[root] = _Held(self.groups[root])
        return self.held[root]

    def is_one(self, pair: Pair) -> bool:
        return self.forest.root(pair.short) == self.forest.root(pair.long)

    def is_refused(self, pair: Pair) -> bool:
        return self.holds(pair.short).refuses(self.holds(pair.long), both=pair.both)

    def has_rival(self, pair: Pair) -> bool:
        """Tell whether the shorter name is or may as well be another's, who is not taken for one with the longer."""
        return any(
            self.forest.root(other.long) != self.forest.root(pair.long)
            and frozenset((other.long, pair.long)) not in self.strong
            and (self.is_one(other) or (other.total > pair.total - MARGIN and not self.is_refused(other)))
            for other in self.choices[pair.short]
        )

    def unite(self, pair: Pair) -> None:
        ours, theirs = sorted((self.holds(pair.short), self.holds(pair.long)), key=lambda held: -len(held.documents))
        ours.take(theirs)
        self.forest.join((pair.short, pair.long))
        self.held[self.forest.root(pair.short)] = ours

    def run(self, pending: Sequence[Pair]) -> list[Pair]:
        """Join pairs in turn; once more as long as that settles what the rest may mean."""
        joined: list[Pair] = []
        while pending:
            rest: list[Pair] = []
            for pair in pending:
                if self.is_one(pair) or self.is_refused(pair):
                    continue
                if self.has_rival(pair):
                    rest.append(pair)
                else:
                    self.unite(pair)
                    joined.append(pair)
            pending = rest if len(rest) < len(pending) else ()
        return joined


def join(groups: Sequence[Group], pairs: Iterable[Pair]) -> Joined:
    """Return the groups after joining all pairs that score high enough and whose shorter name means one thing."""
    ordered = sorted(pairs, key=lambda pair: (-pair.total, groups[pair.short].key, groups[pair.long].key))
    if not ordered:
        return Joined(tuple(groups), (), ())
    joining = _Joining(groups, ordered)
    same = joining.run([pair for pair in ordered if pair.score >= SAME])
    near = _near_misses(joining, ordered, {pair.short for pair in same})
    after = tuple(united(groups[index] for index in members) for members in joining.forest.sets())
    return Joined(after, tuple(same), near)


def _near_misses(joining: _Joining, pairs: Iterable[Pair], settled: set[int]) -> tuple[Pair, ...]:
    counts: dict[int, int] = {}
    found = []
    for pair in pairs:
        if pair.score < NEAR_MISS or pair.short in settled or joining.is_one(pair) or joining.is_refused(pair):
            continue
        counts[pair.short] = counts.get(pair.short, 0) + 1
        if counts[pair.short] <= MOST_NEAR_MISSES:
            found.append(pair)
    return tuple(found)

"""Which groups of one component are compared: those that share a bucket, and in a full bucket only neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.resolve.across.blocks import body_words, stem
from kg.resolve.across.context import compared, known, stands_out
from kg.resolve.across.groups import Group
from kg.resolve.across.joining import Pair
from kg.resolve.across.likeness import FULL, LOCAL, SAME_LOCAL, SPELLED, Rule, likeness
from kg.resolve.across.parts import person_name
from kg.resolve.across.spelling import sound, words
from kg.resolve.across.weights import point
from kg.resolve.names import initials
from kg.world import given_names

__all__ = ["LAST_FOR_FULL", "PHASES", "Blocks", "Phase"]

WINDOW = 30  # neighbours in a full bucket
LARGEST = 3  # and in any case with so many that most articles name
FEW = 30  # full names that a local name is compared with, the best first
MOST_COMMON = 300  # groups that share something, from which on it says nothing

Blocks = Callable[[Group], Iterable[str]]
Phase = Callable[[Sequence[Group], frozenset[str]], Iterator[Pair]]


def _spelled(groups: Sequence[Group], shared: frozenset[str]) -> Iterator[Pair]:
    """Compare full names that differ in spelling, order, kind."""
    for one, other in _neighbours(groups, _spellings, lambda group: group.is_full and not group.raw_ids <= shared):
        short, long = sorted((one, other), key=lambda index: groups[index].order, reverse=True)
        if groups[short].links & groups[long].links:
            yield Pair(short, long, (point("link"),), both=True)
        else:
            yield from _compared(groups, short, long, SPELLED)


def _spellings(group: Group) -> Iterator[str]:
    yield from (f"link {link}" for link in group.links)
    for name in group.names:
        yield f"name {' '.join(words(name))}"
        if group.types & {"Person", "Thing"}:
            parts = person_name(name).words
            yield f"joined {''.join(parts)}"
            yield f"sound {' '.join(sorted(map(sound, parts)))}"
            yield f"sound {' '.join(sorted(map(sound, (parts[0], ''.join(parts[1:])))))}"


def _longer(groups: Sequence[Group], shared: frozenset[str]) -> Iterator[Pair]:
    """Compare full names of which one is longer, or an acronym; what several share, in each article by itself."""
    for one, other in _neighbours(groups, _lengths, lambda group: group.is_full and not group.raw_ids <= shared):
        for short, long in ((one, other), (other, one)):
            yield from _compared(groups, short, long, FULL)
    yield from _sought(groups, _lengths, lambda group: group.is_full and group.raw_ids <= shared, FULL)


def _lengths(group: Group) -> Iterator[str]:
    for name in group.names:
        if "Person" in group.types:
            parts = person_name(name).words
            yield from (f"ends {part} {parts[-1]}" for part in parts[:-1])
            yield f"initial {parts[0][0]} {parts[-1]}"
        else:
            yield f"name {' '.join(words(name))}"
            yield f"name {stem(name)}"
            yield f"name {initials(words(name))}"


def _shared(groups: Sequence[Group], shared: frozenset[str]) -> Iterator[Pair]:
    """Compare what is left of names that several share once more, where one of those is in the news.

    A father and a son are not: whoever has no "Jr." may be the father, whom no longer name stands for.
    """
    found = _sought(groups, _lengths, lambda group: group.is_full and group.raw_ids <= shared, FULL)
    for _, pairs in groupby(found, key=lambda pair: pair.short):
        told = [replace(pair, points=(*pair.points, *known(groups[pair.long]))) for pair in pairs]
        names = {each.name for pair in told for each in pair.points}
        yield from told if "prominent" in names and "generation" not in names else ()


def _local(groups: Sequence[Group], _shared: frozenset[str]) -> Iterator[Pair]:
    """Compare each surname alone, each body without its state, with the full names that it may stand for."""
    yield from _sought(groups, _handed_down, lambda group: not group.is_full, LOCAL)


def _prominent(groups: Sequence[Group], _shared: frozenset[str]) -> Iterator[Pair]:
    """Compare the names that are left once more: who is called by a surname alone is known to readers, or soon named.

    By now the full names have the articles of those short ones that tell more, so that it shows who is in the news.
    """
    found = _sought(groups, _handed_down, lambda group: not group.is_full, LOCAL)
    for short, pairs in groupby(found, key=lambda pair: pair.short):
        choices = list(pairs)
        for pair in choices:
            others = [groups[other.long] for other in choices if other is not pair]
            if stands_out(groups[short], groups[pair.long], others):
                yield replace(pair, points=(*pair.points, *known(groups[pair.long])))
            else:
                yield pair


def _sought(
    groups: Sequence[Group], blocks_of: Blocks, seeks: Callable[[Group], bool], rules: tuple[Rule, ...]
) -> Iterator[Pair]:
    """Compare each group that seeks a longer name with the nearest of those that do not."""
    blocks: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        for block in dict.fromkeys(blocks_of(group)) if not seeks(group) else ():
            blocks.setdefault(block, []).append(index)
    shelves = {block: _Shelf(groups, indexes) for block, indexes in blocks.items()}
    for index, group in enumerate(groups):
        mine = [shelves[block] for block in blocks_of(group) if block in shelves] if seeks(group) else []
        for long in sorted({long for shelf in mine for long in shelf.nearest(group)}):
            yield from _compared(groups, index, long, rules)


def _handed_down(group: Group) -> Iterator[str]:
    for name in group.names:
        if "Organization" in group.types:
            yield f"body {body_words(name)}"
        else:
            yield from (f"person {sound(surname)}" for surname in person_name(name).surnames)
    yield from (f"person {sound(word)}" for word in sorted(group.called) if word not in given_names())


class _Shelf:
    """Full names of one block, found by what a local name shares with them."""

    def __init__(self, groups: Sequence[Group], indexes: Sequence[int]) -> None:
        self.indexes = indexes
        self.by_feature: dict[str, list[int]] = {}
        self.largest = sorted(indexes, key=lambda index: groups[index].order)[:LARGEST]
        if len(indexes) > FEW:
            for index in indexes:
                for feature in (*groups[index].company, *groups[index].titles):
                    self.by_feature.setdefault(feature, []).append(index)

    def nearest(self, group: Group) -> Iterable[int]:
        if len(self.indexes) <= FEW:
            return self.indexes
        counts = Counter[int]()
        for feature in (*group.company, *group.titles):
            found = self.by_feature.get(feature, ())
            if len(found) <= MOST_COMMON:
                counts.update(found)
        nearest = sorted(counts, key=lambda index: (-counts[index], index))[:FEW]
        return dict.fromkeys((*nearest, *self.largest))


def _alike(groups: Sequence[Group], _shared: frozenset[str]) -> Iterator[Pair]:
    """Compare local names of several articles that share an office or somebody else."""
    for one, other in _neighbours(groups, _contexts, lambda group: not group.is_full):
        short, long = sorted((one, other), key=lambda index: groups[index].order, reverse=True)
        yield from _compared(groups, short, long, SAME_LOCAL)


def _contexts(group: Group) -> Iterator[str]:
    for name in group.names:
        said = body_words(name) or " ".join(words(name))
        yield from (f"{said} {feature}" for feature in (*group.company, *group.titles))


def _neighbours(
    groups: Sequence[Group], buckets_of: Blocks, takes: Callable[[Group], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of groups that share a bucket, each once; in a full bucket those near each other in time."""
    buckets: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        if takes(group):
            for bucket in dict.fromkeys(buckets_of(group)):
                buckets.setdefault(bucket, []).append(index)
    found: dict[tuple[int, int], None] = {}
    for members in buckets.values():
        members.sort(key=lambda index: _when(groups[index]))
        for place, one in enumerate(members):
            found.update(((min(one, other), max(one, other)), None) for other in members[place + 1 : place + WINDOW])
    return iter(found)


def _when(group: Group) -> tuple[int, str]:
    return (group.dates[0].toordinal() if group.dates else 0), group.key


def _compared(groups: Sequence[Group], short: int, long: int, rules: tuple[Rule, ...]) -> Iterator[Pair]:
    rule = likeness(rules, groups[short], groups[long])
    if rule is not None:
        name = point(rule.weight, detail=f"{groups[short].names[0]}, {groups[long].names[0]}")
        yield Pair(short, long, (name, *compared(groups[short], groups[long])), both=rule.both)


PHASES: tuple[Phase, ...] = (_spelled, _longer, _shared, _local, _prominent, _alike)
LAST_FOR_FULL: Phase = _shared

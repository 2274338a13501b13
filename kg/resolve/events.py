"""Which tellings are of one event: those with the same ends whose days are near each other.

The outcome depends on the set of tellings alone. It does not chain: what is near the last telling of an event and far
from the first is another event, so that what happens again and again does not become one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.model import content_id
from kg.resolve.tellings import Telling

__all__ = ["event_id", "events"]

NEAR = timedelta(days=3)  # reports of one event are told as so far apart
SHORT = timedelta(days=10)  # what may lie anywhere in more days belongs to no event by itself
SHARED = 0.5  # more of the shorter content stands in the longer one: "build atomic weapons", "have built weapons"
OPEN = timedelta(days=365)  # how far an open interval is thought to reach


@dataclass(slots=True)
class _Event:
    first: date
    last: date
    number: int
    tellings: list[Telling] = field(default_factory=list)

    def distance(self, telling: Telling) -> timedelta:
        first, last = telling.first or self.first, telling.last or self.last
        return max(timedelta(), self.first - last, first - self.last)

    def speaks_against(self, telling: Telling) -> bool:
        """Tell whether a telling can be of no event that the others are of."""
        return any(_excludes(each, telling) for each in self.tellings)


def _excludes(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings are of two events: of other people, other contents, or two days in one article."""
    if not (one.described <= other.described or other.described <= one.described):
        return True
    if one.content and other.content and len(one.content & other.content) <= SHARED * _fewer(one, other):
        return True
    return one.document == other.document and one.dated and other.dated and _apart(one, other)


def _fewer(one: Telling, other: Telling) -> int:
    return min(len(one.content), len(other.content))


def events(tellings: Iterable[Telling]) -> list[tuple[Telling, ...]]:
    """Return tellings with one key in groups, each of one event."""
    precise: list[Telling] = []
    coarse: list[Telling] = []
    untimed: list[Telling] = []
    for each in sorted(tellings, key=lambda one: one.place):
        kind = untimed if not (each.first or each.last) else precise if _is_precise(each) else coarse
        kind.append(each)
    timed = _timed(precise)
    rest = [each for each in coarse if not _joins(each, timed)]
    return [*_sorted(event.tellings for event in timed), *_sorted(_alike(rest)), *_sorted(_alike(untimed))]


def event_id(tellings: Iterable[Telling]) -> str:
    """Return the id of an event: the hash of the first of its tellings in the order of ids."""
    claim, document = min(each.place for each in tellings)
    return content_id("event", claim, document)


def _is_precise(telling: Telling) -> bool:
    return bool(telling.first and telling.last and telling.last - telling.first <= SHORT)


def _apart(one: Telling, other: Telling) -> bool:
    ends = ((one.last, other.first), (other.last, one.first))
    return any(last and first and last < first for last, first in ends)


def _timed(tellings: Iterable[Telling]) -> list[_Event]:
    """Return the events of tellings whose days are known, in the order of time; dates of their own lead."""
    found: list[_Event] = []
    for telling in sorted(tellings, key=lambda one: (not one.dated, one.first, one.last, one.place)):
        near = [event for event in _around(found, telling) if not event.speaks_against(telling)]
        event = min(near, key=lambda one: (one.distance(telling), one.first, one.number), default=None)
        if event is None and telling.first and telling.last:
            event = _Event(telling.first, telling.last, len(found))
            insort(found, event, key=lambda one: (one.first, one.number))
        if event:
            event.tellings.append(telling)
    return found


def _around(found: list[_Event], telling: Telling) -> Iterator[_Event]:
    """Yield the events near a telling, out of events in the order of their first days."""
    if not (telling.first and telling.last):
        return
    begin = bisect_left(found, telling.first - SHORT - NEAR, key=lambda event: event.first)
    end = bisect_right(found, telling.last + NEAR, key=lambda event: event.first)
    yield from (event for event in found[begin:end] if event.distance(telling) <= NEAR)


def _joins(telling: Telling, found: list[_Event]) -> bool:
    """Add a telling that says only roughly when to the one event that it can be of, and tell whether there is one."""
    first = telling.first or (telling.last - OPEN if telling.last else None)
    last = telling.last or (telling.first + OPEN if telling.first else None)
    fits = [event for event in found if first and last and first <= event.last and event.first <= last]
    if len(fits) != 1 or fits[0].speaks_against(telling):
        return False
    fits[0].tellings.append(telling)
    return True


def _alike(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Yield tellings that say the same about when or, where they say nothing, are the same claim."""
    groups: dict[tuple[object, ...], list[Telling]] = {}
    for each in tellings:
        days = (each.first, each.last)
        groups.setdefault(days if any(days) else (each.claim,), []).append(each)
    yield from groups.values()


def _sorted(groups: Iterable[list[Telling]]) -> list[tuple[Telling, ...]]:
    return sorted((tuple(sorted(group, key=lambda one: one.place)) for group in groups), key=lambda one: one[0].place)

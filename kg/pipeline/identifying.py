"""Compare what articles show of entities, and tell the graph which of them are one.

Only what may have changed is compared again: the appearances that share a key, directly or through others, with those
that came or went. The outcome depends on all articles and judgements in the graph, and not on how they got there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeAlias

from kg.model import Appearance, Entity, Judgement, Reading
from kg.pipeline.copying import tell_copies
from kg.pipeline.happening import tell_events
from kg.resolve.across import identify as compare
from kg.resolve.renaming import as_told, identified
from kg.schema import Ontology
from kg.store import Store
from kg.store.identities import ENTITY
from kg.store.shelf import Queue, Shelf

__all__ = ["identify"]

REMEMBERED = 4096  # articles of which is known what all their names share
NOTED_AT_ONCE = 4096  # appearances about which judgements are noted together

Place: TypeAlias = tuple[str, str]  # an article, and an id there
_Change: TypeAlias = tuple[str, Entity]  # the key of an appearance, and whom it is taken for now


def identify(store: Store) -> None:
    """Settle who is who after articles or judgements came or went, then which articles and claims tell the same.

    An interrupted run loses nothing: what is not settled yet is settled by the next one.
    """
    with closing(Shelf[_Change]()) as changes:
        _compare(store, changes)
        tell_copies(store, store.stories.untold())
        for document in store.stories.untold():  # with those whose copies came or went
            changes.put(document)
        tell_events(store, _readings(store, changes))
    store.identities.settle()
    store.stories.settle(store.stories.untold())
    store.forget_recent()


def _compare(store: Store, changes: Shelf[_Change]) -> None:
    """Compare all that has to be, note what rules judge about it, and what changes in which article."""
    work = _Comparison(store, changes)
    with closing(Queue(store.identities.unsettled())) as ahead:
        for key in ahead:
            ahead.drop(work.compare(key))
    work.note()


def _readings(store: Store, changes: Shelf[_Change]) -> Iterator[tuple[str, Reading | None]]:
    """Yield the articles on a shelf, written again where something changes: each is read once. None is for one gone."""
    for document, entities in changes.groups():
        if entities:
            tell = partial(_identified, entities=dict(entities), ontology=store.ontology)
            yield document, store.rewrite(document, tell)
        else:
            yield document, store.reading(document) if document in store else None


def _identified(reading: Reading, *, entities: Mapping[str, Entity], ontology: Ontology) -> Reading:
    """Return an article's reading with entities as they are now; what is not compared stays what it was."""
    known = {link.entity.id: link.entity for link in reading.links}
    former = {each.key: known[each.taken_for] for each in reading.appearances if each.taken_for in known}
    return identified(as_told(reading, ontology), {**former, **entities}, ontology)


class _Comparison:
    """The comparison of all appearances in a graph, one connected group after another."""

    def __init__(self, store: Store, changes: Shelf[_Change]) -> None:
        self._store = store
        self._changes = changes  # entities by article
        self._judgements = store.identities.judgements()
        self._partners = dict(_partners(self._judgements))
        self._surroundings = lru_cache(maxsize=REMEMBERED)(store.identities.surroundings)
        self._forget()

    def _forget(self) -> None:
        self._keys: set[str] = set()
        self._places: list[Place] = []
        self._judged: list[Judgement] = []

    def compare(self, key: str) -> set[str]:
        """Compare all that a key leads to; return the keys that are compared with it."""
        keys, group = self._group(key)
        found = compare(group.values(), self._judgements)
        changed = {place[0] for place, each in group.items() if self._is_changed(each, found.entities)}
        for (document, _), each in group.items():
            if document in changed:
                self._changes.put(document, (each.key, found.entities.get(each.key, each.entity)))
        self._keys |= keys
        self._places += group
        self._judged += found.judgements
        if len(self._places) >= NOTED_AT_ONCE:
            self.note()
        return keys

    def note(self) -> None:
        """Note what rules judge about what was compared."""
        self._store.identities.guess(self._judged, about=self._places, gone=self._keys)
        self._forget()

    def _group(self, key: str) -> tuple[set[str], dict[Place, Appearance]]:
        """Return all keys that lead to one another, beginning with one, and all appearances that have them."""
        keys: set[str] = set()
        group: dict[Place, Appearance] = {}
        ahead = [key]
        while ahead:
            now = ahead.pop()
            if now in keys:
                continue
            keys.add(now)
            for place in self._bearers(now):
                if place not in group:
                    group[place] = self._appearance(place)
                    ahead.extend(group[place].keys)
                    ahead.extend(self._partners.get(place[1], ()))
        return keys, {place: group[place] for place in sorted(group)}

    def _bearers(self, key: str) -> list[Place]:
        if key.startswith(ENTITY):
            return self._store.identities.told_as(key.removeprefix(ENTITY))
        return self._store.identities.compared_by(key)

    def _appearance(self, place: Place) -> Appearance:
        return self._store.identities.appearance(*place, self._surroundings(place[0]))

    def _is_changed(self, appearance: Appearance, entities: Mapping[str, Entity]) -> bool:
        entity = entities.get(appearance.key, appearance.entity)
        if entity.id != appearance.taken_for:
            return True
        shown = self._store.identities.shown(appearance.document, entity.id)
        return replace(entity, aliases=()) != shown


def _partners(judgements: Iterable[Judgement]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each id that is judged the keys of those that it is judged with."""
    found: dict[str, set[str]] = {}
    for judgement in judgements:
        for one, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
            found.setdefault(one.entity, set()).add(ENTITY + other.entity)
    yield from ((entity, tuple(sorted(keys))) for entity, keys in found.items())

"""Compare what articles show of entities, and tell the graph which of them are one.

Only what may have changed is compared again: the appearances that share a key, directly or through others, with those
that came or went. The outcome depends on all articles and judgements in the graph, and not on how they got there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from kg.model import Appearance, Entity, Judgement, Reading
from kg.pipeline.copying import tell_copies
from kg.pipeline.happening import tell_events
from kg.resolve.across import identify as compare
from kg.resolve.renaming import as_told, identified
from kg.store import Store
from kg.store.identities import ENTITY

__all__ = ["identify"]

REMEMBERED = 4096  # articles of which is known what all their names share
AT_ONCE = 64  # articles that are written again together, each once for all groups in which it changes
SETTLED_AT_ONCE = 4096  # appearances that are settled together

Place = tuple[str, str]  # an article, and an id there


def identify(store: Store, *, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Settle who is who after articles or judgements came or went; return how many articles were written again.

    An interrupted run loses nothing: what is not settled yet is settled by the next one. `on_progress` is told how many
    of how many keys are settled.
    """
    work, settled, rewritten = _Comparison(store), set[str](), set[str]()
    keys = store.identities.unsettled()
    for number, key in enumerate(keys, 1):
        if key not in settled:
            settled |= work.compare(key)
        if work.is_full or number == len(keys):
            rewritten |= work.write()
        if on_progress:
            on_progress(number, len(keys))
    _tell(store)
    return len(rewritten)


def _tell(store: Store) -> None:
    """Settle which articles are copies, then which claims are of one event; forget what changed only once all is."""
    tell_copies(store, store.stories.untold())
    changed = store.stories.untold()  # with those whose copies came or went
    tell_events(store, changed)
    store.stories.settle(changed)


class _Comparison:
    """The comparison of all appearances in a graph, one connected group after another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._judgements = store.identities.judgements()
        self._partners = dict(_partners(self._judgements))
        self._surroundings = lru_cache(maxsize=REMEMBERED)(store.identities.surroundings)
        self._forget()

    def _forget(self) -> None:
        self._changed: dict[str, dict[str, Entity]] = {}  # articles to be written again, with entities by appearance
        self._keys: set[str] = set()
        self._places: list[Place] = []
        self._judged: list[Judgement] = []

    @property
    def is_full(self) -> bool:
        """Tell whether enough is compared for it to be written."""
        return len(self._changed) >= AT_ONCE or len(self._places) >= SETTLED_AT_ONCE

    def compare(self, key: str) -> set[str]:
        """Compare all that a key leads to; return the keys that are settled as soon as that is written."""
        keys, group = self._group(key)
        found = compare(group.values(), self._judgements)
        changed = {place[0] for place, each in group.items() if self._is_changed(each, found.entities)}
        for (document, _), each in group.items():
            if document in changed:
                self._changed.setdefault(document, {})[each.key] = found.entities.get(each.key, each.entity)
        self._keys |= keys
        self._places += group
        self._judged += found.judgements
        return keys

    def write(self) -> set[str]:
        """Write what was compared; return the articles that were changed."""
        changed = self._changed
        for document, entities in sorted(changed.items()):
            self._store.rewrite(document, partial(self._identified, entities=entities))
        self._store.identities.settle(self._keys, self._places, self._judged)
        self._forget()
        return set(changed)

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

    def _identified(self, reading: Reading, *, entities: Mapping[str, Entity]) -> Reading:
        """Return an article's reading with entities as they are now; what is not compared stays what it was."""
        ontology = self._store.ontology
        known = {link.entity.id: link.entity for link in reading.links}
        former = {each.key: known[each.taken_for] for each in reading.appearances if each.taken_for in known}
        return identified(as_told(reading, ontology), {**former, **entities}, ontology)


def _partners(judgements: Iterable[Judgement]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each id that is judged the keys of those that it is judged with."""
    found: dict[str, set[str]] = {}
    for judgement in judgements:
        for one, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
            found.setdefault(one.entity, set()).add(ENTITY + other.entity)
    yield from ((entity, tuple(sorted(keys))) for entity, keys in found.items())

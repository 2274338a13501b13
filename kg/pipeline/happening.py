"""Tell which claims are of one event. Only events of articles that came, went or changed are told again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from kg.model import Claim
from kg.rdf.events import Event
from kg.rdf.quads import evidence_id
from kg.resolve.events import event_id, events
from kg.resolve.tellings import Telling, telling, tellings
from kg.store import Store

__all__ = ["tell_events"]

TOGETHER = 200  # keys that are written at once


def tell_events(store: Store, documents: Iterable[str]) -> None:
    """Settle what articles tell of that came, went or changed, with what others tell of the same.

    What is noted depends on the articles in the graph and on who is who, and not on how they got there.
    """
    work = _Work(store, documents)
    keys = iter(work.keys())
    while batch := list(islice(keys, TOGETHER)):
        store.events.exchange(batch, [event for key in batch for event in work.events(key)])


class _Work:
    """What is told anew, and what it has to be compared with."""

    def __init__(self, store: Store, documents: Iterable[str]) -> None:
        self._store = store
        self._reader = store.reader()
        self._published: dict[str, date | None] = {}
        self._news = frozenset(documents)
        self._told: dict[str, list[Telling]] = {}
        for document in sorted(self._news):
            for each in self._tellings(document):
                self._told.setdefault(each.key, []).append(each)

    def keys(self) -> list[str]:
        """Return the keys of all events that may have changed, sorted."""
        former = {key for document in self._news for key in self._store.events.keys_of(document)}
        return sorted(former.union(self._told))

    def events(self, key: str) -> Iterator[Event]:
        """Yield the events of all that the graph tells under a key."""
        for group in events([*self._told.get(key, ()), *self._known(key)]):
            yield self._event(key, group)

    def _tellings(self, document: str) -> Iterator[Telling]:
        if document in self._store:
            reading = self._store.reading(document)
            yield from tellings(reading, self._store.ontology, published=self._day(document))

    def _known(self, key: str) -> Iterator[Telling]:
        """Yield what articles tell that have not changed."""
        for identifier, told in self._store.events.told_by(key).items():
            claim = self._reader.claim(identifier)
            there = {each.document for each in claim.evidence if evidence_id(identifier, each) in told}
            for document in sorted(there - self._news):
                yield telling(claim, document, key, published=self._day(document))

    def _day(self, document: str) -> date | None:
        """Return the day of an article or, for a copy without one, of the original."""
        if document not in self._published:
            own = self._store.published(document)
            self._published[document] = own or self._store.published(self._store.stories.original(document))
        return self._published[document]

    def _event(self, key: str, group: tuple[Telling, ...]) -> Event:
        claims = {each.claim: self._reader.claim(each.claim) for each in group}
        documents = sorted({each.document for each in group})
        evidence = sorted(identifier for each in group for identifier in _evidence(claims[each.claim], each.document))
        facts = tuple(claims[identifier] for identifier in sorted({each.claim for each in group if each.fact}))
        reports = len({self._store.stories.original(document) for document in documents})
        return Event(event_id(group), key, tuple(sorted(claims)), tuple(documents), tuple(evidence), reports, facts)


def _evidence(claim: Claim, document: str) -> Iterator[str]:
    yield from (evidence_id(claim.id, each) for each in claim.evidence if each.document == document)

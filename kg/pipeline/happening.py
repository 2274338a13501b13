"""Tell which claims are of one event. Only events of articles that came, went or changed are told again.

Articles are read one by one, and what they tell is put together by keys outside the memory, so that it does not matter
how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from kg.model import Claim, Reading
from kg.rdf.events import Event
from kg.rdf.quads import evidence_id
from kg.resolve.events import event_id, events
from kg.resolve.tellings import Telling, telling, tellings
from kg.store import Store
from kg.store.shelf import Shelf

__all__ = ["tell_events"]

TOGETHER = 200  # keys that are written at once
REMEMBERED = 4096  # articles of which is known when they are from, and which they are copies of


def tell_events(store: Store, readings: Iterable[tuple[str, Reading | None]]) -> None:
    """Settle what articles tell of that came, changed or, without a reading, went, with what others tell of the same.

    What is noted depends on the articles in the graph and on who is who, and not on how they got there.
    """
    work = _Work(store)
    with closing(Shelf[_Told]()) as shelf:
        for document, reading in readings:
            work.take(document, reading, shelf)
        groups = shelf.groups()
        while batch := list(islice(groups, TOGETHER)):
            store.events.exchange([key for key, _ in batch], list(work.events(batch)))


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with what the graph says of it."""

    telling: Telling
    evidence: tuple[str, ...]  # the ids of the evidence that its article has for the claim
    fact: Claim | None  # the claim, where the article tells it as a fact


class _Work:
    """What is told anew, and what it has to be compared with."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._news: set[str] = set()
        self._day = lru_cache(maxsize=REMEMBERED)(self._published)
        self._original = lru_cache(maxsize=REMEMBERED)(store.stories.original)

    def take(self, document: str, reading: Reading | None, shelf: Shelf[_Told]) -> None:
        """Put what an article tells on a shelf, with the keys of all events that may have changed."""
        self._news.add(document)
        for key in sorted(self._store.events.keys_of(document)):
            shelf.put(key)
        for each in self._read(reading) if reading else ():
            shelf.put(each.telling.key, each)

    def events(self, batch: Iterable[tuple[str, list[_Told]]]) -> Iterator[Event]:
        """Yield the events of all that the graph tells under keys."""
        for key, news in batch:
            told = {each.telling.place: each for each in (*news, *self._known(key))}
            for group in events(each.telling for each in told.values()):
                yield self._event(key, [told[each.place] for each in group])

    def _read(self, reading: Reading) -> Iterator[_Told]:
        claims = {claim.id: claim for claim in reading.claims}
        for each in tellings(reading, self._store.ontology, published=self._day(reading.document.id)):
            yield _told(each, claims[each.claim])

    def _known(self, key: str) -> Iterator[_Told]:
        """Yield what articles tell that have not changed."""
        reader = self._store.reader()  # which remembers what it has read, so it is not kept
        for identifier, told in self._store.events.told_by(key).items():
            claim = reader.claim(identifier)
            there = {each.document for each in claim.evidence if evidence_id(identifier, each) in told}
            for document in sorted(there - self._news):
                yield _told(telling(claim, document, key, published=self._day(document)), claim)

    def _published(self, document: str) -> date | None:
        """Return the day of an article or, for a copy without one, of the original."""
        return self._store.published(document) or self._store.published(self._original(document))

    def _event(self, key: str, group: list[_Told]) -> Event:
        claims = {each.telling.claim for each in group}
        documents = {each.telling.document for each in group}
        evidence = sorted(identifier for each in group for identifier in each.evidence)
        facts = {each.fact.id: each.fact for each in group if each.fact}
        return Event(
            event_id(each.telling for each in group),
            key,
            tuple(sorted(claims)),
            tuple(sorted(documents)),
            tuple(evidence),
            len({self._original(document) for document in documents}),
            tuple(facts[identifier] for identifier in sorted(facts)),
        )


def _told(each: Telling, claim: Claim) -> _Told:
    evidence = (evidence_id(claim.id, one) for one in claim.evidence if one.document == each.document)
    return _Told(each, tuple(evidence), claim if each.fact else None)

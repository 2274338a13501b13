"""Who says what about one event: its reports side by side, copies of one text taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Claim, Document, Entity, Evidence
from kg.query.differences import Difference, differences
from kg.query.entities import resolve_names
from kg.rdf.events import Event
from kg.rdf.quads import evidence_id
from kg.store import Store

__all__ = ["Comparison", "Report", "compare", "compare_about"]


@dataclass(frozen=True, slots=True)
class Report:
    """A claim as an article makes it, with the articles that are copies of that one."""

    claim: Claim
    article: Document
    evidence: Evidence
    copies: tuple[str, ...] = ()  # ids of further articles with the same text


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is told of one event, and in what that differs."""

    event: Event
    reports: tuple[Report, ...]
    differences: tuple[Difference, ...]


def compare(store: Store, names: Iterable[str] = (), *, conflicts: bool = False) -> Iterator[Comparison]:
    """Return events with more than one report, read one by one; with `conflicts` only those whose reports differ.

    `names` are entities, all of which have a part in the event, are its place or speak about it, or the id of a claim
    or an event, which is shown however few reports it has. Raise `QueryError` for a name that nothing in the graph has.
    """
    work = _Comparing(store)
    chosen = work.chosen(list(names))  # now, so that a wrong name fails before anything is written
    found = map(work.comparison, chosen)
    return (one for one in found if one.differences or not conflicts)


def compare_about(store: Store, entities: Iterable[str]) -> Iterator[Comparison]:
    """Return the events of any of the entities, given by id, with more than one report; sorted, read one by one."""
    work = _Comparing(store)
    found = {event for entity in entities for event in store.events.about(entity)}
    events = map(store.events.event, sorted(found))
    return (work.comparison(event) for event in events if event.reports > 1)


class _Comparing:
    """Reads events and what tells of them from a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = store.reader()

    def chosen(self, names: list[str]) -> list[Event]:
        """Return the events that names mean, sorted by id."""
        events = self._store.events
        if len(names) == 1 and (exact := events.of_claim(names[0]) or events.there(names)):
            return list(map(events.event, exact))
        found = [events.there(self._about(name)) for name in names] or [events.several()]
        shared = sorted(set(found[0]).intersection(*found[1:]))
        return [event for event in map(events.event, shared) if event.reports > 1]

    def _about(self, name: str) -> Iterator[str]:
        """Yield the ids of the events that an entity of this name belongs to."""
        for entity in resolve_names(self._entities, [name]):
            yield from self._store.events.about(entity.id)

    @cached_property
    def _entities(self) -> list[Entity]:
        return list(self._store.entities())

    def comparison(self, event: Event) -> Comparison:
        """Return what is told of an event."""
        reports = tuple(self._reports(event))
        return Comparison(event, reports, differences([report.claim for report in reports]))

    def _reports(self, event: Event) -> list[Report]:
        """Return the reports of an event by day: of copies that say the same, only the first."""
        found: dict[tuple[object, ...], list[tuple[Claim, Evidence]]] = {}
        for claim, evidence in self._told(event):
            original = self._store.stories.original(evidence.document)
            found.setdefault((original, *_words(claim, evidence)), []).append((claim, evidence))
        return sorted((self._report(str(key[0]), told) for key, told in found.items()), key=_order)

    def _told(self, event: Event) -> Iterator[tuple[Claim, Evidence]]:
        for claim in map(self._reader.claim, event.claims):
            for evidence in claim.evidence:
                if evidence_id(claim.id, evidence) in event.evidence:
                    yield claim, evidence

    def _report(self, original: str, told: list[tuple[Claim, Evidence]]) -> Report:
        """Return a report: of several copies the original speaks, where it says so."""
        claim, first = min(told, key=lambda one: (one[1].document != original, one[1].place, one[0].id))
        copies = {evidence.document for _, evidence in told} - {first.document}
        return Report(claim, self._reader.document(first.document), first, tuple(sorted(copies)))


def _words(claim: Claim, evidence: Evidence) -> tuple[object, ...]:
    """Return what copies of one sentence share; what is only described has another id in each of them."""
    nodes = (claim.subject, claim.object, *claim.attribution, *(node for _, node in claim.qualifiers))
    names = (node.name if isinstance(node, Entity) else node for node in nodes)
    return (" ".join(evidence.quote.split()), claim.predicate, claim.modality, claim.polarity, *names)


def _order(report: Report) -> tuple[str, str, str]:
    published = report.article.published
    return published.isoformat() if published else "", report.article.id, report.claim.id

"""What a graph knows of a few entities, as values: their claims, the articles of these, and where reports disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import DefaultGraph, NamedNode

from kg.model import Claim, Document, Value
from kg.periods import bounds
from kg.query.comparing import Comparison, compare_about
from kg.rdf.vocabulary import term
from kg.store import Store

__all__ = ["articles_of", "claims_between", "claims_with", "disagreements", "ends_with", "latest_day", "spanning"]


def claims_with(store: Store, entities: Iterable[str]) -> list[Claim]:
    """Return the claims that any of the entities has a part in or speaks for, sorted by id; entities come by id."""
    reader = store.reader()
    return [reader.claim(one) for one in sorted({claim for each in entities for claim in _naming(store, each)})]


def claims_between(store: Store, entities: Iterable[str]) -> list[Claim]:
    """Return the claims that at least two of the entities have a part in or speak for, sorted by id."""
    told = Counter(claim for each in sorted(set(entities)) for claim in set(_naming(store, each)))
    reader = store.reader()
    return [reader.claim(one) for one in sorted(claim for claim, number in told.items() if number > 1)]


def _naming(store: Store, entity: str) -> Iterator[str]:
    """Yield the ids of the claims that name an entity."""
    known = term("rdf:subject")
    for quad in store.engine.quads_for_pattern(None, None, store.names.entity(entity), DefaultGraph()):
        node = quad.subject
        if isinstance(node, NamedNode) and node.value.startswith(f"{store.base}claim/"):
            here = store.engine.quads_for_pattern(node, known, None, DefaultGraph())
            if next(iter(here), None) is not None:
                yield store.names.id_of(node)


def articles_of(store: Store, claims: Iterable[Claim]) -> list[Document]:
    """Return the articles that claims quote, sorted by id, as far as the graph has them."""
    quoted = {evidence.document for claim in claims for evidence in claim.evidence}
    return [store.document(one) for one in sorted(quoted) if one in store]


def disagreements(store: Store, entities: Iterable[str]) -> list[Comparison]:
    """Return the events of any of the entities, given by id, whose reports differ, sorted by id."""
    return [one for one in compare_about(store, entities) if one.differences]


def latest_day(store: Store) -> date | None:
    """Return the last day on which an article of the graph was published."""
    days = (store.published(one) for one in store.reader().document_ids())
    return max(filter(None, days), default=None)


def ends_with(claims: Iterable[Claim], entity: str) -> Iterator[Claim]:
    """Yield the claims that have an entity as subject or object, as the query `timeline` takes them."""
    return (claim for claim in claims if entity in {claim.subject.id, getattr(claim.object, "id", "")})


def spanning(claims: Iterable[Claim], *, since: str = "", until: str = "") -> Iterator[Claim]:
    """Yield the claims whose date may lie between two days, as the query `timeline` counts it."""
    for claim in claims:
        days = [node.value for name, node in claim.qualifiers if name == "date" and isinstance(node, Value)]
        if any(_may_lie(*bounds(day), since=since, until=until) for day in days):
            yield claim


def _may_lie(first: date | None, last: date | None, *, since: str, until: str) -> bool:
    ends_before = bool(since and last and last.isoformat() < since)
    begins_after = bool(until and first and first.isoformat() > until)
    return not (ends_before or begins_after)

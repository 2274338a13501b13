"""Only what is told of a time, or by some articles: claims with the evidence that is left, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.export.page_text import date_words
from kg.model import Claim, Document, Entity, Evidence, Value
from kg.periods import bounds

__all__ = ["Scope", "Within", "within"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is wanted: days, both ends included, and words of an article's title, publisher or source, or its id."""

    since: date | None = None
    until: date | None = None
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.source)

    @property
    def is_of_time(self) -> bool:
        """Tell whether days are wanted."""
        return bool(self.since or self.until)

    def has(self, first: date | None, last: date | None) -> bool:
        """Tell whether something that lies between two days, None for an open end, may lie within."""
        begins, ends = self.since or date.min, self.until or date.max
        return (last or date.max) >= begins and (first or date.min) <= ends

    def names(self, document: Document) -> bool:
        """Tell whether an article is one of those that are wanted."""
        known = (document.title or "", document.publisher or "", *document.sources)
        return self.source == document.id or any(self.source.casefold() in name.casefold() for name in known)


@dataclass(frozen=True, slots=True)
class Within:
    """What a scope has left: claims with the evidence in it, their articles, and how many claims have no day at all."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    undated: int
    scope: Scope

    @property
    def note(self) -> str:
        """Return what was asked and what is left out, in words."""
        return " ".join(f"{part}." for part in self._parts())

    @property
    def entities(self) -> frozenset[str]:
        """Return the ids of all that have a part in a claim, or speak."""
        nodes = (
            node
            for claim in self.claims
            for node in (claim.subject, claim.object, *(one for _, one in claim.qualifiers), *claim.attribution)
        )
        return frozenset(node.id for node in nodes if isinstance(node, Entity))

    def _parts(self) -> Iterator[str]:
        scope = self.scope
        days = (("since", scope.since), ("until", scope.until))
        told = [f"{word} {date_words(day)}" for word, day in days if day]
        told += [f"from \u201c{scope.source}\u201d"] if scope.source else []
        if told:
            yield f"Only what is told {' '.join(told)}"
        if self.undated:
            yield f"{self.undated:,} without a date {'is' if self.undated == 1 else 'are'} left out"


def within(claims: Iterable[Claim], documents: Iterable[Document], scope: Scope) -> Within:
    """Return what is in a scope.

    A claim counts for the days that it tells of, and an inexact date for all days that it may mean; without a date of
    its own it counts for the day of each article that makes it. Where days are wanted, claims with neither are left out
    and counted.
    """
    articles = {document.id: document for document in documents}
    kept, undated = [], 0
    for claim in claims:
        wanted = [one for one in claim.evidence if not scope.source or _is_from(one, articles, scope)]
        found = [one for one in wanted if not scope.is_of_time or _is_then(claim, one, articles, scope)]
        if found or not scope:
            kept.append(replace(claim, evidence=tuple(found)))
        undated += scope.is_of_time and _is_undated(claim, wanted, articles, scope)
    used = {one.document for claim in kept for one in claim.evidence}
    left = (article for name, article in articles.items() if name in used or not scope)
    return Within(tuple(kept), tuple(left), undated, scope)


def _is_undated(claim: Claim, wanted: Iterable[Evidence], articles: dict[str, Document], scope: Scope) -> bool:
    """Tell whether a claim from the wanted articles has no day; one without any evidence is from no article."""
    spans = [_spans(claim, one, articles) for one in wanted]
    return not any(spans) and (bool(spans) or not (claim.evidence or scope.source))


def _is_from(evidence: Evidence, articles: dict[str, Document], scope: Scope) -> bool:
    article = articles.get(evidence.document)
    return article is not None and scope.names(article)


def _is_then(claim: Claim, evidence: Evidence, articles: dict[str, Document], scope: Scope) -> bool:
    return any(scope.has(first, last) for first, last in _spans(claim, evidence, articles))


def _spans(claim: Claim, evidence: Evidence, articles: dict[str, Document]) -> list[tuple[date | None, date | None]]:
    """Return the days that a claim tells of, or else the day of the article; nothing where there is neither."""
    dates = (node.value for name, node in claim.qualifiers if name == "date" and isinstance(node, Value))
    told = [span for span in map(bounds, dates) if span != (None, None)]
    article = articles.get(evidence.document)
    published = article.published if article else None
    return told or ([(published, published)] if published else [])

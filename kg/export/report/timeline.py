"""What happened when, as a page: bars, then years, months and days, each claim with its first sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.export.page_rows import best_evidence
from kg.export.page_text import MONTHS, plural
from kg.export.report.citing import number_sources, sources
from kg.export.report.days import Dated, dated, period_words
from kg.export.report.frame import Section, write_document
from kg.export.report.markup import Markup, element
from kg.export.report.strip import strip
from kg.export.report.telling import Teller
from kg.model import Claim, Document
from kg.schema import Ontology

__all__ = ["by_day", "write_timeline"]


def write_timeline(
    claims: Iterable[Claim], documents: Iterable[Document], ontology: Ontology, *, title: str, made: str
) -> str:
    """Return a page of all claims with a day, in their order; `made` says how it came about.

    The same input gives the same page, whatever the order of claims and documents.
    """
    known = list({claim.id: claim for claim in claims}.values())
    told = by_day(known)
    citations = number_sources((one.claim for one in told), documents)
    teller = Teller(ontology, citations, {one.claim.id: f"claim-{n}" for n, one in enumerate(told, start=1)})
    opening = strip(told) if told else [element("p", "No claim has a date.")]
    left = len(known) - len(told)
    undated = f"; {plural(left, 'more has', 'more have')} none" if left else ""
    return write_document(
        title=title,
        summary=f"{plural(len(told), 'claim')} with a date, from {plural(len(citations), 'article')}{undated}",
        opening=opening,
        sections=(*_years(told, teller), sources(citations)),
        foot=made,
    )


def by_day(claims: Iterable[Claim]) -> list[Dated]:
    """Return the claims that have a day, by their days."""
    found = (dated(claim) for claim in claims)
    return sorted(filter(None, found), key=lambda one: (one.day, one.when, one.claim.id))


def _years(told: Sequence[Dated], teller: Teller) -> Iterator[Section]:
    for year, members in groupby(told, key=lambda one: one.day.year):
        yield Section(f"year-{year}", str(year), tuple(_months(list(members), teller)))


def _months(told: Sequence[Dated], teller: Teller) -> Iterator[Markup]:
    for month, members in groupby(told, key=lambda one: one.day.month if one.when.count("-") else 0):
        if month:
            yield element("h3", MONTHS[month - 1])
        yield element("ol", *(_entry(one, teller) for one in members), class_="days")


def _entry(told: Dated, teller: Teller) -> Markup:
    claim = told.claim
    shown = best_evidence(claim.evidence)[:1]
    words = element("p", teller.words(claim), class_="headline")
    body = (words, teller.standing(claim), *map(teller.quote, shown), *teller.more(claim, shown))
    day = element("p", period_words(told.when), class_="day")
    return element("li", day, element("div", *body), id=teller.anchors[claim.id])

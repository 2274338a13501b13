"""The articles behind a report, numbered by their days, and how a sentence is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.export.page_text import clean, date_words, link_of, links_first, plural, source_name
from kg.export.report.frame import Section
from kg.export.report.markup import Markup, Part, element, fragment
from kg.model import Claim, Document

__all__ = ["Citations", "Cited", "citation", "cite_all", "number_sources", "sources"]

UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Cited:
    """An article with its number; a graph from elsewhere may quote one that it lacks."""

    number: int
    title: str
    document: Document | None
    claims: int  # of the report, that it makes


Citations: TypeAlias = Mapping[str, Cited]


def number_sources(claims: Iterable[Claim], documents: Iterable[Document]) -> Citations:
    """Return the articles that claims quote, by id, numbered by their days, those without one last."""
    known = {document.id: document for document in documents}
    titles: dict[str, str] = {}
    told: Counter[str] = Counter()
    for claim in claims:
        titles |= {evidence.document: evidence.title for evidence in claim.evidence}
        told.update({evidence.document for evidence in claim.evidence})
    order = sorted(titles, key=lambda name: (_day(known.get(name)), titles[name], name))
    return {
        name: Cited(number, _title(known.get(name), titles[name]), known.get(name), told[name])
        for number, name in enumerate(order, start=1)
    }


def _day(document: Document | None) -> str:
    return document.published.isoformat() if document and document.published else UNDATED


def _title(document: Document | None, title: str) -> str:
    sources = document.sources if document else ()
    named = (document.title if document else "") or title or next(map(source_name, links_first(sources)), "")
    return clean(named) or "Untitled article"


def citation(cited: Cited) -> Markup:
    """Return the number of an article, which leads to it in the list of sources."""
    return element("a", f"[{cited.number}]", class_="cite", href=f"#source-{cited.number}", title=cited.title)


def cite_all(documents: Iterable[str], citations: Citations) -> Markup:
    """Return the numbers of several articles, each once, in their order."""
    found = sorted((citations[name] for name in set(documents)), key=lambda cited: cited.number)
    return fragment(map(citation, found), between=" ")


def sources(citations: Citations) -> Section:
    """Return the list of sources: title, author, publisher, day, addresses, and how much of the report they make."""
    listed = element("ol", *map(_source, citations.values()), class_="sources")
    return Section("sources", "Sources", (listed,) if citations else ())


def _source(cited: Cited) -> Markup:
    parts = (element("cite", cited.title), *_origin(cited.document), plural(cited.claims, "claim"))
    return element("li", fragment(parts, between=" · "), id=f"source-{cited.number}")


def _origin(document: Document | None) -> Iterator[Part]:
    if document is None:
        return
    day = date_words(document.published) if document.published else ""
    yield from filter(None, (clean(document.byline or ""), clean(document.publisher or ""), day))
    for source in links_first(document.sources):
        address = link_of(source)
        yield element("a", address, href=address, rel="noopener noreferrer") if address else source_name(source)

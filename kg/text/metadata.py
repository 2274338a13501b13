"""Metadata of web pages: what a page says of itself in its head, in JSON-LD and in the elements of its article.

The first answer in the order of the tables below holds. A date that is only guessed (from an address, a copyright
line, the day of printing) is no date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.text.bylines import read_byline
from kg.text.characters import clean_line
from kg.text.dates import DateLabel, find_dates, read_date
from kg.text.publisher import split_site

__all__ = ["Metadata", "read_metadata"]

PUBLISHED = (
    *("article:published_time", "article:published", "article.published", "og:article:published_time"),
    *("datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "originalpublicationdate"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date"),
    *("dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date"),
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
TITLES = ("og:title", "twitter:title", "dc.title", "title")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
PUBLISHERS = ("og:site_name", "dc.publisher", "publisher", "article:publisher", "application-name")
ARTICLES = (
    *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
    *("BlogPosting", "LiveBlogPosting", "Report"),
)
LONGEST_JSON = 500_000  # characters of one JSON-LD block


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; `updated` is a last resort for the date."""

    title: str | None = None
    published: date | None = None
    updated: date | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None


def read_metadata(tree: Any) -> Metadata:
    """Return the metadata of a parsed page."""
    metas = _metas(tree)
    linked = next(_linked(tree), {})
    title, site = _title(tree, metas, linked)
    publisher = _first([_name(linked.get("publisher")), *_of(metas, PUBLISHERS), site])
    return Metadata(
        title=title,
        published=_first_date([_text(linked.get("datePublished")), *_of(metas, PUBLISHED)]) or _date_in_article(tree),
        updated=_first_date([_text(linked.get("dateModified")), *_of(metas, UPDATED)]),
        publisher=publisher,
        byline=_byline([_name(linked.get("author")), *_of(metas, AUTHORS), *_marked_authors(tree)], publisher),
        language=_language(tree, metas),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Return the meta elements by name, property or itemprop in lower case; the first of several holds."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = clean_line(element.get("content") or "")
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _of(metas: dict[str, str], names: Iterable[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that JSON-LD describes."""
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "") and len(element.text or "") <= LONGEST_JSON:
            try:
                found = json.loads(element.text or "")
            except (ValueError, RecursionError):
                continue
            yield from (item for item in _flatten(found) if _is_article(item))


def _flatten(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block: one, a list of them, or a graph."""
    items = found if isinstance(found, list) else [found]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_article(item: dict[str, Any]) -> bool:
    types = item.get("@type")
    return any(name in ARTICLES for name in (types if isinstance(types, list) else [types]))


def _text(value: Any) -> str | None:
    return clean_line(value) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """Return the name of a thing of JSON-LD: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20]))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _first(texts: Iterable[str | None]) -> str | None:
    return next((text for text in texts if text and "://" not in text), None)


def _first_date(texts: Iterable[str | None]) -> date | None:
    return next(filter(None, (read_date(text) for text in texts if text)), None)


def _title(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the headline and, where a title has it as its tail, the name of the site.

    The first heading that agrees with what the head of the page says is the headline. Without one, a tail is cut off
    only if the page calls itself so.
    """
    heads = list(filter(None, map(_inner, tree.iter("h1"))))
    windows = [_inner(element) for element in tree.iter("title")][:1]
    named = [*filter(None, [_name(linked.get("headline"))]), *_of(metas, TITLES), *filter(None, windows)]
    for title in named:
        for head in heads:
            if head in {title, split_site(title)[0]}:
                return head, next(filter(None, (_site(other, head) for other in (title, *windows))), None)
    title = next(iter(named + heads), "")
    bare, site = split_site(title)
    return (bare, site) if site in {*_of(metas, PUBLISHERS), _name(linked.get("publisher"))} else (title or None, None)


def _site(title: str, head: str) -> str | None:
    bare, site = split_site(title)
    return site if bare == head else None


def _inner(element: Any) -> str:
    """Return the words of an element; a line break inside it separates them."""
    return clean_line((" " if element.find(".//br") is not None else "").join(element.itertext()))


def _date_in_article(tree: Any) -> date | None:
    """Return the date of the page's own time element: marked as published, or the first inside its article."""
    paths = (
        "//*[@itemprop='datePublished']",
        "//time[@pubdate]",
        "//article//time | //main//time | //*[contains(@class, 'article')]//time",
        "//time[count(//time) = 1]",
    )
    for path in paths:
        for element in tree.xpath(path)[:5]:
            text = " ".join(filter(None, [element.get("datetime"), element.get("content"), _inner(element)]))
            found = next(find_dates(text), None)
            if found and found.label is not DateLabel.UPDATED and not _is_update(element):
                return found.value
    return None


def _is_update(element: Any) -> bool:
    around = element.getparent()
    marks = [element.get("class"), element.get("itemprop"), around.get("class") if around is not None else ""]
    before = (around.text or "") if around is not None else ""
    return any(word in " ".join(filter(None, [*marks, before])).lower() for word in ("update", "modified"))


def _marked_authors(tree: Any) -> list[str]:
    found = tree.xpath("//*[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class, 'byline')]")
    return [_inner(element) for element in found[:5]]


def _byline(texts: Iterable[str | None], publisher: str | None) -> str | None:
    """Return the first text that names people: neither an address, nor the publisher, nor a sentence."""
    for text in texts:
        named = read_byline(text or "") or text
        if named and named != publisher and "://" not in named and "@" not in named and len(named) <= 100:
            return named
    return None


def _language(tree: Any, metas: dict[str, str]) -> str | None:
    declared = next((element.get("lang") or "" for element in tree.iter("html")), "") or metas.get("og:locale", "")
    code = str(declared).replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None

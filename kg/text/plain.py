"""Plain text: clean texts and dumps of pages, read by the same rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import ParagraphKind
from kg.text.article import Article, Part
from kg.text.dates import read_date
from kg.text.imprint import find_byline, find_published
from kg.text.layout import Layout, lay_out
from kg.text.lines import Block, split_blocks
from kg.text.publisher import find_publisher
from kg.text.roles import SENTENCES, Role, assign_roles

__all__ = ["read_blocks", "read_plain"]

LABEL_ALONE = re.compile(r"^(?:published|posted|updated|date|by)(?: on| at)? ?:?$", re.IGNORECASE)
HEADER = re.compile(
    r"^(?P<key>title|headline|date|published|source|publisher|author|by|url|link) ?: (?P<value>.+)$", re.IGNORECASE
)
KEYS = {"headline": "title", "published": "date", "source": "publisher", "by": "author", "link": "url"}


def read_plain(text: str, *, title: str | None = None) -> Article:
    """Return the article in a plain text, whose headline may be known; it has no parts where there is no article."""
    header, rest = _split_header(text)
    article = read_blocks(list(split_blocks(rest)), title=title or header.get("title"))
    return Article(
        article.parts,
        title=article.title,
        published=read_date(header.get("date", "")) or article.published,
        publisher=header.get("publisher") or article.publisher,
        byline=header.get("author") or article.byline,
        source=header.get("url"),
    )


def _split_header(text: str) -> tuple[dict[str, str], str]:
    """Split off labelled lines at the very top ("Title: ...", "Date: ..."); one alone may be part of the text."""
    lines = text.lstrip("\ufeff\n ").split("\n")
    header = {}
    for line in lines:
        match = HEADER.match(line.strip())
        if not match:
            break
        key = match["key"].lower()
        header[KEYS.get(key, key)] = match["value"].strip()
    return (header, "\n".join(lines[len(header) :])) if len(header) > 1 else ({}, text)


def read_blocks(blocks: Sequence[Block], *, title: str | None = None) -> Article:
    """Return the article among blocks of text; `title` is its headline where that is known already."""
    lines = assign_roles(list(_with_labels(blocks)))
    layout = lay_out(lines)
    headings = [lines[index].text for index in layout.headings]
    if title:
        headings = [title, *(text for text in headings if text != title)]
    headline = headings[0] if headings else None
    texts = [line.text for line in lines]
    parts = [Part(text, ParagraphKind.HEADING) for text in headings]
    return Article(
        (*parts, *_inside(layout)),
        title=headline,
        published=find_published(layout),
        publisher=None if layout.is_clean else find_publisher(texts, headline=headline),
        byline=find_byline(layout),
    )


def _with_labels(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a label that stands alone ("Published") together with the line below it."""
    label = ""
    for block in blocks:
        if LABEL_ALONE.match(block.text):
            label = f"{block.text} "
        else:
            yield replace(block, text=label + block.text) if label else block
            label = ""


def _inside(layout: Layout) -> Iterator[Part]:
    """Yield the paragraphs of the article; below the heading of a list, titles belong to the list."""
    clean = layout.is_clean
    repeated = Counter(line.text for line in layout.lines)
    listed = False
    for index in range(layout.start, layout.end):
        line = layout.lines[index]
        listed = line.role is Role.LIST or (listed and line.role not in SENTENCES)
        if line.role in SENTENCES:
            yield Part(line.text, ParagraphKind.HEADING if layout.is_deck(index) else ParagraphKind.BODY)
        elif clean and not listed and line.role is Role.TITLE and repeated[line.text] == 1:
            yield Part(line.text, ParagraphKind.HEADING)
        elif clean and not listed and line.role is Role.ITEM:
            yield Part(line.text)

"""Plain text: clean texts and dumps of pages, read by the same rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import ParagraphKind
from kg.text.article import Article, Part
from kg.text.bylines import read_byline
from kg.text.dates import DateLabel, find_dates, read_date
from kg.text.headline import find_headings
from kg.text.lines import Block, split_blocks
from kg.text.page import LOUD, QUIET, Line, Role, assign_roles, find_stretch
from kg.text.publisher import find_publisher

__all__ = ["read_blocks", "read_plain"]

NEAR = 8  # lines above the headline and below the article where metadata may stand
FEW_TITLES = 3  # above the article, in a text without menus
LABEL_ALONE = re.compile(r"^(?:published|posted|updated|date|by)(?: on| at)? ?:?$", re.IGNORECASE)
HEADER = re.compile(r"^(?P<key>title|headline|date|published|source|publisher|author|by|url|link) ?: (?P<value>.+)$", re.IGNORECASE)
KEYS = {"headline": "title", "published": "date", "source": "publisher", "by": "author", "link": "url"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are among the lines: the headings above, and the half-open range of the article."""

    lines: Sequence[Line]
    headings: Sequence[int]
    start: int
    end: int

    @property
    def is_clean(self) -> bool:
        """Tell whether hardly anything but the article is there, so that headings inside it are its own."""
        above = sum(line.role in LOUD for line in self.lines[: self.start])
        below = sum(line.role in LOUD for line in self.lines[self.end :])
        prose = sum(line.role is Role.PROSE for line in self.lines[self.start : self.end])
        return above <= FEW_TITLES and below <= 2 + prose // 5


def read_plain(text: str) -> Article:
    """Return the article in a plain text; it has no parts where there is no article."""
    header, rest = _split_header(text)
    article = read_blocks(list(split_blocks(rest)), title=header.get("title"))
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
    layout = _lay_out(lines)
    headings = [lines[index].text for index in layout.headings]
    if title:
        headings = [title, *(text for text in headings if text != title)]
    headline = headings[0] if headings else None
    texts = [line.text for line in lines]
    parts = [Part(text, ParagraphKind.HEADING) for text in headings]
    return Article(
        (*parts, *_inside(layout)),
        title=headline,
        published=_find_published(layout),
        publisher=None if layout.is_clean else find_publisher(texts, headline=headline),
        byline=_find_byline(layout),
    )


def _with_labels(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a label that stands alone ("Published") together with the line below it."""
    label = ""
    for block in blocks:
        if LABEL_ALONE.match(block.text):
            label = f"{block.text} "
        else:
            yield Block(label + block.text, block.bullet) if label else block
            label = ""


def _lay_out(lines: Sequence[Line]) -> Layout:
    start, end = find_stretch(lines)
    if start == end:
        return _lay_out_little(lines)
    while start > 0 and lines[start - 1].role is Role.SHORT:
        start -= 1
    while end < len(lines) and lines[end].role is Role.SHORT:
        end += 1
    return Layout(lines, find_headings(lines, start=start, end=end), start, end)


def _lay_out_little(lines: Sequence[Line]) -> Layout:
    """Lay out a text too short to weigh: a sentence or two, perhaps below a headline."""
    short = [index for index, line in enumerate(lines) if line.role is Role.SHORT]
    if short and len(lines) <= FEW_TITLES * 2:
        headings = [index for index, line in enumerate(lines[: short[0]]) if line.role is Role.TITLE]
        return Layout(lines, headings, short[0], short[-1] + 1)
    return Layout(lines, [], 0, 0)


def _inside(layout: Layout) -> Iterator[Part]:
    """Yield the paragraphs of the article; below the heading of a list, titles belong to the list."""
    clean = layout.is_clean
    repeated = Counter(line.text for line in layout.lines)
    listed = False
    for index in range(layout.start, layout.end):
        line = layout.lines[index]
        listed = line.role is Role.LIST or (listed and line.role not in {Role.PROSE, Role.SHORT})
        if line.role in {Role.PROSE, Role.SHORT}:
            yield Part(line.text, ParagraphKind.HEADING if _is_deck(layout, index) else ParagraphKind.BODY)
        elif clean and not listed and line.role is Role.TITLE and repeated[line.text] == 1:
            yield Part(line.text, ParagraphKind.HEADING)
        elif clean and not listed and line.role is Role.ITEM:
            yield Part(line.text)


def _is_deck(layout: Layout, index: int) -> bool:
    """Tell whether a sentence stands between headline and byline: it announces the article and is no part of it."""
    if index != layout.start or not layout.headings or layout.lines[index].words > 40:
        return False
    below = []
    for line in layout.lines[index + 1 : layout.end]:
        if line.role not in QUIET:
            break
        below.append(line.role)
    return Role.BYLINE in below or Role.DATE in below


def _find_published(layout: Layout) -> date | None:
    """Return the date that the page gives for its article: posted before unlabelled before updated, above before below.

    A date without a label counts only between headline and article, or anywhere above a clean text: at the top of a
    page it is the day of printing.
    """
    headline = layout.headings[0] if layout.headings else layout.start
    ranked = []
    for place, indices in enumerate(_places(layout, headline)):
        for index in indices:
            text = layout.lines[index].text
            inside = layout.is_clean or headline < index < layout.start + 2
            ranked += [
                (found.label, place, abs(index - headline), found.value)
                for found in find_dates(text)
                if layout.lines[index].role in {Role.DATE, Role.BYLINE} and (found.label is not DateLabel.NONE or inside)
            ]
    return min(ranked)[-1] if ranked else None


def _places(layout: Layout, headline: int) -> tuple[range, range, range]:
    """Return the ranges of lines where metadata may stand, the likeliest first."""
    first = next((index for index in range(layout.start, layout.end) if layout.lines[index].role is Role.PROSE), 0)
    below = range(layout.end, min(layout.end + NEAR, len(layout.lines)))
    return range(headline, min(first + 4, layout.end)), range(max(0, headline - NEAR), headline), below


def _find_byline(layout: Layout) -> str | None:
    headline = layout.headings[0] if layout.headings else layout.start
    indices = (index for place in _places(layout, headline) for index in place)
    return next(
        (read_byline(layout.lines[index].text) for index in indices if layout.lines[index].role is Role.BYLINE), None
    )

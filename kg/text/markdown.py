"""Markdown: an article that somebody wrote down, with its metadata in a block of ``key: value`` lines at the top."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

from kg.model import ParagraphKind
from kg.text.article import Article, Part
from kg.text.bylines import read_byline
from kg.text.characters import clean_line
from kg.text.dates import is_date_line, read_date
from kg.text.furniture import is_caption, is_credit, is_furniture, opens_comments, opens_list

__all__ = ["is_markdown", "read_markdown"]

Answer = TypeVar("Answer")
NEAR = 5  # pieces at the top that may be a byline or a date
LINE_BREAK = re.compile(r"\r\n?")
FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<matter>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*) ?: ?(?P<value>.*)$")
FENCE = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n.*?(?:^[ \t]*\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*\n?)+")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
SETEXT = re.compile(r"^(?P<text>[^\n]{1,200})\n(?:=+|-{2,})[ \t]*$", re.MULTILINE)
HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*$")
RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
TABLE = re.compile(r"^\s*\|.*\|\s*$|^\s*:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+\s*$")
DEFINITION = re.compile(r"^ {0,3}\[[^\]]{1,80}\]:\s*\S+.*$")
IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,80}\])")
LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,500})\](?:\((?P<target>[^)\n]{0,2000})\)|\[[^\]\n]{0,80}\])")
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]{1,40}\]:.*$|\[\^[^\]\n]{1,40}\]", re.MULTILINE)
ONLY_LINK = re.compile(rf"^\s*(?:[-*+]|\d+[.)])?\s*(?:{LINK.pattern})\s*$")
ADDRESS = re.compile(r"<(https?://[^>\s]{1,2000}|[^>\s@]{1,64}@[^>\s]{1,200})>")
STRONG = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(?P<text>[^\n]{1,2000}?)(?<=\S)\1(?!\w)")
CODE = re.compile(r"(`+)(?P<text>[^`\n]{1,500})\1")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)
QUOTES = " \t\"'[]"
QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
KEYS = {
    "author": "byline",
    "authors": "byline",
    "canonical_url": "url",
    "date": "published",
    "description": "subtitle",
    "headline": "title",
    "lang": "language",
    "link": "url",
    "pubdate": "published",
    "publish_date": "published",
    "site": "publisher",
    "source": "publisher",
    "standfirst": "subtitle",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the text, and the level of its heading; 0 is a paragraph."""

    text: str
    level: int = 0


def is_markdown(text: str) -> bool:
    """Tell whether a text without a telling name is Markdown: it has front matter, or begins with a heading."""
    match = FRONT.match(text)
    if match:
        return any(FIELD.match(line) for line in match["matter"].split("\n"))
    return HEADING.match(text.lstrip().split("\n", 1)[0]) is not None


def read_markdown(text: str) -> Article:
    """Return the article of a Markdown text; it has no parts where only code, tables and links are there."""
    fields, body = _split_front(LINE_BREAK.sub("\n", text))
    pieces = list(_own(_pieces(body)))
    title = fields.get("title") or next((piece.text for piece in pieces if piece.level), None)
    subtitle = fields.get("subtitle")
    headings = [Part(heading, ParagraphKind.HEADING) for heading in (title, subtitle) if heading]
    above = [piece.text for piece in pieces if len(piece.text) <= 160][:NEAR]
    return Article(
        (*headings, *_parts(pieces)),
        title=title,
        published=read_date(fields.get("published", "")) or _first(read_date, filter(_is_imprint, above)),
        publisher=fields.get("publisher"),
        byline=fields.get("byline") or _first(read_byline, above),
        source=fields.get("url"),
        language=fields.get("language", "")[:2].lower() or None,
    )


def _split_front(text: str) -> tuple[dict[str, str], str]:
    """Split off the front matter; only plain ``key: value`` lines are read, and lists as their items."""
    match = FRONT.match(text)
    if not match:
        return {}, text
    fields: dict[str, list[str]] = {}
    key = ""
    for line in match["matter"].split("\n"):
        field = FIELD.match(line)
        key = KEYS.get(field["key"].lower(), field["key"].lower()) if field else key
        item = field["value"] if field else ITEM.sub("", line)
        if item.strip(QUOTES):
            fields.setdefault(key, []).append(item.strip(QUOTES))
    return {name: ", ".join(items) for name, items in fields.items()}, text[match.end() :]


def _pieces(body: str) -> Iterator[Piece]:
    """Yield headings and paragraphs in order, as readers see them."""
    for pattern in (COMMENT, FENCE, INDENTED, FOOTNOTE, IMAGE):
        body = pattern.sub("", body)
    lines: list[str] = []
    for line in QUOTE.sub("", SETEXT.sub(r"# \g<text>", body)).split("\n"):
        heading = HEADING.match(line)
        if heading or RULE.match(line) or _is_dropped(line):
            yield from _paragraphs(lines)
            lines = []
            yield from [Piece(_plain(heading["text"]), len(heading["marks"]))] if heading else []
        else:
            lines.append(line)
    yield from _paragraphs(lines)


def _is_dropped(line: str) -> bool:
    return any(pattern.match(line) for pattern in (TABLE, DEFINITION, ONLY_LINK))


def _paragraphs(lines: list[str]) -> Iterator[Piece]:
    """Yield the paragraphs of some lines; in Markdown, one line break means nothing."""
    for stanza in re.split(r"\n\s*\n", "\n".join(lines)):
        items = ITEM.split(stanza) if ITEM.match(stanza) else [stanza]
        yield from (Piece(text) for text in map(_plain, items) if text)


def _plain(text: str) -> str:
    """Return a text without its marks: a link as its words, code as it is."""
    text = LINK.sub(r"\g<text>", ADDRESS.sub("", text))
    text = TAG.sub("", CODE.sub(r"\g<text>", text))
    for _ in range(2):  # emphasis inside emphasis
        text = STRONG.sub(r"\g<text>", text)
    return clean_line(unescape(ESCAPE.sub(r"\1", text)))


def _own(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield what belongs to the article: nothing below the heading of a list of others, nothing below the comments."""
    listed = False
    for piece in pieces:
        if opens_comments(piece.text):
            return
        if piece.level or opens_list(piece.text):
            listed = opens_list(piece.text)
        if not listed and not is_caption(piece.text) and not is_credit(piece.text) and not is_furniture(piece.text):
            yield piece


def _parts(pieces: Iterable[Piece]) -> Iterator[Part]:
    for piece in pieces:
        if piece.level:
            yield Part(piece.text, ParagraphKind.HEADING)
        elif not _is_imprint(piece.text):
            yield Part(piece.text)


def _is_imprint(text: str) -> bool:
    """Tell whether a paragraph is a byline or a timestamp."""
    return is_date_line(text) or read_byline(text) is not None


def _first(read: Callable[[str], Answer | None], texts: Iterable[str]) -> Answer | None:
    return next((found for found in map(read, texts) if found is not None), None)

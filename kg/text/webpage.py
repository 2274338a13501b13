"""Web pages: HTML, whose text trafilatura finds, and whose metadata `kg.text.metadata` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.model import ParagraphKind
from kg.text.article import Article
from kg.text.lines import Block
from kg.text.metadata import Metadata, read_metadata
from kg.text.plain import read_blocks, read_plain

__all__ = ["read_webpage"]

PARAGRAPHS = ("p", "head", "quote", "item", "ab")
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "button", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
UNSEEN = frozenset(
    {
        *("head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea"),
        *("title"),
    }
)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_webpage(text: str) -> Article:
    """Return the article of a page; it has no parts where the page has none.

    Where trafilatura finds nothing, the visible text is read as a page dump.
    """
    import trafilatura

    tree = trafilatura.load_html(f"<!DOCTYPE html>\n{XML_DECLARATION.sub('', text)}")
    if tree is None:
        return Article(())
    metadata = read_metadata(tree)
    dump = read_plain("\n".join(_visible_lines(tree)))
    found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    blocks = list(_blocks(getattr(found, "body", None)))
    article = read_blocks(blocks, title=metadata.title)
    return _with_metadata(article if _has_body(article) else dump, metadata, dump)


def _has_body(article: Article) -> bool:
    return any(part.kind is ParagraphKind.BODY for part in article.parts)


def _with_metadata(article: Article, metadata: Metadata, dump: Article) -> Article:
    """Return the article with what the head of the page says, or else with what its text says."""
    return Article(
        article.parts,
        title=article.title,
        published=metadata.published or article.published or dump.published or metadata.updated,
        publisher=metadata.publisher or dump.publisher,
        byline=metadata.byline or article.byline or dump.byline,
        language=metadata.language,
    )


def _blocks(body: Any) -> Iterator[Block]:
    """Yield the paragraphs of trafilatura's tree; of nested ones the innermost."""
    for element in body.iter(*PARAGRAPHS) if body is not None else ():
        if next(element.iterdescendants(*PARAGRAPHS), None) is None:
            text = " ".join("".join(element.itertext()).split())
            if text:
                yield Block(text, bullet=element.tag == "item")


def _visible_lines(tree: Any) -> Iterator[str]:
    """Yield the text of a tree as a browser would copy it: a line for each block, blank lines between paragraphs.

    The walk keeps its own stack, because hostile markup is nested deeper than Python's.
    """
    line: list[str] = []
    stack = [(tree, False)]
    while stack:
        element, left = stack.pop()
        breaks = element.tag in BLOCKS
        if breaks:
            yield from _flush(line)
        if left:
            line.append(element.tail or "")
        elif isinstance(element.tag, str) and element.tag not in UNSEEN:
            line.append(element.text or "")
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
        else:
            line.append(element.tail or "")
    yield from _flush(line)


def _flush(line: list[str]) -> Iterator[str]:
    text = " ".join("".join(line).split())
    line.clear()
    if text:
        yield text
        yield ""

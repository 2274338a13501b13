"""Formats: which one a file has, by its name and by its content, and who reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from kg.errors import InputError
from kg.text.article import Article, to_document
from kg.text.encoding import decode, unpack
from kg.text.markdown import is_markdown, read_markdown
from kg.text.plain import read_plain
from kg.text.records import Outcome, read_json, read_lines
from kg.text.webpage import read_webpage

__all__ = ["holds_records", "is_records_name", "read_content"]

RECORDS = (".jsonl", ".ndjson")
READERS: dict[str, Callable[[str], Article]] = {"html": read_webpage, "markdown": read_markdown, "plain": read_plain}
FORMATS = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".markdown": "markdown",
    ".md": "markdown",
    ".shtml": "html",
    ".xhtml": "html",
}
# Texts that no reader is made for, by the ending of their name.
UNFIT = {
    ".atom": "a news feed; save the articles that it points to",
    ".csv": "a table; convert it to JSON lines with a text field",
    ".eml": "a mail; save its text",
    ".mbox": "a mailbox; save its texts",
    ".rss": "a news feed; save the articles that it points to",
    ".tsv": "a table; convert it to JSON lines with a text field",
    ".xml": "an XML file; save the article as HTML or as text",
}
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
XML_START = re.compile(r"\s*<\?xml\b")
ELEMENT = re.compile(r"<(p|div|h[1-6]|article|section|main|span|ul|table)\b[^<>]*>", re.IGNORECASE)
MARKUP = 6  # elements in the opening of a text that make it HTML
OPENING = 5000  # characters
OWN_PAGE = '<meta name="generator" content="kg">'


def is_records_name(name: str) -> bool:
    """Tell whether a name promises one JSON record per line.

    >>> is_records_name("news.jsonl.gz"), is_records_name("news.json")
    (True, False)
    """
    return _ending(name) in RECORDS


def holds_records(opening: bytes) -> bool:
    """Tell whether a stream begins with one whole JSON object on a line, and another line after it begins likewise."""
    line, newline, rest = opening.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{") or (rest.strip() and not rest.lstrip().startswith(b"{")):
        return False
    try:
        return isinstance(json.loads(line), dict) and bool(newline)
    except (ValueError, RecursionError):
        return False


def read_content(raw: bytes, *, name: str) -> Iterator[Outcome]:
    """Yield what becomes of each article in the bytes of a file."""
    try:
        raw = unpack(raw, name=name)
        if is_records_name(name) or (_ending(name) not in FORMATS and holds_records(raw)):
            yield from read_lines(raw.split(b"\n"), name=name)
            return
        text = decode(raw, name=name)
        form = _form(text, name=name)
        if form == "html" and OWN_PAGE in text[:OPENING]:
            return  # what kg drew is no article
        if form == "json":
            yield from read_json(text, name=name)
        else:
            yield to_document(READERS[form](text), name=name)
    except InputError as error:
        yield error


def _ending(name: str) -> str:
    path = PurePath(name.lower())
    return (PurePath(path.stem) if path.suffix == ".gz" else path).suffix


def _form(text: str, *, name: str) -> str:
    """Return the name of the format; raise `InputError` for one that nobody reads."""
    ending = _ending(name)
    form = FORMATS.get(ending)
    if form in {"json", "markdown"}:
        return form
    if _is_html(text):
        return "html"
    if ending in UNFIT or XML_START.match(text):
        raise InputError(f"{name}: {UNFIT.get(ending, UNFIT['.xml'])}")
    if _is_json(text):
        return "json"
    return "markdown" if is_markdown(text) else "plain"


def _is_html(text: str) -> bool:
    opening = text[:OPENING]
    return HTML_START.match(opening) is not None or len(ELEMENT.findall(opening)) >= MARKUP


def _is_json(text: str) -> bool:
    """Tell whether a text is a JSON object or a list of them, and not a line in brackets."""
    if not re.match(r"\s*(?:\{\s*\"|\[\s*\{)", text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

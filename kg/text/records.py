"""Records: articles as JSON objects, one per line or in one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kg.errors import InputError
from kg.model import Document, ParagraphKind
from kg.text.article import Article, Part, to_document
from kg.text.dates import read_date
from kg.text.lines import split_blocks
from kg.text.plain import read_plain

__all__ = ["ClaimsError", "Outcome", "read_json", "read_lines"]

Outcome: TypeAlias = Document | InputError  # what became of one article: reading goes on after an error
Record: TypeAlias = Mapping[str, object]

EXPECTED = 'each record needs "text" and may have title, url, date, publisher, byline, language'
# Names that a field has in files in the wild; the first that is there holds.
FIELDS = {
    "text": ("text", "content", "body"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "date": ("date", "published", "published_at", "publish_date", "date_published", "datePublished"),
    "publisher": ("publisher", "site", "outlet"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
LONGEST_LINE = 20_000_000  # characters
CLAIM = frozenset({"subject", "predicate", "evidence"})  # fields of a claim as kg writes it


class ClaimsError(InputError):
    """A file holds claims of kg, no articles: in a folder it is passed over."""


def read_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Outcome]:
    """Yield what becomes of each line that is not blank; an error names its line, claims of kg end the reading."""
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            outcome = _read_line(line, name=name, where=f"{name}:{number}")
            yield outcome
            if isinstance(outcome, ClaimsError):
                return


def _read_line(line: bytes, *, name: str, where: str) -> Outcome:
    if len(line) > LONGEST_LINE:
        return InputError(f"{where}: line longer than {LONGEST_LINE // 1_000_000} MB; give one article per line")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return InputError(f"{where}: not UTF-8; save the file as UTF-8")
    except (ValueError, RecursionError):
        return InputError(f'{where}: not JSON; each line must be one object such as {{"text": "..."}}')
    return _outcome(record, name=name, where=where)


def read_json(text: str, *, name: str) -> Iterator[Outcome]:
    """Yield what becomes of each record of a JSON file: one object, or a list of them."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        yield InputError(f"{name}{line}: not JSON; give an object or a list of objects, or name the file .jsonl")
        return
    if not isinstance(found, list):
        yield _outcome(found, name=name, where=name)
        return
    if not found:
        yield InputError(f"{name}: an empty list; {EXPECTED}")
    for number, record in enumerate(found, 1):
        outcome = _outcome(record, name=name, where=f"{name}: record {number}")
        yield outcome
        if isinstance(outcome, ClaimsError):
            return


def _outcome(record: object, *, name: str, where: str) -> Outcome:
    try:
        return to_document(_article(record, name=name, where=where), name=name)
    except ClaimsError as error:
        return error
    except InputError as error:
        message = str(error)
        return error if message.startswith(where) else InputError(where + message.removeprefix(name))


def _article(record: object, *, name: str, where: str) -> Article:
    """Return the article of a record; raise `InputError` where it has no text."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: not an object; {EXPECTED}")
    text = _field(record, "text")
    if text is None and record.keys() >= CLAIM:
        raise ClaimsError(f"{name}: claims of kg, no articles; use kg import")
    if text is None:
        raise InputError(f"{where}: no 'text'; {EXPECTED}")
    article = _with_title(text, _field(record, "title"))
    url, publisher = _source(record)
    return Article(
        article.parts,
        title=article.title,
        published=read_date(_field(record, "date") or "") or article.published,
        publisher=publisher or article.publisher,
        byline=_field(record, "byline") or article.byline,
        source=url,
        language=(_field(record, "language") or "")[:2].lower() or None,
    )


def _with_title(text: str, title: str | None) -> Article:
    """Return the article of a text; where it is too short to find one in it, all of it, since the record says so."""
    article = read_plain(text, title=title)
    if any(part.kind is ParagraphKind.BODY for part in article.parts):
        return article
    heading = (Part(title, ParagraphKind.HEADING),) if title else ()
    blocks = (Part(block.text) for block in split_blocks(text) if block.text != title)
    return Article((*heading, *blocks), title=title)


def _source(record: Record) -> tuple[str | None, str | None]:
    """Return address and publisher: "source" is an address if it looks like one, or else a name."""
    url, publisher, source = _field(record, "url"), _field(record, "publisher"), _text(record.get("source"))
    if source and "://" in source:
        return url or source, publisher
    return url, publisher or source


def _field(record: Record, name: str) -> str | None:
    return next(filter(None, (_text(record.get(key)) for key in FIELDS[name])), None)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str)) or None
    return value if isinstance(value, str) and value.strip() else None

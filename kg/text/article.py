"""Articles as the formats give them, and how one becomes a `Document`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.errors import InputError
from kg.model import Document, Paragraph, ParagraphKind
from kg.text.characters import clean_line
from kg.text.languages import UNDETERMINED, assumed_language, detect_language, script_of

__all__ = ["Article", "Part", "to_document"]

BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of an article, before it has a place in a text."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """What a format found in a file: the paragraphs in order, and the metadata where they stand.

    `language` is what the file says of itself; it decides where the words of a paragraph do not.
    """

    parts: tuple[Part, ...]
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    source: str | None = None
    language: str | None = None


def to_document(article: Article, *, name: str) -> Document:
    """Return the document of an article; `name` is its source where the article has none of its own.

    Raises `InputError` where no body paragraph is left.
    """
    parts = tuple(_clean(article.parts))
    if not any(part.kind is ParagraphKind.BODY for part in parts):
        raise InputError(f"{name}: no article text found; give a file with at least one full sentence of prose")
    text = BREAK.join(part.text for part in parts)
    paragraphs = _paragraphs(parts, article.language)
    return Document(
        id=Document.id_of(text),
        text=text,
        paragraphs=paragraphs,
        sources=(article.source or name,),
        title=_known(article.title) or _first_heading(parts),
        published=article.published,
        publisher=_known(article.publisher),
        byline=_known(article.byline),
        language=_main_language(paragraphs),
    )


def _clean(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts that say something, each text once: a page often repeats its headline or a quote."""
    seen = set()
    for part in parts:
        text = clean_line(part.text)
        if text not in seen and any(character.isalnum() for character in text):
            seen.add(text)
            yield Part(text, part.kind)


def _known(text: str | None) -> str | None:
    return clean_line(text or "") or None


def _first_heading(parts: tuple[Part, ...]) -> str | None:
    return parts[0].text if parts[0].kind is ParagraphKind.HEADING else None


def _paragraphs(parts: tuple[Part, ...], hint: str | None) -> tuple[Paragraph, ...]:
    placed = []
    start = 0
    for part, language in zip(parts, _languages(parts, hint), strict=True):
        placed.append(Paragraph(start, start + len(part.text), part.kind, language))
        start += len(part.text) + len(BREAK)
    return tuple(placed)


def _languages(parts: tuple[Part, ...], hint: str | None) -> list[str]:
    """Return the language of each part; a part that does not tell speaks like most of its script's text.

    Where no part tells, all of them together may.
    """
    told = [detect_language(part.text) for part in parts]
    common: dict[str, Counter[str]] = {}
    for part, language in zip(parts, told, strict=True):
        if language:
            common.setdefault(script_of(part.text), Counter())[language] += len(part.text)
    together = None if any(told) else detect_language(BREAK.join(part.text for part in parts))
    return [
        language
        or hint
        or together
        or _commonest(common.get(script_of(part.text), Counter()), default=assumed_language(part.text))
        for part, language in zip(parts, told, strict=True)
    ]


def _main_language(paragraphs: tuple[Paragraph, ...]) -> str:
    lengths: Counter[str] = Counter()
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            lengths[paragraph.language] += paragraph.end - paragraph.start
    return _commonest(lengths)


def _commonest(counts: Counter[str], *, default: str = UNDETERMINED) -> str:
    return min(counts, key=lambda key: (-counts[key], key), default=default)

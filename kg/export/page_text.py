"""Text on its way into a page: without characters that deceive, in short pieces, with links that are safe to follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import SplitResult, urlsplit, urlunsplit

from kg.model import Evidence

__all__ = ["clean", "date_words", "humanise", "link_of", "links_first", "pieces", "plural", "source_name"]

NAME_LENGTH = 300  # characters; longer labels are cut
QUOTE_LENGTH = 300  # characters; a longer sentence is cut around its marked words
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SCHEMES = frozenset({"http", "https"})
Span = tuple[int, int]


def _safe(character: str) -> str:
    """Return the character, a blank for what breaks lines, or nothing for what hides or turns other text."""
    category = unicodedata.category(character)
    if character in BIDI or character == "\0":
        return ""
    if category == "Cs":
        return "\ufffd"
    return " " if category in {"Cc", "Zl", "Zp"} else character


def clean(text: str, *, length: int = NAME_LENGTH) -> str:
    """Return text that is safe to show: no control, no bidirectional control, no half of a pair, not too long.

    >>> clean("Kim" + chr(0x202E) + " Min" + chr(0) + "-ji")
    'Kim Min-ji'
    """
    shown = "".join(map(_safe, text[: length + 1]))
    return shown if len(text) <= length else shown[:length].rstrip() + "…"


def humanise(name: str) -> str:
    """Return a local name as words.

    >>> humanise("agreedTo")
    'agreed to'
    """
    return clean(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower())


def date_words(day: date) -> str:
    """Return a day in words, the same on every machine.

    >>> date_words(date(2031, 3, 4))
    '4 March 2031'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def link_of(source: str) -> str:
    """Return the address if a reader may follow it, without user name and password; otherwise an empty string.

    >>> link_of("https://reader:secret@news.example/1"), link_of("javascript:alert(1)"), link_of("news/1.txt")
    ('https://news.example/1', '', '')
    """
    address = _split(source)
    if address is None or address.scheme not in SCHEMES or not address.hostname:
        return ""
    return urlunsplit(address._replace(netloc=address.netloc.rpartition("@")[2]))


def _split(source: str) -> SplitResult | None:
    """Return the parts of an address; None where it is none: odd brackets, blanks or controls in it."""
    if any(_safe(character) != character or character.isspace() for character in source):
        return None
    try:
        return urlsplit(source)
    except ValueError:
        return None


def source_name(source: str) -> str:
    """Return what a source is called on a page: its address, or a file without folders, as these tell of their owner.

    >>> source_name("/home/ana/news/1.txt")
    '1.txt'
    """
    return clean(link_of(source) or PureWindowsPath(PurePosixPath(source).name).name)


def pieces(evidence: Evidence, *, length: int | None = QUOTE_LENGTH) -> list[list[str]]:
    """Cut a quote where its marked words begin and end; each piece is its text and "", "s", "o" or "so".

    "s" marks the words of the subject, "o" those of the object. Spans outside of the sentence mark nothing. A quote is
    as long as `length` at most; None is for all of it, and 0 for no pieces.
    """
    if length == 0:
        return []
    subject, object_ = (_inside(span, evidence) for span in (evidence.subject, evidence.object))
    first, last = _window(len(evidence.quote), [subject, object_], most=length or len(evidence.quote))
    cuts = sorted({first, last, *(min(max(cut, first), last) for cut in (*subject, *object_))})
    found = [
        [clean(evidence.quote[start:end], length=last), _role(start, end, subject=subject, object_=object_)]
        for start, end in pairwise(cuts)
    ]
    return list(_ellipses(found, before=first > 0, after=last < len(evidence.quote)))


def _inside(span: Span, evidence: Evidence) -> Span:
    """Return the span relative to the quote, or an empty one where it lies outside."""
    start, end = span[0] - evidence.start, span[1] - evidence.start
    return (start, end) if 0 <= start < end <= len(evidence.quote) else (0, 0)


def _window(length: int, spans: Iterable[Span], *, most: int) -> Span:
    """Return the part of a quote to show: all of it, or as much as fits with all marks, or from the first mark on."""
    if length <= most:
        return 0, length
    marked = [span for span in spans if span[1]]
    begin, end = min((start for start, _ in marked), default=0), max((end for _, end in marked), default=0)
    fitting = end - most if end - begin <= most else 0
    first = max(0, min(max(begin - most // 3, fitting), length - most))
    return first, first + most


def _role(start: int, end: int, *, subject: Span, object_: Span) -> str:
    named = (("s", subject), ("o", object_))
    return "".join(name for name, span in named if span[0] <= start < end <= span[1])


def _ellipses(found: list[list[str]], *, before: bool, after: bool) -> Iterator[list[str]]:
    if before:
        yield ["… ", ""]
    yield from found
    if after:
        yield [" …", ""]


def links_first(sources: Iterable[str]) -> list[str]:
    """Return the sources of an article, those that a reader may follow before the others."""
    return sorted(sources, key=lambda source: (not link_of(source), source))


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "claim"), plural(1200, "entity", "entities")
    ('1 claim', '1,200 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"

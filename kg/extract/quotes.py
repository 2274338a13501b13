"""Which characters of an article stand in quotation marks. Knows no syntax.

A quotation may run over several paragraphs: each opens with a mark, and only the last one closes. Marks that belong to
no pair (inches, misprints, the quotes of a table's cell) open nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document

__all__ = ["Quotation", "Span", "find_quotations", "find_quotes", "opens_quote"]

FEWEST_WORDS = 5  # fewer quoted words are a term or a label, not a statement
OPENING, CLOSING = "“„«", "”»"
INTRODUCING = (",", ":")
FINAL = (".", "!", "?", "…")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The spans of one quotation, marks excluded: one, or one in each of several paragraphs."""

    spans: tuple[Span, ...]

    def holds(self, place: int) -> bool:
        """Tell whether a character is quoted."""
        return any(start <= place < end for start, end in self.spans)


def opens_quote(text: str, place: int) -> bool:
    """Tell whether the next thing that is written from a place on is a quotation mark that opens."""
    following = text[place : place + 8].lstrip()
    return following.startswith((*OPENING, '"', "‘"))


def find_quotes(text: str, start: int = 0) -> list[Span]:
    """Return the spans of statements in quotation marks, marks excluded.

    >>> [" ".join(text[a:b].split()[:2]) for text in ['"We will pay them all", he said.'] for a, b in find_quotes(text)]
    ['We will']
    """
    spans, left = _pair(text)
    if left is not None and (left == 1 or text[: left - 1].rstrip().endswith(INTRODUCING)):
        spans.append((left, len(text)))
    return [(start + begin, start + end) for begin, end in spans if _is_statement(text[begin:end])]


def find_quotations(document: Document) -> list[Quotation]:
    """Return the quotations of an article in order."""
    found: list[Quotation] = []
    continued = False
    for number, paragraph in enumerate(document.paragraphs):
        text = document.text[paragraph.start : paragraph.end]
        goes_on = _goes_on(text, document, number + 1)
        spans = _spans(text, paragraph.start, goes_on=goes_on)
        if continued and found and spans and spans[0][0] <= paragraph.start + 2:
            found[-1] = Quotation((*found[-1].spans, spans.pop(0)))
        found += [Quotation((span,)) for span in spans]
        continued = goes_on
    return found


def _spans(text: str, start: int, *, goes_on: bool) -> list[Span]:
    spans = find_quotes(text, start)
    left = _pair(text)[1] if goes_on else None
    if left is not None and (start + left, start + len(text)) not in spans:
        spans.append((start + left, start + len(text)))
    return spans


def _goes_on(text: str, document: Document, following: int) -> bool:
    """Tell whether a quotation that a paragraph leaves open goes on in the next one."""
    if _pair(text)[1] is None or following >= len(document.paragraphs):
        return False
    return opens_quote(document.text, document.paragraphs[following].start)


def _is_statement(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS


def _pair(text: str) -> tuple[list[Span], int | None]:
    """Return the spans between marks that pair, and where a quotation begins that is not closed."""
    spans: list[Span] = []
    left: int | None = None
    depth = 0
    nests = _is_balanced(text)
    for begin, end, opens, closes in _marks(text):
        if left is None:
            left, depth = (end, 1) if opens else (None, 0)
        elif closes and depth == 1:
            spans.append((left, begin))
            left = None
        elif closes:
            depth -= 1
        elif nests:
            depth += 1
        elif not text[:begin].rstrip().endswith(FINAL):  # what was opened before was never closed
            left = end
    return spans, left


def _is_balanced(text: str) -> bool:
    return sum(map(text.count, OPENING)) == sum(map(text.count, CLOSING))


def _marks(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the marks: their places, and whether each may open or close; straight ones by the spaces around them."""
    straight = '""' if '""' in text else '"'  # marks are doubled inside the cell of a table, which has marks itself
    for match in re.finditer(f"[{OPENING}{CLOSING}]|{straight}", text):
        begin, end = match.span()
        if match[0] != straight:
            yield begin, end, match[0] in OPENING, match[0] in CLOSING
            continue
        before, after = text[begin - 1 : begin], text[end : end + 1]
        spaced, free = not before or before in " \n\t([—–-", not after or after.isspace()
        yield begin, end, spaced and not (free and after == ""), not spaced or (free and before != "")

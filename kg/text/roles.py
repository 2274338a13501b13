"""Roles: what each block of a page is, seen by itself and with its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from kg.text.bylines import is_name_in_place, read_byline
from kg.text.dates import is_date_line
from kg.text.furniture import is_caption, is_credit, is_furniture, opens_comments, opens_list
from kg.text.latin import function_share
from kg.text.lines import Block, ends_sentence, weigh_words

__all__ = ["LOUD", "QUIET", "SENTENCES", "Line", "Role", "assign_roles"]


class Role(Enum):
    """What a block is, seen by itself and with its neighbours."""

    PROSE = auto()  # a full sentence or more
    SHORT = auto()  # a sentence too short to tell an article by
    TITLE = auto()  # words without a full stop: a headline, a heading, a menu entry
    ITEM = auto()  # a title with a bullet or a rank
    DATE = auto()
    BYLINE = auto()
    CAPTION = auto()  # of a picture, or its credit
    FURNITURE = auto()
    LIST = auto()  # heading of a list of other articles
    COMMENTS = auto()  # heading of the readers' comments


@dataclass(frozen=True, slots=True)
class Line:
    """A block and its role."""

    text: str
    role: Role
    words: int
    gap: bool = True  # a blank line stands above it


SENTENCE = 8  # words: a shorter sentence may be a button or a slogan
LONGEST_CAPTION = 30  # words
LONGEST_TITLE = 30  # words
LONG_TITLE = 21  # words: hardly a headline, if a third of them are articles and prepositions
SENTENCES = frozenset({Role.PROSE, Role.SHORT})
LOUD = frozenset({Role.TITLE, Role.ITEM, Role.LIST, Role.COMMENTS})
QUIET = frozenset({Role.DATE, Role.BYLINE, Role.CAPTION, Role.FURNITURE})


def assign_roles(blocks: Sequence[Block]) -> list[Line]:
    """Return the blocks with their roles."""
    lines = [Line(block.text, _role(block), weigh_words(block.text), block.gap) for block in blocks]
    return list(_with_captions(list(_with_bylines(lines))))


def _role(block: Block) -> Role:
    text = block.text
    for role, holds in RULES:
        if holds(text):
            return role
    return _role_of_words(block, weigh_words(text))


RULES = (
    (Role.DATE, is_date_line),
    (Role.COMMENTS, opens_comments),
    (Role.LIST, opens_list),
    (Role.CAPTION, lambda text: is_credit(text) or is_caption(text)),
    (Role.FURNITURE, is_furniture),
    (Role.BYLINE, lambda text: read_byline(text) is not None),
)


def _role_of_words(block: Block, words: int) -> Role:
    if is_prose(block.text, words=words):
        return Role.PROSE
    if words >= 2 and _opens_or_ends(block.text) and not block.bullet and not block.text.endswith("?"):
        return Role.SHORT
    return Role.ITEM if block.bullet else Role.TITLE


def is_prose(text: str, *, words: int) -> bool:
    """Tell whether a text reads as a paragraph: a full sentence, or many words in the manner of one."""
    if words > LONGEST_TITLE:
        return ends_sentence(text) or function_share(text) >= 0.2
    if words > LONG_TITLE and not text.istitle() and function_share(text) >= 0.3:
        return True  # a paragraph that was cut off
    cut_off = text.endswith(("...", "…"))
    return words >= SENTENCE and _opens_or_ends(text) and not cut_off and not (text.endswith("?") and words < 20)


def _opens_or_ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does, or as the words before a quotation or a list."""
    return ends_sentence(text) or (text.endswith((":", "：")) and len(text.split()) > 2)


def _with_bylines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; a name and a place beside a date are a byline."""
    for before, line, after in _neighbours(lines):
        dated = Role.DATE in {before.role, after.role}
        named = dated and line.role is Role.TITLE and is_name_in_place(line.text)
        yield replace(line, role=Role.BYLINE) if named else line


def _with_captions(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; a sentence right above the credit of a picture is its caption, and so is what a label announces.

    Below the last paragraph, a name may also be that of the agency which wrote the article.
    """
    last = max((index for index, line in enumerate(lines) if line.role is Role.PROSE), default=0)
    for index, (before, line, after) in enumerate(_neighbours(lines)):
        credited = after.role is Role.CAPTION and not after.gap and is_credit(after.text)
        above = credited and line.role in SENTENCES and index < last
        label = before.role is Role.CAPTION and before.text.endswith((",", ":"))
        announced = label and line.role in {*SENTENCES, Role.TITLE}
        caption = (above or announced) and line.words <= LONGEST_CAPTION
        yield replace(line, role=Role.CAPTION) if caption else line


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, Line]]:
    """Yield each line between the one before and the one after it."""
    edge = Line("", Role.FURNITURE, 0)
    padded = [edge, *lines, edge]
    return zip(padded, lines, padded[2:], strict=False)

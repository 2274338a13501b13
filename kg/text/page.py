"""Pages: where the article is in the text of a page, be it a clean text or a page with menus, lists and a footer.

The search is the maximum subsequence segmentation of Pasternack and Roth ("Extracting article text from the web with
maximum subsequence segmentation", WWW 2009): every block has a value, prose a positive one and everything else a
negative one, and the article is the stretch of blocks with the greatest sum. Short gaps are bridged, lists of headlines
are not. Headline and metadata are looked for around that stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from kg.text.bylines import read_byline
from kg.text.dates import is_date_line
from kg.text.furniture import is_caption, is_credit, is_furniture, opens_comments, opens_list
from kg.text.languages import function_share
from kg.text.lines import Block, ends_sentence, weigh_words

__all__ = ["Line", "Role", "assign_roles", "find_stretch"]


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


SENTENCE = 8  # words: a shorter sentence may be a button or a slogan
TEASER = 40  # words: a shorter paragraph between headlines announces another article
LONGEST_TITLE = 30  # words
VALUES = {
    Role.SHORT: 0,
    Role.TITLE: -6,
    Role.ITEM: -8,
    Role.DATE: -3,
    Role.BYLINE: -3,
    Role.CAPTION: -1,
    Role.FURNITURE: -2,
    Role.LIST: -100,
    Role.COMMENTS: -100,
}
MOST = 60  # words of a paragraph that count: one long notice makes no article
LOUD = {Role.TITLE, Role.ITEM, Role.LIST, Role.COMMENTS}
QUIET = {Role.DATE, Role.BYLINE, Role.CAPTION, Role.FURNITURE}


def assign_roles(blocks: Sequence[Block]) -> list[Line]:
    """Return the blocks with their roles."""
    lines = [Line(block.text, _role(block), weigh_words(block.text)) for block in blocks]
    return list(_with_captions(lines))


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
    cut_off = text.endswith(("...", "…"))
    return words >= SENTENCE and _opens_or_ends(text) and not cut_off and not (text.endswith("?") and words < 20)


def _opens_or_ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does, or as the words before a quotation or a list."""
    return ends_sentence(text) or (text.endswith((":", "：")) and len(text.split()) > 2)


def _with_captions(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines; a paragraph right above the credit of a picture is its caption."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        above = following and following.role is Role.CAPTION and is_credit(following.text)
        if above and line.role in {Role.PROSE, Role.SHORT} and line.words <= TEASER:
            yield Line(line.text, Role.CAPTION, line.words)
        else:
            yield line


def find_stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines that hold the article; empty where none of them is prose."""
    best = (0, 0)
    most = 0
    for start, end in _before_comments(lines):
        found, value = _greatest_sum(_values(lines[start:end]))
        if value > most * 6:  # readers' comments may be longer than the article, but they come after it
            best, most = (found[0] + start, found[1] + start), value
    return best


def _before_comments(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between headings of comments."""
    marks = [index for index, line in enumerate(lines) if line.role is Role.COMMENTS]
    return zip([0, *marks], [*marks, len(lines)], strict=True)


def _values(lines: Sequence[Line]) -> list[int]:
    """Return the value of each line; a short paragraph alone between headlines is worth nothing."""
    values = [min(line.words, MOST) if line.role is Role.PROSE else VALUES[line.role] for line in lines]
    runs = [(loud, list(group)) for loud, group in groupby(_heard(lines), key=lambda index: lines[index].role in LOUD)]
    for number, (loud, run) in enumerate(runs):
        between = 0 < number < len(runs) - 1
        if not loud and between and len(run) == 1 and lines[run[0]].words < TEASER:
            values[run[0]] = 0
    return values


def _heard(lines: Sequence[Line]) -> Iterator[int]:
    return (index for index, line in enumerate(lines) if line.role not in QUIET)


def _greatest_sum(values: Sequence[int]) -> tuple[tuple[int, int], int]:
    """Return the range with the greatest sum, and the sum (Kadane's algorithm); the first of equals."""
    best, most = (0, 0), 0
    start = total = 0
    for index, value in enumerate(values):
        if total <= 0:
            start, total = index, 0
        total += value
        if total > most:
            best, most = (start, index + 1), total
    return best, most

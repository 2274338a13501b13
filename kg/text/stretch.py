"""Stretches: where the article is among the lines of a page, be it a clean text or a page with menus and lists.

The search is the maximum subsequence segmentation of Pasternack and Roth ("Extracting article text from the web with
maximum subsequence segmentation", WWW 2009): every line has a value, prose a positive one and everything else a
negative one, and the article is the stretch of lines with the greatest sum. Short gaps are bridged, lists of headlines
are not; what such a list has cut off is put back where it speaks of the same things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.text.roles import LOUD, QUIET, Line, Role

__all__ = ["find_stretch"]

TEASER = 40  # words: a shorter paragraph between headlines announces another article
WIDEST_GAP = 25  # lines of a list in the midst of an article
MOST = 60  # words of a paragraph that count: one long notice makes no article
VALUES = {
    Role.SHORT: 0,
    Role.TITLE: -6,
    Role.ITEM: -8,
    Role.DATE: -3,
    Role.BYLINE: -3,
    Role.CAPTION: -1,
    Role.FURNITURE: -2,
    Role.LIST: -60,
    Role.COMMENTS: -60,
}
WORD = re.compile(r"[^\W\d_]{3,}")


def find_stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the half-open range of the lines that hold the article; empty where none of them is prose."""
    best, most = (0, 0), 0
    for first, last in _before_comments(lines):
        found, value = _greatest_sum(_values(lines[first:last]))
        if value > most * 6:  # readers' comments may be longer than the article, but they come after it
            best, most = (found[0] + first, found[1] + first), value
    return _absorb(lines, *best)


def _before_comments(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between headings of comments."""
    marks = [index for index, line in enumerate(lines) if line.role is Role.COMMENTS]
    return zip([0, *marks], [*marks, len(lines)], strict=True)


def _values(lines: Sequence[Line]) -> list[int]:
    """Return the value of each line; a short paragraph alone between headlines is worth nothing."""
    values = [min(line.words, MOST) if line.role is Role.PROSE else VALUES[line.role] for line in lines]
    for index in _next_headlines(lines):
        values[index] = VALUES[Role.LIST]
    heard = (index for index, line in enumerate(lines) if line.role not in QUIET)
    runs = [(loud, list(run)) for loud, run in groupby(heard, key=lambda index: lines[index].role in LOUD)]
    for loud, run in runs[1:-1]:
        if not loud and len(run) == 1 and lines[run[0]].words < TEASER:
            values[run[0]] = 0
    return values


def _next_headlines(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the headlines with a byline of their own that stand below prose: there the next article begins."""
    prose = False
    for index, line in enumerate(lines):
        prose = prose or line.role is Role.PROSE
        below = [following.role for following in lines[index + 1 : index + 4]]
        if prose and line.role is Role.TITLE and Role.BYLINE in below:
            yield index


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


def _absorb(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """Return the range with the prose around it that speaks of the same things, up to the readers' comments."""
    for first, last in _runs(lines, end, min(end + WIDEST_GAP, len(lines))):
        if _is_reachable(lines[end:first]) and _is_akin(lines[first:last], lines[start:end]):
            end = last
    for first, last in reversed(list(_runs(lines, max(start - WIDEST_GAP, 0), start))):
        if _is_reachable(lines[last:start]) and _is_akin(lines[first:last], lines[start:end]):
            start = first
    return start, end


def _runs(lines: Sequence[Line], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of at least two paragraphs with nothing loud between them."""
    for loud, group in groupby(range(first, last), key=lambda index: lines[index].role in LOUD):
        prose = [] if loud else [index for index in group if lines[index].role is Role.PROSE]
        if len(prose) > 1:
            yield prose[0], prose[-1] + 1


def _is_reachable(gap: Sequence[Line]) -> bool:
    return not any(line.role in {Role.COMMENTS, Role.BYLINE} for line in gap)


def _is_akin(run: Sequence[Line], article: Sequence[Line]) -> bool:
    """Tell whether at least half of the paragraphs share two names or rare words with the article."""
    known = {stem for line in article for stem in _stems(line.text)}
    prose = [line for line in run if line.role is Role.PROSE]
    akin = sum(len(_stems(line.text) & known) >= 2 for line in prose)
    return akin * 2 >= len(prose)


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words that tell what a text is about: names, and words of some length."""
    words = WORD.findall(text)
    return {word[:6].lower() for word in words[1:] if len(word) > 6 or not word[0].islower()}

"""Layouts: where headline, article and the lines with its metadata are on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.text.headline import find_headings
from kg.text.roles import LOUD, QUIET, Line, Role
from kg.text.stretch import find_stretch

__all__ = ["Layout", "lay_out"]

NEAR = 8  # lines above the headline and below the article where metadata may stand
FEW_TITLES = 3  # above the article, in a text without menus
LONGEST_DECK = 40  # words


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are among the lines: the headings above, and the half-open range of the article."""

    lines: Sequence[Line]
    headings: Sequence[int]
    start: int
    end: int

    @property
    def is_clean(self) -> bool:
        """Tell whether hardly anything but the article is there, so that headings inside it are its own."""
        above = sum(line.role in LOUD for line in self.lines[: self.start])
        below = sum(line.role in LOUD for line in self.lines[self.end :])
        prose = sum(line.role is Role.PROSE for line in self.lines[self.start : self.end])
        return above <= FEW_TITLES and below <= 2 + prose // 5

    @property
    def headline(self) -> int:
        """Return the index of the headline, or of the article's first line where it has none."""
        return self.headings[0] if self.headings else self.start

    def places(self) -> tuple[range, range, range]:
        """Return the ranges of lines where metadata may stand: below the headline, above it, below the article."""
        prose = (index for index in range(self.start, self.end) if self.lines[index].role is Role.PROSE)
        within = min(next(prose, self.start) + 4, self.end)
        below = range(self.end, min(self.end + NEAR, len(self.lines)))
        return range(self.headline, within), range(max(0, self.headline - NEAR), self.headline), below

    def is_deck(self, index: int) -> bool:
        """Tell whether a sentence stands between headline and byline: it announces the article."""
        if index != self.start or not self.headings or self.lines[index].words > LONGEST_DECK:
            return False
        below = []
        for line in self.lines[index + 1 : self.end]:
            if line.role not in QUIET:
                break
            below.append(line.role)
        return Role.BYLINE in below or Role.DATE in below


def lay_out(lines: Sequence[Line]) -> Layout:
    """Return the layout of a page; its range is empty where it holds no article."""
    start, end = _find_all(lines) or find_stretch(lines)
    if start == end:
        return _lay_out_little(lines)
    while start > 0 and lines[start - 1].role is Role.SHORT:
        start -= 1
    while end < len(lines) and lines[end].role is Role.SHORT:
        end += 1
    return Layout(lines, find_headings(lines, start=start, end=end), start, end)


def _find_all(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the range from the first to the last sentence, where prose is nearly all there is, and no list follows."""
    prose = [index for index, line in enumerate(lines) if line.role is Role.PROSE]
    titles = sum(line.role is Role.TITLE for line in lines)
    other = any(line.role in {Role.LIST, Role.COMMENTS} for line in lines)
    return (prose[0], prose[-1] + 1) if prose and not other and titles <= FEW_TITLES + len(prose) // 3 else None


def _lay_out_little(lines: Sequence[Line]) -> Layout:
    """Lay out a text too short to weigh: a sentence or two, perhaps below a headline."""
    short = [index for index, line in enumerate(lines) if line.role is Role.SHORT]
    if short and len(lines) <= FEW_TITLES * 2:
        headings = [index for index, line in enumerate(lines[: short[0]]) if line.role is Role.TITLE]
        return Layout(lines, headings, short[0], short[-1] + 1)
    return Layout(lines, [], 0, 0)

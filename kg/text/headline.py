"""Headlines: which of the lines above an article are its headline and sub-headlines.

A headline tells what the article tells, so it shares words with it; it stands near, and it has a few words at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.text.furniture import is_credit
from kg.text.publisher import split_site
from kg.text.roles import Line, Role

__all__ = ["find_headings"]

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST = 4  # words of a headline that need no further proof
LONGEST = 30  # words
FEW = 3  # lines above a clean text
SUBTITLES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline, by its index."""

    index: int
    words: int
    shared: int  # words that the article has too


def find_headings(lines: Sequence[Line], *, start: int, end: int) -> list[int]:
    """Return the indices of the headline and up to two sub-headlines of the article at ``lines[start:end]``."""
    stems = {_stem(word) for line in lines[start:end] for word in WORD.findall(line.text)}
    candidates = [
        Candidate(index, line.words, _count_shared(line.text, stems))
        for index, line in enumerate(lines[:start])
        if line.role is Role.TITLE and 2 <= line.words <= LONGEST
    ]
    if not candidates:
        return []
    first = _climb(candidates, _best(candidates, lines), clean=len(candidates) <= FEW)
    headline = candidates[first].index
    return [headline, *_subtitles(candidates[first + 1 :], lines, lines[headline].text)]


def _stem(word: str) -> str:
    return word.lower()[:5]


def _count_shared(text: str, stems: set[str]) -> int:
    return sum(_stem(word) in stems for word in set(WORD.findall(text)) if len(word) > 3 or not word.isascii())


def _best(candidates: Sequence[Candidate], lines: Sequence[Line]) -> int:
    """Return the number of the candidate with the best score; the nearest of equals."""

    def score(number: int) -> tuple[float, int]:
        candidate = candidates[number]
        nearness = max(0.0, 4 - (len(candidates) - 1 - number) / 2)
        points = min(candidate.shared, 5) + nearness + 1.5 * (candidate.words >= LEAST)
        text = lines[candidate.index].text
        points += 2 * any(split_site(line.text)[0] == text != line.text for line in lines)
        return points - 2 * _is_above_credit(lines, candidate.index), number

    return max(range(len(candidates)), key=score)


def _is_above_credit(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line may be a caption, because the credit of a picture comes next."""
    return index + 1 < len(lines) and is_credit(lines[index + 1].text)


def _climb(candidates: Sequence[Candidate], number: int, *, clean: bool) -> int:
    """Go up from a sub-headline to the headline: to the first of the lines that stand together."""
    while number > 0:
        upper = candidates[number - 1]
        told = upper.shared > 0 and (upper.words >= 3 or clean)
        if upper.index + 1 != candidates[number].index or not (told or (clean and upper.words >= LEAST)):
            break
        number -= 1
    return number


def _subtitles(below: Sequence[Candidate], lines: Sequence[Line], headline: str) -> list[int]:
    """Return the lines below the headline that say more of the article: no captions, no title of the window."""
    return [
        candidate.index
        for candidate in below
        if candidate.words >= LEAST
        and candidate.shared > 0
        and not _is_above_credit(lines, candidate.index)
        and split_site(lines[candidate.index].text)[0] != headline
    ][:SUBTITLES]

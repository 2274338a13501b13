"""Comparing claims with gold: which lines were found, and which of them as the text has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.scoring.figures import Figures
from kg.scoring.gold import GoldLine, Json
from kg.scoring.matching import fits, fits_modality, qualifiers_there

__all__ = ["Score", "score"]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures, and the lines to look at."""

    figures: Figures
    missed: tuple[GoldLine, ...]
    misjudged: tuple[GoldLine, ...]  # found, but with a modality that the text does not have


@dataclass(frozen=True, slots=True)
class _Find:
    """How well the best claim for a gold line does."""

    line: GoldLine
    right: bool
    qualifiers_found: int
    qualifiers: int

    def figures(self) -> Figures:
        core = int(self.line.core)
        return Figures(0, 1, 1, core, core, int(self.right), self.qualifiers_found, self.qualifiers)


def score(gold: Sequence[GoldLine], claims: Sequence[Json]) -> Score:
    """Compare claims with gold; of several claims that fit a line, the one with most details right counts."""
    finds = [_best(line, claims) for line in gold]
    missed = tuple(line for line, find in zip(gold, finds, strict=True) if find is None)
    found = [find for find in finds if find is not None]
    lost = Figures(claims=len(claims), lines=len(missed), core=sum(line.core for line in missed))
    return Score(
        sum((find.figures() for find in found), start=lost),
        missed,
        tuple(find.line for find in found if not find.right),
    )


def _best(line: GoldLine, claims: Sequence[Json]) -> _Find | None:
    finds = (_find(line, claim) for claim in claims if fits(line, claim))
    return max(finds, key=lambda find: (find.right, find.qualifiers_found), default=None)


def _find(line: GoldLine, claim: Json) -> _Find:
    details = qualifiers_there(line, claim)
    return _Find(line, fits_modality(line, claim), sum(details), len(details))

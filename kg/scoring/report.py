"""What is printed of scores: the lines to look at and the figures, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.scoring.figures import Figures
from kg.scoring.gold import GoldLine, Json
from kg.scoring.score import Score, score

__all__ = ["Report", "compare"]


@dataclass(frozen=True, slots=True)
class Report:
    """The score of each gold file by its name, and the figures of all together."""

    scores: Mapping[str, Score]
    total: Figures

    def lines(self, *, quiet: bool = False) -> Iterator[str]:
        """Yield lines to read; where there are several gold files, each line begins with the name of its own."""
        several = len(self.scores) > 1
        for name, one in self.scores.items():
            label = f"{name}: " if several else ""
            if not quiet:
                yield from (f"{label}{line}" for line in _to_look_at(one))
            yield f"{label}{one.figures}"
        if several:
            yield f"all: {self.total}"

    def to_json(self, *, quiet: bool = False) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        return {
            "gold": [{"name": name, **_score_to_json(one, quiet=quiet)} for name, one in self.scores.items()],
            "all": _figures_to_json(self.total),
        }


def compare(gold: Mapping[str, Sequence[GoldLine]], claims: Mapping[str, Sequence[Json]]) -> Report:
    """Compare gold with claims, both by the name of the gold file; a claim counts once in all."""
    scores = {name: score(lines, claims[name]) for name, lines in gold.items()}
    total = sum((one.figures for one in scores.values()), start=Figures())
    return Report(scores, replace(total, claims=_different(claims.values())))


def _different(groups: Iterable[Sequence[Json]]) -> int:
    """Count claims; those without an id are told apart by where they are kept."""
    return len({claim.get("id") or id(claim) for claims in groups for claim in claims})


def _to_look_at(one: Score) -> Iterator[str]:
    yield from (f"missed{' (core)' if line.core else ''}: {line}" for line in one.missed)
    yield from (f"wrong modality: {line}" for line in one.misjudged)


def _score_to_json(one: Score, *, quiet: bool) -> dict[str, Any]:
    figures = _figures_to_json(one.figures)
    if quiet:
        return figures
    missed = [{"claim": str(line), "core": line.core} for line in one.missed]
    return figures | {"missed": missed, "wrong modality": [{"claim": str(line)} for line in one.misjudged]}


def _figures_to_json(figures: Figures) -> dict[str, Any]:
    shares = {name: {"found": part, "of": whole} for name, (part, whole) in figures.shares().items()}
    return {"claims": figures.claims, **shares}

"""How likely a claim has the right relation between the right two, judged by the signs of its sentence.

The weights in `kg/data/surety.tsv` were fitted to the verdicts of readers; `bench/surety.py` fits them again.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from enum import StrEnum
from functools import cache

from kg.model import Signs
from kg.world import rows

__all__ = ["Way", "is_sure", "likelihood", "told"]


class Way(StrEnum):
    """How the words of an end came to mean what they are taken for, where they do not say it themselves."""

    POINTING = "pointing"  # they point to something else in the article: "it", "the group"
    CUT = "cut"  # they begin a longer phrase, which often tells the claim itself: "men" in "men who robbed a bank"


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign, and the floor."""
    return {row["sign"]: float(row["weight"]) for row in rows("surety")}


def told(signs: Signs, ways: Container[Way | None]) -> dict[str, float]:
    """Return signs and the ways of both ends as numbers by the names that they have in the table."""
    return {
        "base": 1.0,
        "event": float(signs.event),
        "unnamed": float(signs.unnamed),
        "listed": float(signs.listed),
        **{str(way): float(way in ways) for way in Way},
        "parse": signs.parse,
    }


def likelihood(signs: Signs, ways: Container[Way | None] = ()) -> float:
    """Return the share of claims with these signs that have the right ends, in hundredths."""
    odds = sum(weights()[sign] * value for sign, value in told(signs, ways).items())
    return round(1 / (1 + math.exp(-odds)), 2)


def is_sure(confidence: float) -> bool:
    """Tell whether a claim is likely enough to be told."""
    return confidence >= weights()["floor"]

"""How likely a claim has the right relation between the right two, judged by the signs of its sentence.

The weights in `kg/data/surety.tsv` were fitted to the verdicts of readers; `bench/surety.py` fits them again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from kg.model import Signs
from kg.world import rows

__all__ = ["is_sure", "likelihood", "told"]


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign, and the floor."""
    return {row["sign"]: float(row["weight"]) for row in rows("surety")}


def told(signs: Signs, *, pointing: bool) -> dict[str, float]:
    """Return signs as numbers by the names that they have in the table."""
    return {
        "base": 1.0,
        "event": float(signs.event),
        "unnamed": float(signs.unnamed),
        "listed": float(signs.listed),
        "pointing": float(pointing),
        "parse": signs.parse,
    }


def likelihood(signs: Signs, *, pointing: bool = False) -> float:
    """Return the share of claims with these signs that have the right ends, in hundredths.

    `pointing` says that an end is told by words that point to something else in the article: "it", "the group".
    """
    odds = sum(weights()[sign] * value for sign, value in told(signs, pointing=pointing).items())
    return round(1 / (1 + math.exp(-odds)), 2)


def is_sure(confidence: float) -> bool:
    """Tell whether a claim is likely enough to be told."""
    return confidence >= weights()["floor"]

"""What is joined behind an OPTIONAL, before it: there it can take its turn with the rest of what is joined.

``A OPTIONAL { B } C`` is ``A C OPTIONAL { B }`` where each variable that B and C share is certainly bound by A.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.query.planning.scope import bound_by
from kg.query.planning.tree import Kind, Part
from kg.query.tokens import variables

__all__ = ["hoisted"]

JOINED = {Kind.TRIPLES, Kind.VALUES, Kind.GROUP}


def hoisted(parts: Iterable[Part]) -> list[Part]:
    """Return the parts of a group, those that are joined before each OPTIONAL that they may stand before."""
    placed: list[Part] = []
    for part in parts:
        place = _place(placed, part) if part.kind in JOINED else len(placed)
        placed.insert(place, part)
    return placed


def _place(placed: list[Part], part: Part) -> int:
    """Return how far forward a part may go: over OPTIONALs that leave it as it is, to what it is joined with."""
    names = frozenset(bound_by(part)) | variables(part.text)
    place = len(placed)
    while place and placed[place - 1].kind is Kind.OPTIONAL and "_:" not in part.text:
        shared = names & variables(placed[place - 1].text)
        if not shared <= _certain(placed[: place - 1]):
            return len(placed)
        place -= 1
    return place


def _certain(parts: Iterable[Part]) -> frozenset[str]:
    """Return the variables that triples and full constants bind in every row."""
    return frozenset(name for part in parts for pattern in part.patterns for name in pattern.variables)

"""In what reports of one event differ: whether it took place, when, where, and how much or how many.

Only what cannot both be so is a difference: "36" and "at least 50" are two figures, "36" and "at least 30" are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations

from kg.model import Claim, Entity, Modality, Polarity, Value
from kg.periods import bounds

__all__ = ["Difference", "differences", "figures"]

ABOUT = Decimal("0.1")  # how far from a number "about" it reaches
NUMBERS = frozenset({"xsd:decimal", "xsd:integer"})
ENDLESS = Decimal("Infinity")
Span = tuple[Decimal, Decimal]

# How a number bounds what is meant (`Value.limit`); ranges say so themselves: "to 10".
LIMITS: dict[str, Callable[[Decimal], Span]] = {
    "": lambda number: (number, number),
    "about": lambda number: (number - ABOUT * abs(number), number + ABOUT * abs(number)),
    "at least": lambda number: (number, ENDLESS),
    "more than": lambda number: (number.next_plus(), ENDLESS),
    "at most": lambda number: (-ENDLESS, number),
    "less than": lambda number: (-ENDLESS, number.next_minus()),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """In what claims differ, and what they say."""

    name: str  # "modality", "polarity", "date", "place", or the qualifier that has the figure
    told: tuple[str, ...]


def differences(claims: Sequence[Claim]) -> tuple[Difference, ...]:
    """Return in what claims of one event differ."""
    names = sorted({name for claim in claims for name, _ in figures(claim)})
    found = (
        *_kinds("modality", (claim.modality for claim in claims)),
        *_kinds("polarity", (claim.polarity for claim in claims)),
        *_apart("date", [_named(claim, "date") for claim in claims], _same_days),
        *_apart("place", [_named(claim, "place") for claim in claims], _same_place),
        *(one for name in names for one in _apart(name, [_figures(claim, name) for claim in claims], _same_number)),
    )
    return tuple(found)


def figures(claim: Claim) -> Iterator[tuple[str, Value]]:
    """Yield the numbers in a claim, each with its role."""
    for name, node in (("object", claim.object), *claim.qualifiers):
        if isinstance(node, Value) and node.datatype in NUMBERS:
            yield name, node


def _figures(claim: Claim, name: str) -> list[Value]:
    return [value for role, value in figures(claim) if role == name]


def _named(claim: Claim, name: str) -> list[Entity | Value]:
    return [node for role, node in claim.qualifiers if role == name]


def _kinds(name: str, told: Iterable[Modality | Polarity]) -> Iterator[Difference]:
    kinds = tuple(dict.fromkeys(str(kind) for kind in told))
    if len(kinds) > 1:
        yield Difference(name, kinds)


def _apart(
    name: str, told: Sequence[Sequence[Entity | Value]], same: Callable[[Entity | Value, Entity | Value], bool]
) -> Iterator[Difference]:
    """Yield a difference where two claims say something and nothing of it can be the same."""
    pairs = combinations([nodes for nodes in told if nodes], 2)
    if any(not any(same(one, other) for one in left for other in right) for left, right in pairs):
        words = (node.name if isinstance(node, Entity) else _words(node) for nodes in told for node in nodes)
        yield Difference(name, tuple(dict.fromkeys(words)))


def _words(value: Value) -> str:
    """Return a date in the form of the graph, because weekdays are counted from an article, and a number as written."""
    return value.text if value.datatype in NUMBERS else value.value


def _same_place(one: Entity | Value, other: Entity | Value) -> bool:
    """Tell whether two places may be one; a city may lie in a country, and whether it does nothing here tells."""
    if isinstance(one, Entity) and isinstance(other, Entity):
        return one.id == other.id or one.type != other.type
    return one == other


def _same_days(one: Entity | Value, other: Entity | Value) -> bool:
    if not (isinstance(one, Value) and isinstance(other, Value)):
        return True
    (first, last), (begin, end) = bounds(one.value), bounds(other.value)
    return not (_is_before(last, begin) or _is_before(end, first))


def _is_before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _same_number(one: Entity | Value, other: Entity | Value) -> bool:
    if not (isinstance(one, Value) and isinstance(other, Value)) or one.unit != other.unit:
        return True
    (low, high), (least, most) = _span(one), _span(other)
    return low <= most and least <= high


def _span(value: Value) -> Span:
    """Return the least and the greatest number that a value may mean."""
    try:
        number = Decimal(value.value)
        if value.limit.startswith("to "):
            return number, Decimal(value.limit.removeprefix("to "))
    except InvalidOperation:
        return -ENDLESS, ENDLESS
    return LIMITS.get(value.limit, LIMITS[""])(number)

"""Full names that several people share: "George Bush" is two presidents where an article tells them apart.

Such a name means one thing in one article, but not in all of them: each article's is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.model import Appearance
from kg.resolve.across.likeness import is_longer, is_respelled
from kg.resolve.across.parts import person_name

__all__ = ["shared_names"]

MOST_NAMES = 50  # that begin with one letter and end with one surname; more are compared in part


def shared_names(appearances: Iterable[Appearance]) -> frozenset[str]:
    """Return the ids of full names that may be short for the names of two different people."""
    names = {each.entity.id: each.entity.name for each in appearances if each.is_full and each.entity.type == "Person"}
    blocks: dict[tuple[str, str], dict[str, str]] = {}
    for raw_id in sorted(names):
        words = person_name(names[raw_id]).words
        blocks.setdefault((words[0][0], words[-1]), {})[raw_id] = names[raw_id]
    return frozenset(raw_id for block in blocks.values() for raw_id in _shared(block))


def _shared(block: Mapping[str, str]) -> Iterator[str]:
    known = list(block.values())[:MOST_NAMES]
    for raw_id, name in block.items() if len(known) > 2 else ():
        longer = [other for other in known if is_longer(name, other)]
        if any(_are_apart(*pair) for pair in combinations(longer, 2)):
            yield raw_id


def _are_apart(one: str, other: str) -> bool:
    """Tell whether two names cannot be one person's by themselves."""
    return not (is_longer(one, other) or is_longer(other, one) or is_respelled(one, other))

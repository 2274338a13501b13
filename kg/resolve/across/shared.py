"""Full names that several people share: "George Bush" is two presidents where an article tells them apart.

Such a name means one thing in one article, but not in all of them: each article's is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, starmap

from kg.model import Appearance
from kg.resolve.across.likeness import is_longer, is_respelled
from kg.resolve.across.parts import person_name

__all__ = ["shared_names"]

MOST_NAMES = 50  # that begin with one letter and end with one surname; more are compared in part


def shared_names(appearances: Iterable[Appearance]) -> frozenset[str]:
    """Return the ids of full names that may be short for the names of two different people.

    So may the father's name be, where an article tells him from a son who has "Jr." behind it.
    """
    blocks: dict[tuple[str, str], dict[str, _Named]] = {}
    for each in appearances:
        if each.is_full and each.entity.type == "Person":
            words = person_name(each.entity.name).words
            block = blocks.setdefault((words[0][0], words[-1]), {})
            block.setdefault(each.entity.id, _Named(each.entity.name)).documents.add(each.document)
    return frozenset(raw_id for block in blocks.values() for raw_id in _shared(block))


@dataclass(frozen=True, slots=True)
class _Named:
    """A full name and the articles that have it."""

    name: str
    documents: set[str] = field(default_factory=set)


def _shared(block: Mapping[str, _Named]) -> Iterator[str]:
    known = [block[raw_id] for raw_id in sorted(block)][:MOST_NAMES]
    for raw_id, named in block.items() if len(known) > 1 else ():
        longer = [other for other in known if is_longer(named.name, other.name)]
        if any(_is_father(named, other) for other in longer) or any(starmap(_are_apart, combinations(longer, 2))):
            yield raw_id


def _is_father(named: _Named, other: _Named) -> bool:
    """Tell whether an article has a name with and without "Jr.", and does not take them for one."""
    told = person_name(other.name).generation != person_name(named.name).generation
    return told and not named.documents.isdisjoint(other.documents)


def _are_apart(one: _Named, other: _Named) -> bool:
    """Tell whether two names cannot be one person's by themselves."""
    near = is_longer(one.name, other.name) or is_longer(other.name, one.name)
    return not near and not is_respelled(one.name, other.name)

"""Groups of appearances that are taken for one thing, and what they show together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from kg.model import Appearance
from kg.resolve.across.blocks import country_id, tied_countries
from kg.resolve.across.spelling import words
from kg.resolve.names import tokens
from kg.resolve.people import gender_of_name
from kg.world import countries, titles

__all__ = ["Group", "Mark", "country_ids", "united"]

Mark = tuple[str, int]  # a judgement that two are different, and which end of it this is
MOST_NAMES = 4
FEWEST = 2  # articles that call it so
OVER = frozenset({"ex", "former", "late"})
PASSING = OVER | {"acting", "incoming", "interim", "new", "outgoing", "then"}


@dataclass(frozen=True)  # without slots, so that what is asked for often is worked out once
class Group:
    """Appearances of one thing, sorted by key; `marks` are the ends of judgements that they are different."""

    appearances: tuple[Appearance, ...]
    marks: frozenset[Mark] = frozenset()

    @cached_property
    def key(self) -> str:
        """Return what the group is sorted by."""
        return self.appearances[0].key

    @property
    def size(self) -> int:
        """Return how many articles show it."""
        return len(self.appearances)

    @cached_property
    def order(self) -> tuple[int, str]:
        """Return what groups are sorted by: the one of most articles first."""
        return -self.size, self.key

    @cached_property
    def is_full(self) -> bool:
        """Tell whether any article has a full name for it."""
        return any(appearance.is_full for appearance in self.appearances)

    @cached_property
    def raw_ids(self) -> frozenset[str]:
        """Return the ids that articles alone give it."""
        return frozenset(appearance.entity.id for appearance in self.appearances)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the most frequent of its names, the full ones where it has any."""
        shown = [each.entity.name for each in self.appearances if each.is_full or not self.is_full]
        return _frequent(shown)[:MOST_NAMES]

    @cached_property
    def types(self) -> frozenset[str]:
        """Return the kinds of thing that articles take it for."""
        return frozenset(each.entity.type for each in self.appearances)

    @cached_property
    def links(self) -> frozenset[str]:
        """Return its entries elsewhere."""
        return frozenset(link for each in self.appearances for link in each.entity.links)

    @cached_property
    def stated_gender(self) -> str:
        """Return "he" or "she" as most articles tell."""
        return next(iter(_frequent(each.gender for each in self.appearances if each.gender)), "")

    @cached_property
    def gender(self) -> str:
        """Return "he" or "she" as most articles tell or, where none does, as its given name tells."""
        named = map(gender_of_name, self.names) if "Person" in self.types else ()
        return self.stated_gender or next(filter(None, named), "")

    @cached_property
    def titles(self) -> frozenset[str]:
        """Return the offices that articles give it, be they former; "Mr." is none."""
        return frozenset(filter(None, (_office(title) for each in self.appearances for title in each.titles)))

    @cached_property
    def held(self) -> frozenset[str]:
        """Return the offices that some article says it has, and not only that it had."""
        told = (title for each in self.appearances for title in each.titles if OVER.isdisjoint(tokens(title)))
        return frozenset(filter(None, map(_office, told)))

    @cached_property
    def offices(self) -> frozenset[str]:
        """Return the nouns of its offices: "minister"."""
        return frozenset(word for title in self.titles for word in tokens(title) if titles().get(word) == "office")

    @cached_property
    def countries(self) -> frozenset[str]:
        """Return the ids of the countries that it is tied to."""
        return frozenset(country for each in self.appearances for country in tied_countries(each))

    @cached_property
    def company(self) -> Mapping[str, int]:
        """Return in how many of its articles which others are named; countries are in all articles and not counted."""
        return Counter(other for each in self.appearances for other in each.company - country_ids())

    @cached_property
    def settings(self) -> frozenset[str]:
        """Return the ids of the countries that at least half of its articles name."""
        named = Counter(other for each in self.appearances for other in each.company & country_ids())
        return frozenset(country for country, count in named.items() if 2 * count >= self.size)

    @cached_property
    def called(self) -> frozenset[str]:
        """Return the single words, in lower case, that several articles call it by for short."""
        said = Counter(alias for each in self.appearances for alias in _single_words(each))
        return frozenset(word for word, count in said.items() if count >= FEWEST)

    @cached_property
    def documents(self) -> Mapping[str, frozenset[str]]:
        """Return the ids that it has in each article."""
        found: dict[str, set[str]] = {}
        for each in self.appearances:
            found.setdefault(each.document, set()).add(each.entity.id)
        return {document: frozenset(ids) for document, ids in found.items()}

    @cached_property
    def dates(self) -> tuple[date, date] | None:
        """Return the days of its first and of its last article."""
        days = [each.published for each in self.appearances if each.published]
        return (min(days), max(days)) if days else None


def _single_words(appearance: Appearance) -> frozenset[str]:
    said = map(words, appearance.entity.aliases if appearance.is_full else ())
    return frozenset(alias[0] for alias in said if len(alias) == 1)


def united(groups: Iterable[Group]) -> Group:
    """Return one group of several."""
    groups = list(groups)
    if len(groups) == 1:
        return groups[0]
    appearances = sorted((each for group in groups for each in group.appearances), key=lambda each: each.key)
    return Group(tuple(appearances), frozenset(mark for group in groups for mark in group.marks))


def _frequent(values: Iterable[str]) -> tuple[str, ...]:
    """Return values, the most frequent first, ties in the order of the alphabet."""
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


@lru_cache(maxsize=8192)
def _office(title: str) -> str:
    return " ".join(word for word in tokens(title) if titles().get(word) != "honorific" and word not in PASSING)


@cache
def country_ids() -> frozenset[str]:
    """Return the ids of all countries."""
    return frozenset(country_id(country.name) for country in countries())

"""What the articles around two names say for and against their being one thing's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from kg.resolve.across.blocks import country_id
from kg.resolve.across.groups import Group
from kg.resolve.across.spelling import words
from kg.resolve.across.weights import Point, point
from kg.resolve.people import are_different
from kg.world import leaders, listed, titles

__all__ = ["compared", "in_common", "known", "stands_out"]

MONTH, YEARS = 31, 5 * 365  # days
ONE_OF_MANY, VAGUE = 0.6, 0.4  # times that such an office counts
ONCE = 0.4  # times that an office counts which one has, and the other once had
MOST_YEARS = 3  # times five that count
MOST_COMPANY = 2.5  # times that the weight counts at most
FEWEST_ARTICLES = 5  # that make somebody known
OUTSTANDING = 4  # times as many as name all others of that name
MOST_KNOWN = 2  # times that the weight counts at most
FAMILIES = (frozenset({"Place", "City", "Country"}), frozenset({"Organization", "Group"}))
MADE_OF = frozenset({"Place", "City", "Organization"})  # a house and who sits in it have one name


def compared(short: Group, long: Group) -> tuple[Point, ...]:
    """Return all that counts beside the names."""
    return (*_kinds(short, long), *in_common(short, long))


def in_common(one: Group, other: Group) -> Iterator[Point]:
    """Yield what two groups share, and what sets them apart, but for names and kinds."""
    yield from _titles(one, other)
    yield from _terms(one, other)
    yield from _countries(one, other)
    yield from _company(one, other)
    if one.gender and one.gender == other.gender:
        yield point("gender", detail=one.gender)
    yield from _dates(one, other)


def known(group: Group) -> Iterator[Point]:
    """Yield what counts for whom many articles name: ten of them once, a hundred twice."""
    if "Person" in group.types and group.size >= FEWEST_ARTICLES:
        yield point("prominent", times=min(round(math.log10(group.size), 1), MOST_KNOWN), detail=str(group.size))


def stands_out(short: Group, long: Group, others: Iterable[Group]) -> bool:
    """Tell whether articles call somebody by a short name, far more of them than name others whom it may mean."""
    rivals = sum(other.size for other in others if not short.gender or other.gender in {"", short.gender})
    calls = any(words(name)[-1] in long.called for name in short.names)
    return calls and long.size >= OUTSTANDING * rivals


def _kinds(one: Group, other: Group) -> Iterator[Point]:
    kinds = one.types | other.types
    if one.types & other.types:
        return
    if "Thing" in kinds or any(kinds <= family for family in FAMILIES):
        yield point("kind")
    elif kinds <= MADE_OF:
        yield point("place or body")
    else:
        yield point("other kind", detail=", ".join(sorted(kinds)))


def _titles(one: Group, other: Group) -> Iterator[Point]:
    apart = _other_fields(one, other)
    shared = {title for title in one.titles & other.titles if not apart or " " in title}
    if shared:
        now = shared - (one.held - other.held)  # who has an office need not be the one who once had it
        best = min(now or shared, key=lambda title: (-_weight(title), -len(title), title))
        yield point("title", times=_weight(best) if now else min(_weight(best), ONCE), detail=best)
    elif not apart and one.offices & other.offices - listed("vague office") and _is_part(one, other):
        yield point("title", times=ONE_OF_MANY, detail=min(one.offices & other.offices))
    elif apart or are_different(one.offices, other.offices):
        yield point("other offices")


def _other_fields(one: Group, other: Group) -> bool:
    """Tell whether both have an office of one name, but of other fields: a foreign and a finance minister."""
    ours, theirs = (_fields(group) for group in (one, other))
    return bool(one.offices & other.offices and ours and theirs) and not ours & theirs


def _fields(group: Group) -> frozenset[str]:
    return frozenset(word for title in group.titles for word in title.split() if word in listed("field of office"))


def _weight(title: str) -> float:
    """Return how much an office tells: a state has one prime minister, some ministers, many leaders."""
    if _is_vague(title):
        return VAGUE
    return ONE_OF_MANY if " " not in title and title not in listed("sole office") else 1.0


def _is_vague(title: str) -> bool:
    """Tell whether many hold an office: a leader, or what is no office but a description, a lawyer."""
    return title in listed("vague office") or titles().get(title.rpartition(" ")[2]) == "person"


def _is_part(one: Group, other: Group) -> bool:
    """Tell whether an office of one is short for an office of the other: "minister" for "foreign minister"."""
    ours, theirs = ({frozenset(title.split()) for title in group.titles} for group in (one, other))
    return any(first <= second or second <= first for first in ours for second in theirs)


def _terms(one: Group, other: Group) -> Iterator[Point]:
    """Compare the day on which a short name has an office with the terms of whoever may be meant in it."""
    if one.is_full or one.dates is None:
        return
    known = {leader for name in other.names for leader in leaders(name) if leader.office in one.held}
    held = [leader for leader in known if not one.countries or country_id(leader.country.name) in one.countries]
    if held:
        begin, end = (day.year for day in one.dates)
        during = any(each.begin <= begin and (each.end is None or end <= each.end) for each in held)
        yield point("term" if during else "other term", detail=min(each.office for each in held))


def _countries(one: Group, other: Group) -> Iterator[Point]:
    if one.countries & other.countries:
        yield point("country")
    elif one.countries and other.countries:
        people = "Person" in one.types | other.types
        yield point("other countries", times=1 if people else 0.5)  # bodies act abroad
    elif any(_is_set(*pair) for pair in ((one, other), (other, one))):
        yield point("setting")


def _is_set(local: Group, other: Group) -> bool:
    """Tell whether a person whom an article calls by a short name is named there beside the country of another."""
    return local.types == {"Person"} and not local.is_full and not local.settings.isdisjoint(other.countries)


def _company(one: Group, other: Group) -> Iterator[Point]:
    """Count whom both are named beside, each by the share of the articles of both in which it is."""
    few, many = sorted((one, other), key=lambda group: len(group.company))
    shared = sorted(name for name in few.company if name in many.company)
    parts = one.size * other.size
    times = sum(math.sqrt(one.company[name] * other.company[name] / parts) for name in shared)
    if shared:
        yield point("company", times=min(times, MOST_COMPANY), detail=str(len(shared)))


def _dates(one: Group, other: Group) -> Iterator[Point]:
    if one.dates is None or other.dates is None:
        return
    days = (max(one.dates[0], other.dates[0]) - min(one.dates[1], other.dates[1])).days
    if days <= MONTH:
        yield point("near")
    elif days > YEARS:  # who is called by a surname alone is in the news; full names are told of the past, too
        yield point("far", times=1 if one.is_full and other.is_full else min(MOST_YEARS, days // YEARS))

"""Whether a name is that of a head of state or of government, as what the article says of its bearer tells.

A name alone never decides, because leaders have namesakes: the article has to give its bearer the office or the
country, and must say nothing that speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Document, Entity, MentionKind, Occurrence
from kg.resolve.clusters import Cluster
from kg.resolve.entities import linked
from kg.resolve.names import tokens
from kg.resolve.people import are_different, is_over, offices_of
from kg.resolve.states import countries_in
from kg.resolve.surroundings import before, behind
from kg.world import Leader, leaders, titles

__all__ = ["Match", "Shown", "as_leader", "leader_called", "owned_titles"]

ANOTHER = frozenset({"deputy", "vice", "assistant", "shadow"})  # a deputy holds another office
OWNED = re.compile(r"(?P<owner>[\w.]+(?: [\w.]+){0,3})['\u2019]s? (?P<title>[A-Za-z-]+(?: [A-Za-z-]+){0,3}),? $")
OF = re.compile(r" of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*")


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name was taken for. It is `certain` where name, office and country agree."""

    wikidata: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What an article says of the bearer of a name."""

    titles: tuple[str, ...] = ()  # as written, before or beside the name: "Japanese Prime Minister"
    countries: frozenset[str] = frozenset()  # codes of all countries that the article names
    published: date | None = None


def leader_called(name: str, shown: Shown) -> Match | None:
    """Return the leader that a name stands for, or None where nothing or too little tells; of two neither is taken."""
    found = {leader.wikidata: False for leader in leaders(name) if _may_be(leader, shown)}
    sure = {leader.wikidata for leader in leaders(name) if leader.wikidata in found and _is_certain(leader, shown)}
    chosen = sure or set(found)
    return Match(min(chosen), bool(sure)) if len(chosen) == 1 else None


def _may_be(leader: Leader, shown: Shown) -> bool:
    """Tell whether office or country agree, and nothing speaks against it."""
    states = _states(shown.titles)
    own = leader.country.code in states
    if (states and not own) or (shown.published and shown.published.year < leader.begin):
        return False
    if any(_has_office(title, leader) for title in shown.titles):
        return True
    held = frozenset(word for title in shown.titles for word in tokens(title) if titles().get(word) == "office")
    return own and not are_different(held, frozenset(tokens(leader.office)[-1:]))


def _is_certain(leader: Leader, shown: Shown) -> bool:
    """Tell whether office and country agree, the country beside the name or, in the years of the office, elsewhere."""
    held = [title for title in shown.titles if _has_office(title, leader)]
    if any(leader.country.code in _states([title]) for title in held):
        return _in_office(leader, shown.published) or shown.published is None or any(map(is_over, held))
    return bool(held) and leader.country.code in shown.countries and _in_office(leader, shown.published)


def _in_office(leader: Leader, day: date | None) -> bool:
    return day is not None and leader.begin <= day.year and (leader.end is None or day.year <= leader.end)


def _states(written: Iterable[str]) -> Collection[str]:
    return {state.country.code for title in written for state in countries_in(title)}


def _has_office(title: str, leader: Leader) -> bool:
    """Tell whether a title is of an office: "Japan's prime minister", but no "deputy prime minister"."""
    words, office = tokens(title), tokens(leader.office)
    places = [place for place in range(len(words)) if words[place : place + len(office)] == office]
    return any(place == 0 or words[place - 1] not in ANOTHER for place in places)


def as_leader(entity: Entity, cluster: Cluster, document: Document, occurrences: Iterable[Occurrence]) -> Entity:
    """Return the entity of a cluster of names, with a link where its bearer is a leader that the tables know."""
    names = [name for name in (cluster.name, *cluster.surfaces) if name == cluster.name or len(tokens(name)) > 1]
    if entity.links or cluster.type != "Person" or not any(map(leaders, names)):
        return entity
    countries = frozenset(state.country.code for state in countries_in(document.text))
    told = (*_titles(cluster, occurrences), *owned_titles(cluster, document.text))
    shown = Shown(told, countries, document.published)
    found = {match for name in names if (match := leader_called(name, shown))}
    best = max(found, key=lambda match: match.certain, default=None)
    clear = best is not None and len({match.wikidata for match in found}) == 1
    return linked(entity, best.wikidata, certain=best.certain) if best and clear else entity


def _titles(cluster: Cluster, occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """Yield what stands before the names, and what they are said to be: "the German chancellor"."""
    names = set(cluster.mentions)
    yield from (mention.title for mention in cluster.mentions if mention.title)
    for one in occurrences:
        if one.same in names and one.mention.kind is MentionKind.NOMINAL:
            yield one.mention.text


def owned_titles(cluster: Cluster, text: str) -> Iterator[str]:
    """Yield the titles with whose they are: "Russia's president, Vladimir Putin", "King Abdullah of Jordan"."""
    for mention in cluster.mentions:
        owned = before(text, mention.start, OWNED)
        kinds = [titles().get(word) for word in tokens(owned["title"])] if owned else []
        if owned and "office" in kinds and None not in kinds:
            yield owned[0]
        of = behind(text, mention.end, OF) if offices_of(mention) else None
        if of:
            yield mention.title + of[0]

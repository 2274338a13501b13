"""Countries in texts: named, by adjective, by capital, as owner of a body, as a government."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, MentionKind
from kg.resolve.names import SMALL_WORDS, tokens, undetermined
from kg.resolve.organizations import is_generic
from kg.world import Country, Known, listed, longest_match, lookup

__all__ = ["Body", "State", "body_of", "countries_in", "country_of", "government_of", "stated"]

WORD = re.compile(r"(?:\w\.)+|\w+(?:['\u2019]\w+)*?(?=['\u2019]s\b|\b)|[^\w\s]")
SPELLINGS = {"defence": "defense", "labour": "labor"}
OWNERS = frozenset({"country", "demonym", "region"})


@dataclass(frozen=True, slots=True)
class State:
    """A country as a text shows it, and where."""

    country: Country
    start: int
    end: int
    kind: str  # as `kg.world.Known.kind`


@dataclass(frozen=True, slots=True)
class Body:
    """A body that many states have, and whose it is: the foreign ministry of Japan."""

    name: str
    words: str  # what it is without the country: "foreign ministry"
    country: Country | None


def stated(known: Known | None) -> Country | None:
    """Return the country that a name or an adjective stands for as an owner; a city stands for none."""
    return known.country if known and known.kind in OWNERS else None


def countries_in(text: str, offset: int = 0) -> Iterator[State]:
    """Yield the countries that a text shows by name, adjective, capital or seat, in order.

    >>> [state.country.name for state in countries_in("Tokyo told the South Korean side")]
    ['Japan', 'South Korea']
    """
    matches = list(WORD.finditer(text))
    words = [match[0] for match in matches]
    index = 0
    while index < len(words):
        known, end = longest_match(words, index) or (None, index + 1)
        if known and known.country and known.kind != "city":
            span = matches[index].start() + offset, matches[end - 1].end() + offset
            yield State(known.country, *span, known.kind)
        index = end


def country_of(mention: Mention) -> State | None:
    """Return the country that owns what is mentioned: Japan for "the Japanese foreign ministry".

    The owner may be a mention of its own, or a word of the mention. Two countries in one mention give none.
    """
    owner = mention.owner
    if owner is not None:
        country = stated(lookup(owner.text)) if owner.kind is not MentionKind.PRONOUN else None
        return State(country, owner.start, owner.end, "country") if country else None
    states = [state for state in countries_in(mention.text, mention.start) if state.kind in OWNERS]
    return states[0] if len(states) == 1 else None


def _own_words(mention: Mention) -> tuple[str, ...]:
    """Return the words of a mention without its determiner and its country."""
    text = undetermined(mention.text)
    for state in reversed(list(countries_in(text))):
        text = text[: state.start] + text[state.end :]
    words = [word for word in tokens(text) if word not in {"s", "the"}]
    while words and words[-1] in SMALL_WORDS:
        words.pop()
    return tuple(words)


def government_of(mention: Mention) -> Country | None:
    """Return the country whose government is mentioned: "the South Korean government", "the government of Japan"."""
    if not any(noun in mention.text.lower() for noun in listed("government")):
        return None
    words = [word for word in _own_words(mention) if word not in SMALL_WORDS]
    state = country_of(mention) or _seated_in(mention)
    named = state is not None and mention.number == "singular" and mention.determiner not in {"a", "an", "another"}
    if state is None or not named or not words or words[-1] not in listed("government"):
        return None
    return state.country if listed("plain government").issuperset(words[:-1]) else None


def _seated_in(mention: Mention) -> State | None:
    """Return the country of a government told by its capital: "the government in Oslo"."""
    states = list(countries_in(mention.text, mention.start))
    seated = len(states) == 1 and states[0].kind == "capital" and f"{mention.head} in " in mention.text
    return states[0] if seated else None


def body_of(mention: Mention) -> Body | None:
    """Return the body that is mentioned where many states have one such as it."""
    if mention.type != "Organization" or mention.number != "singular" or mention.determiner in {"a", "an", "another"}:
        return None
    words = _own_words(mention)
    if "party" in words or ("congress" in words and {"labor", "labour", "union", "unions"} & set(words)):
        return None  # "the Indian Congress party", "the Labor Congress"
    plain = _ministry(words) if "ministry" in words else " ".join(words)
    if not is_generic(plain) or not any(set(body.split()) <= set(words) for body in listed("sole body")):
        return None
    state = country_of(mention)
    country = state.country if state else None
    adjective = next(iter(country.adjectives), f"{country.name}'s") if country else ""
    return Body(f"{adjective} {plain}".strip(), plain, country)


def _ministry(words: tuple[str, ...]) -> str:
    """Return one form for all names of a ministry: "Ministry of Foreign Affairs" is the "foreign ministry".

    A ministry whose field is not told is none: the form is empty.
    """
    fields = sorted({SPELLINGS.get(word, word) for word in words if word not in SMALL_WORDS | listed("ministry")})
    return " ".join([*fields, "ministry"]) if fields else ""

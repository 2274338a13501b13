"""Names that a state of the United States shares with a country or a city: "the southern state of Georgia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Mention
from kg.resolve.names import bare, key, tokens
from kg.resolve.surroundings import Span, before, behind
from kg.world import Known, listed, lookup

__all__ = ["as_state", "states_told"]

PLACES = frozenset({"Place", "City", "Country"})
NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}"
STATE_OF = re.compile(r"\b(?:[Ss]tates?|[Gg]overnors?|[Ll]egislature) of $")
OFFICER = re.compile(
    rf"\b(?:Senator|Governor|Representative|Congressm[ae]n|Congresswom[ae]n) (?:{NAME} )+(?:of|from) $"
)
BEFORE = re.compile(rf"({NAME})(?:, |,? and )$")
BEHIND = re.compile(rf"(?:, |,? and )(?:and )?({NAME})")


def as_state(mention: Mention) -> Known | None:
    """Return the state that bears a name which means something else by itself, or None."""
    return lookup(f"{bare(mention.text)} (state)")


def states_told(text: str, mentions: Iterable[Mention]) -> frozenset[Span]:
    """Return the places of names that stand for the state.

    A city is what its name mostly means, so that each place must tell otherwise. A country goes by its name in all of
    a text, and so does a state, where the text shows nothing else of that country.
    """
    shared = [mention for mention in mentions if mention.type in PLACES and as_state(mention)]
    told = {key(mention.text): mention for mention in shared if _is_told(text, mention)}
    return frozenset(
        (each.start, each.end)
        for each in shared
        if _is_told(text, each) or (key(each.text) in told and not _is_shown(text, each))
    )


def _is_told(text: str, mention: Mention) -> bool:
    if before(text, mention.start, STATE_OF):
        return True
    officer = before(text, mention.start, OFFICER)
    return _is_country(mention) and bool(officer or any(map(_is_near, _beside(text, mention))))


def _is_country(mention: Mention) -> bool:
    known = lookup(mention.text)
    return known is not None and known.kind == "country"


def _beside(text: str, mention: Mention) -> Iterator[str]:
    """Yield the names that stand in a list with a name, or before it as its city does: "Atlanta, Georgia"."""
    if found := before(text, mention.start, BEFORE):
        yield found[1]
    if found := behind(text, mention.end, BEHIND):
        yield found[1]


def _is_near(name: str) -> bool:
    """Tell whether a name is that of another state, or of a city of the United States."""
    known = lookup(name)
    is_city = known is not None and known.kind == "city" and known.country is not None and known.country.code == "US"
    return is_city or " ".join(tokens(name)) in listed("state of the union")


def _is_shown(text: str, mention: Mention) -> bool:
    """Tell whether a text shows the country or the city that a name means by itself."""
    known = lookup(mention.text)
    if known is None or known.kind != "country" or known.country is None:
        return True
    shown = (*known.country.adjectives, *known.country.capitals)
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in shown)

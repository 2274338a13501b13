"""Names of organisations: acronyms, short forms, and bodies that every state has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.resolve.names import SMALL_WORDS, initials, tokens
from kg.world import lookup

__all__ = ["defined_acronym", "is_acronym", "is_generic", "is_short_form", "set_apart"]

# Words that say what kind of body a name is for, and that texts leave out.
KIND_WORDS = frozenset(
    {
        *("news", "agency", "inc", "incorporated", "corp", "corporation", "company", "co", "ltd", "limited", "group"),
        *("holdings", "holding", "plc", "llc", "llp", "ag", "sa", "se", "gmbh", "nv", "spa", "kk", "oyj", "ab", "as"),
        *("foundation", "institute", "university", "college", "party", "newspaper", "shimbun", "airlines", "airways"),
        *("motor", "motors", "organisation", "organization", "association", "movement", "network", "international"),
    }
)
# Words for bodies that many states have: a name of such words alone is not the name of one body.
BODY_WORDS = frozenset(
    {
        *("ministry", "department", "parliament", "senate", "congress", "assembly", "national", "supreme", "high"),
        *(
            "constitutional",
            "court",
            "police",
            "army",
            "navy",
            "air",
            "force",
            "military",
            "cabinet",
            "central",
            "bank",
        ),
        *("government", "committee", "commission", "council", "house", "representatives", "foreign", "affairs"),
        *("defence", "defense", "interior", "finance", "justice", "trade", "industry", "economy", "labour", "labor"),
        *("health", "education", "environment", "agency", "state", "office", "security", "intelligence", "party"),
        *("democratic", "republican", "liberal", "conservative", "socialist", "communist", "opposition", "ruling"),
        *(
            "guard",
            "coast",
            "public",
            "federal",
            "electoral",
            "election",
            "embassy",
            "board",
            "prosecutors",
            "lower",
            "upper",
            "unification",
        ),
    }
)
# Words that say that a body is another one than that which bears the name.
APART = frozenset(
    {
        *("underground", "clandestine", "unofficial", "breakaway", "splinter", "rival", "dissident", "rebel", "exiled"),
        *("parallel", "self-styled", "self-proclaimed", "self-declared", "so-called", "fake", "would-be", "local"),
    }
)
IN_BRACKETS = re.compile(r"[\"'\u201d\u2019]?,? \((?:the )?([A-Z][\w.&-]{1,9})[),;]")


def is_acronym(short: str, name: str) -> bool:
    """Tell whether a name in capitals is made of the first letters of a longer one.

    >>> is_acronym("IAEA", "International Atomic Energy Agency"), is_acronym("ICE", "Ice Hockey Union")
    (True, False)
    """
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 2 and letters.casefold() == initials(tokens(name))


def defined_acronym(text: str, end: int) -> str:
    """Return the acronym that a text defines in brackets behind the name that ends at `end`, or an empty string."""
    defined = IN_BRACKETS.match(text, end)
    return defined[1] if defined else ""


def set_apart(modifiers: Iterable[str]) -> tuple[str, ...]:
    """Return the words before a name that tell a body from the one that bears the name.

    >>> set_apart(("powerful", "underground"))
    ('underground',)
    """
    return tuple(word for word in modifiers if word in APART)


def is_short_form(short: str, name: str) -> bool:
    """Tell whether a name leaves out only the words for the kind of body at the end of a longer one.

    >>> is_short_form("Kyodo", "Kyodo News Agency"), is_short_form("Korea", "Korea News")
    (True, False)
    """
    ours, words = tokens(short), tokens(name)
    rest = words[len(ours) :]
    if not ours or not rest or words[: len(ours)] != ours or is_generic(short):
        return False
    known = lookup(short)
    return (
        bool(tokens(name))
        and all(word in KIND_WORDS for word in rest)
        and (known is None or known.kind == "organization")
    )


def is_generic(name: str) -> bool:
    """Tell whether a name fits bodies of many states: "Foreign Ministry", "Supreme Court".

    >>> is_generic("Ministry of Foreign Affairs"), is_generic("Bank of Japan")
    (True, False)
    """
    known = lookup(name)
    if known is not None and known.kind == "organization":
        return known.ambiguous
    return bool(tokens(name)) and all(word in BODY_WORDS or word in SMALL_WORDS for word in tokens(name))

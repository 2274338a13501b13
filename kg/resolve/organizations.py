"""Names of organisations: acronyms, short forms, and bodies that every state has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.resolve.names import SMALL_WORDS, initials, tokens
from kg.world import listed, lookup

__all__ = ["defined_acronym", "is_acronym", "is_generic", "is_short_form", "set_apart"]

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
    return tuple(word for word in modifiers if word in listed("another body"))


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
        and all(word in listed("legal form") for word in rest)
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
    return bool(tokens(name)) and all(word in listed("body of a state") or word in SMALL_WORDS for word in tokens(name))

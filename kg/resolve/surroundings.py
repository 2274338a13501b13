"""What stands right before and right behind a name in the text.

It is read as text on purpose. It is asked for names that the parser may have taken for something else, and a parser
that takes a firm for a person has built its tree around that; what stands between two names, a comma or "founded by",
is no mention either, and mentions are all that this stage knows of a sentence.
"""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["Span", "apposed", "before", "behind"]

Span: TypeAlias = tuple[int, int]
AROUND = 80  # characters around a name that are looked at
# The noun is the one that the description is about: "a maker of steel", not "a spokesman for the council".
APPOSITION = re.compile(
    r", (?:a|an|the) (?:(?!(?:of|for|at|in|on|to|by|with|from|and)\b)[\w-]+ ){0,4}?"
    r"(?P<word>[a-z]+)(?=[,.;]| (?:that|which|based|founded|owned|controlled|run|in|of|with|from)\b)"
)


def before(text: str, start: int, told: re.Pattern[str]) -> re.Match[str] | None:
    """Return where a pattern fits what stands before a name that starts at `start`.

    >>> before("a spokesman for Halden", 16, re.compile(r"spokesman for $")) is not None
    True
    """
    return told.search(text, max(0, start - AROUND), start)


def behind(text: str, end: int, told: re.Pattern[str]) -> re.Match[str] | None:
    """Return where a pattern fits what begins right behind a name that ends at `end`."""
    return told.match(text, end, end + AROUND)


def apposed(text: str, end: int) -> str:
    """Return the noun that a description behind a name is about, or an empty string.

    >>> apposed("Halden, a large maker of steel, was sold.", 6)
    'maker'
    """
    description = behind(text, end, APPOSITION)
    return description["word"] if description else ""

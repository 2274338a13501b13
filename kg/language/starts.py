"""What print says of the starts of sentences, beside what the network finds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

__all__ = ["leads", "places"]

SURE = 2.0  # how far the score of a start must lead where print gives no sign of one
ENDS = frozenset(".!?…:;\"'”’)]»–—-*")  # what may stand before the start of a sentence in print
QUOTES = frozenset("\"'”’»)")
OPENING = frozenset("\"'“‘«„([")
CLOSING = frozenset("\"'”’»)]")

# Pairs of neighbours and how far a start between them must lead; the first line that fits counts. Abbreviations have
# their full stop inside, so a full stop of its own ends a sentence whatever stands behind it.
LEADS = tuple(
    (re.compile(pair), lead)
    for pair, lead in (
        (r"(?:\.|[!?]+) [\w(\[]", -3.5),
        (r"(?:…|\.\.+) [a-zß-ÿ]", 1.5),  # a pause
        (r"\S*\w\. \S", SURE),  # an abbreviation
        (r"(?:https?://|www\.)\S+ (?:https?://|www\.)", -3.0),  # a list of addresses
    )
)
SIGN = re.compile(r"[.!?…]$|^(?:http|www)")  # what all of these begin with, for speed


def leads(words: Sequence[str], joined: Sequence[bool]) -> Iterator[float]:
    """Yield by how much the score of a start must lead that of none at each word; for `joined` see `places`."""
    opens, closes = _marks(words, joined)
    seen = [
        "(" if opened else ")" if closed else word for word, opened, closed in zip(words, opens, closes, strict=True)
    ]
    for before, last, word in zip(["", "", *seen], ["", *seen], seen, strict=False):
        fitting = (lead for pair, lead in LEADS if pair.match(f"{last} {word}")) if SIGN.search(last) else iter(())
        yield next(fitting, 0.0 if last and _may_end(before, last) else SURE)


def _may_end(before: str, last: str) -> bool:
    """Tell whether a sentence may end with a word; where a quotation ends with a comma, '"We will," she said', not."""
    return last[-1] in ENDS and not (before == "," and last[-1] in QUOTES)


def places(words: Sequence[str], joined: Sequence[bool]) -> list[int]:
    """Return for each word where a start found there belongs; `joined` tells which words follow without a space.

    A quotation mark or bracket that opens starts the sentence of the word behind it, and one that closes ends the
    sentence of the word before it. Print says by its spaces which it is.

    >>> places(["So", '"', "Go", '"', "he"], [False, False, True, True, False])
    [0, 1, 1, 4, 4]
    """
    opens, closes = _marks(words, joined)
    found = list(range(len(words)))
    for index in reversed(range(len(words) - 1)):
        found[index] = found[index + 1] if closes[index] else index
    for last, index in itertools.pairwise(range(len(words))):
        found[index] = found[last] if opens[last] else found[index]
    return found


def _marks(words: Sequence[str], joined: Sequence[bool]) -> tuple[list[bool], list[bool]]:
    """Tell which words are marks that open, and which are marks that close; several may stand in a row."""
    after = [*joined[1:], False]
    opens, closes = [False] * len(words), [False] * len(words)
    for index, word in enumerate(words):
        opens[index] = word in OPENING and after[index] and (not joined[index] or opens[index - 1])
    for index in reversed(range(len(words))):
        closes[index] = words[index] in CLOSING and joined[index] and (not after[index] or closes[index + 1])
    return opens, closes

"""Wire copies: articles that are one text, shortened or under another headline; not those that tell the same otherwise.

A text is the set of its shingles: all runs of a few words, without case and punctuation. Two texts of which one holds
most of the other's shingles are copies. Texts that may be copies share a band: a hash of some of the smallest hashes of
their shingles, each in another order (MinHash), so that a text is compared with few others, however many there are.
"""

from __future__ import annotations

import hashlib
import random
import re

__all__ = ["are_copies", "bands", "shingles"]

WORD = re.compile(r"\w+")
RUN = 4  # words in a shingle
FEWEST = 20  # shingles: what is shorter has too few words to be told from a coincidence
HELD = 0.6  # so much of the shorter text stands in the longer one
WORTH = 0.2  # so much of the longer text is the shorter one, which is otherwise an item in a digest of many
ROWS, BANDS = 2, 20  # two texts that share a third of their shingles share a band nine times out of ten
PRIME = (1 << 61) - 1


def _orders() -> tuple[tuple[int, int], ...]:
    """Return the factors and summands that bring hashes into other orders: always the same ones."""
    chance = random.Random(20)  # noqa: S311  nothing here is secret
    return tuple((chance.randrange(1, PRIME), chance.randrange(PRIME)) for _ in range(ROWS * BANDS))


ORDERS = _orders()


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of words in a text.

    >>> shingles("Sailors held talks, they said.") == shingles("SAILORS held talks they said")
    True
    """
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return frozenset(_hash(run) for run in runs)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") % PRIME


def bands(found: frozenset[int]) -> tuple[str, ...]:
    """Return the keys of a text's shingles, sorted; only texts that share one may be copies. Short texts have none."""
    if len(found) < FEWEST:
        return ()
    least = [min((factor * each + summand) % PRIME for each in found) for factor, summand in ORDERS]
    rows = (least[start : start + ROWS] for start in range(0, len(least), ROWS))
    return tuple(sorted(f"text:{number}:{_hash(repr(row)):016x}" for number, row in enumerate(rows)))


def are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two texts, by their shingles, are copies of one text."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < FEWEST:
        return False
    shared = len(one & other)
    return shared >= HELD * shorter and shared >= WORTH * longer

"""How an id is made: the hash of the parts that make a thing what it is."""

from __future__ import annotations

import hashlib

__all__ = ["content_id"]

SEPARATOR = "\x1f"  # the unit separator: readers strip control characters, so no part can contain it
ID_LENGTH = 20  # hexadecimal digits: 80 bits, no collision to be expected below 10**11 values


def content_id(*parts: str) -> str:
    """Return the identifier of a value from the parts that make it what it is.

    >>> content_id("Person", "junichi ihara")
    'e86b553d01d86b1f25ad'
    """
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:ID_LENGTH]

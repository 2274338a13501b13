"""The names of formats as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["spelled"]


def spelled(name: str, known: Iterable[str]) -> str:
    """Return the known name that is meant, whatever its capitals and signs between words; another name as it is.

    >>> spelled("jsonld", ["turtle", "json-ld"]), spelled("N-Triples", ["ntriples"]), spelled("docx", ["csv"])
    ('json-ld', 'ntriples', 'docx')
    """
    return next((one for one in known if _letters(one) == _letters(name)), name)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()

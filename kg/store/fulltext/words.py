"""The language of ``kg:matches``: words, phrases, beginnings of words, OR, NOT and brackets.

    nuclear test            both words, in any order
    "nuclear test"          one after the other
    test*  "nuclear test*"  words that begin so
    seoul OR tokyo          one of them
    seoul NOT tokyo         the first without the second

Capitals and accents make no difference. Signs inside a word divide it into a phrase: Sang-deok is "Sang deok".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

__all__ = ["expression"]

WORD = re.compile(r'"(?P<phrase>[^"]*)"(?P<more>\*?)|(?P<bracket>[()])|(?P<bare>[^\s()"]+)|(?P<quote>")')
INNER = re.compile(r"\*(?=.)")  # an asterisk that something follows
OPERATORS = ("AND", "OR", "NOT")
LONGEST = 1000  # characters of a query
DEEPEST = 20  # brackets in brackets
SHOWN = 60  # characters of a query that an error shows
NOTHING = "OR, NOT and brackets need words to join; write them in small letters to look for them"


def expression(text: str) -> str:
    """Return what SQLite's full-text search calls a text of this language; raise `QueryError` where it is none.

    >>> expression('nuclear "test site*" NOT (seoul OR tokyo)')
    '(("nuclear" AND "test site" *) NOT ("seoul" OR "tokyo"))'
    """
    return _Parser(text).whole()


class _Parser:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        if len(text) > LONGEST:
            raise self._error(f"is longer than {LONGEST} characters; look for less at once")
        self._words = [*self._read(), ""]
        self._next = 0
        self._depth = 0

    def _error(self, message: str) -> QueryError:
        shown = self._text if len(self._text) <= SHOWN else self._text[:SHOWN] + "..."
        return QueryError(f"kg:matches {shown!r}: {message}")

    def _read(self) -> Iterator[str]:
        """Yield operators and brackets as they are, and what is looked for in quotes; drop what is no word."""
        for match in WORD.finditer(self._text):
            if match["quote"]:
                raise self._error("a quotation mark is never closed; add it or leave it out")
            if match["bracket"] or match["bare"] in OPERATORS:
                yield match.group()
            else:
                yield from self._sought(match["bare"] or match["phrase"] + match["more"])

    def _sought(self, words: str) -> Iterator[str]:
        if INNER.search(words):
            raise self._error("an asterisk stands for the rest of a word; put it at the end of one")
        if any(letter.isalnum() for letter in words):
            plain = "".join(letter if letter.isalnum() or letter.isprintable() else " " for letter in words)
            yield f'"{plain.rstrip("*").rstrip()}"' + (" *" if words.endswith("*") else "")

    def _take(self) -> str:
        self._next += 1
        return self._words[self._next - 1]

    @property
    def _ahead(self) -> str:
        return self._words[self._next]

    def whole(self) -> str:
        if not any(word.startswith('"') for word in self._words):
            raise self._error('has no word to look for; write one, such as "nuclear test"')
        found = self._either()
        if self._ahead:
            raise self._error("a bracket closes that was never opened; leave it out")
        return found

    def _either(self) -> str:
        sides = [self._all()]
        while self._ahead == "OR":
            self._take()
            sides.append(self._all())
        return _joined(" OR ", sides)

    def _all(self) -> str:
        """Read what must be there and, after NOT, what must not."""
        wanted, unwanted = [], []
        while self._ahead not in ("", "OR", ")"):
            if self._ahead == "AND":
                self._take()
            elif self._ahead == "NOT":
                self._take()
                unwanted.append(self._one())
            else:
                wanted.append(self._one())
        if not wanted:
            raise self._error(NOTHING)
        found = _joined(" AND ", wanted)
        return f"({found} NOT {_joined(' OR ', unwanted)})" if unwanted else found

    def _one(self) -> str:
        word = self._take()
        if word.startswith('"'):
            return word
        if word != "(":
            raise self._error(NOTHING)
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(f"has more than {DEEPEST} brackets in each other; write it with fewer")
        found = self._either()
        if self._take() != ")":
            raise self._error("a bracket is never closed; add the other one")
        self._depth -= 1
        return found


def _joined(operator: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"

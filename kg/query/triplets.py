"""Where a triple of a query has too many parts or too few: a dot that is missing is the slip that is made most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.query.tokens import TERMS, Token

__all__ = ["broken_triples"]

LITERALS = frozenset({"a", "true", "false"})  # words that are parts of triples
CALLS = frozenset({"filter", "bind"})  # words whose brackets end them, so that a triple may follow
BETWEEN = {".": 0, ";": 1, ",": 2}  # how many parts of the next triple are there already
WHOLE = 3
SKIPPED, INNER = -1, -2  # in place of a number of parts: behind a word such as OPTIONAL, and within round brackets
SIGNS = frozenset("^!+*?-")  # of paths and numbers
JOINS = frozenset("/|")  # what follows belongs to the part before
FOURTH = "a triple has three parts, and {} would be the fourth; a dot, a semicolon or a comma is missing before it"
FEWER = "a triple has three parts, subject, predicate and object; this one has {}"


def broken_triples(words: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the place of the first triple that is broken, and what is wrong; nothing for what is not understood.

    >>> from kg.query.tokens import tokenize
    >>> words = [word for word in tokenize("ASK { ?a kg:met ?b ?b a ?c }") if word.kind != "space"]
    >>> [place for place, _ in broken_triples(words)]
    [19]
    """
    reading = _Reading()
    for before, word in pairwise([Token("other", "", -1), *words]):
        try:
            reading.take(before, word)
        except _BrokenError as broken:
            yield word.start, str(broken)
            return
        except _UnknownError:
            return


class _BrokenError(Exception):
    """A triple is wrong at this word."""


class _UnknownError(Exception):
    """Here stands what this reading does not know, so that it cannot go on."""


class _Reading:
    """How many parts of the present triple there are, within each bracket that is open."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.joined = False  # what follows belongs to the part before
        self.ended = True  # a triple may end here with fewer parts: after a semicolon, or with a blank node in brackets
        self.data = False  # the next brace holds values
        self.called = False  # the next brackets end a word such as FILTER

    def take(self, before: Token, word: Token) -> None:
        """Read a word."""
        if word.kind == "other":
            self._sign(before, word.text)
        elif word.kind == "word":
            self._word(word.text)
        elif word.kind in TERMS:
            self._part(word.text)

    def _sign(self, before: Token, sign: str) -> None:
        if sign in "{[(":
            self._begin(before, sign)
        elif sign in "}])":
            self._end(sign)
        elif not self.open or self.open[-1] < 0:
            return
        elif sign in BETWEEN:
            self._check(sign)
            self.open[-1], self.ended = BETWEEN[sign], sign == ";"
        elif sign in JOINS or (sign == "^" and before.kind == "string"):
            self.joined = True
        elif sign not in SIGNS:
            raise _UnknownError

    def _begin(self, before: Token, sign: str) -> None:
        if sign == "{":
            self.open.append(INNER if self.data else 0)
            self.data = self.called = False
        elif sign == "(" and (self.called or before.kind == "word"):
            self.open.append(INNER)
        else:
            if self.open:
                self._part(sign)
            self.open.append(1 if sign == "[" else INNER)
        self.ended = True

    def _end(self, sign: str) -> None:
        if sign == "}" and self.open:
            self._check(sign)
        if self.open:
            self.open.pop()
        if self.open and self.open[-1] != INNER and (sign == "}" or (self.called and sign == ")")):
            self.open[-1], self.called = 0, False
        self.ended = sign == "]"

    def _check(self, sign: str) -> None:
        parts = self.open[-1]
        if 0 < parts < WHOLE and not (self.ended and parts == 1 and sign != ","):
            raise _BrokenError(FEWER.format(parts))

    def _word(self, word: str) -> None:
        known = word.casefold()
        if known in LITERALS:
            self._part(word)
        elif self.open and self.open[-1] >= 0 and not word.startswith("_"):
            self.called, self.data = known in CALLS, known == "values"
            self.open[-1] = SKIPPED

    def _part(self, text: str) -> None:
        if not self.open or self.open[-1] < 0 or self.joined:
            self.joined = False
            return
        if self.open[-1] == WHOLE:
            raise _BrokenError(FOURTH.format(text))
        self.open[-1] += 1
        self.ended = False

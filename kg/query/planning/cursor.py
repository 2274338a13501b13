"""A place in a query that moves on from word to word."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from kg.query.tokens import CLOSING, OPENING, Token, significant, tokenize

__all__ = ["Cursor", "UnreadError"]

WORDS = {"word", "other"}  # kinds of tokens that keywords and signs are
BRACKETS = dict(zip(OPENING, CLOSING, strict=True))


class UnreadError(ValueError):
    """Something in a query that is not read, so that the query stays as it is."""


class Cursor:
    """A place between two words of a text; white space and comments are passed over.

    `piece` gives all that was passed since the last piece, so that the pieces of a text are the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = significant(tokenize(text))
        self.position = 0
        self._given = 0

    def token(self, ahead: int = 0) -> Token:
        """Return the word behind this place, or one further on; an empty one behind the end."""
        at = self.position + ahead
        return self._tokens[at] if at < len(self._tokens) else Token("end", "", len(self._text))

    def sees(self, *words: str) -> bool:
        """Tell whether these words come next; keywords in capitals stand for themselves in any case."""
        for ahead, word in enumerate(words):
            token = self.token(ahead)
            if token.kind not in WORDS or token.text.upper() != word:
                return False
        return True

    def touches(self) -> bool:
        """Tell whether nothing stands between the word behind this place and the one before it."""
        before = self._tokens[self.position - 1]
        return before.start + len(before.text) == self.token().start

    def has_pair(self, words: Collection[str], sign: str) -> bool:
        """Tell whether one of these words stands before this sign anywhere in the text."""
        return any(one.text.upper() in words and two.text == sign for one, two in pairwise(self._tokens))

    def take(self) -> Token:
        """Go on by a word, and return it."""
        token = self.token()
        if token.kind == "end":
            raise UnreadError("the query ends too early")
        self.position += 1
        return token

    def skip(self, word: str) -> bool:
        """Go on by this word if it comes next; tell whether it did."""
        seen = self.sees(word)
        self.position += seen
        return seen

    def expect(self, *words: str) -> None:
        """Go on by these words; they must come next."""
        for word in words:
            if not self.skip(word):
                raise UnreadError(f"no {word} before {self.token().text!r}")

    def skip_brackets(self) -> None:
        """Go on behind the bracket that closes the one that comes next.

        What looks like an IRI may be two comparisons, so brackets in one leave open where the end is.
        """
        closing = BRACKETS.get(self.token().text)
        if closing is None:
            raise UnreadError(f"no bracket before {self.token().text!r}")
        self.take()
        while not self.sees(closing):
            if self.token().kind == "iri" and any(sign in self.token().text for sign in "()"):
                raise UnreadError("an IRI with a bracket in it")
            if self.token().kind == "other" and self.token().text in OPENING:
                self.skip_brackets()
            else:
                self.take()
        self.take()

    def piece(self, *, whole: bool = False) -> str:
        """Return the text since the last piece: up to the last word, or with the white space behind it."""
        last = self._tokens[self.position - 1] if self.position else None
        end = self.token().start if whole or last is None else last.start + len(last.text)
        given, self._given = self._given, max(end, self._given)
        return self._text[given : self._given]

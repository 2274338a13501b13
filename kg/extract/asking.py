"""Which word of a question asks, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Sentence, Token

__all__ = ["WHO", "Asking", "Wanted", "asking_of"]


class Wanted(StrEnum):
    """What a question wants to know."""

    SUBJECT = "subject"
    OBJECT = "object"
    DATE = "date"
    PLACE = "place"
    AMOUNT = "amount"
    SPEAKER = "speaker"
    WHETHER = "whether"


WHO = frozenset({"who", "whom"})
ADVERBS = {"when": Wanted.DATE, "where": Wanted.PLACE}
MUCH = frozenset({"much", "many"})
DAYS = frozenset({"day", "date", "month", "year"})
DETERMINERS = frozenset({"which", "what"})


@dataclass(frozen=True, slots=True)
class Asking:
    """The word that asks: its index, or None in "Did they meet?", and the noun that it stands with."""

    wanted: Wanted | None  # None where the frame decides which end it is
    word: int | None = None
    noun: int | None = None


def asking_of(sentence: Sentence) -> Asking | None:
    """Return the word that asks; None where nothing does."""
    for token in sentence.tokens:
        found = _how_much(sentence, token) or _which_day(sentence, token) or _asks(token)
        if found:
            return found
    first = sentence.tokens[0] if sentence.tokens else None
    return Asking(Wanted.WHETHER) if first and first.pos in ("AUX", "VERB") and first.tag != "VB" else None


def _how_much(sentence: Sentence, token: Token) -> Asking | None:
    behind = sentence.tokens[token.index + 1 : token.index + 2]
    if token.text.lower() != "how" or not any(word.text.lower() in MUCH for word in behind):
        return None
    much = behind[0]
    return Asking(Wanted.AMOUNT, much.index, much.head if much.dep in ("amod", "det") else None)


def _which_day(sentence: Sentence, token: Token) -> Asking | None:
    """Return "in which year" as what "when" asks."""
    head = sentence.tokens[token.head]
    days = token.text.lower() in DETERMINERS and token.dep == "det" and head.lemma.lower() in DAYS
    return Asking(Wanted.DATE, head.index) if days else None


def _asks(token: Token) -> Asking | None:
    word = token.text.lower()
    if word in ADVERBS and token.dep != "mark":
        return Asking(ADVERBS[word], token.index)
    if word in DETERMINERS and token.dep == "det":
        return Asking(None, token.index, token.head)
    return Asking(None, token.index) if word in WHO | {"what"} else None

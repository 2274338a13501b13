"""Why words of an article give no claim, as values that are put into words only where somebody asks.

Each stage tells its own reasons while it decides; nothing looks for them afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Miss", "Reason", "Refused"]


class Reason(StrEnum):
    """A kind of reason, in the order of the stages: the later, the nearer it came to a claim."""

    LANGUAGE = "other language"
    PROPOSITION = "no proposition"
    SERVING = "word that only serves others"
    FRAME = "no frame for the word"
    MISSING = "missing argument"
    UNFIT = "argument of another class"
    UNNAMED = "holder of an office without a name"
    OVER = "office that is not held now"
    MANY = "one of several, which is no office"
    ANOTHER = "office of another body"
    PIECE = "piece of a phrase"
    SENSE = "another sense of the word"
    HABIT = "habit or power, which is no event"
    SPEAKER = "quotation of nobody known"
    ANTECEDENT = "no clear antecedent"
    SAME = "both ends the same"
    UNSURE = "unsure reading"


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that stand where an argument should, and what they are: a class, "a date", "a pronoun", "no name"."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why something gives no claim: which role it is about, where that was looked for, what stands there instead."""

    reason: Reason
    role: str = ""
    places: tuple[str, ...] = ()  # grammatical roles, such as nsubj
    found: tuple[Refused, ...] = ()
    wanted: tuple[str, ...] = ()  # classes that may stand there

    def __str__(self) -> str:
        """Return the reason in words.

        >>> print(Miss(Reason.MISSING, "object", ("obj", "obl:with")))
        missing object: nothing stands there as obj or obl:with
        >>> print(Miss(Reason.ANTECEDENT, "subject", found=(Refused("he", "a pronoun"),)))
        subject 'he' is a pronoun without a clear antecedent
        """
        return WORDINGS[self.reason](self)

    @property
    def words(self) -> str:
        """Return the words that it is about."""
        return ", ".join(each.words for each in self.found)


def _listed(miss: Miss) -> str:
    return " or ".join(repr(each.words) for each in miss.found)


def _unfit(miss: Miss) -> str:
    found = ", ".join(f"{each.words!r} is {each.kind}" for each in miss.found)
    return f"{miss.role} does not fit: {found}; it must be {' or '.join(miss.wanted)}"


def _same(miss: Miss) -> str:
    return f"subject and object are the same: {' and '.join(repr(each.words) for each in miss.found)}"


def _antecedent(miss: Miss) -> str:
    return f"{miss.role} {miss.words!r} is {miss.found[0].kind} without a clear antecedent"


WORDINGS: dict[Reason, Callable[[Miss], str]] = {
    Reason.LANGUAGE: lambda miss: f"the paragraph is in {miss.words}, which the parser does not read",
    Reason.PROPOSITION: lambda _: "it has no verb, and no noun that a frame knows",
    Reason.SERVING: lambda miss: f"{_listed(miss)} only serves others: who says it, how far it is so, a noun's event",
    Reason.FRAME: lambda miss: f"no frame has the {miss.role} {_listed(miss)}",
    Reason.MISSING: lambda miss: f"missing {miss.role}: nothing stands there as {' or '.join(miss.places) or 'it'}",
    Reason.UNFIT: _unfit,
    Reason.UNNAMED: lambda _: "who holds the office has no name",
    Reason.OVER: lambda _: "the office is not held any more, or not yet",
    Reason.MANY: lambda _: "to be one of several is no office",
    Reason.ANOTHER: lambda _: "the office belongs to the body that stands before it",
    Reason.PIECE: lambda miss: f"{_listed(miss)} is only a piece of a phrase",
    Reason.SENSE: lambda miss: f"with {' and '.join(miss.places)} the word has another sense",
    Reason.HABIT: lambda _: "it tells of a habit or a power with nobody in particular, which is no event",
    Reason.SPEAKER: lambda _: "it stands in a quotation, and nothing tells who says it",
    Reason.ANTECEDENT: _antecedent,
    Reason.SAME: _same,
    Reason.UNSURE: lambda miss: f"the reading is unsure: {_listed(miss)} may not be the ends",
}

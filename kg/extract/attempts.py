"""What becomes of a frame at a proposition: a finding, or the reason why there is none.

Matching itself tells these reasons, so that what a user reads is what was decided. They are put into words only where
somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from kg.model import Filler, Finding, MentionKind, Value
from kg.schema import Frame

__all__ = ["Attempt", "Candidates", "Miss", "Reason", "Refused"]

Kind = TypeVar("Kind", bound=Filler)


class Reason(StrEnum):
    """Why a frame sees nothing."""

    MISSING = "missing argument"
    UNFIT = "argument of another class"
    UNNAMED = "holder of an office without a name"
    OVER = "office that is not held now"
    MANY = "one of several, which is no office"
    ANOTHER = "office of another body"
    SENSE = "another sense of the word"
    SAME = "both ends on the same words"
    SPEAKER = "quotation of nobody known"


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that stand where an argument should, and what they are: a class, "a date", "a pronoun", "no name"."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a frame sees nothing: which role it is about, where that was looked for, what stands there instead."""

    reason: Reason
    role: str = ""
    places: tuple[str, ...] = ()  # grammatical roles, such as nsubj
    found: tuple[Refused, ...] = ()
    wanted: tuple[str, ...] = ()  # classes that may stand there

    def __str__(self) -> str:
        """Return the reason in words.

        >>> print(Miss(Reason.MISSING, "object", ("obj", "obl:with")))
        missing object: nothing stands there as obj or obl:with
        """
        return WORDINGS[self.reason](self)


def _unfit(miss: Miss) -> str:
    found = ", ".join(f"{each.words!r} is {each.kind}" for each in miss.found)
    return f"{miss.role} does not fit: {found}; it must be {' or '.join(miss.wanted)}"


WORDINGS: dict[Reason, Callable[[Miss], str]] = {
    Reason.MISSING: lambda miss: f"missing {miss.role}: nothing stands there as {' or '.join(miss.places) or 'it'}",
    Reason.UNFIT: _unfit,
    Reason.UNNAMED: lambda _: "who holds the office has no name",
    Reason.OVER: lambda _: "the office is not held any more, or not yet",
    Reason.MANY: lambda _: "to be one of several is no office",
    Reason.ANOTHER: lambda _: "the office belongs to the body that stands before it",
    Reason.SENSE: lambda miss: f"with {' and '.join(miss.places)} the word has another sense",
    Reason.SAME: lambda miss: f"{' and '.join(repr(each.words) for each in miss.found)} are the same words",
    Reason.SPEAKER: lambda _: "it stands in a quotation, and nothing tells who says it",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame at one proposition: what it saw, or why it saw nothing."""

    frame: Frame
    finding: Finding | None = None
    miss: Miss | None = None


@dataclass(slots=True)
class Candidates(Generic[Kind]):
    """What stands where one end of a relation is looked for."""

    role: str
    places: tuple[str, ...]
    wanted: tuple[str, ...]
    refused: list[Refused] = field(default_factory=list)

    def sift(self, candidates: Iterable[Kind | Refused], fits: Callable[[Kind], bool]) -> list[Kind]:
        """Return those that fit, and remember the others."""
        fitting: list[Kind] = []
        for candidate in candidates:
            if isinstance(candidate, Refused):
                self.refused.append(candidate)
            elif fits(candidate):
                fitting.append(candidate)
            else:
                self.refused.append(Refused(candidate.text, _kind(candidate)))
        return fitting

    def miss(self) -> Miss:
        """Return why none fits."""
        reason = Reason.UNFIT if self.refused else Reason.MISSING
        return Miss(reason, self.role, self.places, tuple(dict.fromkeys(self.refused)), self.wanted)


def _kind(filler: Filler) -> str:
    if isinstance(filler, Value):
        return filler.datatype
    return "a pronoun" if filler.kind is MentionKind.PRONOUN else filler.type

"""What becomes of a frame at a proposition: a finding, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.model import Filler, Finding, Mention, MentionKind, Value
from kg.reasons import Miss, Reason, Refused
from kg.schema import Frame

__all__ = ["Attempt", "Candidates", "has_sense", "is_clausal"]

CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})

Kind = TypeVar("Kind", bound=Filler)


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


def has_sense(frame: Frame, thing: Filler) -> bool:
    """Tell whether a frame's word has its sense with this object: one takes over a firm, but not a seat."""
    head = thing.head if isinstance(thing, Mention) and thing.kind is not MentionKind.NAME else ""
    return head not in frame.except_objects and (not frame.object_words or head in frame.object_words)


def is_clausal(role: str) -> bool:
    """Tell whether a clause fills a role of a frame, and no phrase.

    >>> is_clausal("advcl:by"), is_clausal("obl:by")
    (True, False)
    """
    return role.partition(":")[0] in CLAUSES

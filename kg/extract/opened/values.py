"""What an open proposition is: subject, relation, object and further arguments, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kg.model import Modality, Polarity, Sentence

__all__ = ["Kind", "OpenProposition", "Part", "RelationPhrase", "Slot"]


class Kind(StrEnum):
    """Which construction of the sentence states a proposition."""

    CLAUSE = "clause"  # a verb, or what a copula makes a predicate
    APPOSITION = "apposition"  # "Osei, head of the union"
    TITLE = "title"  # "Foreign Minister Osei"
    POSSESSION = "possession"  # "Norway's fleet"
    PLACE = "place"  # "Bergen, Norway", "workers in Tema"
    ATTRIBUTE = "attribute"  # "a man with a gun", "a contract worth $3 million"
    EVENT = "event"  # "the arrest of two editors by police"


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument in words of its sentence: its head and its half-open span."""

    role: str
    head: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """An argument in its document: ``document.text[start:end] == text``.

    `role` is the grammatical role in the clause as it stands: ``nsubj obj iobj ccomp xcomp obl:to advcl:after``.
    """

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RelationPhrase:
    """The words of a relation. `spans` are the places of them; a relation that no word states has none.

    `lemma` is what relations are compared by: dictionary forms, no auxiliaries, "be" where the verb is passive.
    """

    text: str
    lemma: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OpenProposition:
    """Who did what to whom in the words of the text, with how far the text commits itself to it.

    `polarity` and `modality` are those of the last verb of the relation: "refused to meet" tells that nobody met.
    """

    sentence: Sentence
    kind: Kind
    subject: Part
    relation: RelationPhrase
    object: Part | None
    arguments: tuple[Part, ...]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Part, ...]  # who says it, the nearest to the reader first

    def to_json(self) -> dict[str, Any]:
        """Return the proposition as a JSON object; docs/open.md describes it."""
        return {
            "document": self.sentence.document,
            "sentence": {
                "number": self.sentence.index,
                "start": self.sentence.start,
                "end": self.sentence.end,
                "text": self.sentence.text,
            },
            "kind": self.kind.value,
            "subject": _part(self.subject),
            "relation": {
                "text": self.relation.text,
                "lemma": self.relation.lemma,
                "spans": [list(span) for span in self.relation.spans],
            },
            "object": _part(self.object) if self.object else None,
            "arguments": [_part(argument) for argument in self.arguments],
            "polarity": self.polarity.value,
            "modality": self.modality.value,
            "attribution": [_part(speaker) for speaker in self.attribution],
        }


def _part(part: Part) -> dict[str, Any]:
    return {"role": part.role, "start": part.start, "end": part.end, "text": part.text}

"""What sentences say, before anyone knows who is meant: propositions, typed values, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from kg.model.ids import content_id
from kg.model.texts import Mention

__all__ = ["Argument", "Filler", "Finding", "Modality", "Polarity", "Proposition", "Signs", "Value"]


class Modality(StrEnum):
    """How far a text commits itself to what it tells."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PROMISED = "promised"
    CONSIDERED = "considered"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Polarity(StrEnum):
    """Whether a text says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a proposition: a phrase and its grammatical role.

    `role` is the dependency relation as if the clause were active, with the preposition joined to it:
    ``nsubj obj iobj ccomp xcomp obl:with nmod:of nmod:poss``. `head` is the index of the phrase's head word.
    """

    role: str
    head: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who did what to whom, as syntax says it: open vocabulary, no ontology. Words are indexes in their sentence.

    `support` is the verb that carries a noun's event ("made" in "made an apology"), or the predicate itself.
    """

    predicate: int  # the head word
    lemma: str  # with its particle or hyphenated half: "turn down", "director-general"
    pos: str  # VERB or NOUN
    passive: bool
    arguments: tuple[Argument, ...]
    support: int

    def heads(self, role: str) -> list[int]:
        """Return the head words of the arguments in a role."""
        return [argument.head for argument in self.arguments if argument.role == role]


@dataclass(frozen=True, slots=True)
class Value:
    """A typed literal beside the words that it was read from.

    >>> Value("8000000", "xsd:decimal", "$8 million", unit="USD").text
    '$8 million'
    """

    value: str  # lexical form: "8000000", "2014-04-16", "2014-05", "1965", "1992/1995"
    datatype: str  # "xsd:decimal", "xsd:integer", "xsd:date", "xsd:gYearMonth", "xsd:gYear", "edtf:EDTF", "xsd:string"
    text: str  # as written
    unit: str = ""  # ISO 4217 code, "percent", ...; empty where there is none
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    limit: str = ""  # how a number bounds what is meant: "about", "at least" ..., or "to 10", the end of a range

    @property
    def name(self) -> str:
        """Return what people read where an entity would have its name: the words as written."""
        return self.text

    @property
    def key(self) -> str:
        """Return what makes a value what it is: the hash of value, datatype, unit and limit, not of its words."""
        limit = (self.limit,) if self.limit else ()
        return content_id("value", self.value, self.datatype, self.unit, *limit)


Filler: TypeAlias = Mention | Value


@dataclass(frozen=True, slots=True)
class Signs:
    """What the sentence shows of how likely a finding has the right ends; `kg.surety` weighs it."""

    event: bool = False  # something happens; what merely holds, such as an office, is read more safely
    unnamed: int = 0  # how many of the two ends are descriptions without a name in them: "gunmen"
    listed: bool = False  # an end is a description in a list, which may share words with the others
    parse: float = 0.0  # mean logarithm of how sure the parser is of the words from one end to the other


@dataclass(frozen=True, slots=True)
class Finding:
    """What one frame saw in one sentence: a relation between mentions, before anyone knows who they are."""

    relation: str  # local name in the ontology
    subject: Mention
    object: Filler
    qualifiers: tuple[tuple[str, Filler], ...]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Mention, ...]  # the nearest to the reader first: (Kyodo, an unnamed official)
    sentence: int
    rule: str  # name and version of the frame: "meet/1"
    signs: Signs = Signs()
    date_basis: str = ""  # see `Evidence`

"""What one article gives to the graph, and who is who among articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.claims import Claim, Entity
from kg.model.ids import content_id
from kg.model.texts import Document

__all__ = ["Appearance", "Bearer", "Judgement", "Link", "Reading", "Verdict"]


@dataclass(frozen=True, slots=True)
class Link:
    """A name in a text and the entity that it was taken for."""

    sentence: int
    start: int
    end: int
    text: str
    entity: Entity
    told: str = ""  # the id of the `Appearance` where the graph took it for another entity


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one article shows it, before articles are compared: what tells it from others of its name.

    `entity` is known by that article alone: its id is made of its name where the name means the same in every article
    (`is_full`), and otherwise of the article and the name: "Kang" in one article is not yet "Kang" in another.
    """

    document: str
    entity: Entity
    is_full: bool = False
    published: date | None = None
    titles: tuple[str, ...] = ()  # the offices that the article gives it, in lower case, sorted: "foreign minister"
    gender: str = ""  # "he", "she", or empty
    countries: tuple[str, ...] = ()  # ids of the countries that the article ties it to, sorted
    company: frozenset[str] = frozenset()  # ids of all other entities with a full name in the article
    keys: tuple[str, ...] = ()  # what it shares with every other that it may be taken for, sorted: "person:kang"
    taken_for: str = ""  # the id that the entity has in the graph; empty as long as articles are not compared

    @property
    def key(self) -> str:
        """Return what makes an appearance what it is: the hash of the article and of the id there."""
        return content_id("appearance", self.document, self.entity.id)


class Verdict(StrEnum):
    """Whether two appearances are of one thing."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"  # too near to tell them apart, too little to take them for one: a person may decide


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """Whoever goes by an id (as articles alone give ids): in one article or, without a document, in all."""

    entity: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two bearers of names are one thing or are not: by rule, with score and reasons, or by a person."""

    left: Bearer
    right: Bearer
    verdict: Verdict
    score: float = 1.0  # 0 to 1
    reasons: tuple[str, ...] = ()
    by: str = "rule"  # or the name of a person

    @property
    def id(self) -> str:
        """Return the hash of what is judged, whichever end comes first, and of who judges; not of the verdict."""
        ends = sorted((self.left, self.right))
        return content_id("judgement", *(part for end in ends for part in (end.entity, end.document)), self.by)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives to the graph: the unit of re-reading and of removal."""

    document: Document
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    sentences: int = 0
    appearances: tuple[Appearance, ...] = ()

"""What counts for and against taking two for one thing: one table of weights, each with what it means.

Points are added up; the score is their logistic, so that 0 points are a score of one half. Made by hand on invented
articles and on the train part of GUM; change a weight together with the frozen figures of `bench/identity.txt`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["MARGIN", "NEAR_MISS", "SAME", "WEIGHTS", "Point", "Weight", "point", "score_of"]

SAME = 0.8  # the score from which two are one thing
NEAR_MISS = 0.5  # from which a person may decide
MARGIN = 1.0  # points by which the best must stand out among several


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one thing in common, or one that differs, counts, and what a reader is told about it."""

    points: float
    text: str


WEIGHTS = {
    # how the names are alike; one of these begins every comparison
    "link": Weight(9.0, "the same entry in Wikidata"),
    "same name": Weight(2.5, "the same name, taken for another kind of thing"),
    "order": Weight(2.5, "the same words in another order"),
    "joined": Weight(2.5, "the same letters, otherwise divided"),
    "spelling": Weight(0.0, "another spelling of the same sounds"),
    "accents": Weight(2.0, "the same letters without accents"),
    "middle": Weight(1.5, "middle names left out"),
    "first": Weight(-0.5, "the first of several given names left out"),
    "initials": Weight(-0.5, "initials for given names"),
    "generation": Weight(-1.0, "only one is told from father or son"),
    "reign": Weight(-1.5, "the number of the reign left out"),
    "acronym": Weight(2.2, "an acronym of its first letters"),
    "short acronym": Weight(0.5, "an acronym of three letters"),
    "short form": Weight(1.0, "the words for its kind left out"),
    "called": Weight(-1.0, "what other articles call it for short"),
    "surname": Weight(-1.0, "the surname alone"),
    "common surname": Weight(-2.5, "a surname alone that many share"),
    "body": Weight(0.0, "a body that every state has, without its state"),
    "same reign": Weight(-1.5, "the same name in both, by which one reigns"),
    "same surname": Weight(-1.5, "the same surname in both"),
    "same common surname": Weight(-3.0, "the same surname in both, which many share"),
    "same body": Weight(-2.0, "the same name for a body that every state has"),
    # what the articles tell of them
    "title": Weight(2.5, "the same office"),
    "other offices": Weight(-1.0, "offices that nobody holds together"),
    "term": Weight(1.5, "in that office at that time"),
    "other term": Weight(-1.5, "not in that office at that time"),
    "country": Weight(1.5, "tied to the same country"),
    "setting": Weight(0.7, "the country of one is in the article of the other"),
    "other countries": Weight(-1.5, "tied to other countries"),
    "company": Weight(1.2, "named beside the same others"),
    "prominent": Weight(1.3, "whom many articles name"),
    "gender": Weight(0.3, "the same gender"),
    "near": Weight(0.5, "in the news within a month"),
    "far": Weight(-1.0, "each five years apart"),
    "kind": Weight(-0.5, "one is of no certain kind"),
    "place or body": Weight(-1.5, "a place, or the body in it"),
    "other kind": Weight(-4.0, "different kinds of things"),
    # namesakes: the same full name, where gender or a person speaks against it
    "full name": Weight(1.0, "the same full name"),
    "other gender": Weight(-4.0, "he in one article, she in another"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A weight that counts in a comparison, how often, and for what: the office, the number of others."""

    name: str
    points: float
    detail: str = ""

    @property
    def reason(self) -> str:
        """Return what a reader is told.

        >>> point("title", detail="foreign minister").reason
        'the same office: foreign minister (+2.5)'
        """
        detail = f": {self.detail}" if self.detail else ""
        return f"{WEIGHTS[self.name].text}{detail} ({self.points:+.1f})"


def point(name: str, *, times: float = 1.0, detail: str = "") -> Point:
    """Return a weight of the table, counted some times."""
    return Point(name, round(WEIGHTS[name].points * times, 3), detail)


def score_of(points: Iterable[Point]) -> float:
    """Return the score between 0 and 1 of all points together.

    >>> score_of([point("surname"), point("title")]), score_of([])
    (0.8176, 0.5)
    """
    return round(1 / (1 + math.exp(-sum(each.points for each in points))), 4)

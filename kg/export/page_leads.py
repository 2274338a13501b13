"""Which claims a page tells first: those that answer, or else the foremost of what happened among those drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log2

from kg.export.page_graph import key_of
from kg.model import Claim

__all__ = ["MANY", "leads"]

MANY = 5  # claims that a reader takes in at a glance
EACH = 2  # of them about one participant
DOUBT = 0.7  # weight of what is not told as a fact in the article's own voice
DAY = 1.3  # weight of what is told with its day


def leads(
    claims: Iterable[Claim], ranks: Mapping[str, float], drawn: Collection[str], lasting: Collection[str]
) -> list[str]:
    """Return the ids of the foremost claims: of what happened, not of what lasts, and one for each two participants.

    A claim matters as much as the lesser of its ends, so hubs bring no fringe, and more if several articles tell it.
    """
    found: dict[tuple[str, ...], tuple[float, str]] = {}
    for claim in claims:
        ends = tuple(sorted((key_of(claim.subject), key_of(claim.object))))
        if claim.predicate not in lasting and all(end in drawn for end in ends) and ends[0] != ends[1]:
            found[ends] = min(found.get(ends, (0.0, "")), (-_weight(claim, ends, ranks), claim.id))
    seen: Counter[str] = Counter()
    chosen: list[str] = []
    for ends in sorted(found, key=found.__getitem__):
        if len(chosen) < MANY and all(seen[end] < EACH for end in ends):
            seen.update(ends)
            chosen.append(found[ends][1])
    return chosen


def _weight(claim: Claim, ends: Sequence[str], ranks: Mapping[str, float]) -> float:
    articles = len({evidence.document for evidence in claim.evidence})
    told = (1.0 if claim.is_edge else DOUBT) * (DAY if any(name == "date" for name, _ in claim.qualifiers) else 1.0)
    return min(ranks[end] for end in ends) * log2(1 + articles) * told

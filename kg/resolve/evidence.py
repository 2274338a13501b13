"""Evidence: where a document says what a claim says, in its own words."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Document, Evidence, Sentence
from kg.resolve.surroundings import Span

__all__ = ["evidence_in"]


def evidence_in(
    document: Document,
    sentence: Sentence,
    ends: tuple[Span, Span],
    *,
    rule: str,
    confidence: float,
    surfaces: Iterable[tuple[str, str]],
    date_basis: str = "",
) -> Evidence:
    """Return the evidence that a sentence gives; `ends` are where it has the subject and the object.

    `surfaces` are the words of the parts of a claim, by their names, where they are others than the claim's own.
    """
    return Evidence(
        document=document.id,
        title=document.title or "",
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        quote=document.text[sentence.start : sentence.end],
        rule=rule,
        confidence=confidence,
        subject=ends[0],
        object=ends[1],
        surfaces=tuple(sorted(set(surfaces))),
        date_basis=date_basis,
    )

"""What a page is made of: what is left of the graph, and what of it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import ExportError, StoreError
from kg.export.page_redact import redacted
from kg.export.page_scope import Within
from kg.model import Claim, Document, Entity
from kg.query.beginning import Beginning
from kg.schema import Ontology

__all__ = ["Parts", "parts_of", "without"]

TITLE = "Knowledge graph"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page is made of."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    others: tuple[Entity, ...]
    focus: tuple[str, ...]
    told: tuple[str, ...]
    title: str
    note: str


def parts_of(found: Within, begin: Beginning, others: Sequence[Entity], *, title: str, location: str) -> Parts:
    """Return what is there to show; raise an error where that is nothing, or nothing of what was asked for."""
    _check(found, begin, location, others=bool(others))
    scope = found.scope
    return Parts(
        found.claims,
        found.documents,
        () if scope else tuple(others),
        tuple(one for one in begin.entities if one in found.entities or not scope),
        begin.claims,
        title or begin.title or TITLE,
        " ".join(filter(None, [found.note, begin.note])),
    )


def _check(found: Within, begin: Beginning, location: str, *, others: bool) -> None:
    why = f"{found.note[:1].lower()}{found.note[1:]}"
    if not found.claims and found.scope:
        raise ExportError(f"{location}: no claim is left; {why} Ask for more")
    if not found.claims and not others:
        raise StoreError(f"{location}: has no claims to show; add articles with kg build")
    asked = {*begin.entities, *begin.claims}
    if found.scope and asked and not asked & {*found.entities, *(claim.id for claim in found.claims)}:
        raise ExportError(f"{location}: nothing of that is left; {why} Ask for more")


def without(parts: Parts, hidden: Sequence[Entity], ontology: Ontology) -> Parts:
    """Return the parts without the names of some entities."""
    left = redacted(parts.claims, parts.documents, parts.others, hidden, ontology)
    return Parts(
        left.claims,
        left.documents,
        left.others,
        tuple(left.ids.get(one, one) for one in parts.focus),
        tuple(left.ids.get(one, one) for one in parts.told),
        left.hide(parts.title),
        left.hide(parts.note),
    )

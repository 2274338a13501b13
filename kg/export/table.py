"""Claims as a table: one row per claim, with its best evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from kg.model import Claim, Entity
from kg.store import Store

__all__ = ["COLUMNS", "claim_row", "write_csv"]

NAMED_QUALIFIERS = ("date", "place", "topic", "amount", "recipient")
COLUMNS = (
    *("claim", "subject", "subject_type", "predicate", "object", "object_type", "value", "unit"),
    *NAMED_QUALIFIERS,
    *("further", "polarity", "modality", "attribution", "confidence"),
    *("articles", "quote", "title", "document", "sentence", "start", "end", "date_basis", "rule"),
)


def write_csv(store: Store, stream: IO[bytes]) -> None:
    """Write one row per claim, sorted by claim, as CSV in UTF-8 (RFC 4180)."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        rows.writerows(claim_row(claim) for claim in store.claims())
    finally:
        text.detach()


def claim_row(claim: Claim) -> list[str]:
    """Return the cells of a claim, in the order of `COLUMNS`; of its evidence, the most confident is shown."""
    return [*_statement(claim), *_qualifiers(claim), *_stance(claim), *_evidence(claim)]


def _statement(claim: Claim) -> list[str]:
    thing = claim.object
    kind = thing.type if isinstance(thing, Entity) else thing.datatype
    value, unit = ("", "") if isinstance(thing, Entity) else (thing.value, thing.unit)
    subject = claim.subject
    return [claim.id, subject.name, subject.type, claim.predicate, thing.name, kind, value, unit]


def _qualifiers(claim: Claim) -> Iterator[str]:
    for wanted in NAMED_QUALIFIERS:
        yield "; ".join(node.name for name, node in claim.qualifiers if name == wanted)
    yield "; ".join(f"{name}: {node.name}" for name, node in claim.qualifiers if name not in NAMED_QUALIFIERS)


def _stance(claim: Claim) -> list[str]:
    sources = "; ".join(entity.name for entity in claim.attribution)
    return [claim.polarity.value, claim.modality.value, sources, f"{claim.confidence:g}"]


def _evidence(claim: Claim) -> list[str]:
    articles = len({evidence.document for evidence in claim.evidence})
    best = max(claim.evidence, key=lambda evidence: evidence.confidence, default=None)
    if best is None:
        return [str(articles), *[""] * 8]
    place = map(str, (best.sentence, best.start, best.end))
    return [str(articles), best.quote, best.title, best.document, *place, best.date_basis, best.rule]

"""What a page is in one line, and what readers see of it who run no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.export.page_legend import relation_label, standing_of
from kg.export.page_rows import Articles
from kg.export.page_shell import static_table
from kg.export.page_text import QUOTE_LENGTH, clean, date_words, plural
from kg.model import Claim
from kg.schema import Ontology

__all__ = ["claims_table", "summary"]

MOST_STATIC = 200  # claims in the table for readers without scripts
COLUMNS = ("Subject", "Relation", "Object", "Standing", "According to", "Sentence", "Article")


def summary(entities: int, claims: int, articles: Articles) -> str:
    """Return what is in the page, in one line."""
    dates = sorted({document.published for _, _, document in articles.values() if document and document.published})
    period = " to ".join(date_words(day) for day in dict.fromkeys((*dates[:1], *dates[-1:])))
    undated = sum(document is None or document.published is None for _, _, document in articles.values())
    period += f" ({undated:,} without a date)" if period and undated else ""
    about = f"{plural(claims, 'claim')} about {plural(entities, 'entity', 'entities')}, from "
    return about + ", ".join(filter(None, [plural(len(articles), "article"), period]))


def claims_table(claims: Sequence[Claim], ontology: Ontology, *, quoted: bool) -> str:
    """Return the claims as a plain table, for readers without scripts; with their sentences if `quoted`."""
    count = min(len(claims), MOST_STATIC)
    rest = f" The first {count} of {len(claims)} are listed." if count < len(claims) else ""
    return static_table(
        f"This page draws a picture with a script of its own. Without it, these are its claims.{rest}",
        COLUMNS,
        islice(_static_rows(claims, ontology, quoted=quoted), MOST_STATIC),
    )


def _static_rows(claims: Iterable[Claim], ontology: Ontology, *, quoted: bool) -> Iterator[list[str]]:
    for claim in claims:
        quotes = claim.evidence[:1]
        yield [
            clean(claim.subject.name),
            relation_label(claim.predicate, ontology),
            clean(claim.object.name),
            standing_of(claim),
            ", ".join(clean(speaker.name) for speaker in claim.attribution),
            " ".join(clean(found.quote, length=QUOTE_LENGTH) for found in quotes if quoted),
            " ".join(clean(found.title) for found in quotes),
        ]

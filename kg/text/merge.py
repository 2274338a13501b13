"""Merging: one document of several that hold the same text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from typing import TypeVar

from kg.model import Document

__all__ = ["merge"]

Known = TypeVar("Known", str, date)


def merge(documents: Iterable[Document]) -> Document:
    """Return the document that knows what any of these knows; all must have the same id.

    The order does not matter, and neither does merging in steps: sources are united and sorted, and of two answers the
    smaller one holds (the earlier date, the first in order of characters). Raises `ValueError` for none or for
    different documents.
    """
    same = list(documents)
    if len({document.id for document in same}) != 1:
        raise ValueError("merge takes one or more documents with the same id")
    shape = min(same, key=lambda document: (tuple(map(astuple, document.paragraphs)), document.language))
    return replace(
        shape,
        sources=tuple(sorted({source for document in same for source in document.sources})),
        title=_smallest(document.title for document in same),
        published=_smallest(document.published for document in same),
        publisher=_smallest(document.publisher for document in same),
        byline=_smallest(document.byline for document in same),
    )


def _smallest(values: Iterable[Known | None]) -> Known | None:
    return min((value for value in values if value is not None), default=None)

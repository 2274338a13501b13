"""From sentences to findings: clauses, frames, modality, attribution, time and money. Knows no other document."""

from __future__ import annotations

from kg.extract.reading import extract

__all__ = ["extract"]

"""From sentences to findings: clauses, frames, modality, attribution, time and money. Knows no other document."""

from __future__ import annotations

from kg.extract.attempts import Attempt
from kg.extract.occurrences import find_occurrences
from kg.extract.reading import Seen, extract, look

__all__ = ["Attempt", "Seen", "extract", "find_occurrences", "look"]

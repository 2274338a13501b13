"""Open propositions: what sentences tell in their own words, without an ontology of relations."""

from __future__ import annotations

from kg.extract.opened.reading import OpenReader, open_propositions, open_readers
from kg.extract.opened.values import Kind, OpenProposition, Part, RelationPhrase

__all__ = ["Kind", "OpenProposition", "OpenReader", "Part", "RelationPhrase", "open_propositions", "open_readers"]

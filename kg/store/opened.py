"""What an open graph is to those who keep something in it or beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyoxigraph

from kg.rdf.vocabulary import Names

__all__ = ["Opened"]


class Opened(Protocol):
    """An open graph: its engine, as long as it is open, its names, and updates that are carried out wholly or not."""

    engine: pyoxigraph.Store
    names: Names

    @property
    def location(self) -> Path:
        """Return the folder of the graph, or what stands for it in messages."""

    def update(self, sparql: str) -> None:
        """Carry out an update."""

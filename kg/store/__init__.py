"""The graph on disk: one folder, one named graph per article, plain edges kept in step with the claims."""

from __future__ import annotations

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.graph import Graph
    from kg.store.opening import open_graph, open_store
    from kg.store.store import Counts, Store

__all__ = ["Counts", "Graph", "Store", "open_graph", "open_store"]

HOMES = {"Counts": "store", "Graph": "graph", "Store": "store", "open_graph": "opening", "open_store": "opening"}


def __getattr__(name: str) -> object:
    """Load what is asked for: who only asks SPARQL needs no more than `open_graph`."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)

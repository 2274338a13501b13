"""The graph on disk: one folder, one named graph per article, plain edges kept in step with the claims."""

from kg.store.opening import open_store
from kg.store.store import Counts, Store

__all__ = ["Counts", "Store", "open_store"]

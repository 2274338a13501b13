"""Opening a graph: where it is, whether it is one, and whose IRIs it has."""

from __future__ import annotations

import os
import time

import pyoxigraph

from kg.errors import StoreError
from kg.rdf.vocabulary import DEFAULT_BASE, check_base, kg
from kg.records import TYPE_CHECKING
from kg.store.failure import reported
from kg.store.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal as Choice

    from kg.schema import Ontology
    from kg.store.store import Store

__all__ = ["open_graph", "open_store"]

ATTEMPTS = 7  # while another process writes, its files may move between listing and opening them
FIRST_PAUSE = 0.02  # seconds; doubled after each attempt


def open_graph(location: str | Path) -> Graph:
    """Open the graph in a folder for SPARQL only, which is sooner done than `open_store`. Use it in a ``with`` block.

    A reader sees the graph as it was when it was opened. Raise `StoreError` for whatever keeps it from being opened.
    """
    folder = _local(location)
    engine = _open_to_read(folder)
    return Graph(engine, folder, base=_base_in(engine, folder) or DEFAULT_BASE)


def open_store(
    location: str | Path,
    *,
    mode: Choice["read", "write"] = "read",
    base: str | None = None,
    ontology: Ontology | None = None,
) -> Store:
    """Open the graph in a folder; write mode creates it. Use it in a ``with`` block.

    `base` is the IRI that a new graph's names begin with; an existing graph keeps its own, and asking for another one
    is an error. Many processes may read while one writes; a reader sees the graph as it was when it was opened.
    `ontology` is needed for `Store.add`; without it, that of the package is loaded. Raise `StoreError` for whatever
    keeps the graph from being opened.
    """
    from kg.store.change import settings_update
    from kg.store.statistics import load
    from kg.store.store import Store

    folder = _local(location)
    statistics = load(folder)  # of the state before the engine touches its files
    engine = _open_to_write(folder) if mode == "write" else _open_to_read(folder)
    found = _base_in(engine, folder)
    with reported(folder):
        chosen = _choose_base(folder, found, base)
        if mode == "write" and found is None:
            engine.update(settings_update(chosen, {"base": chosen}))
    return Store(engine, folder, base=chosen, ontology=ontology, writes=mode == "write", statistics=statistics)


def _local(location: str | Path) -> str:
    """Return the folder as it is written in messages; raise `StoreError` for an address."""
    written = os.fspath(location)
    scheme, mark, _ = written.partition("://")
    if mark and scheme.replace("_", "a").isalnum():
        raise StoreError(f"graph {location}: remote servers are not supported yet; name a folder with --store")
    if written and "/" + written == os.path.normpath("/" + written):
        return written
    from pathlib import Path  # slow to load

    return str(Path(location))


def _open_to_write(folder: str) -> pyoxigraph.Store:
    if os.path.exists(folder) and not _is_graph(folder) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise StoreError(f"graph {folder}: is something else and not empty; choose another place with --store")
    with reported(folder):
        os.makedirs(folder, exist_ok=True)
        return pyoxigraph.Store(folder)


def _open_to_read(folder: str) -> pyoxigraph.Store:
    if not os.path.exists(folder):
        raise StoreError(f"graph {folder}: does not exist; make it with `kg build` or name another with --store")
    if not _is_graph(folder):
        raise StoreError(f"graph {folder}: is not a graph of kg; name another with --store")
    for attempt in range(ATTEMPTS):
        engine = _try_to_read(folder, last=attempt == ATTEMPTS - 1)
        if engine is not None:
            return engine
        time.sleep(FIRST_PAUSE * 2**attempt)
    raise StoreError(f"graph {folder}: is being written by another process; try again in a moment")


def _try_to_read(folder: str, *, last: bool) -> pyoxigraph.Store | None:
    """Return the open graph, or None where a writer was moving its files meanwhile.

    A reader that lists the files before and opens them after such a move would miss articles without an error; file
    numbers only grow, so the same names before and after mean that nothing was moved.
    """
    with reported(folder):
        before = _file_names(folder)
        try:
            engine = pyoxigraph.Store.read_only(folder)
        except (OSError, RuntimeError) as error:
            if "No such file" in str(error) and not last:
                return None
            raise
        return engine if _file_names(folder) == before else None


def _file_names(folder: str) -> set[str]:
    """Return the names of the tables, logs and manifests in a graph's folder."""
    return {name for name in os.listdir(folder) if name.endswith((".sst", ".log")) or "MANIFEST" in name}


def _is_graph(folder: str) -> bool:
    """Tell whether a folder holds the engine's files: RocksDB's, with the index that Oxigraph names spog."""
    if not os.path.isfile(os.path.join(folder, "CURRENT")):
        return False
    options = sorted(name for name in os.listdir(folder) if name.startswith("OPTIONS-"))
    return not options or any(map(_names_index, (os.path.join(folder, name) for name in options)))


def _names_index(options: str) -> bool:
    with open(options, "rb") as stream:
        return b'"spog"' in stream.read()


def _base_in(engine: pyoxigraph.Store, folder: str) -> str | None:
    with reported(folder):
        for quad in engine.quads_for_pattern(None, kg("base"), None, None):
            if isinstance(quad.object, pyoxigraph.Literal):
                return quad.object.value
    return None


def _choose_base(folder: str, found: str | None, wanted: str | None) -> str:
    if found is not None and wanted is not None and wanted != found:
        raise StoreError(f"graph {folder}: its names begin with {found}; leave out --base or build a new graph")
    return found or check_base(wanted or DEFAULT_BASE)

"""Opening a graph: where it is, whether it is one, and whose IRIs it has."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Literal as Choice

import pyoxigraph

from kg.errors import StoreError
from kg.rdf.vocabulary import DEFAULT_BASE, check_base, kg
from kg.schema import Ontology
from kg.store.change import settings_update
from kg.store.failure import reported
from kg.store.statistics import load
from kg.store.store import Store

__all__ = ["open_store"]

ATTEMPTS = 7  # while another process writes, its files may move between listing and opening them
FIRST_PAUSE = 0.02  # seconds; doubled after each attempt


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
    if re.match(r"\w+://", str(location)):
        raise StoreError(f"graph {location}: remote servers are not supported yet; name a folder with --store")
    folder = Path(location)
    statistics = load(folder)  # of the state before the engine touches its files
    engine = _open_to_write(folder) if mode == "write" else _open_to_read(folder)
    with reported(folder):
        found = _base_of(engine)
        chosen = _choose_base(folder, found, base)
        if mode == "write" and found is None:
            engine.update(settings_update(chosen, {"base": chosen}))
    return Store(engine, folder, base=chosen, ontology=ontology, writes=mode == "write", statistics=statistics)


def _open_to_write(folder: Path) -> pyoxigraph.Store:
    if folder.exists() and not _is_graph(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"graph {folder}: is something else and not empty; choose another place with --store")
    with reported(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return pyoxigraph.Store(folder)


def _open_to_read(folder: Path) -> pyoxigraph.Store:
    if not folder.exists():
        raise StoreError(f"graph {folder}: does not exist; make it with `kg build` or name another with --store")
    if not _is_graph(folder):
        raise StoreError(f"graph {folder}: is not a graph of kg; name another with --store")
    for attempt in range(ATTEMPTS):
        engine = _try_to_read(folder, last=attempt == ATTEMPTS - 1)
        if engine is not None:
            return engine
        time.sleep(FIRST_PAUSE * 2**attempt)
    raise StoreError(f"graph {folder}: is being written by another process; try again in a moment")


def _try_to_read(folder: Path, *, last: bool) -> pyoxigraph.Store | None:
    """Return the open graph, or None where a writer was moving its files meanwhile.

    A reader that lists the files before and opens them after such a move would miss articles without an error; file
    numbers only grow, so the same names before and after mean that nothing was moved.
    """
    with reported(folder):
        before = _file_names(folder)
        try:
            engine = pyoxigraph.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            if "No such file" in str(error) and not last:
                return None
            raise
        return engine if _file_names(folder) == before else None


def _file_names(folder: Path) -> set[str]:
    """Return the names of the tables, logs and manifests in a graph's folder."""
    return {path.name for path in folder.iterdir() if path.suffix in {".sst", ".log"} or "MANIFEST" in path.name}


def _is_graph(folder: Path) -> bool:
    """Tell whether a folder holds the engine's files: RocksDB's, with the index that Oxigraph names spog."""
    if not (folder / "CURRENT").is_file():
        return False
    options = sorted(folder.glob("OPTIONS-*"))
    return not options or any(b'"spog"' in path.read_bytes() for path in options)


def _base_of(engine: pyoxigraph.Store) -> str | None:
    for quad in engine.quads_for_pattern(None, kg("base"), None, None):
        if isinstance(quad.object, pyoxigraph.Literal):
            return quad.object.value
    return None


def _choose_base(folder: Path, found: str | None, wanted: str | None) -> str:
    if found is not None and wanted is not None and wanted != found:
        raise StoreError(f"graph {folder}: its names begin with {found}; leave out --base or build a new graph")
    return found or check_base(wanted or DEFAULT_BASE)

"""Where the ontology, the queries and the samples are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = ["ontology_folder", "own_queries_folder", "queries_folder", "query_text", "samples_folder"]

OWN_QUERIES = "KG_QUERIES"  # the environment variable that names a folder of users' own queries


def _place(name: str) -> str:
    """Return where a folder is on disk; empty where the package is in an archive."""
    here = os.path.dirname(os.path.abspath(__file__))
    above = os.path.dirname(here)
    if os.path.isdir(os.path.join(above, name)) and os.path.isfile(os.path.join(above, "pyproject.toml")):
        return os.path.join(above, name)
    packaged = os.path.join(here, name)
    return packaged if os.path.isdir(packaged) else ""


def _folder(name: str) -> Traversable:
    place = _place(name)
    if place:
        from pathlib import Path  # slow to load, and most queries need no file of ours

        return Path(place)
    from importlib.resources import files

    return files("kg") / name


def ontology_folder() -> Traversable:
    """Return the folder of Turtle files that define classes, relations, frames and shapes."""
    return _folder("ontology")


def queries_folder() -> Traversable:
    """Return the folder of named SPARQL queries."""
    return _folder("queries")


def query_text(name: str) -> str | None:
    """Return the SPARQL file of a query that comes with kg; None where there is none of this name."""
    place = _place("queries")
    if not place:
        file = queries_folder() / f"{name}.rq"
        return file.read_text(encoding="utf-8") if file.is_file() else None
    try:
        with open(os.path.join(place, f"{name}.rq"), encoding="utf-8") as stream:
            return stream.read()
    except (OSError, ValueError):
        return None


def own_queries_folder() -> Path | None:
    """Return the folder of the user's own queries, where there is one."""
    named = os.environ.get(OWN_QUERIES, "")
    if not named:
        return None
    from pathlib import Path

    return Path(named)


def samples_folder() -> Traversable:
    """Return the folder of sample articles that ship with the package."""
    from importlib.resources import files

    return files("kg") / "samples"

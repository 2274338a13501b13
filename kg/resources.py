"""Where the ontology, the queries and the samples are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = ["ontology_folder", "own_queries_folder", "queries_folder", "samples_folder"]

OWN_QUERIES = "KG_QUERIES"  # the environment variable that names a folder of users' own queries


def _folder(name: str) -> Traversable:
    from pathlib import Path  # slow to load, and most queries need no file of ours

    here = Path(__file__).parent
    if (here.parent / name).is_dir() and (here.parent / "pyproject.toml").is_file():
        return here.parent / name
    if (here / name).is_dir():
        return here / name
    from importlib.resources import files  # the package is in an archive

    return files("kg") / name


def ontology_folder() -> Traversable:
    """Return the folder of Turtle files that define classes, relations, frames and shapes."""
    return _folder("ontology")


def queries_folder() -> Traversable:
    """Return the folder of named SPARQL queries."""
    return _folder("queries")


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

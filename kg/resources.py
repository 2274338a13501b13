"""Where the ontology, the queries and the samples are: inside the installed package, or beside it in a checkout."""

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["ontology_folder", "own_queries_folder", "queries_folder", "samples_folder"]

OWN_QUERIES = "KG_QUERIES"  # the environment variable that names a folder of users' own queries


def _folder(name: str) -> Traversable:
    beside = Path(__file__).parent.parent / name
    return beside if beside.is_dir() and (beside.parent / "pyproject.toml").is_file() else files("kg") / name


def ontology_folder() -> Traversable:
    """Return the folder of Turtle files that define classes, relations, frames and shapes."""
    return _folder("ontology")


def queries_folder() -> Traversable:
    """Return the folder of named SPARQL queries."""
    return _folder("queries")


def own_queries_folder() -> Path | None:
    """Return the folder of the user's own queries, where there is one."""
    named = os.environ.get(OWN_QUERIES, "")
    return Path(named) if named else None


def samples_folder() -> Traversable:
    """Return the folder of sample articles that ship with the package."""
    return files("kg") / "samples"

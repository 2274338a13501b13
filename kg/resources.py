"""Where the ontology, the queries and the samples are: inside the installed package, or beside it in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["ontology_folder", "queries_folder", "samples_folder"]


def _folder(name: str) -> Traversable:
    beside = Path(__file__).parent.parent / name
    return beside if beside.is_dir() and (beside.parent / "pyproject.toml").is_file() else files("kg") / name


def ontology_folder() -> Traversable:
    """Return the folder of Turtle files that define classes, relations, frames and shapes."""
    return _folder("ontology")


def queries_folder() -> Traversable:
    """Return the folder of named SPARQL queries."""
    return _folder("queries")


def samples_folder() -> Traversable:
    """Return the folder of sample articles that ship with the package."""
    return files("kg") / "samples"

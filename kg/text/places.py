"""Where files stand: one name for a file, however a path leads to it.

A graph lies in a folder. Files below that folder are named from there, so that the folder may be moved as a whole and
is the same on every machine; any other file is named from the root.
"""

from __future__ import annotations

import os
from pathlib import Path

from kg.text.files import STDIN

__all__ = ["full_path", "name_from", "path_to"]


def full_path(path: str | Path) -> Path:
    """Return a path from the root, without "..". Links stay what they are, but for those that ".." leads out of."""
    whole = Path.cwd() / path
    if ".." not in whole.parts:
        return whole
    last = len(whole.parts) - whole.parts[::-1].index("..")
    return Path(*whole.parts[:last]).resolve().joinpath(*whole.parts[last:])


def name_from(folder: Path, source: str) -> str:
    """Return how a graph in a folder names a source; what leads to no file, as addresses do, stays what it is."""
    if source == STDIN or not os.path.exists(source):  # noqa: PTH110 - an address may be too long for a path
        return source
    whole = full_path(source)
    below = (parent for parent in whole.parents if parent.samefile(folder))
    return next((whole.relative_to(parent).as_posix() for parent in below), whole.as_posix())


def path_to(folder: Path, name: str) -> str:
    """Return the path that leads from here to a file that a graph in a folder has a name for."""
    return name if Path.cwd() == folder else str(folder / name)

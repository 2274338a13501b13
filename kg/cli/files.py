"""Files that commands write: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.export.output import atomic

__all__ = ["write_file"]


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file; raise `ExportError` where that cannot be done."""
    with atomic(path) as stream:
        stream.writelines(chunks)

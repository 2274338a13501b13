"""Files that commands write: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import ExportError
from kg.export.output import atomic

__all__ = ["writing"]


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Yield a stream for a file; raise `ExportError` where it cannot be written.

    A regular file appears under its name once it is whole. Devices and pipes are written into, never replaced, and a
    link is followed.
    """
    if path.exists() and not path.is_file():
        try:
            with path.open("wb") as stream:
                yield stream
        except OSError as error:
            raise ExportError(f"{path}: {error.strerror or error}; choose another file with -o") from None
    else:
        with atomic(path.resolve()) as stream:
            yield stream

"""How failures of the engine become one line for the user."""

from __future__ import annotations

from kg.errors import StoreError
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

__all__ = ["reported"]

# What the engine says, what it means to a user, and what to do, tried in this order. Damage comes before locks, because
# "block" is in its words; and nobody is told to delete a graph for anything but damage.
MEANINGS = (
    (r"\bCorruption\b|\bchecksum\b", "is damaged ({detail}); delete the folder and build the graph again"),
    (r"\block\b|\bLOCK:", "is in use by another process; wait until that has ended"),
    (r"No space left", "the disk is full; make room and run the command again"),
    (r"File too large", "the disk is full or a size limit is reached; make room and run the command again"),
    (r"file descriptors|Too many open files", "needs more open files than are allowed; run `ulimit -n 512` before"),
    (r"Permission denied", "may not be accessed; change its permissions or choose another place with --store"),
    (r"Read-only file system", "is on a read-only file system; choose another place with --store"),
    (r"read-write", "is open for reading only; open it in write mode"),
    (r"Not a directory", "is not a folder; choose another place with --store"),
    (r"", "cannot be used ({detail}); remedy that and run the command again"),
)


def reported(location: str | Path) -> _Reported:
    """Turn an error of the engine into a `StoreError` that names the store, what is wrong, and the next step.

    Only the engine's own calls belong in the ``with`` block. It raises `OSError` and plain `RuntimeError`; kinds of the
    latter are Python's, such as `RecursionError`, and pass.
    """
    return _Reported(location)


class _Reported:  # no generator: every query has such blocks, and `contextlib` takes long to load
    def __init__(self, location: str | Path) -> None:
        self._location = location

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, OSError) or type(error) is RuntimeError:
            from pathlib import Path

            folder = Path(self._location)
            raise StoreError(f"graph {folder}: {_meaning(error, folder)}") from error


def _meaning(error: OSError | RuntimeError, location: Path) -> str:
    import errno
    import re

    detail = " ".join(str(error).split())
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        detail = "No space left"
    told = detail.replace(str(location), "")  # the name of a folder tells nothing about the error
    meaning = next(meaning for sign, meaning in MEANINGS if re.search(sign, told, re.IGNORECASE))
    return meaning.format(detail=detail[:120])

"""How much memory a process takes, and may take: the engine itself knows no limit."""

from __future__ import annotations

import os

from kg.errors import QueryError

__all__ = ["allowed", "read_size", "resident", "written_size"]

MOST = 2 << 30  # bytes that a query may take where nothing else is said, and the machine has twice as much
UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
SIZE = r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?"


def allowed() -> int:
    """Return how many bytes a query may take where nothing else is said: 2 GiB, but no more than half the machine."""
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # a system that does not tell
        return MOST
    return min(MOST, pages * size // 2) if pages > 0 else MOST


def resident(pid: int) -> int:
    """Return how many bytes of memory a process takes now; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as stream:
            pages = stream.read().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def read_size(text: str) -> int:
    """Return a number of bytes; raise `QueryError` for what is none.

    >>> read_size("500M"), read_size("2 GiB"), read_size("1.5g")
    (524288000, 2147483648, 1610612736)
    """
    import re

    match = re.fullmatch(SIZE, text.strip(), re.IGNORECASE)
    size = int(float(match[1]) * UNITS[match[2].upper()]) if match else 0
    if not size:
        raise QueryError(f"memory {text!r}: is no size; write it like 500M or 4G")
    return size


def written_size(size: int) -> str:
    """Return a number of bytes as people write it.

    >>> written_size(2 << 30), written_size(1_500_000)
    ('2 GiB', '1.4 MiB')
    """
    unit = max((name for name, factor in UNITS.items() if factor <= size), key=UNITS.__getitem__, default="")
    return f"{round(size / UNITS[unit], 1):g} {unit}{'iB' if unit else 'B'}"

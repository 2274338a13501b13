"""Golden cases in plain files: blocks of a text and, indented below it, the lines that are to be found in it.

A line ``# xfail: reason`` above a text marks a known failure, and says why.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

XFAIL = "# xfail: "


def cases(folder: Path) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield file name, text, expected lines and the reason why they are not found yet ("" where they are)."""
    for path in sorted(folder.glob("*.txt")):
        for block in _blocks(path):
            lines = block.splitlines()
            reason = lines.pop(0).removeprefix(XFAIL) if lines[0].startswith(XFAIL) else ""
            yield path.name, lines[0], [line.strip() for line in lines[1:]], reason


def parameters(folder: Path) -> list[object]:
    """Return a parameter of pytest, a text with its lines, for each case."""
    return [
        pytest.param(
            text,
            lines,
            id=f"{name}-{text[:40]}",
            marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [],
        )
        for name, text, lines, reason in cases(folder)
    ]


def rewrite(folder: Path, lines_of: Callable[[str], list[str]]) -> None:
    """Write what is found now into the case files; what is marked as a known failure stays."""
    for path in sorted(folder.glob("*.txt")):
        blocks = []
        for block in _blocks(path):
            text = block.splitlines()[0]
            found = [f"    {line}" for line in lines_of(text)]
            blocks.append(block if text.startswith(XFAIL) else "\n".join([text, *found]))
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _blocks(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")

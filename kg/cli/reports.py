"""What commands that write reports have in common: how the graph came about, and where the page goes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kg import __version__
from kg.cli.console import note, write_bytes
from kg.export.output import writing
from kg.export.report import made_words
from kg.query.dossier import latest_day
from kg.store import Store

__all__ = ["file_name", "made", "put"]

LONGEST = 60  # characters of a name in the name of a file


def made(store: Store) -> str:
    """Return in words what a report was made of."""
    articles = len(store.reader().document_ids())
    return made_words(__version__, store.settings, articles=articles, latest=latest_day(store))


def file_name(name: str) -> str:
    """Return the name of the file for a report about something: letters, digits and hyphens.

    >>> file_name("Jørgen Vík, Jr."), file_name("../")
    ('jørgen-vík-jr.html', 'report.html')
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name).casefold())
    return f"{'-'.join(words)[:LONGEST].strip('-') or 'report'}.html"


def put(page: str, output: str, what: str) -> None:
    """Write a page to a file, or to standard output for -, and say so; `what` is in it."""
    written = page.encode("utf-8")
    if output == "-":
        write_bytes(written)
        return
    with writing(Path(output)) as stream:
        stream.write(written)
    note(f"wrote {output}: {what}, {len(written) // 1024:,} kB")
    note(f"next: open {Path(output).resolve().as_uri()}")

"""What commands that write reports have in common: how the graph came about, and where the page goes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import click

from kg import __version__
from kg.cli.browsing import open_page
from kg.cli.console import note, write_bytes
from kg.export.output import writing
from kg.export.report import made_words
from kg.query.dossier import latest_day
from kg.store import Store

__all__ = ["check_output", "file_name", "made", "open_option", "put"]

LONGEST = 60  # characters of a name in the name of a file
open_option = click.option(
    "--open", "opened", is_flag=True, help="Open the page in the browser: $BROWSER, or the usual one."
)


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


def check_output(output: str, *, opened: bool) -> None:
    """Refuse to open what goes to standard output."""
    if opened and output == "-":
        raise click.UsageError("--open needs a file; leave out -o -")


def put(page: str, output: str, what: str, *, opened: bool) -> None:
    """Write a page to a file, or to standard output for -, and say so; `what` is in it. Open it if that is wanted."""
    written = page.encode("utf-8")
    if output == "-":
        write_bytes(written)
        return
    path = Path(output)
    with writing(path) as stream:
        stream.write(written)
    note(f"wrote {path} ({what}, {len(written) // 1024:,} kB)")
    reason = open_page(path) if opened else ""
    if reason:
        note(f"kg: {path}: was not opened, as {reason}")
    if reason or not opened:
        note(f"next: open {path.resolve().as_uri()}")

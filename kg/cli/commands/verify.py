"""`kg verify`."""

from __future__ import annotations

import click

from kg.cli.console import Progress, report
from kg.cli.options import store_option
from kg.store import open_store
from kg.store.verify import verify
from kg.text import path_to, read

__all__ = ["command"]


@click.command("verify")
@store_option
@click.option("--no-sources", is_flag=True, help="Do not read the source files again.")
def command(*, location: str, no_sources: bool) -> int:
    """Prove that every claim quotes its text.

    Each quotation is compared with the stored text, each text with its id, each edge with the claims that allow it, and
    each article with its source file where that is still there. The exit code is 1 if anything is wrong.
    """
    with open_store(location, mode="read") as store, Progress() as progress:
        home = store.home
        read_source = None if no_sources else lambda source: read([path_to(home, source)])
        problems = verify(store, read_source=read_source, on_progress=progress.of("article"))
        return report(problems, fine=f"{location}: every claim quotes its text")

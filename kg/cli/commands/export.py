"""`kg export`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import note, stdout
from kg.cli.options import output_option, store_option
from kg.export import FORMATS, export, format_for, format_named
from kg.export.output import writing
from kg.store import open_store

__all__ = ["command"]

FORMAT_HELP = "One of these, or what the ending of FILE says:\n\n" + "; ".join(
    f"{format_.name}, {format_.summary}" for format_ in FORMATS.values()
)


@click.command("export")
@store_option
@click.option("-f", "--format", "format_", metavar="FORMAT", help=FORMAT_HELP)
@output_option
def command(*, location: str, format_: str | None, output: str) -> None:
    """Write the graph in another format.

    The same graph gives the same bytes. kg import reads N-Quads, TriG and JSON-LD back whole, and the claims of
    JSON lines.
    """
    chosen = _choose(format_, output)
    with open_store(location, mode="read") as store:
        if output == "-":
            export(store, chosen, stdout())
            return
        with writing(Path(output)) as stream:
            export(store, chosen, stream)
    note(f"wrote {output}")


def _choose(name: str | None, output: str) -> str:
    """Return the format that is named, or that the file's name means; TriG where nothing tells."""
    if name is not None:
        return format_named(name).name
    return "trig" if output == "-" else format_for(Path(output)).name

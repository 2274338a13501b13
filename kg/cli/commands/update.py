"""`kg update`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.console import note
from kg.cli.options import store_option
from kg.cli.sparql import read_stdin
from kg.cli.words import count
from kg.query import check_update, tokens
from kg.query.files import read_file
from kg.rdf.vocabulary import prefixes_of
from kg.store import open_store
from kg.store.updating import Effect, backup, dry_run, restore, update

__all__ = ["command"]

LEFT = 1  # the exit code where somebody has said no
MOST = 2_000_000  # quads that are copied into memory to say before what an update does
NAMING = frozenset({"GRAPH", "WITH", "USING", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})


@click.command("update")
@click.argument("sparql", required=False)
@click.option("--yes", is_flag=True, help="Do not ask before.")
@click.option("--no-backup", is_flag=True, help="Make no copy before.")
@click.option("--undo", is_flag=True, help="Go back to the copy that the last update made.")
@store_option
@click.pass_context
def command(ctx: click.Context, *, sparql: str | None, yes: bool, no_backup: bool, undo: bool, location: str) -> None:
    """Change the graph by a SPARQL update, after a copy was made.

    SPARQL is an update, a file that ends in .ru or follows an @, or - for standard input. On a terminal it is asked
    before, with the numbers of triples that go and come; elsewhere --yes is needed. Known prefixes need no declaration.
    The copy stands beside the graph, and --undo exchanges the two.

    An update that names no graph works on all that queries see: what it deletes is gone from every article, and what it
    inserts stands in a graph of its own, id:notes. One that names graphs works on those. It can load nothing and asks
    no server. The next kg build or kg remove may undo changes of what articles say; kg validate checks the outcome.
    """
    if undo:
        note(f"went back; what was there is in {restore(Path(location))}")
        return
    text = _text(sparql)
    with open_store(location, mode="read") as store:  # so that a mistake makes no graph and no copy
        prefixes = prefixes_of(store.base)
        check_update(text, prefixes=prefixes)
        asked = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items()) + text
        named = _names_graphs(text)
        effect = None if yes else dry_run(store, asked, named=named, most=MOST)
    if not (yes or _confirmed(effect)):
        note("nothing was changed")
        ctx.exit(LEFT)
    with open_store(location, mode="write") as store:
        if not no_backup:
            note(f"the former graph is in {backup(store)}; kg update --undo goes back to it")
        update(store, asked, named=named)


def _text(sparql: str | None) -> str:
    if sparql is None:
        raise click.UsageError("Missing argument 'SPARQL'")
    if sparql == "-":
        return read_stdin()
    if sparql.startswith("@") or (sparql.endswith(".ru") and " " not in sparql):
        return read_file(Path(sparql.removeprefix("@")), kind="update")
    return sparql


def _names_graphs(text: str) -> bool:
    words = (token.text.upper() for token in tokens.tokenize(text) if token.kind == "word")
    return not NAMING.isdisjoint(words)


def _confirmed(effect: Effect | None) -> bool:
    """Ask whether to go on; without a terminal that needs --yes."""
    if not sys.stdin.isatty():
        raise click.UsageError("changes the graph and nobody can be asked; add --yes")
    does = f"{count(effect.gone, 'triple')} go, {effect.come:,} come" if effect else "the graph is too large to try it"
    return click.confirm(f"{does}; carry it out?", err=True)

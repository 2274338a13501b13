"""`kg score`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click

from kg.cli.console import stdin
from kg.cli.options import store_option
from kg.errors import ScoreError
from kg.export.lines import claim_to_json
from kg.model import Claim
from kg.query.cells import plain
from kg.scoring import Json, compare, read_claims, read_gold
from kg.store import Store, open_store

__all__ = ["command"]

FORMATS = ("text", "json")


@click.command("score")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@store_option
@click.option("--claims", metavar="FILE", help="Compare the claims that kg extract has printed; - is standard input.")
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0], help="How to print it.")
@click.option("--quiet", is_flag=True, help="Print the figures only.")
def command(*, gold: tuple[str, ...], location: str, claims: str | None, format_: str, quiet: bool) -> None:
    """Compare claims with what a reader has written down.

    GOLD is a file of JSON lines, as docs/annotation.md has it. Printed are the lines that were missed, those that were
    found with a wrong modality, and the figures: how many of all lines and of those at the core were found, how many
    with the right modality, and how many of the dates, places and speakers that these ask for. Where an article in the
    graph came from a file of the same name (kyoto.txt for kyoto.jsonl), its claims are compared, and elsewhere all.
    """
    lines = {name: read_gold(Path(name)) for name in gold}
    found = _of_graph(lines, location) if claims is None else dict.fromkeys(lines, _of_file(claims))
    report = compare(lines, found)
    if format_ == "json":
        click.echo(json.dumps(report.to_json(quiet=quiet), ensure_ascii=False, indent=2))
        return
    for line in report.lines(quiet=quiet):
        click.echo(plain(line))


def _of_file(name: str) -> list[Json]:
    return read_claims(_text(name).splitlines(), name=name)


def _text(name: str) -> str:
    stream = stdin()
    try:
        if name == "-":
            return stream.read().decode("utf-8-sig") if stream else ""
        return Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ScoreError(f"{name}: {error.strerror or error}; name a file that kg extract printed") from None
    except UnicodeDecodeError:
        raise ScoreError(f"{name}: is not all Unicode; take what kg extract prints") from None


def _of_graph(gold: Iterable[str], location: str) -> dict[str, list[Json]]:
    """Return the claims that each gold file is compared with."""
    with open_store(location, mode="read") as store:
        documents = _documents_by_name(store)
        every = cache(lambda: _to_json(store.claims()))
        return {
            name: _to_json(store.reading(documents[stem]).claims) if (stem := Path(name).stem) in documents else every()
            for name in gold
        }


def _documents_by_name(store: Store) -> dict[str, str]:
    """Return the ids of articles by the names of the files that they came from, without their endings."""
    return {Path(source).stem: document.id for document in store.documents() for source in document.sources}


def _to_json(claims: Iterable[Claim]) -> list[Json]:
    return [claim_to_json(claim) for claim in claims]

"""`kg show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from kg.cli.asked import Asked
from kg.cli.browsing import open_page
from kg.cli.completing import article_names, entity_names, query_names
from kg.cli.console import Progress, note, write_bytes
from kg.cli.dates import since_option, until_option
from kg.cli.options import ontology_option, queries_option, store_option
from kg.cli.parts import parts_of, without
from kg.cli.words import count
from kg.export.output import writing
from kg.export.page import ALL, BEST, CROWD, HEAVY, NONE, Page, make_page
from kg.export.page_edges import bare_edges
from kg.export.page_growth import read_places
from kg.export.page_scope import Scope, Within, within
from kg.export.page_view import MOST
from kg.model import Claim, Entity
from kg.query import check_source, resolve_names
from kg.rdf.ontology import load_ontology
from kg.store import Store, open_store

__all__ = ["command"]

NODES = 150  # that are drawn at first
PATIENCE = 2.0  # seconds, after which people want to know how far it is
STEP = 100  # claims between two words about that
QUOTES = {"best": BEST, "all": ALL, "none": NONE}


@click.command("show")
@click.argument("entities", nargs=-1, metavar="[ENTITY...]", shell_complete=entity_names)
@click.option("--path", nargs=2, metavar="A B", shell_complete=entity_names, help="Begin with what links two entities.")
@click.option("--query", metavar="QUERY", shell_complete=query_names, help="Begin with an answer: as in kg query.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Give a parameter of the query its value.")
@queries_option
@since_option
@until_option
@click.option(
    "--source",
    shell_complete=article_names,
    metavar="NAME",
    help="From articles with this in id, title, publisher, file name or address.",
)
@click.option(
    "--max-nodes",
    type=click.IntRange(1, MOST),
    metavar="N",
    help=f"How many to draw at first. Without it: {NODES}, or fewer where lines are dense.",
)
@click.option("--all", "every", is_flag=True, help=f"Draw all at first, up to {MOST:,}.")
@click.option(
    "--evidence",
    type=click.Choice(list(QUOTES)),
    default="best",
    show_default=True,
    help="How many sentences of a claim: the best three, cut where they are long, or all of them in full.",
)
@click.option("--no-evidence", "evidence", flag_value="none", help="Leave all sentences out; articles are still named.")
@click.option(
    "--redact",
    "hidden",
    multiple=True,
    shell_complete=entity_names,
    metavar="ENTITY",
    help="Put bars over the names of this entity; may be repeated.",
)
@click.option("--title", default="", metavar="TEXT", help="The heading of the page. Without it: what it begins with.")
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    metavar="PAGE",
    help="An earlier page, from which things keep their places; the rest is put around them.",
)
@click.option("-o", "--output", default="kg.html", show_default=True, metavar="FILE", help="The page; - for stdout.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser: $BROWSER, or the usual one.")
@ontology_option
@store_option
def command(
    *,
    entities: tuple[str, ...],
    path: tuple[str, str] | None,
    query: str | None,
    params: tuple[str, ...],
    since: str | None,
    until: str | None,
    source: str | None,
    max_nodes: int | None,
    every: bool,
    evidence: str,
    hidden: tuple[str, ...],
    title: str,
    like: Path | None,
    output: str,
    opened: bool,
    ontologies: tuple[Path, ...],
    location: str,
) -> None:
    """Write the graph as one HTML page.

    The page needs no server and no network. It begins with a story, not with everything: the most important entities,
    each ENTITY with what surrounds it, the shortest chains between two, or what answers a query. The others are found
    by its search and by expanding what is drawn. Click an edge to read the sentences that it rests on.

    --since, --until and --source leave out of the page what is told of other times or by other articles. A claim whose
    text gives no date counts for the day of its article, and an inexact date for all days that it may mean.

    --redact shows an entity by a number and puts bars over its names, and over each part of a person's, in sentences,
    titles and other names. What else the text tells of it stays, so read the page before you pass it on.

    The same graph and options give the same page. Once it has grown, --like kg.html keeps everything where it was.
    """
    asked = Asked(entities, path, query, params)
    asked.check()
    if opened and output == "-":
        raise click.UsageError("--open needs a file; leave out -o -")
    scope = Scope(_date(since), _date(until), source or "")
    places = read_places(like) if like else {}
    given = load_ontology(ontologies) if ontologies else None
    with open_store(location, mode="read", ontology=given) as store, Progress(after=PATIENCE) as progress:
        begin = asked.beginning(store, location, most=MOST if every else max_nodes or NODES)
        others = list(store.entities())
        found = _within(store, others, scope, progress)
        parts = parts_of(found, begin, others, title=title, location=location)
        if hidden:
            parts = without(parts, resolve_names(others, hidden), store.ontology)
        page = make_page(
            parts.claims,
            parts.documents,
            store.ontology,
            title=parts.title,
            max_nodes=None if every else max_nodes or NODES,
            max_lines=None if max_nodes else CROWD,
            focus=parts.focus,
            told=parts.told,
            others=parts.others,
            note=parts.note,
            quotes=QUOTES[evidence],
            like=places,
            on_step=progress.say,
            base=store.base,
        )
    text = page.html.encode("utf-8")
    if output == "-":
        write_bytes(text)
        return
    with writing(Path(output)) as stream:
        stream.write(text)
    _tell(page, Path(output), len(text), opened=opened)
    if begin.note:
        note(f"kg: {begin.note}")


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _within(store: Store, others: Iterable[Entity], scope: Scope, progress: Progress) -> Within:
    if scope.source:
        check_source(store, scope.source)
    total = len(store.reader().claim_ids()) if progress.shown else 0
    claims = list(_counted(store.claims(), total, progress))
    return within([*claims, *bare_edges(store, claims, others)], store.documents(), scope)


def _counted(claims: Iterable[Claim], total: int, progress: Progress) -> Iterator[Claim]:
    """Yield the claims, and say how many were read."""
    tell = progress.of("claim")
    for number, claim in enumerate(claims):
        if number % STEP == 0:
            tell(number, total)
        yield claim


def _tell(page: Page, path: Path, size: int, *, opened: bool) -> None:
    """Say what was written, in how many bytes, and what can be done next."""
    note(f"wrote {path} ({page.drawn:,} of {count(page.entities, 'entity')}, {_size(size)})")
    if size > HEAVY:
        note(f"kg: {path}: is large and opens slowly; --since, --until, --source and --no-evidence make it smaller")
    reason = open_page(path) if opened else ""
    if reason:
        note(f"kg: {path}: was not opened, as {reason}")
    if reason or not opened:
        more = ", or draw all with --all" if page.drawn < min(page.entities, MOST) else ""
        note(f"next: open {path.resolve().as_uri()}{more}")


def _size(number: int) -> str:
    """Return a number of bytes in words."""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{round(number / 1e3)} kB"

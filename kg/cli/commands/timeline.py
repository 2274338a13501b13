"""`kg timeline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import click

from kg.cli.completing import entity_names
from kg.cli.console import is_terminal, print_rows, prose, write_bytes
from kg.cli.dates import since_option, until_option
from kg.cli.options import sparql_option, store_option
from kg.cli.rows import FORMATS
from kg.cli.words import count
from kg.query import ask, filled, one_entity
from kg.schema import Ontology
from kg.store import Store, open_store

__all__ = ["command"]

DAYS = 50  # that a terminal is shown unless all are asked for


@click.command("timeline")
@click.argument("name", required=False, metavar="[ENTITY]", shell_complete=entity_names)
@since_option
@until_option
@click.option("-f", "--format", "format_", type=click.Choice(["text", *FORMATS]), help="How to print what happened.")
@click.option("--all", "every", is_flag=True, help="Show all days on a terminal.")
@click.option("--html", is_flag=True, help="Write a page to read and print, with bars by day, month or year.")
@click.option("-o", "--output", metavar="FILE", help="The page; - for stdout.  [default: timeline.html]")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser: $BROWSER, or the usual one.")
@sparql_option
@store_option
def command(
    *,
    name: str | None,
    since: str | None,
    until: str | None,
    format_: str | None,
    every: bool,
    html: bool,
    output: str | None,
    opened: bool,
    sparql: bool,
    location: str,
) -> None:
    """Tell what happened when: all claims with a date, or those that ENTITY has a part in, day by day.

    Dates are those of what is told, as the text gives them or counted from its dateline, never just the day of the
    article. An inexact date stands where it begins. On a terminal the claims stand below their dates, each with how far
    the text goes, who says so, and its sentence; elsewhere the answer is CSV.
    """
    if (output or opened) and not html:
        raise click.UsageError(
            "-o and --open are for the page of --html; send other formats where you want them with >"
        )
    values = {"from": since, "to": until}
    with open_store(location, mode="read") as store:
        if html:
            _write_page(
                store, name, since=since or "", until=until or "", output=output or "timeline.html", opened=opened
            )
            return
        given = {key: value for key, value in values.items() if value}
        given |= {"entity": one_entity(store, name).id} if name else {}
        if sparql:
            write_bytes(filled("timeline", given).encode("utf-8"))
            return
        columns, *rows = ask(store, "timeline", given)
        ontology = store.ontology
    chosen = format_ or ("text" if is_terminal() else "csv")
    if chosen != "text":
        print_rows(columns, rows, chosen, every=every)
        return
    told = (dict(zip(columns, row, strict=True)) for row in rows)
    prose(_lines(_worded(told, ontology), most=None if every else DAYS))


def _worded(rows: Iterable[Mapping[str, str]], ontology: Ontology) -> list[Mapping[str, str]]:
    """Return rows with their relations in words."""
    labels = {one.name: one.label for one in ontology.relations.values()}
    return [{**row, "relation": labels.get(row["relation"], row["relation"])} for row in rows]


def _write_page(store: Store, name: str | None, *, since: str, until: str, output: str, opened: bool) -> None:
    """Write the claims that the query would tell of as a page."""
    from kg.cli.reports import check_output, made, put
    from kg.export.report import write_timeline
    from kg.query.dossier import articles_of, claims_with, ends_with, spanning

    check_output(output, opened=opened)
    entity = one_entity(store, name) if name else None
    claims = list(ends_with(claims_with(store, [entity.id]), entity.id) if entity else store.claims())
    if since or until:
        claims = list(spanning(claims, since=since, until=until))
    heading = f"What happened when: {entity.name}" if entity else "What happened when"
    documents = articles_of(store, claims)
    page = write_timeline(claims, documents, store.ontology, title=heading, made=made(store))
    put(
        page,
        output,
        f"{count(sum(1 for _ in spanning(claims)), 'dated claim')} of {count(len(documents), 'article')}",
        opened=opened,
    )


def _lines(rows: Sequence[Mapping[str, str]], *, most: int | None) -> Iterator[str]:
    """Yield each date with its claims, the sentences of one claim below each other; the latest days stay."""
    days = [(day, list(claims)) for day, claims in groupby(rows, key=lambda row: row["date"])]
    shown = days if most is None else days[-most:]
    if len(shown) < len(days):
        yield f"{len(days) - len(shown):,} earlier with --all"
    for day, claims in shown:
        yield day
        for told, sentences in groupby(claims, key=_told):
            yield f"  {told}"
            yield from (f"    \u201c{row['sentence']}\u201d {row['article']}" for row in sentences)


def _told(row: Mapping[str, str]) -> str:
    stance = [row["modality"]] if row["modality"] != "asserted" else []
    stance += ["negative"] if row["polarity"] == "negative" and row["modality"] != "denied" else []
    stance += [f"says {row['says']}"] if row["says"] else []
    words = f"{row['subject']} {row['relation']} {row['object']}"
    return f"{words} ({'; '.join(stance)})" if stance else words

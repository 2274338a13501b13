"""`kg compare`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from kg.cli.completing import entity_names
from kg.cli.console import is_terminal, note, stdout, styled
from kg.cli.options import store_option
from kg.cli.rows import FORMATS, write_rows
from kg.cli.words import count
from kg.model import Claim, Entity, Node
from kg.query.comparing import Comparison, Report, compare
from kg.query.differences import Difference, figures
from kg.store import open_store

__all__ = ["command"]

EVENT = ("event", "subject", "relation", "object")
REPORT = ("says", "modality", "polarity", "date", "place", "figures", "article", "published", "copies", "sentence")
EVENTS = 20  # that a terminal is shown unless all are asked for


@click.command("compare")
@click.argument("names", nargs=-1, metavar="[ENTITY|CLAIM|EVENT] [OTHER]", shell_complete=entity_names)
@click.option("--conflicts", is_flag=True, help="Only events whose reports disagree.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", *FORMATS]), help="How to print the reports.")
@click.option("--all", "every", is_flag=True, help="Show all events on a terminal.")
@store_option
def command(*, names: tuple[str, ...], conflicts: bool, format_: str | None, every: bool, location: str) -> None:
    """Show what several reports say about one event, side by side.

    Who says what, when, and in which words. Without a name, all events with more than one report are shown; with names,
    those that all of these belong to. The id of a claim or an event shows that one. Reports differ in whether it took
    place, was planned or denied, in dates, places and figures; only what cannot both be so counts. Copies of one text
    are one report. On a terminal the reports of each event are a table, and elsewhere the answer is CSV.
    """
    chosen = format_ or ("table" if is_terminal() else "csv")
    with open_store(location, mode="read") as store:
        found = compare(store, names, conflicts=conflicts)
        if chosen == "table":
            _show(list(found), every=every)
        else:
            columns = (*EVENT, "differs", *REPORT)
            write_rows(columns, (row for one in found for row in _rows(one)), stdout(), format_=chosen)


def _show(found: Sequence[Comparison], *, every: bool) -> None:
    from rich.console import Console

    from kg.cli.tables import Line, lay_out

    shown = found if every else found[:EVENTS]
    for one in shown:
        styled([Line(line, "bold") for line in _heading(one)])
        rows = [_report(report) for report in one.reports]
        styled(lay_out(REPORT, rows, width=Console().width))
        click.echo()
    left = len(found) - len(shown)
    note(f"{count(len(found), 'event')}{f', {left:,} more of them with --all' if left else ''}")


def _heading(found: Comparison) -> Iterator[str]:
    """Yield what an event is, how often it is told, and in what its reports differ."""
    event = found.event
    articles, reports = count(len(event.documents), "article"), count(event.reports, "report")
    yield f"{' '.join(_ends(found))}: {articles}, {reports} (event {event.id})"
    if found.differences:
        yield f"they differ: {_differs(found.differences)}"


def _ends(found: Comparison) -> tuple[str, str, str]:
    """Return subject, relation and object, as the first report has them."""
    claim = found.reports[0].claim
    return claim.subject.name, claim.predicate, _name(claim.object)


def _rows(found: Comparison) -> Iterator[tuple[str, ...]]:
    head = (found.event.id, *_ends(found), _differs(found.differences))
    yield from ((*head, *_report(report)) for report in found.reports)


def _report(report: Report) -> tuple[str, ...]:
    claim, article = report.claim, report.article
    return (
        ", ".join(speaker.name for speaker in claim.attribution),
        claim.modality,
        claim.polarity,
        _told(claim, "date"),
        _told(claim, "place"),
        "; ".join(f"{name} {value.text}" for name, value in figures(claim)),
        article.title or next(iter(article.sources), article.id),
        article.published.isoformat() if article.published else "",
        str(len(report.copies) or ""),
        " ".join(report.evidence.quote.split()),
    )


def _told(claim: Claim, role: str) -> str:
    return ", ".join(_name(node) if role != "date" else _day(node) for name, node in claim.qualifiers if name == role)


def _name(node: Node) -> str:
    return node.name if isinstance(node, Entity) else node.text


def _day(node: Node) -> str:
    return node.name if isinstance(node, Entity) else node.value


def _differs(found: Sequence[Difference]) -> str:
    return "; ".join(f"{one.name} ({' / '.join(one.told)})" for one in found)

"""`kg unread`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from kg.cli.console import Progress, is_terminal, note, print_rows, stdin
from kg.cli.options import model_option, ontology_option, workers_option
from kg.cli.problems import Problems
from kg.cli.rows import FORMATS
from kg.cli.words import count, why
from kg.pipeline import Engine, Outcome, Tally, unread

__all__ = ["command"]

LISTED = ("article", "start", "reason", "why", "sentence")
COUNTED = ("what", "words", "sentences", "example")
MOST = 5  # words without a frame that are named at the end


@click.command("unread")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ontology_option
@model_option
@workers_option
@click.option("--counts", is_flag=True, help="Only count the reasons, and the words that no frame has.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", *FORMATS]), help="How to print the rows.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many rows; all are counted.")
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    ontologies: tuple[Path, ...],
    model: str,
    workers: int | None,
    counts: bool,
    format_: str | None,
    limit: int | None,
    every: bool,
) -> int:
    """List the sentences of articles that give no claim, and why.

    PATH is a file, a folder, or - for standard input. Of several reasons the one that came nearest to a claim is told.
    At the end the reasons are counted, and the words that no frame of the ontology has, which an ontology of your own
    may add. On a terminal the answer is a table, and elsewhere CSV.
    """
    problems, tally = Problems.of(ctx), Tally()
    with Progress() as progress:
        found = unread(
            paths,
            engine=Engine(model, ontologies),
            workers=workers,
            on_error=lambda problem: problems.tell(problem, progress),
            stdin=stdin(),
        )
        rows = _listed(found, tally, progress)
        chosen = format_ or ("table" if is_terminal() else "csv")
        if counts:
            deque(rows, maxlen=0)
            print_rows(COUNTED, islice(_counted(tally), limit), chosen, every=every)
        else:
            print_rows(LISTED, islice(rows, limit), chosen, every=every)
            deque(rows, maxlen=0)  # what is not shown is counted all the same
    for line in _summary(tally) if tally.articles else ():
        note(line)
    return 1 if problems.number else 0


def _listed(found: Iterable[Outcome], tally: Tally, progress: Progress) -> Iterator[Sequence[str]]:
    for outcome in found:
        tally.add(outcome)
        progress.say(f"{count(tally.articles, 'article')}, {count(tally.sentences, 'sentence')}")
        document = outcome.document
        source = next(iter(document.sources), document.id)
        for one in outcome.unread:
            words = document.text[one.start : one.end]
            yield source, str(one.start), one.miss.reason.value, why(one.miss, one.word), words
    progress.say("")


def _counted(tally: Tally) -> Iterator[Sequence[str]]:
    for reason, number in tally.reasons.most_common():
        yield "reason", reason.value, str(number), tally.examples[reason]
    for (kind, word), number in tally.words.most_common():
        yield f"{kind} without a frame", word, str(number), tally.examples[kind, word]


def _summary(tally: Tally) -> Iterator[str]:
    silent = sum(tally.reasons.values()) - tally.paragraphs
    yield f"{count(silent, 'sentence')} of {tally.sentences:,} in {count(tally.articles, 'article')} give no claim"
    for reason, number in tally.reasons.most_common():
        yield f"  {number:,} {reason}"
    words = ", ".join(f"{word} ({number:,})" for (_, word), number in tally.words.most_common(MOST))
    if words:
        yield f"most frequent without a frame: {words}; all: kg unread --counts"

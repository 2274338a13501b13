"""`kg build`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.console import Progress, note, stdin
from kg.cli.options import authority_option, model_option, ontology_option, store_option, workers_option
from kg.cli.problems import Problems
from kg.cli.words import count, language
from kg.pipeline import Engine, Outcome, Report, build
from kg.store import Counts, open_store

__all__ = ["command"]

FEW = 5  # files that are named


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@ontology_option
@authority_option
@model_option
@workers_option
@click.option("--base", metavar="IRI", help="What the names in a new graph begin with.")
@click.option("--prune", is_flag=True, help="Take the articles out whose files in PATH are gone.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what could not be read.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    location: str,
    ontologies: tuple[Path, ...],
    authorities: tuple[Path, ...],
    model: str,
    workers: int | None,
    base: str | None,
    prune: bool,
    quiet: bool,
) -> int:
    """Read articles and add them to the graph.

    PATH is a text, HTML, Markdown, JSON or JSON-lines file, a folder of them, or - for standard input. An article that
    is in the graph already is not read again; where its file has another text now, that replaces it. Where some files
    cannot be read, the rest is built, and the exit code is 1.
    """
    engine = Engine(model, ontologies, authorities)
    engine.key()  # so that a model that is not there makes no new graph
    engine.authority()  # nor a file of names that is wrong
    problems = Problems.of(ctx)
    with (
        open_store(location, mode="write", base=base, ontology=engine.ontology()) as store,
        Progress(quiet=quiet) as progress,
    ):
        report = build(
            paths,
            store=store,
            source=engine,
            workers=workers,
            on_error=lambda problem: problems.tell(problem, progress),
            on_progress=_Teller(progress, problems),
            stdin=stdin(),
            prune=prune,
        )
        counts = store.counts()
    if not quiet:
        for line in _summary(report, location=location, counts=counts):
            note(line)
    return 1 if report.failed else 0


class _Teller:
    """Says after each article how many were read and what they gave."""

    def __init__(self, progress: Progress, problems: Problems) -> None:
        self.progress = progress
        self.problems = problems
        self.articles = 0
        self.claims = 0

    def __call__(self, outcome: Outcome) -> None:
        self.problems.tell_language(outcome, self.progress)
        self.articles += 1
        self.claims += len(outcome.reading.claims) if outcome.reading else 0
        name = next(iter(outcome.document.sources), outcome.document.id)
        self.progress.say(f"{count(self.articles, 'article')}, {count(self.claims, 'claim')}: {name}")


def _summary(report: Report, *, location: str, counts: Counts) -> Iterator[str]:
    """Yield what was done, what was left, and what to do next."""
    read = f"read {count(report.documents, 'article')} with {count(report.sentences, 'sentence')}"
    yield f"{read}, which make {count(report.claims, 'claim')}"
    known = f"{count(counts.claims, 'claim')} about {count(counts.entities, 'entity')}"
    yield f"{location} now has {count(counts.documents, 'article')}, {known}"
    if report.unchanged:
        yield f"{count(report.unchanged, 'article')} already there, or given twice"
    for code, paragraphs in report.unparsed:
        yield f"kept {count(paragraphs, 'paragraph')} in {language(code)}, which no parser covers"
    if report.replaced:
        whose = "its file has" if report.replaced == 1 else "their files have"
        yield f"{count(report.replaced, 'article')} went, because {whose} another text now"
    if report.pruned:
        yield f"{count(report.pruned, 'article')} went with {'its file' if report.pruned == 1 else 'their files'}"
    for _, source in report.gone[:FEW]:
        yield f"{source} is gone, and its article still here; to take such out: kg build --prune"
    if len(report.gone) > FEW:
        yield f"so are {len(report.gone) - FEW:,} more files"
    if report.failed:
        yield f"{count(report.failed, 'input')} could not be read and left out, see above"
    if counts.claims:
        yield "next: kg query meetings, kg queries, kg show"

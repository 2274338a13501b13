"""`kg review`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from kg.cli.console import is_terminal, note, print_rows
from kg.cli.options import by_option, store_option
from kg.cli.rows import FORMATS
from kg.cli.sides import lay_side_by_side
from kg.cli.words import count
from kg.model import Judgement, Verdict
from kg.pipeline import Question, decide, judgements, questions, undo
from kg.store import Store, open_store

__all__ = ["command"]

COLUMNS = ("id", "verdict", "score", "by", "left", "right", "reasons")
ANSWERS = {"y": Verdict.SAME, "n": Verdict.DIFFERENT}
ASK = "one and the same? [y]es, [n]o, [s]kip, [q]uit"


@click.command("review")
@click.option("--list", "listed", is_flag=True, help="List all judgements, of rules and of people.")
@click.option("--accept", metavar="ID", multiple=True, help="Say that these two are one; may be repeated.")
@click.option("--refuse", metavar="ID", multiple=True, help="Say that these two are not one; may be repeated.")
@click.option("--undo", "undone", metavar="ID", multiple=True, help="Take a person's judgement back; may be repeated.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", *FORMATS]), help="How to print the list.")
@click.option("--all", "every", is_flag=True, help="Show all rows on a terminal.")
@by_option
@store_option
def command(
    *,
    listed: bool,
    accept: Sequence[str],
    refuse: Sequence[str],
    undone: Sequence[str],
    format_: str | None,
    every: bool,
    by: str,
    location: str,
) -> None:
    """Decide who is who where the rules are not sure, and list what was decided.

    Without an option, two names at a time are shown side by side with their sentences: y says that they are one, n
    that they are two, s leaves the question for later, q ends. Each answer is kept at once, so that a review can be
    ended and taken up at any time. Answers win over rules in every later build.
    """
    if both := set(accept) & set(refuse):
        raise click.UsageError(f"{min(both)}: is accepted and refused; choose one")
    with open_store(location, mode="read"):  # so that a wrong place makes no new graph
        pass
    with open_store(location, mode="read" if listed else "write") as store:
        for identifier in undone:
            taken_back = undo(store, identifier)
            note(f"{taken_back.id}: taken back")
        for verdict, identifiers in ((Verdict.SAME, accept), (Verdict.DIFFERENT, refuse)):
            for identifier in identifiers:
                decided = decide(store, identifier, verdict, by=by)
                note(f"{identifier}: {verdict}; to take it back: kg review --undo {decided.id}")
        if listed:
            rows = [_row(store, judgement) for judgement in judgements(store)]
            print_rows(COLUMNS, rows, format_ or ("table" if is_terminal() else "csv"), every=every)
        elif not (undone or accept or refuse):
            _ask(store, by=by)


def _row(store: Store, judgement: Judgement) -> tuple[str, ...]:
    ends = (store.identities.name_of(end) for end in (judgement.left, judgement.right))
    score = f"{judgement.score:.2f}"
    return (judgement.id, judgement.verdict, score, judgement.by, *ends, "; ".join(judgement.reasons))


def _ask(store: Store, *, by: str) -> None:
    """Ask about one pair after another, until there is none or the person has enough."""
    skipped: set[str] = set()
    answered = 0
    while question := next(questions(store, without=skipped), None):
        answer = _answer(question)
        if answer == "q":
            break
        if answer in ANSWERS:
            decided = decide(store, question.judgement.id, ANSWERS[answer], by=by)
            note(f"{decided.verdict}; to take it back: kg review --undo {decided.id}")
            answered += 1
        else:
            skipped.add(question.judgement.id)
    left = sum(1 for judgement in judgements(store) if judgement.verdict is Verdict.OPEN)
    note(f"{count(answered, 'answer')}, {count(left, 'open question')} left")


def _answer(question: Question) -> str:
    for line in _lines(question):
        click.echo(line)
    try:
        return str(click.prompt(ASK, type=click.Choice(["y", "n", "s", "q"]), show_choices=False, default="s")).lower()
    except click.Abort:  # the end of piped answers, or Ctrl-C: what was answered is kept
        return "q"


def _lines(question: Question) -> Iterator[str]:
    yield ""
    yield from lay_side_by_side(question.left, question.right)
    yield f"score {question.judgement.score:.2f}: {'; '.join(question.judgement.reasons)}"

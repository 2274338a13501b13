"""`kg ask`."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from kg.cli.console import is_terminal, note, prose, write_bytes
from kg.cli.options import model_option, sparql_option, store_option
from kg.cli.words import count
from kg.pipeline import Engine, open_answerer
from kg.query.replies import VERDICTS, Answer, Reply
from kg.query.telling import witness_line
from kg.query.witnesses import Witness
from kg.store import open_store

__all__ = ["command"]

SENTENCES = 3  # below each answer on a terminal
NOTHING = 1  # the exit code where no claim answers


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@click.option("--all", "every", is_flag=True, help="Show all sentences on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: answers with their claims and sentences.")
@sparql_option
@model_option
@store_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    question: tuple[str, ...],
    every: bool,
    as_json: bool,
    sparql: bool,
    model: str,
    location: str,
) -> None:
    """Answer a question in plain English, with the sentences that say so.

    Questions ask who, whom, what, which, when, where, how much, how many, or whether something was so: "Who met Lee
    Sang-deok in April 2014?". They are read as articles are, without a network and without guessing: what is not
    understood is named, and then there is no answer. What is only planned, denied or said by somebody is marked so.
    Where no claim answers, the articles of the graph are read again for the words of the question. docs/ask.md tells
    what can be asked.
    """
    with open_store(location, mode="read") as store:
        reply = open_answerer(Engine(model))(store, " ".join(question))
    if sparql:
        write_bytes(reply.query.encode())
        return
    if as_json:
        records = [_record(answer, afresh=reply.afresh) for answer in reply.answers]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        prose(_lines(reply, most=None if every or not is_terminal() else SENTENCES))
    if reply.answers and reply.afresh:
        note("no claim in the graph answers this; its articles were read again for it")
    if not reply.answers:
        told = " or ".join(reply.understood)
        note(f"no claim in the graph answers {told}; --sparql prints the query that was asked")
        ctx.exit(NOTHING)


def _lines(reply: Reply, *, most: int | None) -> Iterator[str]:
    """Yield each answer with its sentences."""
    for answer in reply.answers:
        yield _headed(answer)
        for witness in answer.told[:most]:
            yield f"    {witness_line(witness)}"
        if most is not None and len(answer.told) > most:
            yield f"    {count(len(answer.told) - most, 'sentence')} more with --all"


def _headed(answer: Answer) -> str:
    if answer.ended:
        return f"{answer.text} ({answer.ended})"
    return answer.text if answer.fact or answer.text in VERDICTS else f"{answer.text} (not told as a fact)"


def _record(answer: Answer, *, afresh: bool) -> dict[str, object]:
    told = [_told(witness, afresh=afresh) for witness in answer.told]
    return {"answer": answer.text, "fact": answer.fact, "ended": answer.ended or None, "told": told}


def _told(witness: Witness, *, afresh: bool) -> dict[str, object]:
    """Return a sentence with its claim, which has no id where it is none of the graph."""
    claim, article = witness.claim, witness.article
    return {
        "claim": None if afresh else claim.id,
        "modality": str(claim.modality),
        "polarity": str(claim.polarity),
        "attribution": [one.name for one in claim.attribution],
        "sentence": witness.evidence.quote,
        "document": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
    }

"""`kg path`."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from kg.cli.completing import entity_names
from kg.cli.console import note, prose, write_bytes
from kg.cli.options import sparql_option, store_option
from kg.cli.words import count
from kg.errors import QueryError
from kg.model import Modality
from kg.query import resolve_names
from kg.query.cells import plain
from kg.query.network import Step, paths, steps_query
from kg.query.telling import claim_words, witness_line
from kg.schema import Ontology
from kg.store import open_store

__all__ = ["command"]

NOTHING = 1  # the exit code where no chain links the two
SENTENCES = 2  # below each step


@click.command("path")
@click.argument("start", metavar="ENTITY", shell_complete=entity_names)
@click.argument("end", metavar="OTHER", shell_complete=entity_names)
@click.option("-n", "--number", type=click.IntRange(1, 100), default=1, show_default=True, help="How many chains.")
@click.option("--strongest", is_flag=True, help="Rather a longer chain that more articles tell.")
@click.option("--modality", type=click.Choice(list(Modality), case_sensitive=False), help="Only claims told like this.")
@click.option("--all", "every", is_flag=True, help="Show all sentences of each step.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: each chain as a list of steps.")
@sparql_option
@store_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    start: str,
    end: str,
    number: int,
    strongest: bool,
    modality: str | None,
    every: bool,
    as_json: bool,
    sparql: bool,
    location: str,
) -> None:
    """Show how two entities are linked: the shortest chain of claims, each step with its sentences.

    Of chains of one length the strongest comes first, whose steps more articles tell. What is denied links nobody; what
    is planned or only said by somebody does, and is marked so.
    """
    with open_store(location, mode="read") as store:
        entities = list(store.entities())
        ends = [[one.id for one in resolve_names(entities, [name])] for name in (start, end)]
        if ends[0] == ends[1]:
            raise QueryError(f"path: {start} and {end} are one; name another")
        found = list(paths(store, *ends, number=number, modality=modality or "", strongest=strongest))
        ontology, query = store.ontology, steps_query(store, found, modality=modality or "")
    if sparql and found:
        write_bytes(query.encode())
    elif as_json:
        records = [[_record(step, ontology) for step in chain] for chain in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        prose(line for chain in found for line in _lines(chain, ontology, most=None if every else SENTENCES))
    if not found:
        note(f"no chain of claims links {plain(start)} and {plain(end)}")
        ctx.exit(NOTHING)


def _lines(chain: list[Step], ontology: Ontology, *, most: int | None) -> Iterator[str]:
    """Yield a chain and its steps, the sentences that say the same below each other."""
    names = [chain[0].left.name, *(step.right.name for step in chain)]
    yield f"{' - '.join(names)} ({count(len(chain), 'step')})"
    for step in chain:
        told: dict[str, list[str]] = {}
        for witness in step.told[:most]:
            told.setdefault(claim_words(witness.claim, ontology), []).append(witness_line(witness))
        for words, sentences in told.items():
            yield f"  {words}"
            yield from (f"    {sentence}" for sentence in sentences)


def _record(step: Step, ontology: Ontology) -> dict[str, object]:
    told = [
        {
            "claim": one.claim.id,
            "words": claim_words(one.claim, ontology),
            "sentence": one.evidence.quote,
            "document": one.article.id,
            "title": one.article.title,
        }
        for one in step.told
    ]
    return {"left": step.left.name, "right": step.right.name, "told": told}

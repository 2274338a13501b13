"""`kg try`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kg.cli.console import stdin, stdout, styled
from kg.cli.options import model_option, ontology_option
from kg.cli.rows import write_json
from kg.errors import InputError
from kg.pipeline import Engine, open_explainer
from kg.text import from_paragraphs
from kg.text.encoding import decode

__all__ = ["command"]

BLANK_LINE = re.compile(r"\n\s*\n")


@click.command("try")
@click.argument("sentences", nargs=-1, required=True, metavar="SENTENCE...")
@ontology_option
@model_option
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day that relative dates count from."
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def command(
    *, sentences: tuple[str, ...], ontologies: tuple[Path, ...], model: str, date: datetime | None, format_: str
) -> None:
    """Show how sentences are read, and why they give a claim or none.

    For each sentence: its words with their tree, its propositions, each frame that was tried and why it did not fire,
    and the claims. The sentences are read as the paragraphs of one article. SENTENCE may be - for standard input,
    where blank lines end paragraphs.
    """
    from kg.cli.tracing import as_json, lines

    paragraphs = [part for sentence in sentences for part in _paragraphs(sentence)]
    engine = Engine(model, ontologies)
    language = min(engine.languages())  # of what is too short to tell
    document = from_paragraphs(paragraphs, name="sentence", published=date.date() if date else None, language=language)
    explanation = open_explainer(engine)(document)
    if format_ == "json":
        write_json(as_json(explanation), stdout())
        return
    styled(lines(explanation))


def _paragraphs(sentence: str) -> Sequence[str]:
    if sentence != "-":
        if _is_file(sentence):
            raise InputError(f"{sentence}: is a file; read it with kg unread or kg extract, or give a sentence")
        return [sentence]
    stream = stdin()
    content = stream.read() if stream else b""
    return BLANK_LINE.split(decode(content, name="standard input")) if content.strip() else []


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a path, or with a character that none may have
        return False

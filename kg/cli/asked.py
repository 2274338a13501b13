"""What a picture of the graph is to begin with, as the command line says it."""

from __future__ import annotations

from dataclasses import dataclass

import click

from kg.cli.choosing import choose, fill_in
from kg.query import Question, allowed, answer_bytes, to_terms
from kg.query.beginning import (
    Beginning,
    begin_with_answer,
    begin_with_entities,
    begin_with_path,
    format_of,
    rows_of,
)
from kg.store import Store

__all__ = ["Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the picture is to begin with."""

    entities: tuple[str, ...]
    path: tuple[str, str] | None
    query: str | None
    params: tuple[str, ...]

    def check(self) -> None:
        """Refuse more than one beginning."""
        if sum(map(bool, (self.entities, self.path, self.query))) > 1:
            raise click.UsageError("ENTITY, --path and --query are three ways to begin; choose one")
        if self.params and not self.query:
            raise click.UsageError("--param fills a parameter of a query; name that with --query")

    def beginning(self, store: Store, location: str, *, most: int) -> Beginning:
        """Return where the picture begins, with at most so many entities of an answer."""
        if self.path:
            return begin_with_path(store, *self.path)
        if self.query is None:
            return begin_with_entities(store, self.entities)
        chosen, given = fill_in(choose(self.query, self.params), (), self.params)
        format_ = format_of(chosen.text)
        question = Question(location, chosen.text, format_, parameters=to_terms(chosen, given))
        rows = rows_of(b"".join(answer_bytes(question, memory=allowed())), format=format_)
        title = chosen.summary.rstrip(".") if chosen.name != "SPARQL" else ""
        return begin_with_answer(store, chosen.text, rows, most=most, title=title)

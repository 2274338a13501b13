"""What articles tell in their own words, whether or not the ontology has a relation for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from kg.extract.opened import open_propositions
from kg.language import Parser, load_parser
from kg.model import Document
from kg.pipeline.building import OnError, outcomes
from kg.pipeline.engine import Engine, Outcome, Reader, count_unparsed
from kg.schema import Ontology

__all__ = ["propositions"]


def propositions(
    paths: Iterable[str],
    *,
    engine: Engine,
    workers: int | None = None,
    on_error: OnError | None = None,
    on_progress: Callable[[Outcome], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the open propositions of articles as JSON objects, in the order of the text; see docs/open.md."""
    for outcome in outcomes(paths, source=OpenReading(engine), workers=workers, on_error=on_error, stdin=stdin):
        if on_progress:
            on_progress(outcome)
        yield from (proposition.to_json() for proposition in outcome.told)


@dataclass(frozen=True, slots=True)
class OpenReading:
    """The source of readers that look for open propositions."""

    engine: Engine

    def open(self) -> Reader:
        """Load what reading takes; raise `KGError` where something is missing."""
        return partial(_read, parser=load_parser(self.engine.model), ontology=self.engine.ontology())


def _read(document: Document, *, parser: Parser, ontology: Ontology) -> Outcome:
    told = tuple(open_propositions(document, tuple(parser.parse(document)), ontology))
    return Outcome(document, unparsed=count_unparsed(document, parser), told=told)

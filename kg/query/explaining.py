"""In which order a query is answered: what was expected of each part, and how many rows there are.

The engine does not tell what it does. So what stands before a part and the part itself are asked by themselves, for
each part in turn, and their rows are counted. A part of an OPTIONAL is counted behind what stands before that, as if it
were not optional; a FILTER is not counted, because the engine takes it as soon as it can.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import BinaryIO, TypeAlias

from pyoxigraph import QuerySolutions

from kg.errors import QueryError
from kg.query import tokens
from kg.query.answer import Term, prepared, prologue
from kg.query.planning.ordering import Block, Stage
from kg.rdf.vocabulary import prefixes_of
from kg.store import Store

__all__ = ["FORMATS", "Explanation", "Told", "explain", "write_explanation"]

COLUMNS = ("block", "step", "part", "expected", "rows")
LONGEST = 100  # characters of a part that a table shows


@dataclass(frozen=True, slots=True)
class Told:
    """One part: the block of parts that were put in order together, its place in it, and the rows up to it."""

    block: int
    step: int
    part: str
    expected: float | None  # None where the order is that of the query
    rows: int | None  # None where it cannot be asked by itself


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query as it is asked, and its parts in their order; a single one where it is asked as it was written."""

    query: str
    parts: tuple[Told, ...]


def explain(
    store: Store, text: str, *, parameters: Mapping[str, Term] | None = None, limit: int | None = None
) -> Explanation:
    """Return in which order a query is answered. Raises what `kg.query.run` raises."""
    plan = prepared(store, text, parameters=parameters, limit=limit)
    told = (one for number, block in enumerate(plan.blocks, 1) for one in _block(store, number, block))
    return Explanation(plan.text, tuple(told) or tuple(_whole(store, plan.text)))


def _whole(store: Store, text: str) -> Iterator[Told]:
    """Yield the pattern of a query that has nothing to put in order, the last in brackets, as one part."""
    opened = [token.start for token in tokens.outer(tokens.tokenize(text)) if token.text == "{"]
    closed = text.rfind("}")
    if opened and closed > opened[-1]:
        pattern = text[opened[-1] + 1 : closed]
        counted = f"{_declared(text)}SELECT (COUNT(*) AS ?rows) {{{pattern}}}"
        yield Told(1, 1, " ".join(pattern.split()), None, _count(store, counted))


def _declared(text: str) -> str:
    """Return what a query declares before it asks."""
    words = (
        token.start for token in tokens.tokenize(text) if token.kind == "word" and token.text.upper() in tokens.FORMS
    )
    return text[: next(words, 0)]


def _block(store: Store, number: int, block: Block) -> Iterator[Told]:
    expected = block.rows
    for step, (stage, query) in enumerate(_counted(block), 1):
        expected *= stage.rows
        part = stage.item.text.strip().removesuffix(".").strip()
        yield Told(number, step, " ".join(part.split()), round(expected, 1), _count(store, query))


def _counted(block: Block) -> Iterator[tuple[Stage, str]]:
    """Yield each part of a block with the query that counts the rows up to it."""
    text = block.before
    for stage in block.stages:
        if "LATERAL" in text and not stage.text.startswith(" LATERAL"):
            text = f" {{ SELECT * WHERE {{{text} }} }}"  # or else the engine asks all of it for each row of the part
        text += stage.text
        yield stage, f"SELECT (COUNT(*) AS ?rows) {{{text} }}"


def _count(store: Store, query: str) -> int | None:
    try:
        found = store.query(prologue(prefixes_of(store.base)) + query)
    except QueryError:
        return None
    return int(next(found)[0].value) if isinstance(found, QuerySolutions) else None


Writer: TypeAlias = Callable[[Explanation, BinaryIO], None]


def _cells(one: Told) -> tuple[str, ...]:
    part = one.part if len(one.part) <= LONGEST else f"{one.part[:LONGEST]}..."
    expected = "" if one.expected is None else f"{one.expected:g}"
    return str(one.block), str(one.step), part, expected, "" if one.rows is None else str(one.rows)


def _write_json(explanation: Explanation, stream: BinaryIO) -> None:
    stream.write(json.dumps(asdict(explanation), ensure_ascii=False, indent=2).encode() + b"\n")


def _write_csv(explanation: Explanation, stream: BinaryIO) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *map(_cells, explanation.parts)])
    stream.write(text.getvalue().encode())


def _write_table(explanation: Explanation, stream: BinaryIO) -> None:
    """Write one JSON array per line, for the caller to draw."""
    rows = [COLUMNS, *map(_cells, explanation.parts)]
    stream.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


FORMATS: Mapping[str, Writer] = {"table": _write_table, "csv": _write_csv, "json": _write_json}


def write_explanation(explanation: Explanation, stream: BinaryIO, *, format: str) -> None:  # noqa: A002
    """Write an explanation; raise `QueryError` for a format that it cannot be written in."""
    if format not in FORMATS:
        raise QueryError(f"query: --explain cannot be written as {format}; use {', '.join(FORMATS)}")
    FORMATS[format](explanation, stream)

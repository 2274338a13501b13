"""From a query to one that has the same solutions and is answered sooner."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from pyoxigraph import BlankNode, QuerySolutions, Triple

from kg.query.planning.estimates import Estimates
from kg.query.planning.folding import UNBOUND, Folder, Rows
from kg.query.planning.ordering import Block, Planner
from kg.query.planning.reading import read
from kg.query.planning.sorting import sort_rows
from kg.query.tokens import significant, tokenize
from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from kg.store.graph import Graph

__all__ = ["Plan", "planned"]

REMEMBERED = 64  # answers that are kept with an open graph
BLANK = "?blank"  # how the variables for blank nodes begin


class Plan(Record):
    """A query as it is asked, and what was put in order in it; nothing where the query is not read."""

    text: str
    blocks: tuple[Block, ...] = ()


def planned(text: str, graph: Graph, *, prologue: str, prefixes: Mapping[str, str]) -> Plan:
    """Return the plan of a query; `prologue` declares the prefixes."""
    query = read(text)
    if query is None:
        return Plan(text)
    estimates = Estimates(graph, {**prefixes, **dict(query.prefixes)})
    declared = prologue + query.prologue

    def ask(part: str, most: int) -> Rows | None:
        inner = read(part)
        if inner is None:
            return None
        key = f"{most} {declared} {_anonymous(part)}"
        if key not in graph.memo:
            _make_room(graph)
            graph.memo[key] = _rows(graph, declared + Planner(estimates).query(inner).text, most)
        return graph.memo[key]

    planner = Planner(estimates, None if query.stars or BLANK in text else {})
    folded = Folder(ask, query.stars).query(query)
    return Plan(planner.query(sort_rows(folded)).text, tuple(planner.blocks))


def _make_room(graph: Graph) -> None:
    if len(graph.memo) >= REMEMBERED:
        graph.memo.clear()


def _anonymous(text: str) -> str:
    """Return a query with numbers for the names of its variables, and without white space and comments.

    >>> _anonymous("SELECT ?b { ?b ?a 1 } # all")
    'SELECT ?0 { ?0 ?1 1 }'
    """
    words = significant(tokenize(text))
    names: dict[str, str] = {}
    return " ".join(
        names.setdefault(word.text[1:], f"?{len(names)}") if word.kind == "variable" else word.text for word in words
    )


def _rows(graph: Graph, text: str, most: int) -> tuple[tuple[str, ...], ...] | None:
    """Return the first rows of a SELECT as SPARQL writes them; None where some of it cannot be written."""
    found = graph.query(text)
    if not isinstance(found, QuerySolutions):
        return None
    rows = [tuple(row) for row in islice(found, most)]
    if any(isinstance(cell, BlankNode | Triple) for row in rows for cell in row):
        return None
    return tuple(tuple(UNBOUND if cell is None else str(cell) for cell in row) for row in rows)

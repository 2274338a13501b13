"""Ask a graph: a query in, rows, a yes or no, or triples out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import QueryError
from kg.query import guard, tokens
from kg.rdf.vocabulary import prefixes_of
from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import TypeAlias

    from kg.query.planning import Plan
    from kg.store.graph import Graph

__all__ = ["Answer", "Term", "prepared", "prologue", "run"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
LARGE = 1 << 25  # bytes of tables, about 60,000 triples: there putting a query in order takes less than it saves
Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples | list[Triple]


class Answer(Record):
    """What a query gives, not yet read; it can be read once.

    `columns` are the names of the variables of a SELECT; ASK, CONSTRUCT and DESCRIBE have none. `text` is the query
    that was asked.
    """

    results: Results
    prefixes: Mapping[str, str]
    text: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in the order of the query."""
        if isinstance(self.results, QuerySolutions):
            return tuple(variable.value for variable in self.results.variables)
        return ()

    @property
    def boolean(self) -> bool | None:
        """Return the answer to an ASK; None for other queries."""
        return bool(self.results) if isinstance(self.results, QueryBoolean) else None

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows of a SELECT, an unbound variable as None."""
        if isinstance(self.results, QuerySolutions):
            for solution in self.results:
                yield tuple(solution[name] for name in self.columns)

    def triples(self) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE, each once and sorted."""
        return sorted(set(self.results), key=str) if isinstance(self.results, QueryTriples | list) else []

    @property
    def gives_triples(self) -> bool:
        """Tell whether the query was a CONSTRUCT or DESCRIBE."""
        return isinstance(self.results, QueryTriples | list)


def run(
    graph: Graph,
    text: str,
    *,
    parameters: Mapping[str, Term] | None = None,
    limit: int | None = None,
    ours: bool = False,
) -> Answer:
    """Ask a graph a SPARQL query that may use all known prefixes and sees all articles at once.

    `parameters` are terms for variables, by name. `limit` caps the solutions. Raises `QueryError` for a query that is
    wrong, that would write, or that would ask another server. A query that may run away is for `answer_bytes`.
    `ours` tells that it is one of those that come with kg: they need no check, and are so written that it takes longer
    to put them in order than to ask them as they are, unless the graph is large.
    """
    prefixes = prefixes_of(graph.base)
    asked = _asked(text, parameters, limit, prefixes, ours=ours)
    matched = _matched(graph, asked, prefixes)
    ordered = (ours and graph.size < LARGE) or tokens.is_lone(matched)
    results = _results(graph, matched, prefixes, ordered=ordered)
    if not ours and "*" in matched:
        results = _with_columns(graph, matched, results, prefixes)
    return Answer(results, prefixes, asked)


def prepared(
    graph: Graph, text: str, *, parameters: Mapping[str, Term] | None = None, limit: int | None = None
) -> Plan:
    """Return how `run` asks a query."""
    prefixes = prefixes_of(graph.base)
    return _plan(graph, _matched(graph, _asked(text, parameters, limit, prefixes), prefixes), prefixes)


def _asked(
    text: str,
    parameters: Mapping[str, Term] | None,
    limit: int | None,
    prefixes: Mapping[str, str],
    *,
    ours: bool = False,
) -> str:
    """Return a query with its parameters and its limit; raise `QueryError` unless it is one that may be asked."""
    bound = tokens.bind(text, {name: str(term) for name, term in (parameters or {}).items()})
    if not ours:
        guard.check(bound, prefixes=prefixes)
    return bound if limit is None else tokens.limited(bound, limit)


def _matched(graph: Graph, text: str, prefixes: Mapping[str, str]) -> str:
    if "matches" not in text and "relevance" not in text:
        return text
    from kg.query.matching import with_matches  # few queries need it

    return with_matches(text, graph.search, prefixes=prefixes)


def _plan(graph: Graph, text: str, prefixes: Mapping[str, str]) -> Plan:
    from kg.query.planning import planned  # what has to be put in order

    return planned(text, graph, prologue=prologue(prefixes), prefixes=prefixes)


def _results(graph: Graph, text: str, prefixes: Mapping[str, str], *, ordered: bool) -> Results:
    """Ask a query in the order that is answered soonest; in its own, should the engine not take that."""
    declared = prologue(prefixes)
    try:
        return graph.query(declared + (text if ordered else _plan(graph, text, prefixes).text))
    except QueryError:
        return graph.query(declared + text)


def _with_columns(graph: Graph, text: str, results: Results, prefixes: Mapping[str, str]) -> Results:
    """Return the results of SELECT * with the variables in the order of the text: the engine sorts their names."""
    star = tokens.star(text)
    if star is None or not isinstance(results, QuerySolutions):
        return results
    given = [variable.value for variable in results.variables]
    named = [token.text[1:] for token in tokens.tokenize(text) if token.kind == "variable"]
    order = sorted(given, key=named.index) if {*given} <= {*named} else given
    if order == given:
        return results
    listed = f"{text[:star]}{' '.join(f'?{name}' for name in order)}{text[star + 1 :]}"
    return _results(graph, listed, prefixes, ordered=tokens.is_lone(listed))


def prologue(prefixes: Mapping[str, str]) -> str:
    """Declare the prefixes on the query's first line; one that the query declares itself takes the place of ours."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items())

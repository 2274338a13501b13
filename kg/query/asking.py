"""Ask queries that have a name from code: their parameters as keywords, their rows as people read them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from textwrap import indent

from kg.errors import QueryError
from kg.query import tokens
from kg.query.answer import run
from kg.query.cells import cell
from kg.query.named import MARK, named_query, to_terms
from kg.store import Store

__all__ = ["ask", "check_source", "filled", "together"]

ARTICLES = """SELECT DISTINCT ?name WHERE {
  { ?document a schema:NewsArticle ; schema:headline|schema:publisher|dcterms:source ?name }
  UNION { ?document a schema:NewsArticle BIND(REPLACE(STR(?document), "^.*/", "") AS ?name) }
} ORDER BY ?name"""


def ask(store: Store, name: str, values: Mapping[str, str], *, limit: int | None = None) -> Iterator[tuple[str, ...]]:
    """Yield the columns of a query with a name, then its rows, each cell as text that cannot command a terminal."""
    query = named_query(name)
    answer = run(store, query.text, parameters=to_terms(query, _written(values)), limit=limit, ours=query.ours)
    yield answer.columns
    for row in answer.rows():
        yield tuple(cell(term, answer.prefixes) for term in row)


def filled(name: str, values: Mapping[str, str]) -> str:
    """Return the SPARQL of a query with a name, with values in the place of its parameters."""
    query = named_query(name)
    terms = to_terms(query, _written(values))
    return tokens.bind(query.text, {variable: str(term) for variable, term in terms.items()})


def together(parts: Mapping[str, str]) -> str:
    """Return one query that gives the rows of several, with the name of each in the column ?part.

    >>> print(together({"one": "SELECT ?a WHERE { ?a a ?b }", "two": "SELECT ?c WHERE { ?c ?d ?a }"}).rstrip())
    SELECT ?part ?a ?c WHERE {
      { BIND("one" AS ?part) {
        SELECT ?a WHERE { ?a a ?b }
      } } UNION
      { BIND("two" AS ?part) {
        SELECT ?c WHERE { ?c ?d ?a }
      } }
    }
    """
    bodies = {name: _headless(text) for name, text in parts.items()}
    columns = dict.fromkeys(column for body in bodies.values() for column in _columns(body))
    asked = [f'  {{ BIND("{name}" AS ?part) {{\n{indent(body, "    ")}\n  }} }}' for name, body in bodies.items()]
    between = " UNION\n"
    return f"SELECT ?part {' '.join(columns)} WHERE {{\n{between.join(asked)}\n}}\n"


def _headless(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(MARK))


def _columns(text: str) -> Iterator[str]:
    """Yield the variables that a query with a name selects; an expression in brackets ends with its own.

    >>> [*_columns("SELECT ?a (MAX(STR(?b)) AS ?c) WHERE { }")]
    ['?a', '?c']
    """
    depth, last = 0, ""
    for token in tokens.tokenize(text.partition(" WHERE ")[0]):
        depth += (token.text == "(") - (token.text == ")")
        last = token.text if token.kind == "variable" else last
        if depth == 0 and (token.kind == "variable" or token.text == ")"):
            yield last


def _written(values: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in values.items()]


def check_source(store: Store, name: str) -> None:
    """Raise `QueryError` with near names where no article has this in its title, its publisher, its source or as id."""
    known = [str(getattr(row[0], "value", "")) for row in run(store, ARTICLES).rows()]
    if any(name.casefold() in one.casefold() for one in known):
        return
    near = difflib.get_close_matches(name, known, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query articles lists them"
    raise QueryError(f"source {name!r}: no article or publisher is called so; {hint}")

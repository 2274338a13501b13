"""Which query is meant on the command line, and what fills its parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.cli.console import note
from kg.cli.sparql import read_file, read_stdin
from kg.errors import QueryError
from kg.query import NamedQuery, named_query, parse_query, to_term, variables, with_values
from kg.query.named import shadowing
from kg.rdf.vocabulary import DEFAULT_BASE, prefixes_of

__all__ = ["choose", "fill_in"]

NAME = re.compile(r"[a-z][a-z0-9-]*")
FILE = re.compile(r"@.+|\S+\.(rq|sparql)", re.IGNORECASE)


def choose(query: str, values: Sequence[str]) -> NamedQuery:
    """Return the query that an argument means: a name, a file, - for standard input, or SPARQL itself."""
    if query == "-":
        return parse_query("-", read_stdin())
    if NAME.fullmatch(query):
        if query in shadowing():
            note(f"kg: query {query}: your own is asked in place of the one that comes with kg")
        return named_query(query)
    if FILE.fullmatch(query):
        return _read(Path(query.removeprefix("@")))
    found = parse_query("SPARQL", query)
    return found if values else replace(found, parameters=())


def fill_in(query: NamedQuery, values: Sequence[str], params: Sequence[str]) -> tuple[NamedQuery, tuple[str, ...]]:
    """Return the query with values for its variables, and the values for its parameters."""
    known = {parameter.name for parameter in query.parameters}
    given = {param.partition("=")[0]: param for param in params}
    wrong = next((param for name, param in given.items() if "=" not in param or not name), None)
    if wrong is not None:
        raise QueryError(f"parameter {wrong!r}: has no name and value; write it as name=value")
    terms = {
        name: str(to_term(name, param.partition("=")[2], prefixes_of(DEFAULT_BASE)))
        for name, param in given.items()
        if name not in known
    }
    for name in sorted(terms.keys() - variables(query.text)):
        takes = ", ".join(sorted(known | variables(query.text))) or "none"
        raise QueryError(f"query {query.name}: has no parameter or variable {name}; it has {takes}")
    named = tuple(param for name, param in given.items() if name in known)
    parameters = query.parameters if named or values or query.name != "SPARQL" else ()
    return replace(query, text=with_values(query.text, terms), parameters=parameters), (*named, *values)


def _read(path: Path) -> NamedQuery:
    return parse_query(path.name, read_file(path, kind="query", hint="kg queries lists those that come with kg"))

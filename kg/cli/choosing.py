"""Which query is meant on the command line, and what fills its parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import QueryError
from kg.query.named import NamedQuery, named_query, parse_query, shadowing, to_term
from kg.query.tokens import variables, with_values
from kg.records import replace

__all__ = ["choose", "fill_in"]

NAME_BEGINS, NAME_HAS = "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz0123456789-"
ENDINGS = (".rq", ".sparql")


def choose(query: str, values: Sequence[str]) -> NamedQuery:
    """Return the query that an argument means: a name, a file, - for standard input, or SPARQL itself."""
    if query == "-":
        from kg.cli.sparql import read_stdin

        return parse_query("-", read_stdin())
    if _is_name(query):
        if query in shadowing():
            from kg.cli.console import note  # loads click

            note(f"kg: query {query}: your own is asked in place of the one that comes with kg")
        return named_query(query)
    if _is_file(query):
        return _read(query.removeprefix("@"))
    found = parse_query("SPARQL", query)
    return found if values else replace(found, parameters=())


def _is_name(query: str) -> bool:
    return query[:1] in NAME_BEGINS and query != "" and not query.strip(NAME_HAS)


def _is_file(query: str) -> bool:
    return (len(query) > 1 and query[0] == "@" and "\n" not in query) or (
        query.lower().endswith(ENDINGS) and query.lower() not in ENDINGS and query.split() == [query]
    )


def fill_in(query: NamedQuery, values: Sequence[str], params: Sequence[str]) -> tuple[NamedQuery, tuple[str, ...]]:
    """Return the query with values for its variables, and the values for its parameters."""
    known = {parameter.name for parameter in query.parameters}
    given = {param.partition("=")[0]: param for param in params}
    wrong = next((param for name, param in given.items() if "=" not in param or not name), None)
    if wrong is not None:
        raise QueryError(f"parameter {wrong!r}: has no name and value; write it as name=value")
    terms = {
        name: str(to_term(name, param.partition("=")[2], _prefixes()))
        for name, param in given.items()
        if name not in known
    }
    for name in sorted(terms.keys() - variables(query.text)):
        takes = ", ".join(sorted(known | variables(query.text))) or "none"
        raise QueryError(f"query {query.name}: has no parameter or variable {name}; it has {takes}")
    named = tuple(param for name, param in given.items() if name in known)
    parameters = query.parameters if named or values or query.name != "SPARQL" else ()
    return replace(query, text=with_values(query.text, terms), parameters=parameters), (*named, *values)


def _prefixes() -> Mapping[str, str]:
    from kg.rdf.vocabulary import DEFAULT_BASE, prefixes_of

    return prefixes_of(DEFAULT_BASE)


def _read(name: str) -> NamedQuery:
    from pathlib import Path

    from kg.query.files import read_file

    path = Path(name)
    return parse_query(path.name, read_file(path, kind="query", hint="kg queries lists those that come with kg"))

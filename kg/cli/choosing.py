"""Which query is meant on the command line, and what fills its parameters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.errors import QueryError
from kg.query.named import SPARQL, NamedQuery, named_query, parse_query, shadowing
from kg.query.parameters import DATATYPES, to_term
from kg.query.tokens import variables, with_values
from kg.records import replace

__all__ = ["choose", "fill_in", "is_name"]

NAME_BEGINS, NAME_HAS = "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz0123456789-"
ENDINGS = (".rq", ".sparql")


def choose(query: str, values: Sequence[str]) -> NamedQuery:
    """Return the query that an argument means: a name, a file, - for standard input, or SPARQL itself."""
    if query == "-":
        from kg.cli.sparql import read_stdin

        return parse_query("-", read_stdin())
    if is_name(query):
        if query in shadowing():
            from kg.cli.console import note  # loads click

            note(f"kg: query {query}: your own is asked in place of the one that comes with kg")
        return named_query(query)
    if _is_file(query):
        return _read(query.removeprefix("@"))
    found = parse_query(SPARQL, query)
    return found if values else replace(found, parameters=())


def is_name(query: str) -> bool:
    """Tell whether an argument is the name of a query, and no SPARQL and no file."""
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
        raise QueryError(f"query {query.name}: has no parameter or variable {name}; {_meant(name, known, query.text)}")
    _tell_types({name: param.partition("=")[2] for name, param in given.items() if name in terms})
    named = tuple(param for name, param in given.items() if name in known)
    parameters = query.parameters if named or values or query.name != SPARQL else ()
    return replace(query, text=with_values(query.text, terms), parameters=parameters), (*named, *values)


def _tell_types(values: Mapping[str, str]) -> None:
    """Say of what looks like a day or a number that it is taken as words, which are equal to neither."""
    import re

    for name, text in values.items():
        typed = next((kind for kind, pattern in DATATYPES.values() if re.fullmatch(pattern, text)), None)
        if typed:
            from kg.cli.console import note

            note(f"kg: parameter {name}: {text} is taken as words; as a value it is '\"{text}\"^^{typed}'")


def _meant(name: str, known: Collection[str], text: str) -> str:
    """Return which parameter or variable may be meant."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(name, [*known, *sorted(variables(text))], n=1)
    return f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(known or variables(text))) or 'none'}"


def _prefixes() -> Mapping[str, str]:
    from kg.rdf.vocabulary import DEFAULT_BASE, prefixes_of

    return prefixes_of(DEFAULT_BASE)


def _read(name: str) -> NamedQuery:
    from pathlib import Path

    from kg.query.files import read_file

    path = Path(name)
    return parse_query(path.name, read_file(path, kind="query", hint="kg queries lists those that come with kg"))

"""Queries with a name: SPARQL files with a header, in the convention of grlc, so that other tools read them too.

    #+ summary: What is claimed about someone or something.
    #+ category: claims
    #+ example: entity=Sweden
    #+ defaults:
    #+   - entity: Norway
    SELECT ... WHERE { ... FILTER(?_entity = ?name) }

A variable that starts with an underscore is a parameter. Its last part may say its type: ``?_since_date``, ``?_x_iri``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.errors import QueryError
from kg.query.parameters import DATATYPES, Parameter
from kg.query.tokens import tokenize
from kg.records import TYPE_CHECKING, Record, replace
from kg.resources import own_queries_folder, queries_folder, query_text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from kg.query.answer import Term

__all__ = [
    "SPARQL",
    "NamedQuery",
    "example_result",
    "faults",
    "load_queries",
    "named_query",
    "parse_query",
    "shadowing",
    "to_terms",
]

QUOTES = frozenset("'\"\\")
MARK, ITEM = "#+", "- "  # how a line of the header begins, and what is in a list there
SPARQL = "SPARQL"  # the name of a query that has none


class NamedQuery(Record):
    """A query from a file with a header; `ours` tells that it comes with kg."""

    name: str
    text: str
    summary: str = ""
    description: str = ""
    category: str = ""
    parameters: tuple[Parameter, ...] = ()
    example: tuple[str, ...] = ()  # values of a call
    ours: bool = False


def parse_query(name: str, text: str) -> NamedQuery:
    r"""Read a query and its header.

    >>> query = parse_query("x", "#+ summary: All.\n#+ defaults:\n#+   - who: Lee\nASK { ?s ?p ?_who }")
    >>> query.summary, query.parameters[0].name, query.parameters[0].default
    ('All.', 'who', 'Lee')
    """
    fields, defaults = _header(text)
    return NamedQuery(
        name,
        text,
        summary=fields.get("summary", ""),
        description=fields.get("description", ""),
        category=fields.get("category", ""),
        example=_words(fields.get("example", "")),
        parameters=tuple(_parameters(text, defaults)),
    )


def _words(call: str) -> tuple[str, ...]:
    if not QUOTES.intersection(call):
        return tuple(call.split())
    import shlex  # slow to load

    return tuple(shlex.split(call))


def _header(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the header's fields, and the defaults that it lists."""
    fields: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for line in text.splitlines():
        field = line.removeprefix(MARK).strip()
        key, colon, value = field.removeprefix(ITEM).partition(":")
        if line.startswith(MARK) and colon and key.replace("-", "_").isidentifier():
            (defaults if field.startswith(ITEM) else fields)[key] = value.strip().strip('"')
    return fields, defaults


def _parameters(text: str, defaults: Mapping[str, str]) -> Iterator[Parameter]:
    """Yield the parameters in the order in which the header, then the query, names them."""
    variables = {token.text[1:]: None for token in tokenize(text) if token.kind == "variable" and token.text[1] == "_"}
    found = {}
    for variable in variables:
        name, _, kind = variable[1:].rpartition("_")
        typed = kind in DATATYPES or kind == "iri"
        key = name if typed and name else variable[1:]
        found[key] = Parameter(key, variable, kind if typed and name else "", defaults.get(key))
    order = list(defaults)
    yield from sorted(found.values(), key=lambda one: order.index(one.name) if one.name in order else -1)


def load_queries() -> dict[str, NamedQuery]:
    """Return the queries that come with kg and the user's own, by name, in the order of their names.

    Those of the user that cannot be read are left out; `faults` tells why.
    """
    names = sorted({name for folder in _folders() for name in _names_in(folder)})
    return {name: query for name in names if isinstance(query := _tried(name), NamedQuery)}


def faults() -> list[str]:
    """Return what is wrong with those of the user's own queries that cannot be read, a line for each."""
    own = own_queries_folder()
    tried = map(_tried, sorted(_names_in(own)) if own else [])
    return [str(error) for error in tried if isinstance(error, QueryError)]


def _tried(name: str) -> NamedQuery | QueryError | None:
    try:
        return _found(name)
    except QueryError as error:
        return error


def named_query(name: str) -> NamedQuery:
    """Return the query with this name, the user's own first; raise `QueryError` with near names where there is none."""
    found = _found(name)
    if found is not None:
        return found
    import difflib

    near = difflib.get_close_matches(name, load_queries(), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg queries lists them all"
    raise QueryError(f"query {name!r}: no query has this name; {hint}")


def example_result(name: str) -> str:
    """Return the first rows of a query's example on the sample articles, as CSV; empty where none are kept."""
    for folder in _folders():
        if (folder / f"{name}.rq").is_file():
            file = folder / f"{name}.csv"
            return file.read_text(encoding="utf-8") if file.is_file() else ""
    return ""


def shadowing() -> list[str]:
    """Return the names of the user's own queries that stand before one that comes with kg."""
    own = own_queries_folder()
    return sorted({*_names_in(own)} & {*_names_in(queries_folder())}) if own else []


def _folders() -> list[Traversable]:
    own = own_queries_folder()
    return [own, queries_folder()] if own else [queries_folder()]


def _names_in(folder: Traversable) -> list[str]:
    if not folder.is_dir():
        raise QueryError(f"queries {folder}: is no folder; name one with files that end in .rq")
    return [file.name.removesuffix(".rq") for file in folder.iterdir() if file.name.endswith(".rq")]


def _found(name: str) -> NamedQuery | None:
    own = own_queries_folder()
    if own and (own / f"{name}.rq").is_file():
        return _checked(name, own / f"{name}.rq")
    text = query_text(name)
    return None if text is None else replace(parse_query(name, text), ours=True)


def _checked(name: str, path: Path) -> NamedQuery:
    """Return a query of the user's own; raise `QueryError` with its file where it is none."""
    from kg.query.files import read_file
    from kg.query.guard import check
    from kg.rdf.vocabulary import DEFAULT_BASE, prefixes_of

    text = read_file(path, kind="query", hint="make it readable")
    try:
        query = parse_query(name, text)
        check(query.text, prefixes=prefixes_of(DEFAULT_BASE))
    except QueryError as error:
        raise QueryError(f"query {path}: {str(error).removeprefix('query: ')}") from None
    except ValueError as error:
        raise QueryError(f"query {path}: its example cannot be read, {error}; close its quotation marks") from None
    return query


def to_terms(query: NamedQuery, values: Sequence[str]) -> dict[str, Term]:
    """Return terms for the query's variables from ``name=value`` or, in the order of the parameters, bare values.

    Raises `QueryError` for a value too many, a wrong one, or a parameter without default that is left out.
    """
    given = _by_name(query, values)
    return {one.variable: one.to_term(_value(query, one, given)) for one in query.parameters}


def _by_name(query: NamedQuery, values: Sequence[str]) -> dict[str, str]:
    names = [parameter.name for parameter in query.parameters]
    given: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if equals and name in names:
            given[name] = rest
            continue
        free = next((name for name in names if name not in given), None)
        if free is None:
            raise QueryError(_unplaced(query, value))
        given[free] = value
    return given


def _unplaced(query: NamedQuery, value: str) -> str:
    names = ", ".join(parameter.name for parameter in query.parameters)
    if query.name == SPARQL and not names:
        return f"query: ends before {value!r}; put the whole query between single quotation marks"
    return f"query {query.name}: cannot place the value {value!r}; it takes {names or 'none'}"


def _value(query: NamedQuery, parameter: Parameter, given: Mapping[str, str]) -> str:
    value = given.get(parameter.name, parameter.default)
    if value is None:
        raise QueryError(f"query {query.name}: needs {parameter.name}; add {parameter.name}=VALUE")
    return value

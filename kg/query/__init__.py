"""Ask the graph: SPARQL that only reads, queries with a name, and the formats of their answers.

`run` asks an open store; `answer_bytes` does so in a process of its own, which can be stopped. Nothing is loaded before
it is asked for, so that a query is not kept waiting. What few commands need has to be imported from its module:
`comparing`, `differences`, `network`, `portrait`, `replies` and `witnesses`.
"""

from __future__ import annotations

from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.answer import run
    from kg.query.asking import ask, check_source, filled
    from kg.query.child import Question, answer_bytes
    from kg.query.counting import results_in
    from kg.query.entities import find_entities, one_entity, resolve_names
    from kg.query.formats import FORMATS, format_for, read_records, write
    from kg.query.guard import check_update
    from kg.query.memory import allowed, read_size
    from kg.query.named import NamedQuery, load_queries, named_query, parse_query, to_terms
    from kg.query.parameters import to_term
    from kg.query.tokens import form, variables, with_values

__all__ = [
    "FORMATS",
    "NamedQuery",
    "Question",
    "allowed",
    "answer_bytes",
    "ask",
    "check_source",
    "check_update",
    "filled",
    "find_entities",
    "form",
    "format_for",
    "load_queries",
    "named_query",
    "one_entity",
    "parse_query",
    "read_records",
    "read_size",
    "resolve_names",
    "results_in",
    "run",
    "to_term",
    "to_terms",
    "variables",
    "with_values",
    "write",
]

NAMES = {
    "answer": "run",
    "asking": "ask check_source filled",
    "child": "Question answer_bytes",
    "counting": "results_in",
    "entities": "find_entities one_entity resolve_names",
    "formats": "FORMATS format_for read_records write",
    "guard": "check_update",
    "memory": "allowed read_size",
    "named": "NamedQuery load_queries named_query parse_query to_terms",
    "parameters": "to_term",
    "tokens": "form variables with_values",
}
HOMES = {name: module for module, names in NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load what is asked for."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)

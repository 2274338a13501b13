"""Ask the graph: SPARQL that only reads, queries with a name, and the formats of their answers.

`run` asks an open store; `answer_bytes` does so in a process of its own, which can be stopped. What few commands need
has to be imported from its module, so that a query is not kept waiting for it: `comparing`, `differences`, `network`,
`replies` and `witnesses`.
"""

from kg.query import tokens
from kg.query.answer import run
from kg.query.asking import ask, check_source, filled
from kg.query.child import Question, answer_bytes
from kg.query.counting import results_in
from kg.query.entities import find_entities, one_entity, resolve_names
from kg.query.formats import FORMATS, format_for, read_records, write
from kg.query.guard import check_update
from kg.query.memory import allowed, read_size
from kg.query.named import NamedQuery, load_queries, named_query, parse_query, to_term, to_terms
from kg.query.portrait import page, portrait, portrait_queries
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
    "page",
    "parse_query",
    "portrait",
    "portrait_queries",
    "read_records",
    "read_size",
    "resolve_names",
    "results_in",
    "run",
    "to_term",
    "to_terms",
    "tokens",
    "variables",
    "with_values",
    "write",
]

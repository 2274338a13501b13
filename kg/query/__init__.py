"""Ask the graph: SPARQL that only reads, queries with a name, and the formats of their answers.

`run` asks an open store; `answer_bytes` does so in a process of its own, which can be stopped.
"""

from kg.query import tokens
from kg.query.answer import run
from kg.query.asking import ask, check_source, filled
from kg.query.child import Question, answer_bytes
from kg.query.comparing import Comparison, Report, compare
from kg.query.counting import results_in
from kg.query.differences import Difference, figures
from kg.query.entities import find_entities, one_entity, resolve_names
from kg.query.formats import FORMATS, format_for, read_records, write
from kg.query.guard import check_update
from kg.query.memory import allowed, read_size
from kg.query.named import NamedQuery, load_queries, named_query, parse_query, to_term, to_terms
from kg.query.network import Community, Linked, Step, communities, links, most_linked, paths
from kg.query.portrait import page, portrait, portrait_queries
from kg.query.replies import VERDICTS, Answer, Pattern, Reply, joined, reply, to_sparql, told_once
from kg.query.tokens import form, variables, with_values
from kg.query.witnesses import Witness

__all__ = [
    "FORMATS",
    "VERDICTS",
    "Answer",
    "Community",
    "Comparison",
    "Difference",
    "Linked",
    "NamedQuery",
    "Pattern",
    "Question",
    "Reply",
    "Report",
    "Step",
    "Witness",
    "allowed",
    "answer_bytes",
    "ask",
    "check_source",
    "check_update",
    "communities",
    "compare",
    "figures",
    "filled",
    "find_entities",
    "form",
    "format_for",
    "joined",
    "links",
    "load_queries",
    "most_linked",
    "named_query",
    "one_entity",
    "page",
    "parse_query",
    "paths",
    "portrait",
    "portrait_queries",
    "read_records",
    "read_size",
    "reply",
    "resolve_names",
    "results_in",
    "run",
    "to_sparql",
    "to_term",
    "to_terms",
    "tokens",
    "told_once",
    "variables",
    "with_values",
    "write",
]

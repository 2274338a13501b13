"""What is wrong in a graph, as a value that can be shown with the sentence it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import NamedNode

from kg.rdf.facts import Facts, GraphName, QuadSource, facts_of
from kg.rdf.vocabulary import Names, kg, term

__all__ = ["Level", "Problem", "quote_of", "short_name"]


class Level(StrEnum):
    """Whether a graph breaks a promise, or only cannot show that it keeps it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: about what, in words, and with the words of the text that it is about."""

    level: Level
    subject: str  # "document 1a2b", "claim 3c4d", ...
    message: str
    quote: str = ""

    def __str__(self) -> str:
        quote = " ".join(self.quote.split())
        shown = f' in "{quote}"' if quote else ""
        return f"{self.level}: {self.subject}: {self.message}{shown}"


def short_name(node: NamedNode, names: Names) -> str:
    """Return an IRI of ours as words, such as ``claim 3c4d``; another one as it is.

    >>> short_name(Names().span("d1", 0, 4), Names())
    'document d1#char=0,4'
    """
    return node.value.removeprefix(names.base).replace("/", " ", 1) if node.value.startswith(names.base) else node.value


def quote_of(source: QuadSource, node: NamedNode, graph: GraphName) -> str:
    """Return the words of the text that a node is about: the sentence of a claim, the words of a span, a name."""
    facts = facts_of(source, node, graph)
    for property_ in (kg("evidence"), kg("sentence")):
        for next_ in facts.nodes(property_):
            return quote_of(source, next_, graph)
    return _own_words(facts)


def _own_words(facts: Facts) -> str:
    words = (facts.text(property_) for property_ in (term("oa:exact"), term("skos:prefLabel"), kg("words")))
    return next((text for text in words if text), "")

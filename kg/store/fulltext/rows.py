"""What can be found by its words: the sentences of an article, the article itself, and what it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.facts import QuadSource, facts_of, pairs
from kg.rdf.vocabulary import Names, kg, term

__all__ = ["KINDS", "SEPARATOR", "Row", "rows_of"]

KINDS = ("sentence", "article", "entity")
SEPARATOR = " \ue000 "  # counts as a word that nobody can ask for, so that no phrase reaches over it


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """The words by which a node is found."""

    kind: str
    node: str  # its IRI
    words: str


def rows_of(source: QuadSource, document: str, names: Names) -> frozenset[Row]:
    """Return what can be found in an article; nothing where the graph does not have it."""
    graph = names.document(document)
    found = (*_sentences(source, graph), *_article(source, graph), *_entities(source, graph))
    return frozenset(Row(kind, node, words.replace("\0", " ")) for kind, node, words in found)


def _sentences(source: QuadSource, graph: NamedNode) -> Iterator[tuple[str, str, str]]:
    for node, _ in pairs(source, term("rdf:type"), kg("Sentence"), graph):
        words = facts_of(source, node, graph, term("oa:exact")).text(term("oa:exact"))
        if words:
            yield "sentence", node.value, words


def _article(source: QuadSource, graph: NamedNode) -> Iterator[tuple[str, str, str]]:
    facts = facts_of(source, graph, graph)
    words = [text for property_ in (term("schema:headline"), kg("text")) for text in facts.texts(property_)]
    if words:
        yield "article", graph.value, SEPARATOR.join(words)


def _entities(source: QuadSource, graph: NamedNode) -> Iterator[tuple[str, str, str]]:
    called: dict[str, set[str]] = {}
    for property_ in (term("skos:prefLabel"), term("skos:altLabel")):
        for node, name in pairs(source, property_, None, graph):
            called.setdefault(node.value, set()).add(name.value)
    yield from (("entity", node, SEPARATOR.join(sorted(names))) for node, names in called.items())

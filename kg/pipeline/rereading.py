"""Articles of a graph read again for one question: what the ontology has no relation for is told by the verb itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.extract import extract, find_occurrences
from kg.extract.rephrasing import with_agents
from kg.language import Parser
from kg.language.recall import with_recalled_names
from kg.model import Document, Reading
from kg.resolve import resolve
from kg.schema import Ontology
from kg.store import Store

__all__ = ["articles_with", "reread"]

MOST = 8  # articles that are read for a question
HITS = 40


def reread(store: Store, words: Iterable[str], *, parser: Parser, ontology: Ontology) -> Store:
    """Return a graph in memory of the articles that some words lead to, read with another ontology."""
    graph = Store.in_memory(base=store.base, ontology=ontology)
    for document in articles_with(store, words):
        graph.add(_reading(document, parser, ontology), settled=True)
    return graph


def articles_with(store: Store, words: Iterable[str]) -> Iterator[Document]:
    """Yield the articles whose sentences have most of the words, best first."""
    sought = " OR ".join(f'"{word}"' for word in words)
    hits = store.fulltext.search(sought, limit=HITS) if sought else []
    known = {store.names.document(one).value: one for one in store.reader().document_ids()}
    found = (known.get(hit.node.value.partition("#")[0]) for hit in hits)
    yield from (store.reader().document(one) for one in islice(dict.fromkeys(filter(None, found)), MOST))


def _reading(document: Document, parser: Parser, ontology: Ontology) -> Reading:
    sentences = tuple(map(with_agents, with_recalled_names(tuple(parser.parse(document)))))
    findings = tuple(extract(document, sentences, ontology))
    return resolve(document, sentences, findings, ontology, tuple(find_occurrences(document, sentences, ontology)))

"""Proving a graph against its texts: every quote, every document's id, every edge, and the articles' sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import InputError
from kg.model import Document
from kg.rdf.facts import Facts, facts_of, pairs
from kg.rdf.vocabulary import kg, term
from kg.store.edges import allowed_edges, is_edge
from kg.store.failure import reported
from kg.store.problem import Level, Problem, quote_of, short_name
from kg.store.store import Store

__all__ = ["ReadSource", "verify"]

ReadSource = Callable[[str], Iterator[Document]]
ENDS = ("sentence", "subjectMention", "objectMention")


def verify(
    store: Store, *, read_source: ReadSource | None = None, on_progress: Callable[[int, int], None] | None = None
) -> Iterator[Problem]:
    """Yield what the graph says and its texts do not bear out; nothing if all is well.

    Each quote must stand at its place in the stored text, each document's id must be the hash of that text, each claim
    must quote something, and plain edges and events must be what claims allow. `read_source` reads the documents
    of a file again, raising `InputError` where there is none; without it the sources are left alone, and addresses are
    never fetched. `on_progress` is told how many of how many documents are done.
    """
    sources = _Sources(read_source)
    documents = store.reader().document_ids()
    for number, identifier in enumerate(documents, 1):
        with reported(store.location):
            document = store.document(identifier)
            yield from _verify_document(store, document)
        yield from _verify_sources(document, sources)
        if on_progress:
            on_progress(number, len(documents))
    with reported(store.location):
        yield from _verify_edges(store)
        yield from _verify_events(store)
        yield from _verify_union(store)


def _verify_document(store: Store, document: Document) -> Iterator[Problem]:
    if not document.text:
        yield _about(document, Level.WARNING, "the graph has no text of it, so its quotes cannot be proved")
    elif Document.id_of(document.text) != document.id:
        yield _about(document, Level.ERROR, "its id is not the hash of its text; the text was changed")
    yield from _verify_spans(store, document)
    yield from _verify_claims(store, store.names.document(document.id))


def _verify_sources(document: Document, sources: _Sources) -> Iterator[Problem]:
    for level, message in sources.complaints(document) if document.text else ():
        yield _about(document, level, message)


def _about(document: Document, level: Level, message: str) -> Problem:
    return Problem(level, f"document {document.id}", message, document.title or "")


def _verify_spans(store: Store, document: Document) -> Iterator[Problem]:
    graph = store.names.document(document.id)
    spans = {node for node, _ in pairs(store.engine, term("oa:hasSource"), None, graph)}
    for span in sorted(spans, key=str):
        message = _span_complaint(store, document, facts_of(store.engine, span, graph))
        if message:
            quote = quote_of(store.engine, span, graph)
            yield Problem(Level.ERROR, short_name(span, store.names), message, quote)


def _span_complaint(store: Store, document: Document, facts: Facts) -> str:
    """Return what is wrong with a span; empty if nothing is."""
    where, start, end = store.names.span_of(facts.subject)
    written = facts.texts(term("oa:start")) + facts.texts(term("oa:end"))
    if where != document.id or written != [str(start), str(end)]:
        return "the place in its name is not the place that it gives"
    if document.text and not 0 <= start <= end <= len(document.text):
        return f"lies outside of the text, which has {len(document.text)} characters"
    words = facts.texts(term("oa:exact"))
    if document.text and words and words != [document.text[start:end]]:
        return f"the text has {document.text[start:end]!r} there"
    return ""


def _verify_claims(store: Store, graph: NamedNode) -> Iterator[Problem]:
    claims = {node for node, _ in pairs(store.engine, term("rdf:type"), kg("Claim"), graph)}
    for claim in sorted(claims, key=str):
        found = facts_of(store.engine, claim, graph).nodes(kg("evidence"))
        complaints = [_evidence_complaint(facts_of(store.engine, node, graph), graph) for node in found]
        if not found:
            complaints = ["quotes nothing"]
        for message in filter(None, complaints):
            quote = quote_of(store.engine, claim, graph)
            yield Problem(Level.ERROR, short_name(claim, store.names), message, quote)


def _evidence_complaint(facts: Facts, graph: NamedNode) -> str:
    if any(len(facts.nodes(kg(end))) != 1 for end in ENDS):
        return "its evidence does not say which words it rests on"
    elsewhere = [end for end in ENDS if not facts.node(kg(end)).value.startswith(f"{graph.value}#")]
    return f"the {elsewhere[0]} of its evidence stands in another document" if elsewhere else ""


def _verify_edges(store: Store) -> Iterator[Problem]:
    """Compare the plain edges with those that the claims of all articles allow."""
    graphs = (graph for graph in store.engine.named_graphs() if isinstance(graph, NamedNode))
    allowed = {triple for graph in graphs for triple in allowed_edges(store.engine, graph)}
    there = {quad.triple for quad in store.engine.quads_for_pattern(None, None, None, store.names.edges)}
    for wrong, message in (
        (there - allowed, "stands as a fact, but no claim allows it"),
        (allowed - there, "a claim states it as a fact, but the edge is missing"),
    ):
        yield from (Problem(Level.ERROR, f"edge {triple}", message) for triple in sorted(wrong, key=str))


def _verify_events(store: Store) -> Iterator[Problem]:
    """Compare events with the claims that tell of them; before articles are compared, they may lag behind."""
    if store.stories.untold():
        return
    for event in store.events.all():
        here = store.names.event(event.id)
        claims = [facts_of(store.engine, store.names.claim(claim), DefaultGraph()) for claim in event.claims]
        happened = Quad(here, term("rdf:type"), term("sem:Event"), store.names.events) in store.engine
        if not all(kg("evidence") in claim for claim in claims):
            yield Problem(Level.ERROR, f"event {event.id}", "a claim that tells of it is in no article")
        elif happened and not any(map(is_edge, claims)):
            yield Problem(Level.ERROR, f"event {event.id}", "stands as one that took place, but no claim tells it so")


def _verify_union(store: Store) -> Iterator[Problem]:
    """Compare the default graph, which queries see, with the graphs that it repeats."""
    for quad in store.engine:
        own = isinstance(quad.graph_name, DefaultGraph)
        if quad.graph_name in {store.names.store, store.names.unsettled}:
            continue
        if own and not _is_named(store, quad):
            yield Problem(Level.ERROR, f"triple {quad.triple}", "queries see it, but no article says it")
        if not own and Quad(quad.subject, quad.predicate, quad.object) not in store.engine:
            yield Problem(Level.ERROR, f"triple {quad.triple}", "an article says it, but queries do not see it")


def _is_named(store: Store, quad: Quad) -> bool:
    found = store.engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(not isinstance(other.graph_name, DefaultGraph) for other in found)


class _Sources:
    """Reads each source once and remembers the ids of its documents."""

    def __init__(self, read_source: ReadSource | None) -> None:
        self._read = read_source
        self._known: dict[str, frozenset[str] | str] = {}

    def complaints(self, document: Document) -> Iterator[tuple[Level, str]]:
        """Yield what is wrong with the sources of a document that can be read again."""
        for source in document.sources if self._read else ():
            if "://" in source or source == "-":
                continue
            found = self._ids(source)
            if isinstance(found, str):
                yield Level.WARNING, f"its source cannot be read again ({found})"
            elif document.id not in found:
                step = f"build that, and remove this one with: kg remove {document.id}"
                yield Level.ERROR, f"its source {source} has another text now; {step}"

    def _ids(self, source: str) -> frozenset[str] | str:
        if source not in self._known and self._read:
            try:
                self._known[source] = frozenset(document.id for document in self._read(source))
            except InputError as error:
                self._known[source] = str(error)
        return self._known[source]

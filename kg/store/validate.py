"""Checking a graph against the shapes of its ontology with SHACL, article by article, and then as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple, serialize

from kg.rdf.facts import QuadSource, facts_of, pairs
from kg.rdf.vocabulary import kg, local_name, named, term
from kg.schema import Ontology
from kg.store.failure import reported
from kg.store.problem import Level, Problem, quote_of, short_name
from kg.store.shapes import CLAIMS_OF, shapes_of
from kg.store.store import Store

if TYPE_CHECKING:
    import rdflib

__all__ = ["validate"]

# What must be the same wherever an article tells about a thing, and what is wrong otherwise.
ONE_OVERALL = (
    (kg("Claim"), term("rdf:subject"), "articles disagree about its subject"),
    (kg("Claim"), term("rdf:predicate"), "articles disagree about its predicate"),
    (kg("Claim"), term("rdf:object"), "articles disagree about its object"),
    (kg("Claim"), kg("modality"), "articles disagree about its modality"),
    (kg("Claim"), kg("polarity"), "articles disagree about its polarity"),
    (kg("Value"), kg("value"), "articles disagree about its number"),
)


def validate(
    store: Store, ontology: Ontology, *, on_progress: Callable[[int, int], None] | None = None
) -> Iterator[Problem]:
    """Yield how a graph departs from the shapes of an ontology; nothing if it conforms.

    `on_progress` is told how many of how many articles are done.
    """
    checker = _Checker(ontology)
    documents = store.reader().document_ids()
    for number, identifier in enumerate(documents, 1):
        yield from checker.problems(store, store.names.document(identifier))
        if on_progress:
            on_progress(number, len(documents))
    yield from checker.problems(store, store.names.events)
    with reported(store.location):
        yield from _validate_whole(store)


class _Checker:
    """Runs the shapes of one ontology over the graphs of articles."""

    def __init__(self, ontology: Ontology) -> None:
        import rdflib

        self._shapes = rdflib.Graph().parse(data=shapes_of(ontology), format="turtle")
        self._classes = [
            Triple(named(cls.name, ontology.iris), term("rdfs:subClassOf"), named(parent, ontology.iris))
            for cls in ontology.classes.values()
            for parent in cls.parents
        ]

    def problems(self, store: Store, graph: NamedNode) -> Iterator[Problem]:
        """Yield what is wrong in the graph of one article, sorted."""
        import pyshacl

        with reported(store.location):
            data = self._data(store.engine, graph)
        conforms, report, _ = pyshacl.validate(data, shacl_graph=self._shapes, inplace=True)
        if conforms:
            return
        for focus, message in sorted(set(_results(report))):
            node = NamedNode(focus)
            with reported(store.location):
                quote = quote_of(store.engine, node, graph)
            yield Problem(Level.ERROR, short_name(node, store.names), message, quote)

    def _data(self, source: QuadSource, graph: NamedNode) -> rdflib.Graph:
        """Return an article's graph with the classes of the ontology, and a class for the claims of each predicate."""
        import rdflib

        triples = [quad.triple for quad in source.quads_for_pattern(None, None, None, graph)]
        marks = [
            Triple(claim, term("rdf:type"), NamedNode(CLAIMS_OF + local_name(thing.value)))
            for claim, thing in pairs(source, term("rdf:predicate"), None, graph)
            if isinstance(thing, NamedNode)
        ]
        lines = serialize([*triples, *marks, *self._classes], format=RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=lines, format="nt")


def _results(report: rdflib.Graph) -> Iterator[tuple[str, str]]:
    """Yield focus node and message of each result in a report of SHACL."""
    from rdflib import SH

    for result, focus in report.subject_objects(SH.focusNode):
        yield str(focus), str(report.value(result, SH.resultMessage))


def _validate_whole(store: Store) -> Iterator[Problem]:
    """Yield what no single article can show: the same thing told differently by several."""
    whole = DefaultGraph()
    for kind, property_, message in ONE_OVERALL:
        nodes = {node for node, _ in pairs(store.engine, term("rdf:type"), kind, whole)}
        for node in sorted(nodes, key=str):
            if len(facts_of(store.engine, node, whole).values.get(property_.value, ())) > 1:
                yield Problem(Level.ERROR, short_name(node, store.names), message, quote_of(store.engine, node, whole))
    yield from _validate_entities(store)


def _validate_entities(store: Store) -> Iterator[Problem]:
    whole = DefaultGraph()
    labelled = {node for node, _ in pairs(store.engine, term("skos:prefLabel"), None, whole)}
    for node in sorted(labelled, key=str):
        kinds = facts_of(store.engine, node, whole).nodes(term("rdf:type"))
        if len(kinds) > 1:
            named = ", ".join(local_name(kind.value) for kind in kinds)
            message = f"articles disagree about its class: {named}"
            yield Problem(Level.ERROR, short_name(node, store.names), message, quote_of(store.engine, node, whole))

"""Which articles are copies of which, and what their texts are compared by: the graph `id:stories`.

Everything in it follows from the articles. Beside it stands, where queries do not see it, which articles came, went or
were told otherwise since copies and events were settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.facts import facts_of, pairs
from kg.rdf.vocabulary import kg, literal
from kg.store.change import exchange, note
from kg.store.failure import reported
from kg.store.graph import Graph

__all__ = ["Stories"]


class Stories:
    """The copies in a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names = graph.names

    def mark(self, documents: Iterable[str]) -> str:
        """Return the update that notes articles that came, went or changed; empty if there are none."""
        here = self._names.store
        triples = (Triple(here, kg("untold"), literal(document)) for document in sorted(documents))
        return note(self._names.unsettled, triples)

    def untold(self) -> tuple[str, ...]:
        """Return the articles that came, went or changed since copies and events were settled, sorted."""
        with reported(self._graph.location):
            found = self._graph.engine.quads_for_pattern(None, kg("untold"), None, self._names.unsettled)
            return tuple(sorted(quad.object.value for quad in found if isinstance(quad.object, Literal)))

    def settle(self, documents: Iterable[str]) -> None:
        """Say that copies and events are settled for these articles."""
        here = self._names.store
        lines = "\n".join(f"{Triple(here, kg('untold'), literal(document))} ." for document in sorted(documents))
        if lines:
            with reported(self._graph.location):
                self._graph.update(f"DELETE DATA {{ GRAPH {self._names.unsettled} {{ {lines} }} }}")

    def bands(self, document: str) -> tuple[str, ...]:
        """Return what the text of an article is compared by, sorted."""
        with reported(self._graph.location):
            facts = facts_of(self._graph.engine, self._names.document(document), self._names.stories)
            return tuple(facts.texts(kg("comparedBy")))

    def compare_by(self, bands: Mapping[str, Iterable[str]]) -> None:
        """Note what the texts of articles are compared by, in place of what was noted of them before."""
        nodes = {document: self._names.document(document) for document in bands}
        come = {
            Triple(nodes[document], kg("comparedBy"), literal(band)) for document in bands for band in bands[document]
        }
        self._exchange(nodes.values(), "comparedBy", come)

    def sharing(self, band: str) -> list[str]:
        """Return the articles whose texts are compared by a band, sorted."""
        return self._ids(pairs(self._graph.engine, kg("comparedBy"), literal(band), self._names.stories))

    def original(self, document: str) -> str:
        """Return the article that an article is a copy of; itself where it is none."""
        facts = facts_of(self._graph.engine, self._names.document(document), self._names.stories)
        found = facts.nodes(kg("copyOf"))
        return self._names.id_of(found[0]) if found else document

    def copies(self, document: str) -> list[str]:
        """Return the articles that are copies of an article, sorted."""
        return self._ids(pairs(self._graph.engine, kg("copyOf"), self._names.document(document), self._names.stories))

    def tell_copies(self, originals: Mapping[str, str]) -> None:
        """Note for a group which article each is a copy of, itself for none; what a group tells is to be settled."""
        names = self._names
        changed = originals if len(originals) > 1 else ()
        come = {
            Triple(names.document(document), kg("copyOf"), names.document(original))
            for document, original in originals.items()
            if document != original
        }
        self._exchange([names.document(document) for document in sorted(originals)], "copyOf", come, self.mark(changed))

    def _exchange(self, nodes: Iterable[NamedNode], property_: str, come: set[Triple], mark: str = "") -> None:
        here = self._names.stories
        with reported(self._graph.location):
            gone = {
                q.triple
                for node in nodes
                for q in self._graph.engine.quads_for_pattern(node, kg(property_), None, here)
            }
            self._graph.update(" ;\n".join(filter(None, (exchange(self._graph.engine, here, gone, come), mark))))

    def _ids(self, found: Iterable[tuple[NamedNode, object]]) -> list[str]:
        return sorted({self._names.id_of(node) for node, _ in found})

"""Changes of a graph as SPARQL updates: the engine carries out one update wholly or not at all.

The default graph is kept as the union of the articles' graphs and of the edges. Without it, a query that sees all
graphs together would find a name as often as there are articles that mention it, and joins would multiply that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.rdf.facts import QuadSource
from kg.rdf.vocabulary import Names, kg
from kg.store.edges import allowed_edges, lost_edges

__all__ = ["Told", "exchange", "note", "replacement", "settings_update", "told_by"]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article gives to the graph: triples of its own, and plain edges."""

    triples: frozenset[Triple]
    edges: frozenset[Triple]

    @classmethod
    def of(cls, quads: Iterable[Quad], graph: NamedNode) -> Told:
        """Return what is told by the quads of an article, of which those in another graph are edges."""
        found = list(quads)
        return cls(
            frozenset(quad.triple for quad in found if quad.graph_name == graph),
            frozenset(quad.triple for quad in found if quad.graph_name != graph),
        )


def told_by(here: QuadSource, graph: NamedNode) -> Told:
    """Return what an article's graph, as it is now, gives."""
    triples = frozenset(quad.triple for quad in here.quads_for_pattern(None, None, None, graph))
    return Told(triples, frozenset(allowed_edges(here, graph)))


def replacement(engine: Store, graph: NamedNode, old: Told, new: Told, *, names: Names, goes: bool = False) -> str:
    """Return the update that makes what an article told what it tells now; empty if that is the same.

    What stays may be left out on both sides. Edges that no other article allows go with the claims that allowed them.
    If the article `goes`, so does its graph.
    """
    lost = lost_edges(engine, graph, old.edges, new.edges)
    gone, come = old.triples - new.triples, new.triples - old.triples
    come_edges = [triple for triple in new.edges if _in_graph(triple, names.edges) not in engine]
    if not (gone or come or lost or come_edges):
        return ""
    only_here = [triple for triple in gone if not _in_other_graph(engine, triple, graph)]
    drop = f"DROP SILENT GRAPH {graph} ;" if goes else ""
    return (
        f"DELETE DATA {{ {_block(None, [*only_here, *lost])} {_block(names.edges, lost)} {_block(graph, gone)} }} ;"
        f"{drop} INSERT DATA {{ {_block(None, [*come, *come_edges])} {_block(names.edges, come_edges)} "
        f"{_block(graph, come)} }}"
    )


def exchange(engine: Store, graph: NamedNode, gone: Collection[Triple], come: Collection[Triple]) -> str:
    """Return the update that takes triples from a graph that is no article's and gives it others; empty if none."""
    lost = [triple for triple in gone if triple not in come]
    only_here = [triple for triple in lost if not _in_other_graph(engine, triple, graph)]
    new = [triple for triple in come if _in_graph(triple, graph) not in engine]
    if not (lost or new):
        return ""
    return (
        f"DELETE DATA {{ {_block(None, only_here)} {_block(graph, lost)} }} ;"
        f" INSERT DATA {{ {_block(None, new)} {_block(graph, new)} }}"
    )


def note(graph: NamedNode, triples: Iterable[Triple]) -> str:
    """Return the update that adds triples to a graph that queries do not see; empty if there are none."""
    block = _block(graph, triples)
    return f"INSERT DATA {{ {block} }}" if block else ""


def settings_update(base: str, settings: Mapping[str, str]) -> str:
    """Return the update that puts settings in place of their former values; an empty value only removes those."""
    here = Names(base).store
    former = "".join(f"DELETE WHERE {{ GRAPH {here} {{ {here} {kg(name)} ?value }} }} ;" for name in sorted(settings))
    triples = [Triple(here, kg(name), Literal(value)) for name, value in sorted(settings.items()) if value]
    return f"{former} INSERT DATA {{ {_block(here, triples)} }}"


def _in_graph(triple: Triple, graph: NamedNode) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _in_other_graph(engine: Store, triple: Triple, graph: NamedNode) -> bool:
    found = engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name not in {graph, DefaultGraph()} for quad in found)


def _block(graph: NamedNode | None, triples: Iterable[Triple]) -> str:
    """Write triples as a block of SPARQL; the terms write themselves, so no text can break out of them."""
    lines = "\n".join(f"{triple} ." for triple in triples)
    return f"GRAPH {graph} {{\n{lines}\n}}" if lines and graph else lines

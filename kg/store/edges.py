"""Which plain edges a graph may have, and which of them go when an article goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.rdf.facts import Facts, GraphName, QuadSource, facts_of, pairs
from kg.rdf.vocabulary import kg, term

__all__ = ["allowed_edges", "is_edge", "lost_edges"]


def lost_edges(engine: Store, graph: NamedNode, former: Iterable[Triple], kept: Collection[Triple]) -> list[Triple]:
    """Return those of the edges that an article allowed that no other allows, without those to be kept."""
    found = dict.fromkeys(former)
    return [triple for triple in found if triple not in kept and not _stands_elsewhere(engine, triple, graph)]


def allowed_edges(engine: QuadSource, graph: GraphName) -> Iterator[Triple]:
    """Yield the plain triple of each claim in a graph that may stand as one."""
    for claim, _ in pairs(engine, term("rdf:type"), kg("Claim"), graph):
        facts = facts_of(engine, claim, graph)
        if is_edge(facts):
            object_ = facts.thing(term("rdf:object"))
            yield Triple(facts.node(term("rdf:subject")), facts.node(term("rdf:predicate")), object_)


def is_edge(facts: Facts) -> bool:
    """Tell whether a claim may stand as an edge, from what the graph says about it.

    It must be asserted, positive and nobody's words, and where it tells what holds, not be over.
    """
    asserted = facts.nodes(kg("modality")) == [term("modality:asserted")]
    positive = facts.nodes(kg("polarity")) == [kg("positive")]
    return asserted and positive and term("prov:wasAttributedTo") not in facts and kg("ended") not in facts


def _stands_elsewhere(engine: Store, triple: Triple, graph: NamedNode) -> bool:
    """Tell whether a claim in the graph of another article allows an edge."""
    thing = triple.object
    if not isinstance(thing, NamedNode | Literal):
        return False
    for quad in engine.quads_for_pattern(None, term("rdf:object"), thing, None):
        where, claim = quad.graph_name, quad.subject
        if where == graph or not isinstance(where, NamedNode) or not isinstance(claim, NamedNode):
            continue
        same_subject = Quad(claim, term("rdf:subject"), triple.subject, where) in engine
        same_predicate = same_subject and Quad(claim, term("rdf:predicate"), triple.predicate, where) in engine
        if same_predicate and is_edge(facts_of(engine, claim, where)):
            return True
    return False

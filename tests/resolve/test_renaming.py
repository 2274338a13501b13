"""An article told of the graph's entities can be told of its own again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.model import Appearance, Entity
from kg.rdf.facts import quad_source
from kg.rdf.ontology import load_ontology
from kg.rdf.quads import to_quads
from kg.rdf.reader import Reader
from kg.resolve.renaming import as_told, identified
from tests.rdf.strategies import readings

ONTOLOGY = load_ontology()
OTHERS = [Entity(f"other{number}", f"Other {number}", "Person") for number in range(2)]


@st.composite
def told(draw):
    """Return a reading as its article tells it, and who is who in the graph."""
    reading = draw(readings())
    pool = {link.entity.id: link.entity for link in reading.links}
    for claim in reading.claims:
        ends = (claim.subject, claim.object, *(node for _, node in claim.qualifiers), *claim.attribution)
        pool.update((end.id, end) for end in ends if isinstance(end, Entity))
    shown = tuple(Appearance(reading.document.id, pool[identity]) for identity in sorted(pool))
    choices = [*OTHERS, *pool.values()]
    entities = {each.key: draw(st.sampled_from([each.entity, *choices])) for each in shown if draw(st.booleans())}
    plain = replace(reading, appearances=shown)
    return as_told(identified(plain, {}, ONTOLOGY), ONTOLOGY), entities


@given(told())
def test_whatever_was_taken_for_another_can_be_told_apart(case):
    reading, entities = case
    assert as_told(identified(reading, entities, ONTOLOGY), ONTOLOGY) == reading


@given(told())
def test_who_is_who_survives_the_graph(case):
    reading, entities = case
    taken = identified(reading, entities, ONTOLOGY)
    quads = [quad for quad in to_quads(taken, ONTOLOGY) if isinstance(quad, Quad)]
    found = Reader(quad_source(quads)).reading(reading.document.id)
    assert as_told(found, ONTOLOGY).claims == reading.claims
    assert {each.taken_for for each in found.appearances} == {each.taken_for for each in taken.appearances}


@given(told())
def test_an_article_alone_tells_of_its_own(case):
    reading, _ = case
    alone = identified(reading, {}, ONTOLOGY)
    assert alone.claims == reading.claims
    assert alone.links == reading.links

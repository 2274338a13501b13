"""What was added lately comes back as the graph would give it, or not at all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity
from kg.rdf.quads import difference, to_quads
from kg.store import open_store
from kg.store.recent import Recent
from kg.store.updating import update
from tests.rdf.examples import FIRST, FIRST_READING, SECOND_READING
from tests.rdf.strategies import ontology, readings


@pytest.fixture
def recent():
    """Return an empty one."""
    found = Recent()
    yield found
    found.forget()


def test_kept(recent):
    assert recent.get(FIRST.id) is None
    recent.put(FIRST_READING)
    recent.put(SECOND_READING)
    assert recent.get(FIRST.id) == FIRST_READING
    recent.drop(FIRST.id)
    assert recent.get(FIRST.id) is None
    assert recent.get(SECOND_READING.document.id) == SECOND_READING


def test_one_that_tells_a_thing_in_two_ways_is_not_kept(recent):
    link = FIRST_READING.links[0]
    other = replace(link, start=link.start + 1, entity=replace(link.entity, name="otherwise"))
    recent.put(replace(FIRST_READING, links=(*FIRST_READING.links, other)))
    assert recent.get(FIRST.id) is None


def test_an_article_that_is_added_in_another_way_is_not_kept(tmp_path):
    with open_store(tmp_path / "graph", mode="write", ontology=ontology()) as store:
        store.add(FIRST_READING, at_hand=True)
        assert store.recent.get(FIRST.id) == FIRST_READING
        store.add(replace(FIRST_READING, document=replace(FIRST, title="Another")), settled=True)
        assert store.recent.get(FIRST.id) is None
        assert store.reading(FIRST.id).document.title == "Another"
        store.add(FIRST_READING, at_hand=True)
        store.remove(FIRST.id)
        assert store.recent.get(FIRST.id) is None


def test_a_graph_that_is_changed_by_an_update_is_read_again(tmp_path):
    with open_store(tmp_path / "graph", mode="write", ontology=ontology()) as store:
        store.add(FIRST_READING, at_hand=True)
        here = store.names.document(FIRST.id)
        title = f"GRAPH {here} {{ {here} <https://schema.org/headline>"
        update(store, f"DELETE WHERE {{ {title} ?title }} }} ; INSERT DATA {{ {title} 'Another' }} }}", named=True)
        assert store.reading(FIRST.id).document.title == "Another"


@pytest.mark.parametrize("at_hand", [True, False])
def test_written_again_it_is_the_same_graph(tmp_path, at_hand):
    entity = Entity("e9", "Someone else", FIRST_READING.links[0].entity.type)
    told = replace(FIRST_READING, links=(replace(FIRST_READING.links[0], entity=entity), *FIRST_READING.links[1:]))
    with open_store(tmp_path / "graph", mode="write", ontology=ontology()) as store:
        store.add(FIRST_READING, at_hand=at_hand)
        store.rewrite(FIRST.id, lambda _: told)
        written = {str(quad) for quad in store.quads() if quad.graph_name == store.names.document(FIRST.id)}
    graph = {quad for quad in to_quads(told, ontology()) if quad.graph_name == store.names.document(FIRST.id)}
    assert written == set(map(str, graph))


@given(readings(), st.data())
def test_a_difference_and_what_stays_are_all(reading, data):
    claims = data.draw(st.lists(st.sampled_from(reading.claims), unique=True)) if reading.claims else []
    fewer = replace(reading, claims=tuple(claims), links=reading.links[1:])
    gone, come = difference(reading, fewer, ontology())
    before, after = (set(to_quads(one, ontology())) for one in (reading, fewer))
    assert (before - set(gone)) | set(come) == after
    assert not set(come) - after
    assert not set(gone) & after

"""An excerpt of a source answers as the source does, as long as it is asked about the graphs that it has."""

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.facts import Excerpt

A, B, NAME, KNOWS, HERE, THERE = (NamedNode(f"urn:{name}") for name in ("a", "b", "name", "knows", "here", "there"))
QUADS = [
    Quad(A, NAME, Literal("Ann"), HERE),
    Quad(A, KNOWS, B, HERE),
    Quad(B, KNOWS, A, HERE),
    Quad(A, KNOWS, A, THERE),
]


@pytest.fixture
def source():
    store = pyoxigraph.Store()
    store.extend(QUADS)
    return store


@pytest.mark.parametrize("subject", [None, A, B])
@pytest.mark.parametrize("predicate", [None, NAME, KNOWS])
@pytest.mark.parametrize("thing", [None, A, Literal("Ann")])
@pytest.mark.parametrize("graph", [HERE, THERE])
def test_an_excerpt_answers_as_its_source_does(source, subject, predicate, thing, graph):
    pattern = (subject, predicate, thing, graph)
    found = sorted(map(str, Excerpt(source, HERE, THERE).quads_for_pattern(*pattern)))
    assert found == sorted(map(str, source.quads_for_pattern(*pattern)))


def test_an_excerpt_has_only_the_graphs_that_were_asked_for(source):
    excerpt = Excerpt(source, THERE)
    assert [quad.object for quad in excerpt.quads_for_pattern(A, None, None, THERE)] == [A]
    with pytest.raises(KeyError):
        list(excerpt.quads_for_pattern(A, None, None, HERE))
    with pytest.raises(KeyError):
        list(excerpt.quads_for_pattern(A, None, None))

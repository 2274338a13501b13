import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Literal, Quad

from kg.errors import QueryError
from kg.query import find_entities, resolve_names
from kg.query.entities import names_like
from kg.rdf.vocabulary import Names, term
from kg.store import Graph
from tests.query.examples import ANNA, BORIS, NORTH, SOUTH

ALL = [ANNA, BORIS, NORTH, SOUTH]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Brandt", [ANNA]),
        ("brandt", [ANNA]),
        (NORTH.id, [NORTH]),
        ("north", [NORTH]),
        ("land", []),
    ],
)
def test_find_entities(name, found):
    assert find_entities(ALL, name) == found


def test_resolve_names_gives_each_once():
    assert resolve_names(ALL, ["Kade", "Boris Kade", "Southland"]) == [BORIS, SOUTH]


@pytest.mark.parametrize(
    ("name", "hint"), [("Boris Kate", "did you mean Boris Kade"), ("Zzz", "kg query entities lists them")]
)
def test_an_unknown_name_is_corrected(name, hint):
    with pytest.raises(QueryError, match=hint):
        resolve_names(ALL, [name])


CALLED = [
    "Lee",
    "LEE",
    "Straße",
    "STRASSE",
    "Rue Ærø",
    "İstanbul",
    "\u212aelvin",
    "Lee\nAnn",
    'a "b" \\ c',
    "ﬁve",
    "李",
]


@pytest.mark.parametrize("words", ["lee", "strasse", "ærø", "kelvin", "five", 'a "b" \\ c', "x1", "x 1", ""])
def test_no_name_that_has_the_words_is_overlooked(words):
    names = Names()
    nodes = {names.entity(f"x {number}"): name for number, name in enumerate(CALLED)}
    engine = pyoxigraph.Store()
    engine.extend(Quad(node, term("skos:altLabel"), Literal(name), DefaultGraph()) for node, name in nodes.items())
    found = set(names_like(Graph(engine, "nowhere", base=names.base), words))
    assert found <= set(nodes.items())
    assert {node for node, name in nodes.items() if words in name.casefold() or words == names.id_of(node)} <= {
        node for node, _ in found
    }

import pytest

from kg.errors import QueryError
from kg.query import find_entities, resolve_names
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

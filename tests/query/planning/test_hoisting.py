import pytest

from kg.query.planning import Kind, read
from kg.query.planning.hoisting import hoisted


def kinds(text):
    """Return the kinds of the parts of a query's group, in the order that they are put in."""
    (group,) = [piece for piece in read(text).pieces if not isinstance(piece, str)]
    return [part.kind for part in hoisted(group.parts)]


@pytest.mark.parametrize(
    "behind",
    ["VALUES ?s { kg:a kg:b }", "?s kg:r ?z", "{ ?s kg:r ?z } UNION { ?s kg:t ?z }", "{ SELECT ?s { ?s kg:r ?y } }"],
)
def test_what_shares_only_what_is_bound_goes_before_an_optional(behind):
    found = kinds(f"SELECT * {{ ?s kg:p ?o OPTIONAL {{ ?s kg:q ?x }} OPTIONAL {{ ?o kg:q ?v }} {behind} }}")
    assert found[0] is Kind.TRIPLES
    assert found[2:] == [Kind.OPTIONAL, Kind.OPTIONAL]


@pytest.mark.parametrize(
    "behind",
    [
        "VALUES ?x { kg:a }",  # the OPTIONAL may leave it open
        "?s kg:r ?x",
        "{ SELECT ?s { ?s kg:r ?x } }",
        "?s kg:r _:one",
    ],
)
def test_what_an_optional_binds_stays_behind_it(behind):
    assert kinds(f"SELECT * {{ ?s kg:p ?o OPTIONAL {{ ?s kg:q ?x }} {behind} }}")[1] is Kind.OPTIONAL


def test_nothing_goes_over_minus_or_a_filter_of_an_optional_that_would_see_it():
    assert kinds("SELECT * { ?s kg:p ?o MINUS { ?s kg:q ?x } ?s kg:r ?y }")[1] is Kind.MINUS
    found = kinds("SELECT * { ?s kg:p ?o OPTIONAL { ?s kg:q ?x FILTER(BOUND(?y)) } ?s kg:r ?y }")
    assert found == [Kind.TRIPLES, Kind.OPTIONAL, Kind.TRIPLES]

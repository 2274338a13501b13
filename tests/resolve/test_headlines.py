"""A headline is no name of what it is about."""

import pytest

from tests.resolve.examples import only, story, taken_for

BODY = "\n[Asta Berg|Person] criticized {the shipping firm|Organization}."


@pytest.mark.parametrize(
    "headline",
    ["{Shipping firm fined in Norway|Organization}", "[Shipping Firm Fined In Norway|Organization]"],
)
def test_a_headline_is_no_name(headline):
    told = story(f"# {headline}{BODY}")
    claim = only(told.read(told.find("Asta Berg", "criticized", "the shipping firm")))
    assert claim.object.name == "shipping firm"


def test_a_name_alone_in_a_heading_is_one():
    told = story("# [Alpine Border United Commission|Organization]\n[Asta Berg|Person] left.")
    assert ("Alpine Border United Commission",) * 2 in taken_for(told.read())

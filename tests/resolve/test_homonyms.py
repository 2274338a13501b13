"""Names that a state of the United States shares with a country or a city."""

import pytest

from tests.resolve.examples import story


def places(text):
    return [link.entity.name for link in story(text).read().links]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He lives in the southern state of [Georgia|Country].", "Georgia (state)"),
        ("Bases in [Georgia|Country], New Jersey and Virginia will close.", "Georgia (state)"),
        ("It hit Florida, [Georgia|Country], and South Carolina.", "Georgia (state)"),
        ("She died in Atlanta, [Georgia|Country].", "Georgia (state)"),
        ("Former Senator Mark Osborne of [Georgia|Country] disagreed.", "Georgia (state)"),
        ("Votes were lost in the northwestern state of [Washington|City].", "Washington (state)"),
        ("Troops left Armenia, [Georgia|Country] and Turkey.", "Georgia"),
        ("Talks were held in [Washington|City], Texas and Ohio.", "Washington"),
        ("The president of [Georgia|Country] spoke.", "Georgia"),
    ],
)
def test_what_stands_beside_a_name_tells_the_state(text, name):
    assert places(text) == [name]


def test_a_text_goes_on_calling_the_state_so():
    text = "A storm reached the state of [Georgia|Country]. [Georgia|Country] closed its schools."
    assert places(text) == ["Georgia (state)", "Georgia (state)"]
    assert places(f"{text} Georgian troops left Russia.") == ["Georgia (state)", "Georgia"]

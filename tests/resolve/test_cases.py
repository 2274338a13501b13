"""What pronouns and descriptions are taken for in whole texts, with the shipped parser; and what stays open."""

import pytest

from tests.golden import parameters
from tests.resolve.readings import CASES, lines_of


@pytest.mark.parametrize(("text", "lines"), parameters(CASES))
def test_case(text, lines):
    assert lines_of(text) == lines

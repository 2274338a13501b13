"""The golden cases: a sentence, and below it all that is to be found in it."""

import pytest

from tests.extract.readings import CASES, lines_of
from tests.golden import parameters


@pytest.mark.parametrize(("text", "lines"), parameters(CASES))
def test_case(text, lines):
    assert lines_of(text) == lines

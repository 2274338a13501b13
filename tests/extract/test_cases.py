"""The golden cases: a sentence, and below it all that is to be found in it."""

import pytest

from tests.extract.readings import cases, lines_of

CASES = [
    pytest.param(text, lines, id=f"{name}-{text[:40]}", marks=[pytest.mark.xfail(reason=reason)] if reason else [])
    for name, text, lines, reason in cases()
]


@pytest.mark.parametrize(("text", "lines"), CASES)
def test_case(text, lines):
    assert lines_of(text) == lines

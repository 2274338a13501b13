"""Golden cases: pages of invented sites, each with what a reader takes from it."""

import pytest

from tests.text.case_files import INPUTS, describe


@pytest.mark.parametrize("case", INPUTS, ids=lambda path: path.name)
def test_case(case):
    assert describe(case) == case.with_suffix(".expected").read_text(encoding="utf-8")


def test_every_expectation_has_its_input():
    expected = {path.with_suffix("").name for path in INPUTS[0].parent.glob("*.expected")}
    assert expected == {path.stem for path in INPUTS}
    assert len(expected) == len(INPUTS) == 19

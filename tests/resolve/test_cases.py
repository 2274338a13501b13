"""What pronouns and descriptions are taken for in whole texts, with the shipped parser; and what stays open."""

import pytest

from tests.resolve.readings import cases, lines_of


def _parameters():
    for name, text, expected, reason in cases():
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(text, expected, id=f"{name}: {text[:50]}", marks=marks)


@pytest.mark.parametrize(("text", "expected"), list(_parameters()))
def test_case(text, expected):
    assert lines_of(text) == expected

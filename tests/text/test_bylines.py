"""Bylines."""

import pytest

from kg.text.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Chung Min-uck", "Chung Min-uck"),
        ("By Jane Doe and Ola Perriwig", "Jane Doe and Ola Perriwig"),
        ("BY JANE DOE, STAFF WRITER", "Jane Doe"),
        ("By Jane Doe | The Daily Harbour", "Jane Doe"),
        ("By: Jane Doe", "Jane Doe"),
        ("Written by Jane van der Meer", "Jane van der Meer"),
        ("Reporter : Jane Doe", "Jane Doe"),
        ("Jane Doe, Foreign Correspondent", "Jane Doe"),
        ("홍길동 기자", "홍길동"),
        ("Von Imke Sandhorst", "Imke Sandhorst"),
    ],
)
def test_byline(line, names):
    assert read_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the bridge was open",
        "By the river",
        "By Friday",
        "Jane Doe",
        "By Jane Doe, who had left.",
        "Bye",
        "",
    ],
)
def test_no_byline(line):
    assert read_byline(line) is None

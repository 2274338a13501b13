"""Dates in the form of EDTF: their kinds, and the days that they span."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.periods import bounds, datatype_of


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2014-04-16", "xsd:date", "2014-04-16", "2014-04-16"),
        ("2014-02", "xsd:gYearMonth", "2014-02-01", "2014-02-28"),
        ("2012-02", "xsd:gYearMonth", "2012-02-01", "2012-02-29"),
        ("2014", "xsd:gYear", "2014-01-01", "2014-12-31"),
        ("2012-22", "edtf:EDTF", "2012-01-01", "2012-12-31"),
        ("2012-24", "edtf:EDTF", "2012-01-01", "2013-02-28"),
        ("1992/1995-06", "edtf:EDTF", "1992-01-01", "1995-06-30"),
        ("2003/..", "edtf:EDTF", "2003-01-01", None),
        ("../2014-06", "edtf:EDTF", None, "2014-06-30"),
        ("2014-02-30", "xsd:date", None, None),
        ("2014-13", "xsd:gYearMonth", None, None),
        ("../..", "", None, None),
        ("May", "", None, None),
        ("", "", None, None),
    ],
)
def test_kinds_and_bounds(text, kind, first, last):
    assert datatype_of(text) == kind
    assert bounds(text) == tuple(end and date.fromisoformat(end) for end in (first, last))


@given(st.text(st.sampled_from("0123456789-/."), max_size=22))
def test_any_text_has_bounds_in_order_or_none(text):
    first, last = bounds(text)
    if "/" not in text and first and last:
        assert first <= last

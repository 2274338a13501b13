"""Merging of documents with one text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import merge, read_bytes

(BARE,) = read_bytes(b"The ministers of Vantry and Orlen met in Sarn on Monday.", name="a.txt")
names = st.none() | st.sampled_from(["The Courier", "The Lantern", "Ola Perriwig"])
documents = st.builds(
    lambda sources, title, published, publisher, byline: replace(
        BARE, sources=tuple(sorted(sources)), title=title, published=published, publisher=publisher, byline=byline
    ),
    st.sets(st.sampled_from("abc")),
    names,
    st.none() | st.dates(min_value=date(2031, 1, 1), max_value=date(2031, 1, 3)),
    names,
    names,
)


def test_nothing_known_is_lost():
    one = replace(BARE, sources=("b.txt",), published=date(2031, 5, 2), publisher="The Courier")
    two = replace(BARE, sources=("a.txt",), published=date(2031, 5, 1), byline="Ola Perriwig")
    merged = merge([one, two])
    assert merged.sources == ("a.txt", "b.txt")
    assert (merged.published, merged.publisher, merged.byline) == (date(2031, 5, 1), "The Courier", "Ola Perriwig")


@settings(deadline=None)
@given(documents, documents, documents)
def test_order_and_grouping_do_not_matter(one, two, three):
    assert merge([one, two]) == merge([two, one])
    assert merge([merge([one, two]), three]) == merge([one, merge([two, three])]) == merge([one, two, three])
    assert merge([one, one]) == one


def test_different_documents_do_not_merge():
    with pytest.raises(ValueError, match="the same id"):
        merge([BARE, replace(BARE, id="other")])
    with pytest.raises(ValueError, match="one or more"):
        merge([])

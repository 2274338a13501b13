"""Dates against the dateline, each with the basis on which it was read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import read_date

DATELINE = date(2014, 4, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "past", "future", "basis"),
    [
        ("Wednesday", "2014-04-16", "2014-04-16", "dateline"),
        ("on Friday", "2014-04-11", "2014-04-18", "dateline"),
        ("last Wednesday", "2014-04-09", "2014-04-09", "dateline"),
        ("next Wednesday", "2014-04-23", "2014-04-23", "dateline"),
        ("yesterday", "2014-04-15", "2014-04-15", "dateline"),
        ("next month", "2014-05", "2014-05", "dateline"),
        ("last year", "2013", "2013", "dateline"),
        ("next week", "2014-04-21/2014-04-27", "2014-04-21/2014-04-27", "dateline"),
        ("in May", "", "2014-05", "none"),
        ("in December", "2013-12", "2014-12", "dateline"),
        ("this May", "2014-05", "2014-05", "dateline"),
        ("last May", "2013-05", "2013-05", "dateline"),
        ("in March", "2014-03", "2015-03", "dateline"),
        ("April 3", "2014-04-03", "2014-04-03", "dateline"),
        ("December 20", "2013-12-20", "2014-12-20", "dateline"),
        ("April 3, 2012", "2012-04-03", "2012-04-03", "stated"),
        ("3 April 2012", "2012-04-03", "2012-04-03", "stated"),
        ("2012-04-03", "2012-04-03", "2012-04-03", "stated"),
        ("in April 2012", "2012-04", "2012-04", "stated"),
        ("in 1965", "1965", "1965", "stated"),
        ("from 1910 to 1945", "1910/1945", "1910/1945", "stated"),
        ("1910-45", "1910/1945", "1910/1945", "stated"),
        ("three days ago", "2014-04-13", "2014-04-13", "dateline"),
        ("February 30", "", "", "none"),
        ("in the 1980s", "", "", "none"),
        ("that evening", "", "", "none"),
    ],
)
def test_dates(text, past, future, basis):
    moment = read_date(text, DATELINE)
    assert (moment.value, moment.basis) == (past, basis)
    assert read_date(text, DATELINE, tense="future").value == future


@pytest.mark.parametrize("text", ["Wednesday", "next month", "April 3", "last year", "in May", "two weeks ago"])
def test_without_a_dateline_nothing_relative_is_guessed(text):
    assert (read_date(text, None).value, read_date(text, None).basis) == ("", "none")


@pytest.mark.parametrize("text", ["the war", "the agreement", "may agree", "a march on Oslo", "room 101"])
def test_no_date(text):
    assert read_date(text, DATELINE) is None


@given(st.text(max_size=40), st.dates(min_value=date(1900, 1, 1)), st.booleans())
def test_any_text_gives_a_date_or_none(text, published, future):
    moment = read_date(text, published, tense="future" if future else "")
    assert moment is None or moment.basis in ("stated", "dateline", "none")

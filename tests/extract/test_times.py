"""Dates against the dateline, each with the basis on which it was read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.almanac import WEEKDAYS
from kg.extract.times import find_times, read_date
from kg.periods import bounds, datatype_of

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
        ("in the 1980s", "1980/1989", "1980/1989", "stated"),
        ("the early '80s", "1980/1989", "1980/1989", "stated"),
        ("the 19th century", "1801/1900", "1801/1900", "stated"),
        ("since 2003", "2003/..", "2003/..", "stated"),
        ("since November", "2013-11/..", "2014-11/..", "dateline"),
        ("by June", "../2014-06", "../2014-06", "dateline"),
        ("by the end of the year", "../2014", "../2014", "dateline"),
        ("before next year", "../2014", "../2014", "dateline"),
        ("before 1995", "../1994", "../1994", "stated"),
        ("until Friday", "../2014-04-18", "../2014-04-18", "dateline"),
        ("from Thursday to Saturday", "2014-04-10/2014-04-12", "2014-04-17/2014-04-19", "dateline"),
        ("from Tuesday to Thursday", "2014-04-08/2014-04-10", "2014-04-22/2014-04-24", "dateline"),
        ("between June and August 2005", "2005-06/2005-08", "2005-06/2005-08", "stated"),
        ("May 3-5, 2012", "2012-05-03/2012-05-05", "2012-05-03/2012-05-05", "stated"),
        ("spring 2012", "2012-21", "2012-21", "stated"),
        ("the second Monday in October", "2013-10-14", "2014-10-13", "dateline"),
        ("the last Friday of May 2012", "2012-05-25", "2012-05-25", "stated"),
        ("the early 1940's", "1940/1949", "1940/1949", "stated"),
        ("from January 7 to 29", "2014-01-07/2014-01-29", "2015-01-07/2015-01-29", "dateline"),
        ("last summer", "2013-22", "2013-22", "dateline"),
        ("last winter", "", "", "none"),
        ("the third quarter of 2005", "2005-07/2005-09", "2005-07/2005-09", "stated"),
        ("mid-2007", "2007", "2007", "stated"),
        ("early next week", "2014-04-21/2014-04-27", "2014-04-21/2014-04-27", "dateline"),
        ("earlier in the week", "2014-04-14/2014-04-20", "2014-04-14/2014-04-20", "dateline"),
        ("over the weekend", "2014-04-12/2014-04-13", "2014-04-19/2014-04-20", "dateline"),
        ("the past three years", "2011/2014", "2011/2014", "dateline"),
        ("the past 48 hours", "2014-04-14/2014-04-16", "2014-04-14/2014-04-16", "dateline"),
        ("about twenty years ago", "1994", "1994", "dateline"),
        ("several years ago", "", "", "none"),
        ("three days earlier", "", "", "none"),
        ("the previous day", "", "", "none"),
        ("a day after the vote", "", "", "none"),
        ("Friday of last week", "2014-04-11", "2014-04-11", "dateline"),
        ("on May 3 last year", "2013-05-03", "2013-05-03", "dateline"),
        ("the night of April 3", "2014-04-03", "2014-04-03", "dateline"),
        ("at 10 p.m. Tuesday", "2014-04-15", "2014-04-22", "dateline"),
        ("Wednesday, April 2", "2014-04-02", "2014-04-02", "dateline"),
        ("4/16/2014", "2014-04-16", "2014-04-16", "stated"),
        ("4/5/2014", "2014", "2014", "stated"),
        ("16.4.2014", "2014-04-16", "2014-04-16", "stated"),
        ("on New Year's Eve", "2013-12-31", "2014-12-31", "dateline"),
        ("that evening", "", "", "none"),
    ],
)
def test_dates(text, past, future, basis):
    moment = read_date(text, DATELINE)
    assert (moment.value, moment.basis) == (past, basis)
    assert moment.datatype == (datatype_of(past) or "xsd:string")
    assert read_date(text, DATELINE, tense="future").value == future


@pytest.mark.parametrize("text", ["Wednesday", "next month", "April 3", "last year", "in May", "two weeks ago"])
def test_without_a_dateline_nothing_relative_is_guessed(text):
    assert (read_date(text, None).value, read_date(text, None).basis) == ("", "none")


NO_DATES = ["the war", "the agreement", "may agree", "a march on Oslo", "room 101", "$1995", "2,000 ships"]
NO_DATES += ["every Friday", "on Fridays", "Black Friday", "for two weeks", "a two-day visit", "twice a year", "9/11"]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text):
    assert read_date(text, DATELINE) is None


def test_a_length_of_time_is_a_date_only_where_it_lies_ahead():
    assert read_date("in two weeks", DATELINE, tense="past") is None
    assert read_date("in two weeks", DATELINE, tense="future").value == "2014-04-28/2014-05-04"
    assert read_date("within two weeks", DATELINE, tense="future").value == "2014-04-16/2014-04-30"


def test_every_date_of_a_text_is_found_in_its_place():
    text = "On 3 May the 2005 pact, signed by late June 2005, ended; talks ran from Monday to Friday."
    assert [text[span.start : span.end] for span in find_times(text)] == [
        "3 May",
        "the 2005",
        "by late June 2005",
        "from Monday to Friday",
    ]


FORMS = (
    "{:%B} {day}, {:%Y}",
    "{day} {:%B} {:%Y}",
    "the {day}th of {:%B} {:%Y}",
    "{:%A}, {day} {:%b} {:%Y}",
    "{:%Y-%m-%d}",
)


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS), st.dates())
def test_a_full_date_is_the_same_from_any_day_on(day, form, published):
    written = form.replace("{day}", str(day.day)).format(day, day, day, day)
    assert read_date(written, published).value == day.isoformat()


@given(st.dates(date(1900, 1, 8), date(2099, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_nearest_in_the_direction_of_the_tense(published, weekday):
    past, future = (
        date.fromisoformat(read_date(weekday, published, tense=tense).value) for tense in ("past", "future")
    )
    assert past.strftime("%A") == future.strftime("%A") == weekday
    assert 0 <= (published - past).days < 7
    assert 0 <= (future - published).days < 7


TEXTS = st.lists(
    st.sampled_from("from to by since Monday May 1995 2003 3 the next last week two years ago - and".split())
)


@given(TEXTS.map(" ".join), st.dates(min_value=date(1900, 1, 1)), st.sampled_from(("past", "future", "")))
def test_no_span_ends_before_it_begins(text, published, tense):
    for span in find_times(text):
        moment = span.read(published, tense=tense)
        first, last = bounds(moment.value) if moment else (None, None)
        assert moment is None or moment.basis == "none" or datatype_of(moment.value)
        assert not (first and last) or first <= last


@given(st.text(max_size=40), st.dates(min_value=date(1900, 1, 1)), st.booleans())
def test_any_text_gives_a_date_or_none(text, published, future):
    moment = read_date(text, published, tense="future" if future else "")
    assert moment is None or moment.basis in ("stated", "dateline", "none")

"""Bars on a line of time: the scale fits what is told, and what is left out is counted."""

import re
from dataclasses import replace

import pytest

from kg.export.report.days import dated, period_words
from kg.export.report.markup import fragment
from kg.export.report.strip import strip
from kg.model import Modality, Value
from tests.query.examples import MEETING


def told(*dates, modality=Modality.ASSERTED):
    claims = (replace(MEETING, modality=modality, qualifiers=(("date", Value(day, "", day)),)) for day in dates)
    return [one for one in map(dated, claims) if one]


def bars(*told):
    """Return the words of the bars, their kinds and what stands below, if anything."""
    html = fragment(strip(sorted(told, key=lambda one: one.day))).html
    return re.findall("<title>([^<]*)</title>", html), re.findall('<rect class="([a-z]+)"', html), html


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2031-03-04", "2031-03-04", "2031-03-09"], ["4 March 2031: 2", "9 March 2031: 1"]),
        (["2031-03-04", "2032-01", "2032-01-30"], ["March 2031: 1", "January 2032: 2"]),
        (["2001", "2031", "2031-03-04", "2032-03"], ["2001: 1", "2031: 2", "2032: 1"]),
        (["1871-01-18", "2031-03-04"], ["1870s: 1", "2030s: 1"]),
        (["2029/2031", "2030-21", "../2032"], ["2029: 1", "2030: 1", "2032: 1"]),
    ],
)
def test_the_finest_scale_that_fits_is_taken(days, words):
    assert bars(*told(*days))[0] == words


def test_one_date_far_away_does_not_press_all_others_into_one_bar():
    words, _, html = bars(*told("1871", *(f"2031-03-{day:02}" for day in range(1, 11))))
    assert len(words) == 10
    assert "Without 1 date that is less exact than a day, or far from the others." in html


def test_only_what_is_reported_as_fact_is_drawn_full():
    fact, plan = told("2031-03-04"), told("2031-03-04", "2031-03-05", modality=Modality.PLANNED)
    assert bars(*fact, *plan)[1] == ["firm", "open", "open"]


def test_one_day_needs_no_bars():
    assert bars(*told("2031-03-04", "2031-03-04"))[2] == ""
    assert bars()[2] == ""


def test_the_highest_bar_is_as_high_as_the_field():
    html = bars(*told("2031-03-04", "2031-03-04", "2031-03-05"))[2]
    assert [float(height) for height in re.findall('<rect [^>]*height="([0-9.]+)"', html)] == [84.0, 42.0]


@pytest.mark.parametrize("day", ["yesterday", "", "2031-02-30", "../.."])
def test_what_is_no_day_has_no_place(day):
    assert told(day) == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("../2014-06", "until June 2014"),
        ("2012-24", "winter 2012"),
        ("soon\u202e", "soon"),
        ("1910/1945", "1910 to 1945"),
    ],
)
def test_dates_are_words(when, words):
    assert period_words(when) == words

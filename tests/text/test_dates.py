"""Dates of publication."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import read_bytes
from kg.text.dates import DateLabel, find_dates, is_date_line, read_date, read_dateline

APRIL_16 = date(2014, 4, 16)


@pytest.mark.parametrize(
    "text",
    [
        "2014-04-16",
        "2014.04.16",
        "2014/4/16",
        "2014. 4. 16",
        "20140416",
        "2014-04-16T23:30:00+09:00",
        "April 16, 2014",
        "Apr. 16, 2014",
        "APRIL 16 2014",
        "16 April 2014",
        "16th of April 2014",
        "Wednesday, 16 April 2014 12.01 BST",
        "2014년 4월 16일",
        "2014年4月16日",
        "16. April 2014",
        "16 avril 2014",
        "16 de abril de 2014",
        "16 aprile 2014",
        "16/04/2014",
        "04/16/2014",
        "16-Apr-2014",
        "Posted : 2014-04-16 16:25",
    ],
)
def test_read_date(text):
    assert read_date(text) == APRIL_16


@pytest.mark.parametrize(
    "text", ["", "4/5/2014", "2014-02-30", "2014", "April 2014", "in 2014-2015", "1.2.3", "May 16"]
)
def test_no_date(text):
    assert read_date(text) is None


def test_labels_hold_for_the_dates_behind_them():
    line = "Updated 10:00 BST, 17 April 2014 | First published 16 April 2014"
    assert [(found.value.day, found.label) for found in find_dates(line)] == [
        (17, DateLabel.UPDATED),
        (16, DateLabel.POSTED),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Posted : 2014-04-16 16:25",
        "Updated : 2014-04-16 21:17",
        "Fri, March 31, 2023 | 06:05",
        "3 hours ago",
        "16 April 2014",
        "Published 3 April 2029",
        "Seoul, April 16, 2014",
        "Wed 16 Apr 2014 12.01 BST",
        "just now",
        "Last modified on Thu 17 Apr 2014 09.30 BST",
        "입력 2014.04.16 16:25",
        "Posted on May 3, 2031 by Wren Halloway in Sea",
    ],
)
def test_date_line(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The war ended on May 8, 1945",
        "Talks to resume on 16 April 2014 in Sarn and Orlen City",
        "Treaty of 1965",
        "Home",
    ],
)
def test_no_date_line(line):
    assert not is_date_line(line)


@settings(deadline=None)
@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day):
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%B} {day.day}, {day.year}") == day
    assert read_date(f"{day.day} {day:%b} {day.year}") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, March 12, 2019 — The ferry sank.", date(2019, 3, 12)),
        ("LAKELAND, Ohio (Oct. 4, 2022) - The ferry sank.", date(2022, 10, 4)),
        ("SEOUL, June 3, 2024 (Borealis) - The ferry sank.", date(2024, 6, 3)),
        ("RIO DE JANEIRO, 3 June 2024 /Borealis/ -- The ferry sank.", date(2024, 6, 3)),
        ("Port Sallis, 19 November 2023: The ferry sank.", date(2023, 11, 19)),
        ("On May 4, 2022 the ferry sank - twice.", None),
        ("The ferry of May 4, 2022 - sank.", None),
        ("OSLO, March 12 — The ferry sank.", None),
        ("March 12, 2019 — The ferry sank.", None),
    ],
)
def test_a_dateline_dates_its_report(text, day):
    assert read_dateline(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, March 12, 2019 — The ferry to Sarn sank in the harbour.", date(2019, 3, 12)),
        ("Ferry sinks\n\nPosted: March 13, 2019\n\nOSLO, March 12, 2019 — The ferry to Sarn sank.", date(2019, 3, 13)),
        ("Ferry sinks\n\nPort Sallis, 19 November 2023\n\nThe ferry to Sarn sank in the harbour.", date(2023, 11, 19)),
        ("Port Sallis, 19 November 2023\n\nThe ferry to Sarn sank in the harbour.", date(2023, 11, 19)),
        ("Ferry sinks\n\nThe ferry that was built on March 12, 2019 sank in the harbour.", None),
    ],
)
def test_the_dateline_is_the_last_source(text, day):
    (document,) = read_bytes(text.encode(), name="a.txt")
    assert document.published == day
    assert "19 November" not in document.text

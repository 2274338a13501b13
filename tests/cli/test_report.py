"""`kg report` and `kg timeline --html` over the graph of `tests.query.examples`."""

import csv
import io
import re

import pytest

from tests.export.report.test_report import text_of


def test_a_report_is_named_after_whom_it_is_about(graph, tmp_path):
    ran = graph("report", "Anna Brandt")
    page = (tmp_path / "anna-brandt.html").read_text(encoding="utf-8")
    assert ran.code == 0
    assert ran.out == ""
    assert ran.err.startswith("wrote anna-brandt.html (3 claims of 3 articles, ")
    assert "next: open file:///" in ran.err
    assert re.findall(r"<h2 id=\"(\w+)-heading\"", page) == ["positions", "timeline", "claims", "sources"]
    assert "Anna Brandt met Boris Kade in Port Vell on March 4." in text_of(page)
    assert "Also called Brandt" in text_of(page)


def test_a_report_to_standard_output_has_the_same_bytes_each_time(graph):
    first, again = (graph("report", "Southland", "Northland", "-o", "-", "--title", "Two coasts") for _ in range(2))
    assert first.out == again.out
    assert first.out.startswith("<!doctype html>")
    assert "<h1>Two coasts</h1>" in first.out
    assert (first.err, first.code) == ("", 0)


def test_the_foot_names_the_last_day_and_no_clock(graph):
    page = graph("report", "Kade", "-o", "-").out
    assert "from a graph of 3 articles, the latest of 1 April 2021" in text_of(page)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["Brandtt"], "kg: entity 'Brandtt': nothing in the graph has this name; did you mean Brandt"),
        ([], "kg: report: Missing argument 'ENTITY...'; see kg report --help"),
        (["Kade", "-o", "no/where.html"], "kg: no/where.html: No such file or directory; choose another file with -o"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(graph, arguments, error):
    ran = graph("report", *arguments)
    assert ran.code in {1, 2}
    assert ran.err.startswith(error)
    assert ran.err.count("\n") == 1


def test_a_timeline_as_a_page_tells_what_the_query_tells(graph, tmp_path):
    rows = list(csv.DictReader(io.StringIO(graph("timeline", "Brandt").out)))
    ran = graph("timeline", "Brandt", "--html")
    page = (tmp_path / "timeline.html").read_text(encoding="utf-8")
    assert ran.err.startswith("wrote timeline.html (1 dated claim of 3 articles, ")
    assert len(re.findall(r'<li id="claim-', page)) == len({(row["date"], row["object"]) for row in rows}) == 1
    assert rows[0]["sentence"] in text_of(page)
    assert "What happened when: Anna Brandt" in text_of(page)


@pytest.mark.parametrize(
    ("bounds", "number"),
    [
        (["--since", "2021-03"], 1),
        (["--until", "2021-03-03"], 0),
        (["--since", "2021-03-04", "--until", "2021-03-04"], 1),
    ],
)
def test_a_timeline_has_bounds_as_a_page_too(graph, bounds, number):
    assert len(list(csv.DictReader(io.StringIO(graph("timeline", *bounds).out)))) == number
    assert graph("timeline", "--html", "-o", "-", *bounds).out.count('<li id="claim-') == number


def test_a_file_without_a_page_is_wrong_usage(graph):
    ran = graph("timeline", "-o", "x.csv")
    assert ran.code == 2
    assert ran.err.startswith("kg: timeline: -o and --open are for the page of --html")


@pytest.mark.parametrize("arguments", [["report", "Kade"], ["timeline", "--html"]])
def test_a_page_is_opened_only_where_somebody_sees_it(graph, arguments):
    ran = graph(*arguments, "--open")
    assert "was not opened, as the output is no terminal" in ran.err
    assert "next: open file:///" in ran.err
    assert graph(*arguments, "--open", "-o", "-").code == 2

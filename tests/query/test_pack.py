"""The examples of the named queries, and the page about them, are what the sample articles give."""

from pathlib import Path

import pytest

from docs import write_queries
from kg.query import load_queries
from kg.query.named import example_result
from kg.store import open_store

QUERIES = load_queries()


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    location = str(tmp_path_factory.mktemp("samples") / "kg.store")
    write_queries.sample_graph(location)
    with open_store(location) as store:
        yield store


@pytest.mark.parametrize("name", QUERIES)
def test_the_example_gives_what_stands_beside_the_query(samples, name):
    """Where this is meant to change: python docs/write_queries.py."""
    assert write_queries.result(samples, QUERIES[name]) == example_result(name)


def test_the_page_about_the_queries_is_the_one_that_their_headers_give():
    page = Path(write_queries.PAGE).read_text(encoding="utf-8")
    assert page == write_queries.page()

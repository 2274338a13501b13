"""The examples of the named queries, and the page about them, are what the sample articles give."""

from pathlib import Path

import pytest

from docs import write_queries
from kg.query import answer as query_answer
from kg.query import load_queries, run, to_terms
from kg.query.named import example_result
from kg.store import open_store

QUERIES = load_queries()
plan = query_answer._plan


def rows(store, query):
    """Return all that a query of ours gives for its example, as texts in their order."""
    answer = run(store, query.text, parameters=to_terms(query, query.example), ours=True)
    return [[str(term) for term in row] for row in (answer.triples() if answer.gives_triples else answer.rows())]


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


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_of_ours_gives_the_same_as_it_is_written_and_in_the_order_that_is_soonest(samples, name, monkeypatch):
    asked = []
    monkeypatch.setattr(query_answer, "_plan", lambda *given: asked.append(plan(*given)) or asked[-1])
    as_written = rows(samples, QUERIES[name])
    assert not asked
    monkeypatch.setattr(query_answer, "LARGE", 0)
    assert rows(samples, QUERIES[name]) == as_written
    assert len(asked) == 1

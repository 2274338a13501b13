"""Limits of the memory that a query may take."""

import os
import sys
from collections import deque

import pytest

from kg.errors import QueryError, QueryMemory
from kg.query import Question, allowed, answer_bytes, memory, read_size
from kg.query.memory import resident, written_size

# Rows of a megabyte each, all of which have to be there before the first one can be given.
GROWN = "".join(f" BIND(CONCAT({', '.join([f'?x{n}'] * 16)}) AS ?x{n + 1})" for n in range(4))
EACH = "?s ?p ?o VALUES ?n { 1 2 3 4 5 } BIND(CONCAT(STR(?o), STR(?n), ?x4) AS ?long)"
HUNGRY = f'SELECT ?long {{ BIND("sixteen letters." AS ?x0) {GROWN} {EACH} }} ORDER BY ?long'


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process takes")
def test_a_query_that_takes_too_much_is_stopped(location):
    limit = resident(os.getpid()) + (60 << 20)
    chunks = answer_bytes(Question(location, HUNGRY, "csv"), memory=limit)
    with pytest.raises(QueryMemory, match=r"MiB of memory; narrow it, add a LIMIT or raise --memory") as raised:
        deque(chunks, maxlen=0)
    assert raised.value.exit_code == 1
    assert "\n" not in str(raised.value)


def test_a_query_that_takes_little_is_answered(location):
    answer = answer_bytes(Question(location, "ASK { ?s ?p ?o }", "csv"), memory=4 << 30)
    assert b"".join(answer) == b"true"


@pytest.mark.parametrize("text", ["", "much", "-1G", "0", "1X", "1G 2G", "0.1"])
def test_what_is_no_size_is_told(text):
    with pytest.raises(QueryError, match="is no size; write it like 500M or 4G"):
        read_size(text)


def test_sizes_are_written_and_read():
    assert [read_size(written_size(size)) for size in (1, 1 << 20, 3 << 30)] == [1, 1 << 20, 3 << 30]


def test_a_query_may_take_no_more_than_half_the_machine(monkeypatch):
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": 1000, "SC_PAGE_SIZE": 4096}.__getitem__)
    assert allowed() == 500 * 4096
    monkeypatch.setattr(os, "sysconf", lambda _: -1)
    assert allowed() == memory.MOST


def test_a_process_that_is_gone_takes_nothing():
    assert resident(2**22 + 1) == 0

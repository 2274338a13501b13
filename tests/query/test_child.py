import multiprocessing
import os
import time

import pytest

from kg.errors import QueryError, QueryTimeout, StoreError
from kg.query import Question, answer_bytes, child

NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def answer(location, text, **options):
    return b"".join(answer_bytes(Question(location, text, "csv"), **options))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_an_answer_comes_from_another_process(location, method, monkeypatch):
    monkeypatch.setattr(child, "_context", lambda: multiprocessing.get_context(method))
    assert answer(location, NAMES) == b"name\r\nAnna Brandt\r\nBoris Kade\r\n"


def test_a_query_without_end_is_stopped(location):
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.3 seconds; narrow it, add a LIMIT or raise --timeout"):
        answer(location, ENDLESS, timeout=0.3)
    assert time.monotonic() - begin < 3
    assert not multiprocessing.active_children()


def test_nobody_reads_on(location):
    chunks = answer_bytes(Question(location, "SELECT * { ?s ?p ?o . ?a ?b ?c }", "csv"))
    assert next(chunks).startswith(b"a,b,c,o,p,s")
    chunks.close()
    assert not multiprocessing.active_children()


def test_what_is_wrong_comes_back_as_an_error(location, tmp_path):
    with pytest.raises(QueryError, match="never closed"):
        answer(location, "ASK {")
    with pytest.raises(StoreError, match="does not exist"):
        answer(str(tmp_path / "none"), NAMES)
    with pytest.raises(QueryError, match="did you mean Brandt"):
        list(answer_bytes(Question(location, "ASK {}", "csv", names=("Brant",))))


def test_a_query_that_kills_its_process_is_reported(location):
    depth = 100_000
    with pytest.raises(StoreError, match="its process ended with code"):
        answer(location, f"ASK {{ {'{' * depth}{'}' * depth} }}")


def test_the_child_leaves_with_its_parent(location):
    """A parent that is killed cannot stop its child, so the child must see it go."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:  # the parent to be killed
        process = multiprocessing.get_context("fork").Process(target=wait_for_end, args=(writer,))
        process.start()
        os.kill(os.getpid(), 9)
    os.close(writer)
    os.waitpid(pid, 0)
    assert os.read(reader, 1) == b""  # the pipe's last writer has gone
    os.close(reader)


def wait_for_end(writer):
    child.threading.Thread(target=child._leave_with_parent, daemon=True).start()
    time.sleep(30)
    os.write(writer, b"!")

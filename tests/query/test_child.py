import os
import time
from pathlib import Path

import pytest

from kg.errors import QueryError, QueryTimeout, StoreError
from kg.query import Question, answer_bytes, child, forked

NAMES = "SELECT ?name { ?who a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def answer(location, text, **options):
    return b"".join(answer_bytes(Question(location, text, "csv"), **options))


@pytest.fixture(params=["copied", "begun anew"])
def way(request, monkeypatch):
    monkeypatch.setattr(child, "is_alone", lambda: request.param == "copied")


@pytest.mark.usefixtures("way")
def test_an_answer_comes_from_another_process(location):
    assert answer(location, NAMES) == b"name\r\nAnna Brandt\r\nBoris Kade\r\n"


@pytest.mark.usefixtures("way")
def test_errors_come_whole_from_another_process(location):
    with pytest.raises(QueryError, match=r"bracket \{ is never closed") as caught:
        answer(location, "ASK {")
    assert caught.value.excerpt == ("ASK {", "    ^")


@pytest.mark.usefixtures("way")
def test_warnings_come_from_another_process(location):
    told = []
    assert answer(location, "ASK { ?a kg:mett ?b }", on_warning=told.append) == b"false"
    assert told == ["query: kg:mett is no term of kg or of this graph; did you mean kg:met?"]


@pytest.fixture
def started(monkeypatch):
    """Return the numbers of the processes that were started to answer."""
    numbers, start = [], child._start

    def noting(question):
        numbers.append((process := start(question)).pid)
        return process

    monkeypatch.setattr(child, "_start", noting)
    return numbers


def is_there(pid):
    return Path(f"/proc/{pid}").exists()


def test_a_message_of_any_size_arrives_whole():
    receiver, sender = os.pipe()
    message = bytes(range(256)) * 4096
    if not (pid := os.fork()):
        forked.Pipe(sender).send_bytes(message)
        forked.Pipe(sender).send_bytes(b"")
        os._exit(0)
    os.close(sender)
    pipe = forked.Pipe(receiver)
    assert [pipe.recv_bytes(), pipe.recv_bytes()] == [message, b""]
    with pytest.raises(EOFError):
        pipe.recv_bytes()
    pipe.close()
    os.waitpid(pid, 0)


def test_a_copy_never_goes_on_with_the_work_of_the_original():
    """Neither an interrupt nor a mistake may bring two processes back to where one began."""

    def interrupted(_):
        raise KeyboardInterrupt

    process = forked.Child(interrupted)
    assert process.join() == forked.LEFT
    process.end()


def test_a_query_without_end_is_stopped(location, started):
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.3 seconds; narrow it, add a LIMIT or raise --timeout"):
        answer(location, ENDLESS, timeout=0.3)
    assert time.monotonic() - begin < 3
    assert [is_there(pid) for pid in started] == [False]


def test_a_query_is_stopped_soon_after_its_time(location):
    """A machine that does much else may be late, so the best of three tries counts."""
    late = (seconds_until_stopped(location, limit=0.5) - 0.5 for _ in range(3))
    assert any(0 <= seconds < 0.5 for seconds in late)


def seconds_until_stopped(location, *, limit):
    begin = time.monotonic()
    with pytest.raises(QueryTimeout):
        answer(location, ENDLESS, timeout=limit)
    return time.monotonic() - begin


def test_nobody_reads_on(location, started):
    chunks = answer_bytes(Question(location, "SELECT * { ?s ?p ?o . ?a ?b ?c }", "csv"))
    assert next(chunks).startswith(b"s,p,o,a,b,c")
    chunks.close()
    assert [is_there(pid) for pid in started] == [False]


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
        forked.Child(lambda _: wait_for_end(writer))
        os.kill(os.getpid(), 9)
    os.close(writer)
    os.waitpid(pid, 0)
    assert os.read(reader, 1) == b""  # the pipe's last writer has gone
    os.close(reader)


def wait_for_end(writer):
    time.sleep(30)
    os.write(writer, b"!")

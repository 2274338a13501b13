"""Finding by words, and the index that is beside a graph: in step with it whatever happens."""

import multiprocessing
import os
import signal
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError, StoreError
from kg.store import open_store
from kg.store.fulltext import index
from kg.store.fulltext.index import Index
from kg.store.fulltext.rows import rows_of
from tests.rdf.examples import FIRST, FIRST_READING, HALE, NORVIA, OTTER, SECOND, SECOND_READING
from tests.rdf.strategies import ontology, readings
from tests.store.test_store import in_memory

MANY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kg.store"


def writing(folder):
    return open_store(folder, mode="write", ontology=ontology())


def fill(folder, *readings):
    with writing(folder) as store:
        for reading in readings:
            store.add(reading)


def ids(store, words):
    """Return the ids of what words lead to."""
    return {hit.node.value.rpartition("/")[2] for hit in store.fulltext.search(words)}


def found(folder, words):
    with open_store(folder) as store:
        return ids(store, words)


def on_disk(folder):
    """Return the rows of the index as they stand in its file."""
    with Index.read(folder / "fulltext.sqlite") as opened:
        return list(opened.rows())


def computed(store):
    """Return the rows that follow from a graph."""
    documents = [document.id for document in store.documents()]
    return sorted((one, row) for one in documents for row in rows_of(store.engine, one, store.names))


def in_step(folder):
    with open_store(folder) as store:
        store.fulltext.search("anything")
        return on_disk(folder) == computed(store)


def test_words_lead_to_sentences_evidence_articles_and_names():
    store = in_memory()
    store.add(FIRST_READING)
    hits = store.fulltext.search('"million to the harbour"')
    sentence = store.names.span(FIRST.id, FIRST.text.index("Norvia will"), FIRST.text.index("an aide.") + 8)
    evidence = [
        quad.subject for quad in store.engine.quads_for_pattern(None, None, sentence, store.names.document(FIRST.id))
    ]
    kinds = [str(hit.node) for hit in hits]
    assert kinds == [str(sentence), *sorted(map(str, evidence)), str(store.names.document(FIRST.id))]
    assert len(evidence) >= 1
    assert hits[0].score == hits[1].score > 0


@pytest.mark.parametrize(
    ("words", "entities"),
    [
        ("otter", {OTTER.id}),
        ("MARIA ÓTTER", {OTTER.id}),
        ("norv*", {NORVIA.id, "e-post"}),
        ('"the norvians"', {NORVIA.id}),
        ('"norvia the"', set()),  # no phrase reaches from one name to the next
        ("hale OR otter", {HALE.id, OTTER.id}),
        ("norvia NOT minister", {NORVIA.id}),
        ("nobody", set()),
    ],
)
def test_words_lead_to_entities(words, entities):
    store = in_memory()
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    assert {one for one in ids(store, words) if one.startswith("e-")} == entities


def test_an_entity_in_two_articles_is_found_once():
    store = in_memory()
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    nodes = [hit.node for hit in store.fulltext.search("otter")]
    assert nodes.count(store.names.entity(OTTER.id)) == 1
    assert len(set(nodes)) == len(nodes)


def test_of_each_kind_the_best_are_found():
    store = in_memory()
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    everything = store.fulltext.search("hale")
    best = store.fulltext.search("hale", limit=1)
    articles = [
        hit for hit in everything if hit.node in {store.names.document(FIRST.id), store.names.document(SECOND.id)}
    ]
    assert [hit.score for hit in articles] == sorted((hit.score for hit in articles), reverse=True)
    assert [hit for hit in best if hit in articles] == articles[:1]
    assert len(articles) == 2


def test_a_headline_is_found_but_no_phrase_from_it_into_the_text():
    store = in_memory()
    store.add(replace(FIRST_READING, document=replace(FIRST, title="Talks end well")))
    assert FIRST.id in ids(store, '"talks end well"')
    assert FIRST.id not in ids(store, '"well otter"')


def test_a_bad_text_is_the_users_mistake():
    with pytest.raises(QueryError, match="kg:matches 'a OR': "):
        in_memory().fulltext.search("a OR")


def test_the_index_follows_what_comes_and_goes(folder):
    fill(folder, FIRST_READING, SECOND_READING)
    assert {FIRST.id, SECOND.id} <= found(folder, "hale")
    assert {one for one, _ in on_disk(folder)} == {FIRST.id, SECOND.id}
    with writing(folder) as store:
        store.remove(FIRST.id)
    assert FIRST.id not in found(folder, "hale")
    assert {one for one, _ in on_disk(folder)} == {SECOND.id}
    assert in_step(folder)


def test_scores_tell_nothing_of_what_was_there_before(folder, tmp_path):
    fill(folder, SECOND_READING, FIRST_READING)
    with writing(folder) as store:
        store.remove(FIRST.id)
        store.fulltext.settle()
        store.remove(SECOND.id)
        store.add(FIRST_READING)
        store.fulltext.settle()
        store.add(SECOND_READING)
    fill(tmp_path / "fresh", FIRST_READING, SECOND_READING)
    with open_store(folder) as store, open_store(tmp_path / "fresh") as fresh:
        found = store.fulltext.search("hale OR otter OR fishing")
        assert found == fresh.fulltext.search("hale OR otter OR fishing")
    assert len({hit.score for hit in found}) > 3


def test_a_name_that_is_told_otherwise_is_found_so(folder):
    fill(folder, FIRST_READING)
    renamed = replace(OTTER, name="Maria Ermine", aliases=())
    with writing(folder) as store:
        links = tuple(replace(link, entity=renamed) if link.entity == OTTER else link for link in FIRST_READING.links)
        claims = tuple(replace(one, subject=renamed) if one.subject == OTTER else one for one in FIRST_READING.claims)
        claims = tuple(replace(one, object=renamed) if one.object == OTTER else one for one in claims)
        store.rewrite(FIRST.id, lambda reading: replace(reading, links=links, claims=claims))
    assert OTTER.id in found(folder, "ermine")
    assert OTTER.id not in found(folder, "otter")
    assert in_step(folder)


def test_who_writes_finds_what_was_written_before_it_is_closed(folder):
    with writing(folder) as store:
        store.add(FIRST_READING)
        assert FIRST.id in ids(store, "hale")
        store.remove(FIRST.id)
        assert ids(store, "hale") == set()


def test_the_journal_is_empty_when_the_index_has_it(folder):
    fill(folder, FIRST_READING, SECOND_READING)
    with open_store(folder) as store:
        history = store.journal.history()
    assert (len(history.entries), history.last.number) == (0, 2)


def test_a_long_build_brings_the_index_in_step_on_its_way(folder, monkeypatch):
    monkeypatch.setattr("kg.store.store.UNTOLD", 1)
    with writing(folder) as store:
        store.add(FIRST_READING)
        assert {one for one, _ in on_disk(folder)} == {FIRST.id}


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_again(folder, damage, capfd):
    fill(folder, FIRST_READING)
    (folder / "fulltext.sqlite").write_bytes(damage)
    assert FIRST.id in found(folder, "hale")
    assert in_step(folder)
    assert capfd.readouterr().err == ""


def test_pages_that_are_damaged_are_made_again(folder):
    fill(folder, FIRST_READING, SECOND_READING)
    file = folder / "fulltext.sqlite"
    written = file.read_bytes()
    file.write_bytes(written[:4096] + b"\xff" * (len(written) - 4096))
    assert {FIRST.id, SECOND.id} <= found(folder, "hale")
    assert in_step(folder)


def test_a_damaged_index_keeps_nobody_from_writing(folder):
    fill(folder, FIRST_READING)
    (folder / "fulltext.sqlite").write_bytes(b"no database")
    fill(folder, SECOND_READING)
    assert {one for one, _ in on_disk(folder)} == {FIRST.id, SECOND.id}


def test_an_index_of_other_tables_is_made_again(folder):
    fill(folder, FIRST_READING)
    file = folder / "fulltext.sqlite"
    file.unlink()
    sql = sqlite3.connect(file)
    sql.execute("CREATE TABLE mine (x)")
    sql.commit()
    sql.close()
    assert FIRST.id in found(folder, "hale")
    assert in_step(folder)


def test_a_graph_without_an_index_gets_one(folder):
    fill(folder, FIRST_READING)
    (folder / "fulltext.sqlite").unlink()
    assert FIRST.id in found(folder, "hale")
    assert in_step(folder)


def test_an_index_of_another_graph_is_made_again(folder, tmp_path):
    fill(folder, FIRST_READING)
    fill(tmp_path / "other", SECOND_READING)
    (folder / "fulltext.sqlite").write_bytes((tmp_path / "other" / "fulltext.sqlite").read_bytes())
    assert found(folder, "hale") >= {FIRST.id}
    assert in_step(folder)


def test_where_no_index_can_be_kept_words_are_found_all_the_same(folder):
    fill(folder, FIRST_READING)
    (folder / "fulltext.sqlite").unlink()
    (folder / "fulltext.sqlite").mkdir()  # stands for a folder that may not be written
    assert FIRST.id in found(folder, "hale")
    fill(folder, SECOND_READING)
    assert {FIRST.id, SECOND.id} <= found(folder, "hale")


def test_an_index_that_others_hold_keeps_nobody_waiting_for_ever(folder, monkeypatch):
    monkeypatch.setattr(index, "PATIENCE", 0.02)
    fill(folder, FIRST_READING)
    other = sqlite3.connect(folder / "fulltext.sqlite", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        fill(folder, SECOND_READING)
        assert {FIRST.id, SECOND.id} <= found(folder, "hale")
    finally:
        other.close()
    assert in_step(folder)


def test_sqlite_without_search_is_one_line(folder, monkeypatch):
    monkeypatch.setattr(index, "TABLES", ("CREATE VIRTUAL TABLE sentence USING fts4711(words)",))
    fill(folder, FIRST_READING)
    with pytest.raises(StoreError, match=r"no such module: fts4711\); use a Python whose SQLite has FTS5") as raised:
        found(folder, "hale")
    assert "\n" not in str(raised.value)


def test_who_reads_finds_what_was_there_when_the_graph_was_opened(folder):
    fill(folder, FIRST_READING)
    with open_store(folder) as reader:
        with writing(folder) as writer:
            writer.add(SECOND_READING)
            writer.remove(FIRST.id)
            writer.fulltext.settle()
            assert FIRST.id in ids(reader, "hale")
            assert SECOND.id not in ids(reader, "hale")
        assert {one for one, _ in on_disk(folder)} == {SECOND.id}  # who saw less has not written it


def test_who_reads_beside_a_writer_finds_what_is_not_yet_in_the_index(folder):
    fill(folder, FIRST_READING)
    with writing(folder) as writer:
        writer.add(SECOND_READING)
        assert SECOND.id in found(folder, "hale")  # brought in step by who reads
        writer.remove(SECOND.id)
        assert SECOND.id not in found(folder, "hale")
        writer.add(SECOND_READING)
        assert SECOND.id in found(folder, "hale")
    assert in_step(folder)


def add_and_die(folder, *readings):
    store = writing(folder)
    for reading in readings:
        store.add(reading)
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_leaves_nothing_out(folder):
    fill(folder, FIRST_READING)
    child = multiprocessing.get_context("spawn").Process(target=add_and_die, args=(folder, SECOND_READING))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert {one for one, _ in on_disk(folder)} == {FIRST.id}
    assert SECOND.id in found(folder, "hale")
    assert in_step(folder)


class Crash(BaseException):
    """Stands for the end of the process."""


def crash(*_, **__):
    raise Crash


@pytest.mark.parametrize("place", ["kg.store.journal.Journal.forget", "kg.store.fulltext.index.Index.tell"])
def test_a_crash_between_the_index_and_the_graph_leaves_nothing_out(folder, place, monkeypatch):
    fill(folder, FIRST_READING)
    with monkeypatch.context() as patch:
        patch.setattr(place, crash)
        store = writing(folder)
        store.add(SECOND_READING)
        store.remove(FIRST.id)
        with pytest.raises(Crash):
            store.close()
        del store.engine  # the process is gone, and with it what it held
    assert in_step(folder)
    fill(folder, FIRST_READING)
    assert in_step(folder)


THINGS = ("remove", "settle", "reopen", "read", "crash", "lose", "damage")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), readings()),
        st.tuples(
            st.sampled_from(("remove", "settle", "reopen", "read", "crash", "lose", "damage")), st.integers(0, 5)
        ),
    ),
    max_size=8,
)


class Desk:
    """A graph on disk that things happen to."""

    def __init__(self, folder):
        self.folder = folder
        self.there = []
        self.store = writing(folder)

    def add(self, reading):
        self.store.add(reading)
        self.there.append(reading.document.id)

    def remove(self, number):
        if self.there:
            self.store.remove(self.there[number % len(self.there)])

    def settle(self, _):
        self.store.fulltext.settle()

    def reopen(self, _):
        self.store.close()
        self.store = writing(self.folder)

    def read(self, _):
        found(self.folder, "ada")

    def crash(self, _):
        del self.store.engine
        self.store = writing(self.folder)

    def lose(self, _):
        (self.folder / "fulltext.sqlite").unlink(missing_ok=True)

    def damage(self, number):
        (self.folder / "fulltext.sqlite").write_bytes(b"SQLite format 3\0"[: number * 4] + b"?")


@MANY
@given(STEPS)
def test_whatever_happens_the_index_has_what_the_graph_has(tmp_path_factory, steps):
    desk = Desk(tmp_path_factory.mktemp("desk") / "kg.store")
    for step, value in steps:
        getattr(desk, step)(value)
    desk.store.close()
    assert in_step(desk.folder)

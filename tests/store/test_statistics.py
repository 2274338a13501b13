import gc

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.store import open_store
from kg.store.statistics import COMMON, FILE, HEADER, LARGE, TOLERATED, Statistics, Usage, count, load, save, state_of
from tests.query.examples import READINGS, write_store

P, Q = (NamedNode(f"http://x/{name}") for name in "pq")


def engine(*triples):
    store = pyoxigraph.Store()
    store.extend(Quad(*triple, DefaultGraph()) for triple in triples)
    return store


def test_usages():
    a, b = NamedNode("http://x/a"), NamedNode("http://x/b")
    found = count(engine((a, P, b), (a, P, Literal("1")), (b, P, b), (b, Q, a)))
    assert found.usages == {P.value: Usage(3, 2, 2), Q.value: Usage(1, 1, 1)}
    assert found.triples == 4


def test_what_only_single_articles_say_is_not_counted_twice():
    store = pyoxigraph.Store()
    store.add(Quad(P, P, P, Q))
    assert count(store).usages == {}


def test_few_objects_are_counted_one_by_one():
    nodes = [NamedNode(f"http://x/{number}") for number in range(40)]
    found = count(engine(*((node, P, Literal("many" if number else "one")) for number, node in enumerate(nodes))))
    assert found.usages[P.value] == Usage(40, 40, 2, {'"many"': 39, '"one"': 1})


def test_only_the_most_frequent_objects_are_counted_one_by_one():
    things = [Literal(str(number)) for number in range(COMMON + 1)]
    nodes = [NamedNode(f"http://x/{number}") for number in range(16)]
    triples = [(node, P, thing) for node in nodes for thing in things]
    found = count(engine(*triples, (Q, P, things[3])))
    assert len(found.usages[P.value].common) == COMMON
    assert found.usages[P.value].common['"3"'] == 17


def test_a_graph_is_counted_when_it_is_closed(tmp_path):
    location = write_store(tmp_path / "kg.store")
    with open_store(location) as store:
        assert store.statistics == count(store.engine)
        assert store.statistics.usages["https://example.org/kg/ns#evidence"].triples == 7


def test_after_each_change_the_figures_are_new(tmp_path):
    location = write_store(tmp_path / "kg.store")
    with open_store(location, mode="write") as store:
        before = store.statistics
        store.remove(READINGS[0].document.id)
        assert not store.statistics.holds
    with open_store(location) as store:
        assert store.statistics == count(store.engine)
        assert store.statistics.triples < before.triples


def test_a_large_graph_is_not_counted_for_each_change():
    usages = {P.value: Usage(LARGE, 1, 1)}
    assert Statistics(usages, drift=LARGE * TOLERATED).holds
    assert not Statistics(usages, drift=LARGE * TOLERATED + 1).holds
    assert not Statistics({P.value: Usage(LARGE - 1, 1, 1)}, drift=1).holds
    assert Statistics({P.value: Usage(1, 1, 1)}).holds


def test_how_much_has_changed_is_remembered(tmp_path):
    save(tmp_path, Statistics({P.value: Usage(5, 1, 1)}, drift=7))
    assert load(tmp_path) == Statistics({P.value: Usage(5, 1, 1)}, drift=7)


def test_objects_are_remembered_to_the_letter(tmp_path):
    common = {str(Literal("a\tb\nc\r\u2028\u0085")): 3, str(Literal("é", language="fr")): 2, str(P): 2}
    save(tmp_path, Statistics({P.value: Usage(16, 16, 1, common), Q.value: Usage(1, 1, 1)}))
    assert load(tmp_path) == Statistics({P.value: Usage(16, 16, 1, common), Q.value: Usage(1, 1, 1)})


def test_opening_to_write_loses_no_figures(tmp_path):
    location = write_store(tmp_path / "kg.store")
    with open_store(location, mode="write") as store:
        expected = store.statistics
    with open_store(location) as store:
        assert store.statistics == expected is not None


def test_a_reader_beside_a_writer_has_no_figures(tmp_path):
    location = write_store(tmp_path / "kg.store", READINGS[:2])
    with open_store(location, mode="write") as writer:
        writer.add(READINGS[2])
        with open_store(location) as reader:
            assert reader.statistics is None
    with open_store(location) as reader:
        assert reader.statistics == count(reader.engine)


def test_a_process_that_dies_leaves_no_wrong_figures(tmp_path):
    location = write_store(tmp_path / "kg.store", READINGS[:2])
    store = open_store(location, mode="write")
    store.add(READINGS[2])
    del store.engine  # the engine lets go of its files, and nothing is counted
    store.close()
    with open_store(location) as reader:
        assert reader.statistics is None
    with open_store(location, mode="write"):
        pass
    with open_store(location) as reader:
        assert reader.statistics == count(reader.engine)


@pytest.mark.parametrize(
    "text",
    ["", "{", "\x00", HEADER, *(f"{HEADER}\n%s\n{rest}" for rest in ("", "x", "0\np\t1", "0\np\t1\t1\tx", "0\n\tp"))],
)
def test_a_spoilt_file_gives_no_figures(tmp_path, text):
    location = tmp_path / "kg.store"
    write_store(location)
    (location / FILE).write_text(text.replace("%s", state_of(location)), encoding="utf-8")
    assert load(location) is None
    with open_store(location) as store:
        assert store.statistics is None


def test_the_same_graph_has_the_same_file(tmp_path):
    statistics = count(engine((P, Q, P), (Q, P, Literal("é"))))
    save(tmp_path, statistics)
    first = (tmp_path / FILE).read_bytes()
    save(tmp_path, statistics)
    assert (tmp_path / FILE).read_bytes() == first
    assert first.decode().split("\n")[:1] == [HEADER]
    assert f"{P.value}\t1\t1\t1" in first.decode().split("\n")
    assert load(tmp_path) == statistics


def test_a_place_that_cannot_be_written_is_left_alone(tmp_path):
    save(tmp_path / "missing", count(engine()))
    assert load(tmp_path / "missing") is None
    assert state_of(tmp_path / "missing") == ""


@pytest.mark.filterwarnings("error")
def test_a_file_that_goes_while_it_is_looked_at_leaves_nothing_open(tmp_path):
    (tmp_path / "000001.sst").write_bytes(b"x")
    (tmp_path / "000002.sst").symlink_to(tmp_path / "gone")
    assert state_of(tmp_path) == ""
    gc.collect()

"""Copies in the graph: what is noted depends on the articles that are there, and on nothing else."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Reading
from kg.pipeline import identify
from kg.query import named_query, run
from kg.text import from_paragraphs
from tests.graphs import Newsroom, lines
from tests.resolve.test_copies import RETOLD, SHORTENED, STORY

ARTICLES = {
    "agency": (STORY, date(2031, 5, 4)),
    "copy": ("Reef stops ferry again\n\n" + STORY.partition("\n\n")[2], date(2031, 5, 5)),
    "short": (SHORTENED, date(2031, 5, 5)),
    "undated": ("A ferry, a reef and a question\n\n" + STORY.partition("\n\n")[2], None),
    "own": (RETOLD, date(2031, 5, 5)),
}
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reading(name):
    text, published = ARTICLES[name]
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    return Reading(from_paragraphs(paragraphs, name=name, published=published, language="en"), (), (), 5)


ROOM = Newsroom(reading)
graph, id_of = ROOM.graph, ROOM.id_of


def originals(store):
    names = {id_of(name): name for name in ARTICLES}
    return {name: names[store.stories.original(id_of(name))] for name in ARTICLES if id_of(name) in store}


def test_the_earliest_of_several_copies_is_the_original():
    found = originals(graph(*ARTICLES))
    assert found == {"agency": "agency", "copy": "agency", "short": "agency", "undated": "agency", "own": "own"}


def test_when_the_original_goes_the_next_takes_its_place():
    store = graph(*ARTICLES)
    store.remove(id_of("agency"))
    identify(store)
    assert originals(store)["undated"] in {"copy", "short"}
    assert lines(store) == lines(graph("copy", "short", "undated", "own"))


@FEW
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(ARTICLES)), st.booleans()), max_size=8))
def test_no_history_leaves_a_trace(steps):
    store, fresh = ROOM.after(steps)
    assert lines(store) == lines(fresh)
    assert list(store.triples()) == list(fresh.triples())
    assert not store.stories.untold()


def test_the_list_of_articles_names_the_original():
    store = graph("agency", "copy", "own")
    answer = run(store, named_query("articles").text)
    column = answer.columns.index("copyOf")
    assert sorted(getattr(row[column], "value", "") for row in answer.rows()) == [
        "",
        "",
        store.names.document(id_of("agency")).value,
    ]

"""The journal of a graph: which articles were changed, in order."""

from dataclasses import replace

import pytest

from kg.errors import OntologyError
from kg.store.journal import Entry, History
from tests.rdf.examples import FIRST, FIRST_READING, PAYMENT, SECOND, SECOND_READING
from tests.store.test_store import in_memory

BEGINNING = Entry()


def entries(*documents, start=BEGINNING):
    """Return the entries of changes of these articles that follow on one."""
    found = []
    for document in documents:
        start = start.next(document, f"change of {document}")
        found.append(start)
    return found


def history(*documents, start=BEGINNING):
    return History(start, {entry.number: entry for entry in entries(*documents, start=start)})


def changed(store):
    return [(entry.number, entry.document) for entry in store.journal.history().entries.values()]


def test_each_change_has_the_next_number():
    store = in_memory()
    store.add(FIRST_READING)
    store.add(SECOND_READING)
    store.remove(FIRST.id)
    assert changed(store) == [(1, FIRST.id), (2, SECOND.id), (3, FIRST.id)]


def test_what_changes_nothing_is_no_change():
    store = in_memory()
    store.add(FIRST_READING)
    store.add(FIRST_READING)
    store.remove(SECOND.id)
    store.describe(parser="en 1")
    assert changed(store) == [(1, FIRST.id)]


def test_a_change_that_fails_takes_no_number():
    store = in_memory()
    with pytest.raises(OntologyError):
        store.add(replace(FIRST_READING, claims=(replace(PAYMENT, predicate="hugged"),)))
    store.add(SECOND_READING)
    assert changed(store) == [(1, SECOND.id)]


def test_what_is_forgotten_goes_but_numbers_grow_on():
    store = in_memory()
    store.add(FIRST_READING)
    first = store.journal.history()
    store.journal.forget(first)
    assert store.journal.history() == History(first.last)
    store.add(SECOND_READING)
    assert changed(store) == [(2, SECOND.id)]
    assert store.journal.history().at(1) == first.last


def test_the_same_change_after_another_past_has_another_token():
    one, other = in_memory(), in_memory()
    other.add(FIRST_READING)
    other.remove(FIRST.id)
    for store in (one, other):
        store.add(SECOND_READING)
    assert one.journal.history().last.token != other.journal.history().last.token


def test_the_journal_is_no_part_of_the_graph():
    store = in_memory()
    store.add(FIRST_READING)
    assert not any("changed" in str(quad.predicate) for quad in store.quads())
    assert not bool(store.query("ASK { ?store kg:changed ?entry }"))


def test_an_entry_is_read_back_whatever_the_article_is_called():
    entry = Entry(7, "ab", "an id with spaces")
    assert Entry.read(str(entry)) == entry


@pytest.mark.parametrize(
    ("mine", "seen", "expected"),
    [
        (history("a", "b"), None, None),
        (history("a", "b"), history("a", "b"), set()),
        (history("a", "b", "c", "b"), history("a"), {"b", "c"}),
        (history("a"), history("a", "b", "c"), {"b", "c"}),  # an index that is ahead of who reads the graph
        (history("a", "b"), history("b"), None),
        (history("a", "b"), history("a", "c"), None),
        (history("a", "b"), history("b", "a", "c"), None),
        (history("c", start=entries("a", "b")[-1]), history("a"), None),  # what came after "a" is forgotten
        (history("c", start=entries("a", "b")[-1]), history("a", "b"), {"c"}),
        (History(entries("a", "b")[-1]), history("a", "b"), set()),
        (History(), History(), set()),
    ],
)
def test_what_differs_from_what_was_seen(mine, seen, expected):
    assert mine.changed_since(seen) == expected

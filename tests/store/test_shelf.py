"""The shelf: what comes out again, in which order, and what is said where the disk is full."""

import sqlite3
from contextlib import closing

import pytest

from kg.errors import StoreError
from kg.store import shelf as module
from kg.store.shelf import Queue, Shelf


def test_values_come_out_by_key_in_the_order_in_which_they_were_put():
    with closing(Shelf()) as shelf:
        for key, value in (("b", 1), ("é", 2), ("a", 3), ("b", 0), ("Z", 4)):
            shelf.put(key, value)
        assert list(shelf.groups()) == [("Z", [4]), ("a", [3]), ("b", [1, 0]), ("é", [2])]


def test_a_key_may_stand_without_values():
    with closing(Shelf()) as shelf:
        shelf.put("alone")
        shelf.put("both")
        shelf.put("both", ("x", None), ("y", None))
        assert list(shelf.groups()) == [("alone", []), ("both", [("x", None), ("y", None)])]


def test_an_empty_shelf_has_no_groups():
    with closing(Shelf()) as shelf:
        assert list(shelf.groups()) == []


def test_a_full_disk_is_told_in_one_line(monkeypatch):
    def fail(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(module.sqlite3, "connect", fail)
    with pytest.raises(StoreError) as caught:
        Shelf()
    assert str(caught.value).startswith("temporary files: database or disk is full; make room")
    assert "\n" not in str(caught.value)


def test_a_queue_yields_each_key_once_in_order():
    with closing(Queue(["b", "a", "c", "b"])) as queue:
        assert list(queue) == ["a", "b", "c"]


def test_what_is_taken_out_of_a_queue_on_the_way_does_not_come():
    with closing(Queue(["a", "b", "c"])) as queue:
        found = iter(queue)
        assert next(found) == "a"
        queue.drop(["b", "a", "unknown"])
        assert list(found) == ["c"]


def test_a_queue_of_nothing_is_empty():
    with closing(Queue([])) as queue:
        assert not list(queue)

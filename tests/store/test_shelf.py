"""The shelf: what comes out again, in which order, and what is said where the disk is full."""

import sqlite3
from contextlib import closing

import pytest

from kg.errors import StoreError
from kg.store import shelf as module
from kg.store.shelf import Shelf


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

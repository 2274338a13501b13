"""Graphs in memory of articles by name, settled as a build settles them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.model import Reading
from kg.pipeline import Engine, identify
from kg.rdf.ontology import load_ontology
from kg.store import Store
from kg.text import from_paragraphs

Step = tuple[bool, str, bool]  # whether an article comes or goes, which, and whether the graph is settled then


@cache
def ontology():
    return load_ontology()


@cache
def read(name, published, text):
    """Return the reading of an article of one paragraph, by the shipped parser."""
    document = from_paragraphs([text], name=name, published=published, language="en")
    return _reader()(document).reading


@cache
def _reader():
    return Engine().open()


def lines(store):
    """Return the quads of a graph as sorted lines."""
    return [str(quad) for quad in store.quads()]


@dataclass(frozen=True)
class Newsroom:
    """Articles by name, and graphs of them; `reading` gives the reading of one."""

    reading: Callable[[str], Reading]

    def id_of(self, name):
        return self.reading(name).document.id

    def graph(self, *names):
        """Return a graph of articles, settled."""
        store = Store(pyoxigraph.Store(), Path("memory"), base="https://example.org/kg/id/", ontology=ontology())
        for name in names:
            store.add(self.reading(name))
        identify(store)
        return store

    def after(self, steps: Iterable[Step]):
        """Return a graph with a history, settled, and one of the articles that it left, built from nothing."""
        store, there = self.graph(), set()
        for comes, name, settle in steps:
            if comes:
                store.add(self.reading(name))
            else:
                store.remove(self.id_of(name))
            there = there | {name} if comes else there - {name}
            if settle:
                identify(store)
        identify(store)
        return store, self.graph(*sorted(there))

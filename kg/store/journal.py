"""Which articles were changed, in order: what is derived from the graph and kept beside it tells by that where it is.

Each change of an article's graph has a number, which only grows, and a token, which depends on this change and on all
before it; both are written in the same update as the change itself. The last entries stand where queries do not see
them. Who has seen an entry with the same number and token has seen the same graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pyoxigraph import Literal, Triple

from kg.model import content_id
from kg.rdf.vocabulary import kg, literal
from kg.store.change import note
from kg.store.failure import reported
from kg.store.opened import Opened

__all__ = ["Entry", "History", "Journal"]

TOKEN = 16  # characters
ENTRY, FORGOTTEN = "changed", "changedBefore"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One change: its number, its token, and the article whose graph it changed; none stands for the beginning."""

    number: int = 0
    token: str = ""
    document: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.token} {self.document}"

    @classmethod
    def read(cls, text: str) -> Entry:
        """Return the entry that is written as a text.

        >>> Entry.read(str(Entry(7, "ab", "d1"))).document
        'd1'
        """
        number, token, document = text.split(" ", 2)
        return cls(int(number), token, document)

    def next(self, document: str, change: str) -> Entry:
        """Return the entry of a change that follows on this one."""
        token = content_id("change", self.token, document, change)[:TOKEN]
        return Entry(self.number + 1, token, document)


@dataclass(frozen=True, slots=True)
class History:
    """The last changes by number, and the last one that is not among them."""

    start: Entry = Entry()
    entries: Mapping[int, Entry] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def last(self) -> Entry:
        """Return the last change."""
        return self.entries[max(self.entries)] if self.entries else self.start

    def at(self, number: int) -> Entry | None:
        """Return the change with a number; None where it is not known."""
        return self.start if number == self.start.number else self.entries.get(number)

    def since(self, number: int) -> frozenset[str]:
        """Return the articles that were changed after a change."""
        return frozenset(entry.document for entry in self.entries.values() if entry.number > number)

    def changed_since(self, seen: History | None) -> frozenset[str] | None:
        """Return the articles that differ from what somebody has seen; None where that cannot be told.

        Who has seen later changes than these differs in the articles that those changed.

        >>> first, second = Entry(1, "a", "d1"), Entry(2, "b", "d2")
        >>> sorted(History(entries={1: first, 2: second}).changed_since(History(first)))
        ['d2']
        >>> History(first).changed_since(History(second)) is None
        True
        """
        if seen is None:
            return None
        later, earlier = (self, seen) if self.last.number >= seen.last.number else (seen, self)
        return later.since(earlier.last.number) if later.at(earlier.last.number) == earlier.last else None


class Journal:
    """The journal of a graph."""

    def __init__(self, graph: Opened) -> None:
        self._graph = graph
        self._here, self._hidden = graph.names.store, graph.names.unsettled
        self._last: Entry | None = None  # read when it is first needed, by who writes
        self.unread = 0  # changes since those that are kept beside the graph were last told

    def history(self) -> History:
        """Return what the graph knows of its changes."""
        start = max(self._read(FORGOTTEN), default=Entry())
        found = (entry for entry in self._read(ENTRY) if entry.number > start.number)
        return History(start, {entry.number: entry for entry in sorted(found)})

    def entry(self, document: str, change: str) -> Entry:
        """Return the entry that a change has to be written with."""
        if self._last is None:
            self._last = self.history().last
        return self._last.next(document, change)

    def note(self, entry: Entry) -> str:
        """Return the update that writes an entry."""
        return note(self._hidden, [self._triple(ENTRY, entry)])

    def restart(self, change: str) -> str:
        """Return the update that forgets all entries after a change of who knows which articles.

        Whatever is kept beside the graph finds no entry that it has seen, and is made anew.
        """
        self._last = Entry(self.entry("", change).number, self.entry("", change).token)
        gone = (
            f"DELETE WHERE {{ GRAPH {self._hidden} {{ {self._here} {kg(name)} ?entry }} }}"
            for name in (ENTRY, FORGOTTEN)
        )
        return " ;\n".join((*gone, note(self._hidden, [self._triple(FORGOTTEN, self._last)])))

    def wrote(self, entry: Entry) -> None:
        """Tell that an entry stands in the graph."""
        self._last = entry
        self.unread += 1

    def forget(self, history: History) -> None:
        """Take the entries out that a history has; its last one is kept as the beginning."""
        self.unread = 0
        if not history.entries:
            return
        gone = [self._triple(ENTRY, entry) for entry in history.entries.values()]
        former = [self._triple(FORGOTTEN, entry) for entry in self._read(FORGOTTEN)]
        lines = "\n".join(f"{triple} ." for triple in (*gone, *former))
        begins = note(self._hidden, [self._triple(FORGOTTEN, history.last)])
        with reported(self._graph.location):
            self._graph.update(f"DELETE DATA {{ GRAPH {self._hidden} {{ {lines} }} }} ; {begins}")

    def _read(self, property_: str) -> Iterator[Entry]:
        with reported(self._graph.location):
            for quad in self._graph.engine.quads_for_pattern(self._here, kg(property_), None, self._hidden):
                if isinstance(quad.object, Literal):
                    yield Entry.read(quad.object.value)

    def _triple(self, property_: str, entry: Entry) -> Triple:
        return Triple(self._here, kg(property_), literal(str(entry)))

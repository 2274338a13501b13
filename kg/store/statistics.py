"""How often each predicate of a graph is used: what tells which part of a query is answered first.

The figures stand in a file beside the graph, with the state of the engine's files that they are of. Whoever closes a
graph after changing it counts anew; a large graph that has changed little keeps its figures until there is more. After
a crash, and beside a writer, the states differ, and there are no figures. Nothing but speed depends on them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Statistics", "Usage", "count", "load", "save", "state_of"]

FILE = "statistics.txt"
HEADER = "kg statistics 2"  # of the file; one of another version is counted anew
MANY = 16  # triples for each object of a predicate, from which on they are counted for each object
COMMON = 64  # objects of a predicate that are counted one by one, the most frequent ones
LARGE = 100_000  # triples; up to there all is counted in a tenth of a second
TOLERATED = 12  # characters of updates for each triple of a graph: about one triple in twenty has changed then
USED = "SELECT ?predicate { ?subject ?predicate ?object } GROUP BY ?predicate"
# The distinct ones are counted predicate by predicate, because the engine keeps all that it has seen in memory.
COUNTED = (
    "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?subject) AS ?subjects) (COUNT(DISTINCT ?object) AS ?objects)"
    " { ?subject %s ?object }"
)
EACH = "SELECT ?object (COUNT(*) AS ?triples) { ?subject %s ?object } GROUP BY ?object"


class Usage(Record):
    """How many triples a predicate has, and how many subjects and objects they have; `common` has frequent objects."""

    triples: int
    subjects: int
    objects: int
    common: Mapping[str, int] = MappingProxyType({})


class Statistics(Record):
    """How predicates are used, by their IRI; what all articles say is counted, each triple once.

    `drift` are the characters of the updates since then.
    """

    usages: Mapping[str, Usage]
    drift: int = 0

    @property
    def holds(self) -> bool:
        """Tell whether the figures are still nearly right, and counting anew would take long."""
        return self.drift == 0 or (self.triples >= LARGE and self.drift <= self.triples * TOLERATED)

    @property
    def triples(self) -> int:
        """Return how many triples there are."""
        return sum(usage.triples for usage in self.usages.values())


def count(engine: Store) -> Statistics:
    """Count how predicates are used in the default graph."""
    predicates = sorted((row[0] for row in _rows(engine, USED)), key=str)
    return Statistics({one.value: _usage(engine, one) for one in predicates if isinstance(one, NamedNode)})


def _usage(engine: Store, predicate: NamedNode) -> Usage:
    ((triples, subjects, objects),) = ([int(cell.value) for cell in row] for row in _rows(engine, COUNTED % predicate))
    frequent = _common(engine, predicate) if triples >= MANY * objects else {}
    return Usage(triples, subjects, objects, frequent)


def _common(engine: Store, predicate: NamedNode) -> dict[str, int]:
    found = sorted((-int(triples.value), str(thing)) for thing, triples in _rows(engine, EACH % predicate))
    return {thing: -triples for triples, thing in found[:COMMON]}


def _rows(engine: Store, query: str) -> Iterator[tuple[NamedNode | Literal, ...]]:
    found = engine.query(query)
    if isinstance(found, QuerySolutions):
        yield from (tuple(row) for row in found)


def state_of(folder: str | Path) -> str:
    """Return what tells one state of an engine's files from all others; empty where the folder cannot be read."""
    try:
        with os.scandir(folder) as entries:  # closed even where a file goes while it is looked at
            files = sorted((entry.name, entry.stat().st_size) for entry in entries if _holds_data(entry.name))
    except OSError:
        return ""
    return ", ".join(f"{name} {size}" for name, size in files)


def _holds_data(name: str) -> bool:
    return name.endswith((".sst", ".log")) or name.startswith("MANIFEST")


def save(folder: str | Path, statistics: Statistics) -> None:
    """Write figures beside a graph that nobody has open; where that cannot be done, there are none."""
    lines = [HEADER, state_of(folder), str(statistics.drift), *_lines(statistics)]
    path = os.path.join(folder, FILE)
    draft = f"{path}.{os.getpid()}"
    from contextlib import suppress  # slow to load, and most who read figures write none

    with suppress(OSError):
        with open(draft, "w", encoding="utf-8", newline="\n") as stream:
            stream.write("\n".join(lines))
        os.replace(draft, path)


def _lines(statistics: Statistics) -> Iterator[str]:
    """Yield a line for each predicate, and behind it one for each of its frequent objects, which begins with a tab."""
    for name, usage in sorted(statistics.usages.items()):
        yield f"{name}\t{usage.triples}\t{usage.subjects}\t{usage.objects}"
        yield from (f"\t{triples}\t{thing}" for thing, triples in sorted(usage.common.items()))


def load(folder: str | Path) -> Statistics | None:
    """Return the figures of a graph; None where there are none of its present state."""
    try:
        with open(os.path.join(folder, FILE), encoding="utf-8", newline="\n") as stream:
            header, state, drift, *lines = stream.read().split("\n")
        if (header, state) != (HEADER, state_of(folder)):
            return None
        return Statistics(dict(_usages(lines)), drift=int(drift))
    except (OSError, ValueError):  # no file, or one that something has spoilt
        return None


def _usages(lines: Iterable[str]) -> Iterator[tuple[str, Usage]]:
    common: dict[str, int] = {}
    for line in lines:
        if line.startswith("\t"):
            _, number, thing = line.split("\t", 2)
            common[thing] = int(number)
        else:
            common = {}
            name, triples, subjects, objects = line.split("\t")
            yield name, Usage(int(triples), int(subjects), int(objects), common)

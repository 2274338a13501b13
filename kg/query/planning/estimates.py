"""How many rows a pattern gives, before it is asked.

A constant is looked up in the graph, which is exact up to a limit. How many rows a variable has that others have bound
is told by averages: how often each predicate is used, and by how many subjects and objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.query.planning.constants import constant
from kg.query.planning.tree import Path, Pattern, Step, is_variable
from kg.records import TYPE_CHECKING, Record
from kg.store.statistics import Statistics, Usage

if TYPE_CHECKING:
    from typing import TypeAlias

    from kg.store.graph import Graph

__all__ = ["Bound", "Estimates"]

LOOKED = 200  # triples that are looked at to count them
UNKNOWN = 1_000_000.0  # rows of what is not counted, and has more than were looked at
FAN = 10.0  # triples of a node, whatever their predicate
REPEATED = 3.0  # times as many as one step gives, where steps may be repeated
Constant: TypeAlias = NamedNode | Literal
Bound: TypeAlias = Mapping[
    str, Sequence[str]
]  # the variables that are bound, with some constants of those that have any


class End(Record):
    """One end of a path: a term of the graph, or something that others bind before, or neither."""

    term: Constant | None = None
    known: bool = False


UNUSED = Usage(0, 0, 0)
FREE, KNOWN = End(), End(known=True)


class Estimates:
    """What a graph tells of how many rows patterns have."""

    def __init__(self, graph: Graph, prefixes: Mapping[str, str]) -> None:
        self._graph = graph  # its figures are read when they are needed: many queries have nothing to put in order
        self._prefixes = prefixes
        self._found: dict[tuple[Constant | None, ...], list[Quad]] = {}
        self._constants: dict[str, Constant | None] = {}

    @cached_property
    def _statistics(self) -> Statistics | None:
        return self._graph.statistics

    def rows(self, pattern: Pattern, bound: Bound) -> float:
        """Return how many rows a pattern has for each row of what binds these variables."""
        tried = max((len(bound[name]) for name in pattern.variables if name in bound), default=0) or 1
        return sum(self._rows_with(pattern, bound, number) for number in range(tried)) / tried

    def _rows_with(self, pattern: Pattern, bound: Bound, number: int) -> float:
        """Return how many rows a pattern has with the constants of this number for its variables."""
        start, end = (self._end(term, bound, number) for term in pattern.ends)
        if is_variable(pattern.predicate):
            return self._any_link(start, end) / (FAN if pattern.predicate[1:] in bound else 1)
        return self._rows(pattern.path, start, end)

    def _end(self, text: str, bound: Bound, number: int) -> End:
        if not is_variable(text) and not text.startswith("_:"):
            return End(self._constant(text), known=True)
        name = text.lstrip("?$")
        if given := bound.get(name):
            return End(self._constant(given[number % len(given)]), known=True)
        return KNOWN if name in bound else FREE

    def _constant(self, text: str) -> Constant | None:
        """Return the term that is written so; each is asked for many times."""
        if text not in self._constants:
            self._constants[text] = constant(text, self._prefixes)
        return self._constants[text]

    def _rows(self, path: Path, start: End, end: End) -> float:
        match path.step:
            case Step.LINK:
                return self._link(self._constant(path.term), start, end)
            case Step.NOT:
                return self._any_link(start, end)
            case Step.INVERSE:
                return self._rows(path.members[0], end, start)
            case Step.ALTERNATIVE:
                return sum(self._rows(member, start, end) for member in path.members)
            case Step.SEQUENCE:
                return self._sequence(path.members, start, end)
            case _:
                return self._repeated(path, start, end)

    def _link(self, predicate: Constant | None, start: End, end: End) -> float:
        if not isinstance(predicate, NamedNode):
            return self._any_link(start, end)
        usage = self._usage(predicate)
        rows = float(usage.triples)
        if start.term or end.term:
            rows = min(rows, self._constant_rows(predicate, usage, start.term, end.term))
        if start.known and not start.term:
            rows /= max(usage.subjects, 1)
        if end.known and not end.term:
            rows /= max(usage.objects, 1)
        return rows

    def _constant_rows(
        self, predicate: NamedNode, usage: Usage, subject: Constant | None, thing: Constant | None
    ) -> float:
        """Return how many triples have these terms; where there are too many to look at, as many as there must be."""
        counted = usage.common.get(str(thing))
        if subject is None and counted is not None:
            return counted
        found = len(self._look(subject, predicate, thing))
        return found if found < LOOKED else max(found, usage.triples / max(usage.objects if thing else 1, 1))

    def _usage(self, predicate: NamedNode) -> Usage:
        """Return how a predicate is used, as counted or else as its first triples tell."""
        if self._statistics is not None:
            return self._statistics.usages.get(predicate.value, UNUSED)
        quads = self._look(None, predicate, None)
        scale = 1.0 if len(quads) < LOOKED else UNKNOWN / LOOKED
        subjects, objects = len({quad.subject for quad in quads}), len({quad.object for quad in quads})
        return Usage(int(len(quads) * scale), int(subjects * scale), int(objects * scale))

    def _any_link(self, start: End, end: End) -> float:
        """Return the rows of a link whose predicate may be any."""
        if start.term or end.term:
            rows = float(len(self._look(start.term, None, end.term)))
            return rows / FAN if (start.known and end.known) else rows
        if start.known or end.known:
            return 1.0 if start.known and end.known else FAN
        return float(self._statistics.triples) if self._statistics is not None else UNKNOWN * FAN

    def _sequence(self, members: Sequence[Path], start: End, end: End) -> float:
        """Return the rows of one step after the other, from that end which is known."""
        forward = self._chain([(member, False) for member in members], start, end)
        backward = self._chain([(member, True) for member in reversed(members)], end, start)
        if start.known and end.known:
            return min(forward, backward)
        return backward if end.known else forward

    def _chain(self, steps: list[tuple[Path, bool]], start: End, end: End) -> float:
        rows = 1.0
        for number, (member, inverse) in enumerate(steps):
            here, there = (KNOWN if number else start), (end if number + 1 == len(steps) else FREE)
            rows *= self._rows(member, there, here) if inverse else self._rows(member, here, there)
        return rows

    def _repeated(self, path: Path, start: End, end: End) -> float:
        """Return the rows of a step that may be taken more than once, or not at all."""
        rows = self._rows(path.members[0], start, end) * (1.0 if path.step is Step.OPTIONAL else REPEATED)
        return rows if path.step is Step.SOME else rows + self._itself(start, end)

    def _itself(self, start: End, end: End) -> float:
        """Return how often a path of no steps joins a node with itself."""
        if start.known or end.known:
            return 1.0
        return (self._statistics.triples if self._statistics is not None else UNKNOWN) / FAN

    def _look(self, subject: Constant | None, predicate: NamedNode | None, thing: Constant | None) -> list[Quad]:
        """Return the first triples with these terms, as many as are looked at."""
        if isinstance(subject, Literal):
            return []
        wanted = (subject, predicate, thing)
        if wanted not in self._found:
            quads = self._graph.engine.quads_for_pattern(subject, predicate, thing, DefaultGraph())
            self._found[wanted] = list(islice(quads, LOOKED))
        return self._found[wanted]

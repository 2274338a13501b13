"""Which part of a query is answered first: the one with the fewest rows, then always the one that adds the fewest.

The engine keeps the order of the text among patterns of one form, and knows nothing of the graph. What stands behind
LATERAL is asked for each row before it, so the engine has to keep the order that is chosen here. Only what SPARQL
joins may change places: triples, VALUES, groups and UNION. OPTIONAL, MINUS and BIND stay where they are, and nothing
moves over them but what may stand before an OPTIONAL (`hoisted`). A FILTER holds for its group wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from kg.query.planning.estimates import Bound, Estimates
from kg.query.planning.hoisting import hoisted
from kg.query.planning.scope import is_lateral, is_lateral_optional, variables_in, variables_of
from kg.query.planning.tree import Group, Kind, Part, Pattern, Piece, Query
from kg.records import TYPE_CHECKING, Record, replace

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["Block", "Item", "Planner", "Stage"]

Item: TypeAlias = Pattern | Part
Names: TypeAlias = frozenset[str]
NOTHING: Bound = MappingProxyType({})
JOINED = {Kind.TRIPLES, Kind.VALUES, Kind.GROUP, Kind.GRAPH}
LOOKED_AT = 5  # constants of a variable that tell how many rows it has
UNBOUND = "UNDEF"
MOST = 100  # parts that are put in order; all orders of more take too long to look at
GIVEN = 1000  # rows of constants that come before all else
KEPT = 0.5  # of the rows whose terms have to be among constants


class Stage(Record):
    """One part in its place: `rows` are those expected for each row before it, `text` is how it is asked."""

    item: Item
    rows: float
    text: str


class Block(Record):
    """What was put in order, behind what stands before it."""

    before: str
    rows: float  # that are expected before it
    stages: tuple[Stage, ...]


class _Place(Record):
    """Where a group stands: what is bound there, and what was asked before it."""

    bound: Bound = NOTHING
    before: str = ""
    rows: float = 1.0

    def behind(self, text: str, items: Sequence[Item], rows: float) -> _Place:
        return _Place(_behind(self.bound, items), self.before + text, self.rows * rows)


class Planner:
    """Puts a query in order. `blanks` are new variables for its blank nodes; None if they would be seen."""

    def __init__(self, estimates: Estimates, blanks: dict[str, str] | None = None) -> None:
        self.estimates = estimates
        self.blanks = blanks
        self.blocks: list[Block] = []
        self._sizes: dict[tuple[int, Names], tuple[float, Group]] = {}

    def query(self, query: Query) -> Query:
        """Return a query with the same solutions, its parts in order."""
        return replace(query, pieces=tuple(self._pieces(query.pieces, _Place())))

    def _pieces(self, pieces: Sequence[Piece], place: _Place) -> Iterator[Piece]:
        for piece in pieces:
            yield piece if isinstance(piece, str) else self._group(piece, place)

    def _group(self, group: Group, place: _Place) -> Group:
        done: list[Part] = []
        filters = [part for part in group.parts if part.kind is Kind.FILTER]
        runs = list(_runs(hoisted(part for part in group.parts if part.kind is not Kind.FILTER)))
        for number, run in enumerate(runs, 1):
            parts = list(self._run(run, place, started=bool(done)))
            for part in parts:
                done = [*_shielded(done, part), part]
            if number < len(runs):
                before = "".join(_stopped(part).text for part in parts)
                place = place.behind(before, run, self._run_rows(run, place.bound))
        return replace(group, parts=(*done, *filters))

    def _run(self, run: Sequence[Part], place: _Place, *, started: bool) -> Iterator[Part]:
        """Yield the parts of a run in order: one that stays in its place, or several that are joined."""
        items = self._items(run)
        if items is None or len(items) > MOST:
            yield from map(_stopped, run)
        elif len(items) == 1:
            yield self._inner(run[0], place, started=started)
        else:
            stages = tuple(self._stages(items, place, started=started))
            self.blocks.append(Block(place.before, place.rows, stages))
            yield from (Part(_kind(stage), (stage.text,)) for stage in stages)

    def _inner(self, part: Part, place: _Place, *, started: bool) -> Part:
        """Return a part with the groups in it in order; what is bound before it counts where it is asked row by row."""
        if part.kind is Kind.GRAPH:
            return part
        inside = place if part.kind is Kind.OPTIONAL else _Place()
        inner = replace(part, pieces=tuple(self._pieces(part.pieces, inside)))
        if part.kind is Kind.OPTIONAL and started and self._is_sooner(part, place):
            return replace(inner, pieces=(" LATERAL {", *inner.pieces, " }"))
        return inner

    def _is_sooner(self, part: Part, place: _Place) -> bool:
        """Tell whether an OPTIONAL is sooner answered for each row before it than once for all."""
        alone = self._group_rows(part.groups[0], NOTHING)
        return place.rows <= max(alone, GIVEN) and is_lateral_optional(part, place.bound)

    def _items(self, run: Sequence[Part]) -> list[Item] | None:
        """Return what may change places; None where a blank node forbids it."""
        items = [item for part in run for item in (part.patterns if part.kind is Kind.TRIPLES else (part,))]
        named = [self._named(item) if isinstance(item, Pattern) else item for item in items]
        return None if None in named else [item for item in named if item is not None]

    def _named(self, pattern: Pattern) -> Pattern | None:
        """Return a pattern with variables for blank nodes; None where there may be no new variables."""
        ends = [self._variable(term) if term.startswith("_:") else term for term in pattern.ends]
        if None in ends:
            return None
        return replace(pattern, subject=str(ends[0]), object=str(ends[1]))

    def _variable(self, label: str) -> str | None:
        if self.blanks is None:
            return None
        return self.blanks.setdefault(label, f"?blank{len(self.blanks)}")

    def _stages(self, items: Sequence[Item], place: _Place, *, started: bool) -> Iterator[Stage]:
        for item, rows, joins in self._chosen(items, place.bound, place.rows):
            text = self._asked(item, place, lateral=joins and started)
            yield Stage(item, rows, text)
            place = place.behind(text, [item], rows)
            started = True

    def _chosen(self, items: Sequence[Item], bound: Bound, total: float = 1.0) -> Iterator[tuple[Item, float, bool]]:
        """Yield what comes next, its rows, and whether it shares a variable with what is bound; `total` rows are."""
        left = list(items)
        while left:
            _, apart, rows, number = min(
                (_turn(item, total, bound), _is_apart(item, bound), self._item_rows(item, bound), number)
                for number, item in enumerate(left)
            )
            item = left.pop(number)
            yield item, rows, bool(bound) and not apart
            bound = _behind(bound, [item])
            total *= rows

    def _asked(self, item: Item, place: _Place, *, lateral: bool) -> str:
        """Return how an item is written in its place."""
        row_by_row = lateral and is_lateral(item, place.bound)
        if isinstance(item, Pattern):
            return f" LATERAL {{ {item.text} }}" if row_by_row else f" {item.text} ."
        if item.kind in (Kind.VALUES, Kind.BIND):
            return _values(item)
        if item.kind is Kind.GRAPH:
            return f" LATERAL {{{item.text} }}" if row_by_row else item.text
        inside = place if row_by_row else _Place()
        written = "".join(
            piece if isinstance(piece, str) else piece.text for piece in self._pieces(item.pieces, inside)
        )
        return f" LATERAL {{{written} }}" if row_by_row else written

    def _run_rows(self, run: Sequence[Part], bound: Bound) -> float:
        items = [item for part in run for item in (part.patterns or (part,))]
        product = 1.0
        for _, rows, _ in self._chosen(items[:MOST], bound):
            product *= rows
        return product

    def _item_rows(self, item: Item, bound: Bound) -> float:
        if isinstance(item, Pattern):
            return self.estimates.rows(item, bound)
        if item.kind in (Kind.VALUES, Kind.BIND):
            return _constant_rows(item, bound)
        if item.kind is Kind.MINUS:
            return 1.0
        inside = bound if item.kind is Kind.OPTIONAL or is_lateral(item, bound) else NOTHING
        rows = sum(self._group_rows(group, inside) for group in item.groups)
        return max(rows, 1.0) if item.kind is Kind.OPTIONAL else rows

    def _group_rows(self, group: Group, bound: Bound) -> float:
        """Return the rows of a group, worked out once for what is bound of its variables."""
        known = (id(group), frozenset(variables_in(group).intersection(bound)))
        if known not in self._sizes:
            self._sizes[known] = (self._counted_rows(group, bound), group)
        return self._sizes[known][0]

    def _counted_rows(self, group: Group, bound: Bound) -> float:
        rows = 1.0
        for run in _runs(hoisted(part for part in group.parts if part.kind is not Kind.FILTER)):
            rows *= self._run_rows(run, bound)
            bound = _behind(bound, run)
        return rows


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield parts that are joined with each other together, and others one by one."""
    run: list[Part] = []
    for part in parts:
        if part.kind in JOINED or (part.kind is Kind.BIND and part.rows is not None):
            run.append(part)
            continue
        if run:
            yield run
        yield [part]
        run = []
    if run:
        yield run


def _behind(bound: Bound, items: Sequence[Item]) -> Bound:
    """Return what is bound behind these items."""
    names = {name: () for item in items for name in variables_of(item)}
    given = {name: terms for item in items if isinstance(item, Part) for name, terms in _given(item)}
    return {**names, **given, **bound}


def _constant_rows(item: Part, bound: Bound) -> float:
    """Return how many rows constants give for each row before them: of those that are bound, few are among them."""
    rows = float(len(item.rows)) if item.rows is not None else 1.0
    return min(rows, KEPT) if any(name in bound for name in item.variables) else rows


def _given(part: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the variables that VALUES binds with their constants, where these are few enough to look at each."""
    rows = part.rows if part.rows is not None and len(part.rows) <= LOOKED_AT else ()
    for number, name in enumerate(part.variables if rows else ()):
        yield name, tuple(row[number] for row in rows if row[number] != UNBOUND)


def _turn(item: Item, rows: float, bound: Bound) -> int:
    """Return when it is an item's turn: a few constants first, then what can only be asked as a whole, then the rest.

    Behind such a whole, what was put in order would be asked by the engine once for each of its rows, from the start.
    """
    if isinstance(item, Part) and item.rows is not None:
        return 0 if len(item.rows) <= 1 or len(item.rows) * rows <= GIVEN else 2
    return 1 if isinstance(item, Part) and not is_lateral(item, bound) else 2


def _is_apart(item: Item, bound: Bound) -> bool:
    """Tell whether an item shares no variable with what is bound, so that each row would be joined with each."""
    return bool(bound) and variables_of(item).isdisjoint(bound)


def _stopped(part: Part) -> Part:
    """Return a part that others may follow: triples with a full stop."""
    ends = part.kind is not Kind.TRIPLES or part.text.endswith(".")
    return part if ends else replace(part, pieces=(*part.pieces, " ."))


def _kind(stage: Stage) -> str:
    whole = isinstance(stage.item, Part) and not stage.text.startswith(" LATERAL")
    return stage.item.kind if isinstance(stage.item, Part) and whole else Kind.TRIPLES


def _shielded(done: list[Part], part: Part) -> list[Part]:
    """Return what stands before a part: before what is asked as a whole a query of its own, where LATERAL is in it.

    The engine would ask it once for each row of that, from the start, in place of joining them.
    """
    text = "".join(one.text for one in done)
    if part.kind not in (Kind.VALUES, Kind.GROUP) or "LATERAL" not in text or "_:" in text:
        return done
    return [Part(Kind.GROUP, (f" {{ SELECT * WHERE {{{text} }} }}",))]


def _values(part: Part) -> str:
    """Return VALUES, or a BIND of a constant as the VALUES that it is."""
    rows = " ".join(f"({' '.join(row)})" for row in part.rows or ())
    return f" VALUES ({' '.join(f'?{name}' for name in part.variables)}) {{ {rows} }}"

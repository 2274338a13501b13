"""What can be told before a query is asked: a FILTER without variables, a small query in a query, an empty branch.

The names of entities are looked up so, once, and what is found stands as constants wherever it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.query.planning.tree import Group, Kind, Part, Piece, Query
from kg.query.tokens import significant, tokenize
from kg.records import TYPE_CHECKING, Record, replace

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["Folder", "Rows"]

MOST = 1000  # rows of a query in a query that become constants
VOLATILE = {"RAND", "NOW", "UUID", "STRUUID", "BNODE"}  # what gives another value each time
PLAIN = {Kind.TRIPLES, Kind.FILTER, Kind.VALUES, Kind.GROUP}
UNBOUND = "UNDEF"
Rows: TypeAlias = Sequence[tuple[str, ...]]
Ask: TypeAlias = Callable[[str, int], Rows | None]


class Folder(Record):
    """Takes out of a query what can be told at once.

    `ask` answers a SELECT with its first rows, written as SPARQL, or with None where they cannot be written so. `stars`
    tells whether a variable that goes would be missed.
    """

    ask: Ask
    stars: bool

    def query(self, query: Query) -> Query:
        """Return a query with the same solutions that has less to ask."""
        return replace(query, pieces=tuple(self._pieces(query.pieces)))

    def _pieces(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        yield from (piece if isinstance(piece, str) else self._group(piece) for piece in pieces)

    def _group(self, group: Group) -> Group:
        parts = (self._part(part) for part in group.parts)
        return replace(group, parts=tuple(part for part in parts if part is not None))

    def _part(self, part: Part) -> Part | None:
        """Return a part with less to ask; None for one that changes nothing."""
        if part.kind is Kind.FILTER:
            return None if self._told(part) is True else part
        if part.kind is Kind.GRAPH:
            return part
        folded = replace(part, pieces=tuple(self._pieces(part.pieces)))
        return self._joined(folded) if part.kind is Kind.GROUP else folded

    def _joined(self, part: Part) -> Part | None:
        """Return a group, or several with UNION between, without branches that give no rows."""
        if len(part.groups) == 1:
            return self._looked_up(part)
        if self.stars:
            return part
        branches = [group for group in part.groups if not self._is_empty(group)] or [part.groups[0]]
        if len(branches) == 1 and not branches[0].parts:
            return None
        joins: list[Piece] = [piece for group in branches for piece in (" UNION ", group)]
        return replace(part, pieces=(" ", *joins[1:]))

    def _is_empty(self, group: Group) -> bool:
        """Tell whether a group certainly gives no rows."""
        return any(
            part.rows == ()
            or (part.kind is Kind.FILTER and self._told(part) is False)
            or (part.kind is Kind.GROUP and all(self._is_empty(inner) for inner in part.groups))
            or (part.kind is Kind.SELECT and _is_plain(part) and self._is_empty(part.groups[0]))
            for part in group.parts
        )

    def _told(self, part: Part) -> bool | None:
        """Return what a FILTER says that has no variables; None for others."""
        words = list(tokenize(part.text))
        if part.groups or any(word.kind == "variable" or word.text.upper() in {*VOLATILE, "EXISTS"} for word in words):
            return None
        return bool(self.ask(f"SELECT (1 AS ?one) {{ {part.text} }}", 1))

    def _looked_up(self, part: Part) -> Part:
        """Return the rows of a query in a query in its place, where it is simple and they are few."""
        inner = part.groups[0].parts[0] if len(part.groups[0].parts) == 1 else None
        if inner is None or not _is_simple(inner):
            return part
        rows = self.ask(inner.text, MOST + 1)
        if rows is None or len(rows) > MOST:
            return part
        written = " ".join(f"({' '.join(row)})" for row in rows)
        names = " ".join(f"?{name}" for name in inner.variables)
        return Part(Kind.VALUES, (f" VALUES ({names}) {{ {written} }}",), variables=inner.variables, rows=tuple(rows))


def _is_simple(part: Part) -> bool:
    """Tell whether a part is a query in a query that gives variables of triples as they are."""
    return (
        part.kind is Kind.SELECT
        and _is_plain(part)
        and all(inner.kind in PLAIN for each in part.groups[0].walk() for inner in each.parts)
        and not any(word.text.upper() in {*VOLATILE, "EXISTS"} for word in tokenize(part.text))
    )


def _is_plain(part: Part) -> bool:
    """Tell whether a query in a query only picks variables."""
    head, _, tail = part.pieces
    words = significant(word for piece in (head, tail) for word in tokenize(str(piece)))
    return all(word.kind == "variable" or word.text.upper() in ("SELECT", "DISTINCT", "WHERE") for word in words)

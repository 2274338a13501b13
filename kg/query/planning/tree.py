"""A query as a tree whose leaves are its text: written again, a tree that nobody changed is the query, to the letter.

A group is what stands in braces; its parts are blocks of triples, OPTIONAL, UNION, FILTER and so on, each with the
white space and the comments before it. A block of triples also has its triples one by one, whatever ``;`` and ``,``
and brackets stood between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kg.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = [
    "Group",
    "Kind",
    "Part",
    "Path",
    "Pattern",
    "Piece",
    "Query",
    "Step",
    "is_variable",
    "patterns_block",
]


class Kind:
    """What a part of a group is; an enumeration would take as long to make as a short query to put in order."""

    TRIPLES = "triples"
    GROUP = "group"  # { ... }, or several of them with UNION between
    OPTIONAL = "optional"
    MINUS = "minus"
    FILTER = "filter"
    BIND = "bind"
    VALUES = "values"
    GRAPH = "graph"
    SELECT = "select"  # a query in a query; the only part of its group


class Step:
    """How a path is made from its members; a LINK has none."""

    LINK = "link"
    INVERSE = "inverse"
    SEQUENCE = "sequence"
    ALTERNATIVE = "alternative"
    OPTIONAL = "optional"
    SOME = "some"
    ANY = "any"
    NOT = "not"


class Path(Record):
    """A property path; `term` is what a link is written as."""

    step: str  # of `Step`
    members: tuple[Path, ...] = ()
    term: str = ""


class Pattern(Record):
    """One triple pattern: its three terms as they are written, and the middle one as a path."""

    subject: str
    predicate: str
    object: str
    path: Path

    @property
    def text(self) -> str:
        """Return the pattern as SPARQL, without a full stop."""
        return f"{self.subject} {self.predicate} {self.object}"

    @property
    def ends(self) -> tuple[str, str]:
        """Return subject and object."""
        return self.subject, self.object

    @cached_property
    def variables(self) -> frozenset[str]:
        """Return the names of the pattern's variables, without their signs."""
        return frozenset(term[1:] for term in (*self.ends, self.predicate) if is_variable(term))


class Part(Record):
    """A part of a group.

    `variables` are those that VALUES and BIND bind and that a SELECT gives; `rows` are those of VALUES, UNDEF where one
    binds nothing, and of a BIND of a constant, which is the same as VALUES with one row.
    """

    kind: str  # of `Kind`
    pieces: tuple[Piece, ...]
    patterns: tuple[Pattern, ...] = ()
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None

    @property
    def text(self) -> str:
        """Return the part as SPARQL, with the white space before it."""
        return _written(self.pieces)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the groups in it, the branches of a UNION in their order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Group))


class Group(Record):
    """What stands in braces; `closing` is the white space before the second one."""

    parts: tuple[Part, ...]
    closing: str = " "

    @property
    def text(self) -> str:
        """Return the group as SPARQL, with its braces."""
        return "{" + "".join(part.text for part in self.parts) + self.closing + "}"

    def walk(self) -> Iterator[Group]:
        """Yield this group and all groups in it."""
        yield self
        for part in self.parts:
            for group in part.groups:
                yield from group.walk()


class Query(Record):
    """A whole query: `pieces` are what stands before its group, the group, and what stands after it.

    `prefixes` are those that it declares, behind its `base`. `stars` tells whether any SELECT in it asks for all
    variables, so that a new variable would be seen.
    """

    pieces: tuple[Piece, ...]
    prefixes: tuple[tuple[str, str], ...]
    stars: bool
    base: str = ""

    @property
    def text(self) -> str:
        """Return the query as SPARQL."""
        return _written(self.pieces)

    @property
    def prologue(self) -> str:
        """Return what it declares."""
        base = f"BASE <{self.base}> " if self.base else ""
        return base + "".join(f"PREFIX {name}: <{iri}> " for name, iri in self.prefixes)

    @property
    def group(self) -> Group:
        """Return the outermost group."""
        return next(piece for piece in self.pieces if isinstance(piece, Group))


Piece: TypeAlias = str | Group


def is_variable(term: str) -> bool:
    """Tell whether a term is a variable."""
    return term[:1] in ("?", "$")


def _written(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def patterns_block(patterns: tuple[Pattern, ...]) -> Part:
    """Return a block with these triples."""
    return Part(Kind.TRIPLES, ("".join(f" {pattern.text} ." for pattern in patterns),), patterns)

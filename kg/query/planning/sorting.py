"""Rows in a certain order for what depends on it: GROUP_CONCAT and SAMPLE give the same whatever is asked first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.query.planning.scope import variables_in
from kg.query.planning.tree import Group, Kind, Part, Piece, Query
from kg.query.tokens import tokenize
from kg.records import replace

__all__ = ["sort_rows"]

DEPENDENT = {"GROUP_CONCAT", "SAMPLE"}


def sort_rows(query: Query) -> Query:
    """Return a query whose groups are sorted by what is joined to texts, or picked, from their rows."""
    return replace(query, pieces=_sorted(query.pieces))


def _sorted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a SELECT, the rows of its group in order where one of its values depends on that."""
    inner = [_inside(piece) if isinstance(piece, Group) else piece for piece in pieces]
    names = sorted(set(_dependent(inner)))
    return tuple(_ordered(piece, names) if isinstance(piece, Group) and names else piece for piece in inner)


def _inside(group: Group) -> Group:
    return replace(
        group,
        parts=tuple(
            replace(part, pieces=_sorted(part.pieces))
            if part.kind is Kind.SELECT
            else replace(part, pieces=tuple(_inside(p) if isinstance(p, Group) else p for p in part.pieces))
            for part in group.parts
        ),
    )


def _dependent(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the variables in the brackets behind what depends on the order."""
    for piece in pieces:
        depth, inside = 0, False
        for token in tokenize(piece) if isinstance(piece, str) else ():
            inside = inside or (token.kind == "word" and token.text.upper() in DEPENDENT)
            depth += inside * ((token.text == "(") - (token.text == ")"))
            if inside and token.kind == "variable":
                yield token.text[1:]
            inside = inside and (depth > 0 or token.text != ")")


def _ordered(group: Group, names: Sequence[str]) -> Group:
    """Return a group with the rows of another in the order of these variables, unless it has one of its own."""
    if _has_order(group):
        return group
    visible = sorted(variables_in(group))
    ranks = [f"?{name}" for name in names if name in visible]
    if not ranks:
        return group
    head = f" SELECT {' '.join(f'?{name}' for name in visible)} WHERE "
    return Group((Part(Kind.SELECT, (head, group, f" ORDER BY {' '.join(ranks)}"), variables=tuple(visible)),))


def _has_order(group: Group) -> bool:
    """Tell whether a group is nothing but a SELECT that puts its rows in order, in brackets or not."""
    if len(group.parts) != 1:
        return False
    (part,) = group.parts
    if part.kind is Kind.GROUP and len(part.groups) == 1:
        return _has_order(part.groups[0])
    words = tokenize(str(part.pieces[-1])) if part.kind is Kind.SELECT else ()
    return any(word.kind == "word" and word.text.upper() == "ORDER" for word in words)

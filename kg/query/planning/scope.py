"""Which variables the parts of a query bind, and what may be asked row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.query.planning.tree import Group, Kind, Part, Path, Pattern, Step
from kg.query.tokens import tokenize
from kg.records import replace

__all__ = ["bound_by", "is_lateral", "is_lateral_optional", "variables_in", "variables_of"]


def variables_in(group: Group) -> frozenset[str]:
    """Return the variables that a group may bind: those that are in scope behind it."""
    return frozenset(name for part in group.parts for name in bound_by(part))


def bound_by(part: Part) -> Iterator[str]:
    """Yield the variables that a part may bind."""
    if part.kind in (Kind.FILTER, Kind.MINUS):
        return
    yield from part.variables
    for pattern in part.patterns:
        yield from pattern.variables
    if part.kind is not Kind.SELECT:
        for group in part.groups:
            yield from variables_in(group)


def variables_of(item: Pattern | Part) -> frozenset[str]:
    """Return the variables of a pattern, or those that a part may bind."""
    return item.variables if isinstance(item, Pattern) else frozenset(bound_by(item))


def is_lateral(item: Pattern | Part, bound: Collection[str]) -> bool:
    """Tell whether an item gives the same row by row as it gives by itself, with these variables bound before.

    A path of no steps does not: it joins any node with itself, even one that the graph does not have. A FILTER does
    not if it has a variable that is bound before and that its own group leaves open.
    """
    if isinstance(item, Pattern):
        return not _may_stay(item.path)
    return item.kind in (Kind.GROUP, Kind.GRAPH) and all(_is_lateral_group(group, bound) for group in item.groups)


def is_lateral_optional(part: Part, bound: Collection[str]) -> bool:
    """Tell whether an OPTIONAL gives the same row by row; its own FILTERs see what is bound before in any case."""
    asked = replace(part.groups[0], parts=tuple(one for one in part.groups[0].parts if one.kind is not Kind.FILTER))
    return _is_lateral_group(asked, bound)


def _is_lateral_group(group: Group, bound: Collection[str]) -> bool:
    certain = {name for part in group.parts for pattern in part.patterns for name in pattern.variables}
    return all(_is_lateral_part(part, bound, certain) for part in group.parts)


def _is_lateral_part(part: Part, bound: Collection[str], certain: set[str]) -> bool:
    if part.kind is Kind.TRIPLES:
        return all(is_lateral(pattern, bound) for pattern in part.patterns)
    if part.kind is Kind.FILTER:
        used = {token.text[1:] for token in tokenize(part.text) if token.kind == "variable"}
        return not part.groups and "EXISTS" not in part.text.upper() and used.isdisjoint(set(bound) - certain)
    return is_lateral(part, bound)


def _may_stay(path: Path) -> bool:
    """Tell whether a path may have no steps."""
    if path.step is Step.SEQUENCE:
        return all(map(_may_stay, path.members))
    return path.step in (Step.OPTIONAL, Step.ANY) or any(map(_may_stay, path.members))

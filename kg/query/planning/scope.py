"""Which variables the parts of a query bind, and what may be asked row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from kg.query.planning.tree import Group, Kind, Part, Path, Pattern, Step
from kg.query.tokens import significant, tokenize
from kg.records import replace

__all__ = ["bound_by", "is_lateral", "is_lateral_optional", "variables_in", "variables_of"]

LIMITING = {"HAVING", "LIMIT", "OFFSET"}  # with these a group depends on the others


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
    (group,) = part.groups
    if len(group.parts) == 1 and group.parts[0].kind is Kind.SELECT:
        return _is_grouped_by_shared(group.parts[0], bound)
    asked = replace(group, parts=tuple(one for one in group.parts if one.kind is not Kind.FILTER))
    return _is_lateral_group(asked, bound)


def _is_grouped_by_shared(part: Part, bound: Collection[str]) -> bool:
    """Tell whether a query in a query has a group for each value of what is bound before, and shares nothing else.

    Such as ``SELECT ?x (GROUP_CONCAT(?y) AS ?all) { ?x p ?y } GROUP BY ?x``: of all its groups one is wanted for each
    row. Inside it there may only be triples and such queries, which all give what is shared.
    """
    shared = set(part.variables).intersection(bound)
    words = significant(tokenize(part.text))
    named_anew = {two.text[1:] for one, two in pairwise(words) if one.text.upper() == "AS"}
    inner = [one for group in part.groups for each in group.walk() for one in each.parts]
    return (
        bool(shared)
        and shared <= _keys(part)
        and shared <= variables_in(part.groups[0])
        and named_anew.isdisjoint(shared)
        and LIMITING.isdisjoint(word.text.upper() for word in words)
        and all(_gives(one, shared) for one in inner)
    )


def _keys(part: Part) -> set[str]:
    """Return the variables behind GROUP BY, where nothing else stands there; none where there is more."""
    words = significant(tokenize(str(part.pieces[-1])))
    plain = [word.text.upper() for word in words[:2]] == ["GROUP", "BY"] and all(
        w.kind == "variable" for w in words[2:]
    )
    return {word.text[1:] for word in words[2:]} if plain else set()


def _gives(part: Part, shared: Collection[str]) -> bool:
    """Tell whether a part is triples that need a step, or gives what is shared from such."""
    if part.kind is Kind.SELECT:
        return set(shared) <= set(part.variables)
    return (part.kind is Kind.TRIPLES and not any(_may_stay(pattern.path) for pattern in part.patterns)) or (
        part.kind is Kind.GROUP and len(part.groups) == 1
    )


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

"""Clauses that tell in other words what is asked: who is killed dies, and who flies to Oslo visits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from kg import world
from kg.extract.clauses import Clause

__all__ = ["recast", "telling"]


def telling(asked: str) -> frozenset[str]:
    """Return the verbs that tell what a verb asks, itself with them."""
    return frozenset({asked, *(told for told, _ in _ways().get(asked, ()))})


def recast(clause: Clause, asked: str) -> Iterator[Clause]:
    """Yield a clause as one with the verb that is asked for, its parts renamed; nothing where it does not tell that."""
    if clause.lemma == asked:
        yield clause
    for told, roles in _ways().get(asked, ()):
        if told == clause.lemma:
            renamed = {old: new for new, old in roles.items()}
            kept = [piece for piece in clause.pieces if piece.role in renamed or piece.role not in roles or piece.sum]
            pieces = (replace(piece, role=renamed.get(piece.role, piece.role)) for piece in kept)
            yield replace(clause, pieces=tuple(pieces))


@cache
def _ways() -> dict[str, tuple[tuple[str, Mapping[str, str]], ...]]:
    """Return the verbs that tell what others ask, with the part of the told clause for parts of the asked one."""
    found: dict[str, tuple[tuple[str, Mapping[str, str]], ...]] = {}
    for row in world.rows("paraphrases"):
        roles = dict(pair.split("=") for pair in row["roles"].split("|") if pair)
        told = tuple((verb, roles) for verb in row["told"].split("|"))
        found[row["asked"]] = (*found.get(row["asked"], ()), *told)
    return found

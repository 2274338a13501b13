"""What persons have judged: which appearances are one, which are not, and whether that can all be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import JudgementError
from kg.model import Appearance, Bearer, Judgement, Verdict
from kg.resolve.across.blocks import BY_RULE
from kg.resolve.across.forest import Forest
from kg.resolve.across.groups import Group, Mark

__all__ = ["by_persons", "check", "units"]


def by_persons(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return what persons have decided, sorted, whichever end they named first; rules work theirs out each time."""
    decided = (_turned(each) for each in judgements if each.by != BY_RULE and each.verdict is not Verdict.OPEN)
    unique = {(each.left, each.right, each.verdict): each for each in sorted(decided, key=lambda each: each.id)}
    return tuple(unique[ends] for ends in sorted(unique))


def _turned(judgement: Judgement) -> Judgement:
    left, right = sorted((judgement.left, judgement.right))
    return replace(judgement, left=left, right=right)


def check(judgements: Iterable[Judgement]) -> None:
    """Raise a JudgementError where persons have judged that two things are one, if by a chain, and that they are not.

    A bearer in all articles is its bearer in each, but for one that is judged to be different from it.
    """
    decided = by_persons(judgements)
    mentioned = sorted({end for each in decided for end in (each.left, each.right)})
    apart = _exceptions(decided)
    chains = _chains(decided, mentioned, apart)
    for judgement in decided:
        if judgement.verdict is Verdict.DIFFERENT:
            _check_one(judgement, chains, mentioned, apart)


def _check_one(
    judgement: Judgement, chains: Mapping[Bearer, list[_Step]], mentioned: Sequence[Bearer], apart: set[Bearer]
) -> None:
    theirs = set(_within(judgement.right, mentioned, apart))
    for end in _within(judgement.left, mentioned, apart):
        chain = _chain(end, theirs, chains)
        if chain is not None:
            because = f"judgements {', '.join(chain)} make them one" if chain else "they are one id"
            raise JudgementError(
                f"judgement {judgement.id}: {_shown(judgement.left)} and {_shown(judgement.right)} are to be "
                f"different, but {because}: take one of them back with kg review --undo ID"
            )


def _shown(bearer: Bearer) -> str:
    return f"{bearer.entity} in {bearer.document}" if bearer.document else bearer.entity


@dataclass(frozen=True, slots=True)
class _Step:
    """That a bearer is the same as another, as a judgement says; by itself where the judgement is empty."""

    to: Bearer
    judgement: str = ""


def _exceptions(decided: Iterable[Judgement]) -> set[Bearer]:
    """Return the bearers in one article that are not whoever else has their id."""
    return {
        end
        for each in decided
        if each.verdict is Verdict.DIFFERENT and each.left.entity == each.right.entity
        for end, other in ((each.left, each.right), (each.right, each.left))
        if end.document and not other.document
    }


def _within(bearer: Bearer, mentioned: Iterable[Bearer], apart: set[Bearer]) -> Iterator[Bearer]:
    """Yield a bearer and, of one in all articles, those in single articles."""
    yield bearer
    if not bearer.document:
        yield from (one for one in mentioned if one.entity == bearer.entity and one.document and one not in apart)


def _chains(
    decided: Iterable[Judgement], mentioned: Sequence[Bearer], apart: set[Bearer]
) -> Mapping[Bearer, list[_Step]]:
    steps: dict[Bearer, list[_Step]] = {bearer: [] for bearer in mentioned}
    same = [each for each in decided if each.verdict is Verdict.SAME]
    for judgement in same:
        steps[judgement.left].append(_Step(judgement.right, judgement.id))
        steps[judgement.right].append(_Step(judgement.left, judgement.id))
    for whole in sorted({end for each in same for end in (each.left, each.right) if not end.document}):
        for part in list(_within(whole, mentioned, apart))[1:]:
            steps[whole].append(_Step(part))
            steps[part].append(_Step(whole))
    return steps


def _chain(start: Bearer, ends: set[Bearer], steps: Mapping[Bearer, list[_Step]]) -> list[str] | None:
    """Return the judgements on the shortest way from a bearer to one of others, or None where there is no way."""
    ways: dict[Bearer, list[str]] = {start: []}
    queue = [start]
    for bearer in queue:
        if bearer in ends:
            return ways[bearer]
        for step in steps[bearer]:
            if step.to not in ways:
                ways[step.to] = ways[bearer] + ([step.judgement] if step.judgement else [])
                queue.append(step.to)
    return None


def units(appearances: Sequence[Appearance], judgements: Iterable[Judgement]) -> list[Group]:
    """Return the appearances as groups that persons have made, with the marks of what is not to meet in one group.

    Where judgements contradict each other, what is the same wins.
    """
    decided = by_persons(judgements)
    finder = _Finder(appearances, _exceptions(decided))
    forest = Forest(len(appearances))
    marks: dict[int, set[Mark]] = {}
    for judgement in decided:
        ends = [finder.find(judgement.left), finder.find(judgement.right)]
        if all(ends) and judgement.verdict is Verdict.SAME:
            forest.join([*ends[0], *ends[1]])
        elif all(ends):
            for side, indexes in enumerate(ends):
                for index in indexes:
                    marks.setdefault(index, set()).add((judgement.id, side))
    return _grouped(appearances, forest, marks)


class _Finder:
    """Finds the appearances of bearers, by their places in a list."""

    def __init__(self, appearances: Sequence[Appearance], apart: set[Bearer]) -> None:
        self.by_bearer: dict[Bearer, list[int]] = {}
        for index, each in enumerate(appearances):
            one = Bearer(each.entity.id, each.document)
            self.by_bearer.setdefault(one, []).append(index)
            if one not in apart:
                self.by_bearer.setdefault(Bearer(each.entity.id), []).append(index)

    def find(self, bearer: Bearer) -> list[int]:
        return self.by_bearer.get(bearer, [])


def _grouped(appearances: Sequence[Appearance], forest: Forest, marks: Mapping[int, set[Mark]]) -> list[Group]:
    return [
        Group(
            tuple(appearances[index] for index in indexes),
            frozenset(mark for index in indexes for mark in marks.get(index, ())),
        )
        for indexes in forest.sets()
    ]

"""Names that a text joins with "and": together they may be a group that "they" refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Mention

__all__ = ["joined"]

JOINT = re.compile(r"(?:,|,? (?:and|&)) (?:the )?")
LAST = re.compile(r",? (?:and|&) (?:the )?")


def joined(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the lists among mentions in the order of the text: two or more of one type, "and" before the last."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not (_between(text, run[-1], mention, JOINT) and run[-1].type == mention.type):
            yield from _whole(text, run)
            run = []
        run.append(mention)
    yield from _whole(text, run)


def _between(text: str, one: Mention, other: Mention, joint: re.Pattern[str]) -> bool:
    start = other.start - len(other.title) - 1 if other.title else other.start
    between = text[one.end : max(one.end, start)] + (" " if other.title else "")
    return one.sentence == other.sentence and joint.fullmatch(between) is not None


def _whole(text: str, run: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    if len(run) > 1 and _between(text, run[-2], run[-1], LAST):
        yield tuple(run)

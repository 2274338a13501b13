"""Sets of numbers that grow together: who has been joined with whom."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Forest"]


class Forest:
    """Numbers from 0, each in a set of its own at first; the smallest of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        """Return the number that stands for the set of a number."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, numbers: Iterable[int]) -> None:
        """Make one set of the sets of some numbers."""
        roots = sorted({self.root(number) for number in numbers})
        for root in roots[1:]:
            self._parents[root] = roots[0]

    def sets(self) -> list[list[int]]:
        """Return the sets, each sorted, in the order of their smallest numbers."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())

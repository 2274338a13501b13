"""Counts of what was found, which can be added up over articles."""

from __future__ import annotations

from dataclasses import astuple, dataclass

__all__ = ["Figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many claims were compared, and how many of how many gold lines and details were found."""

    claims: int = 0
    found: int = 0
    lines: int = 0
    core_found: int = 0
    core: int = 0
    right_modality: int = 0  # of the lines that were found
    qualifiers_found: int = 0  # dates, places and speakers, asked for by the lines that were found
    qualifiers: int = 0

    def __add__(self, other: Figures) -> Figures:
        """Return the sums.

        >>> (Figures(claims=3, found=1, lines=2) + Figures(claims=4, lines=5)).shares()["recall"]
        (1, 7)
        """
        return Figures(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))

    def shares(self) -> dict[str, tuple[int, int]]:
        """Return each figure by its name, as so many of so many."""
        return {
            "recall": (self.found, self.lines),
            "core recall": (self.core_found, self.core),
            "modality": (self.right_modality, self.found),
            "qualifiers": (self.qualifiers_found, self.qualifiers),
        }

    def __str__(self) -> str:
        """Return the figures as one line.

        >>> print(Figures(claims=7, found=2, lines=3, core_found=1, core=1, right_modality=2))
        claims 7  recall 2/3  core recall 1/1  modality 2/2  qualifiers 0/0
        """
        shares = (f"{name} {part}/{whole}" for name, (part, whole) in self.shares().items())
        return "  ".join((f"claims {self.claims}", *shares))

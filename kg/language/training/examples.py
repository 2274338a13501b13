"""What networks learn from: sentences of which any layer may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["NAME_LABELS", "Advice", "Example", "Halves"]

NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

Halves: TypeAlias = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a teacher says of one sentence: probabilities for its W words, in 16 bits."""

    tags: Halves  # W x T
    names: Halves  # W x N
    heads: Halves  # W x (W + 1), the root first
    relations: Halves  # W x L, of the arc to the likeliest head


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the layers that its corpus has; `heads` count from 1, 0 being the root.

    `other_names` are names by other guidelines than those that the parser shall follow; `advice` is what a teacher
    says of the sentence.
    """

    words: tuple[str, ...]
    document: str
    identifier: str
    spaces: tuple[bool, ...] = ()  # whether a space follows each word
    tags: tuple[str, ...] | None = None  # "VERB/VBD"
    heads: tuple[int, ...] | None = None
    labels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    other_names: tuple[str, ...] | None = None
    advice: Advice | None = None
    new_paragraph: bool = False

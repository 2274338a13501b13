"""Groups sentences into windows of neighbours, and windows into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.language.features import letter_cases
from kg.language.pieces import to_pieces
from kg.language.training.examples import NAME_LABELS, Example

__all__ = ["Batch", "Labels", "Taught", "batches", "make_batch", "make_windows", "measured"]

IGNORED = -100  # cross entropy passes over these
TARGETS = ("tags", "names", "other_names", "starts", "heads", "relations", "sentence")
UNCERTAIN_LABELS = {"dep"}  # "some dependency": no label to learn from

Window = Sequence[Example]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_LABELS

    @classmethod
    def of(cls, examples: Iterable[Example]) -> Labels:
        """Collect the labels that occur."""
        tags: set[str] = set()
        relations: set[str] = set()
        for example in examples:
            tags.update(example.tags or ())
            relations.update(example.labels or ())
        return cls(tuple(sorted(tags)), tuple(sorted(relations)))


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher's probabilities for the K words of a batch that have any; `word` says which words of B x W they are."""

    word: Tensor  # K
    tags: Tensor  # K x T
    names: Tensor  # K x N
    heads: Tensor  # K x (W + 1)
    relations: Tensor  # K x L

    def to(self, device: str) -> Taught:
        """Return the probabilities on another device."""
        return Taught(*(getattr(self, name).to(device, non_blocking=True) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of several windows, padded; targets are `IGNORED` where a layer is missing."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    case: Tensor
    tags: Tensor
    names: Tensor
    other_names: Tensor
    starts: Tensor
    heads: Tensor
    relations: Tensor
    sentence: Tensor  # number of each word's sentence in its window, -1 in the padding
    taught: Taught | None

    def to(self, device: str) -> Batch:
        """Return the batch on another device."""
        moved = {name: getattr(self, name).to(device) for name in self.__slots__ if name != "taught"}
        return Batch(**moved, taught=self.taught and self.taught.to(device))


def make_windows(examples: Sequence[Example], *, longest: int, rng: random.Random | None) -> list[Window]:
    """Cut documents into windows of at most `longest` words.

    With a random generator the aimed length varies, and three windows in ten hold one sentence; without, each window is
    filled as far as it goes.
    """
    windows: list[Window] = []
    current: list[Example] = []
    aim = longest
    for example in examples:
        size = sum(len(sentence.words) for sentence in current)
        if current and (example.document != current[-1].document or size + len(example.words) > aim):
            windows.append(tuple(current))
            current = []
        if not current and rng:
            aim = 1 if rng.random() < 0.3 else rng.randint(10, longest)
        current.append(example)
    return [*windows, tuple(current)] if current else windows


def batches(
    windows: Sequence[Window], tokenizer: Tokenizer, labels: Labels, *, pieces: int, rng: random.Random
) -> Iterator[Batch]:
    """Yield batches of at most `pieces` padded pieces, windows of like length together, in random order."""
    sized = [(len(measured(window, tokenizer)), rng.random(), window) for window in windows]
    groups: list[list[Window]] = [[]]
    for size, _, window in sorted(sized, key=lambda entry: entry[:2]):
        if groups[-1] and size * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    for group in groups:
        yield make_batch(group, tokenizer, labels)


def make_batch(windows: Sequence[Window], tokenizer: Tokenizer, labels: Labels) -> Batch:
    """Turn windows into padded tensors."""
    rows = [_row(window, tokenizer, labels) for window in windows]
    padding = {"pieces": 0, "mask": 0, "first": 0, "case": 0, "sentence": -1}
    columns = [name for name in Batch.__slots__ if name != "taught"]
    padded = {name: _pad([row[name] for row in rows], padding.get(name, IGNORED)) for name in columns}
    return Batch(**padded, taught=_taught(windows, padded["tags"].shape[1]))


def _taught(windows: Sequence[Window], width: int) -> Taught | None:
    """Collect what a teacher says of the words of the windows, where it says anything."""
    rows: dict[str, list[np.ndarray]] = {name: [] for name in Taught.__slots__}
    for number, window in enumerate(windows):
        begin = 0
        for example in window:
            size = len(example.words)
            if example.advice:
                heads = np.zeros((size, width + 1), dtype=np.float16)
                heads[:, [0, *range(begin + 1, begin + size + 1)]] = example.advice.heads
                rows["word"].append(number * width + begin + np.arange(size))
                rows["heads"].append(heads)
                for name in ("tags", "names", "relations"):
                    rows[name].append(getattr(example.advice, name))
            begin += size
    if not rows["word"]:
        return None
    words = torch.from_numpy(np.concatenate(rows.pop("word")))
    return Taught(words, **{name: torch.from_numpy(np.concatenate(arrays)).float() for name, arrays in rows.items()})


def measured(window: Window, tokenizer: Tokenizer) -> list[int]:
    """Return the pieces of a window; their number is its size in a batch."""
    return to_pieces(tokenizer, _words(window))[0]


def _words(window: Window) -> list[str]:
    return [word for example in window for word in example.words]


def _row(window: Window, tokenizer: Tokenizer, labels: Labels) -> dict[str, list[int]]:
    words = _words(window)
    pieces, first = to_pieces(tokenizer, words)
    row = {"pieces": pieces, "mask": [1] * len(pieces), "first": first, "case": letter_cases(words)}
    targets: dict[str, list[int]] = {name: [] for name in TARGETS}
    for number, example in enumerate(window):
        for name, values in _targets(example, number, len(targets["tags"]), labels).items():
            targets[name] += values
    return row | targets


def _targets(example: Example, number: int, offset: int, labels: Labels) -> dict[str, list[int]]:
    size = len(example.words)
    missing = [IGNORED] * size
    return {
        "tags": [labels.tags.index(tag) for tag in example.tags] if example.tags else missing,
        "names": [labels.names.index(name) for name in example.names] if example.names else missing,
        "other_names": [labels.names.index(name) for name in example.other_names] if example.other_names else missing,
        "starts": [1] + [0] * (size - 1),
        "heads": [head + offset if head else 0 for head in example.heads] if example.heads else missing,
        "relations": [
            IGNORED if label in UNCERTAIN_LABELS else labels.relations.index(label) for label in example.labels
        ]
        if example.labels
        else missing,
        "sentence": [number] * size,
    }


def _pad(rows: list[list[int]], value: int) -> Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])

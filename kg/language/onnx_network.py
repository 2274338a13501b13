"""The shipped network, run by onnxruntime."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.language.analysis import Scores, Span
from kg.language.decode import Floats
from kg.language.features import letter_cases
from kg.language.pieces import to_pieces

__all__ = ["OnnxNetwork", "lay_out"]

# What is added to the score of a piece in another stretch: it vanishes, but not in numbers so small that they are slow.
UNSEEN = np.float32(-40)


class OnnxNetwork:
    """A `kg.language.analysis.Network` in a folder of four files: network, label scorer, label sets, tokenizer.

    It runs on one thread, so that the result does not depend on the machine's cores.
    """

    def __init__(self, folder: Path) -> None:
        """Open the files, or raise `ModelError` where they are damaged."""
        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.network = _open(folder / "model.onnx")
            self.scorer = _open(folder / "labels.onnx")
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            message = str(error).splitlines()[0]
            raise ModelError(f"{folder.name}: the parser's files are damaged ({message}); install kg again") from error
        self.tags: tuple[str, ...] = tuple(labels["tags"])
        self.names: tuple[str, ...] = tuple(labels["names"])
        self.relations: tuple[str, ...] = tuple(labels["relations"])

    def score(self, words: Sequence[str], spans: Sequence[Span]) -> Scores:
        """Score a window of words, each span as if it stood alone."""
        rows = [to_pieces(self.tokenizer, words[begin:end]) for begin, end in spans]
        inputs = lay_out([ids for ids, _ in rows], [first for _, first in rows])
        inputs["case"] = np.array(letter_cases(words), dtype=np.int64)
        return Scores(*(output[0] for output in self.network.run(None, inputs)))

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score all relations for pairs of a dependent's and its head's vector."""
        scores: Floats = self.scorer.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores


def lay_out(pieces: Sequence[Sequence[int]], first: Sequence[Sequence[int]]) -> dict[str, NDArray[Any]]:
    """Lay the pieces of several stretches in one row; what each input is says `kg.language.training.export.Row`."""
    lengths = np.array([len(ids) for ids in pieces])
    begins = lengths.cumsum() - lengths
    stretch = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(stretch)) - begins[stretch]
    row = np.where(place == 0, stretch, np.arange(len(stretch)) + len(lengths) - 1 - stretch)
    order = row.argsort()
    longest = int(lengths.max())
    cell = np.array(_cells(lengths.tolist(), longest))[stretch] + place
    grid, owner = np.zeros((2, (int(cell.max()) // longest + 1) * longest), dtype=np.int64)
    grid[cell], owner[cell] = row, stretch + 1
    owner = owner.reshape(-1, 1, longest)
    ids = np.fromiter(itertools.chain.from_iterable(pieces), dtype=np.int64)[order]
    words = [begin + index for begin, places in zip(begins.tolist(), first, strict=True) for index in places]
    return {
        "openings": ids[: len(lengths)],
        "pieces": ids[len(lengths) :],
        "places": place[order],
        "grid": grid.reshape(-1, longest),
        "mask": np.where(owner[..., None] == owner[:, :, None], np.float32(0), UNSEEN),
        "back": cell[order],
        "first": row[words],
    }


def _cells(lengths: Sequence[int], longest: int) -> list[int]:
    """Return where in lines of `longest` cells, counted through, each stretch begins; the longest are set first.

    >>> _cells([3, 5, 2], 5)
    [5, 0, 8]
    """
    begins, filled = [0] * len(lengths), [0] * len(lengths)
    for stretch in sorted(range(len(lengths)), key=lambda stretch: -lengths[stretch]):
        line = next(line for line, full in enumerate(filled) if full + lengths[stretch] <= longest)
        begins[stretch] = line * longest + filled[line]
        filled[line] += lengths[stretch]
    return begins


def _open(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), _options())


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: a warning of the library is none of the reader's
    return options

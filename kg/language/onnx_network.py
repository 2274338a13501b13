"""The shipped network, run by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.language.analysis import Scores
from kg.language.decode import Floats
from kg.language.features import letter_cases
from kg.language.pieces import to_pieces

__all__ = ["OnnxNetwork"]


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

    def score(self, words: Sequence[str]) -> Scores:
        """Score one window of words."""
        pieces, first = to_pieces(self.tokenizer, words)
        rows = {"pieces": pieces, "mask": [1] * len(pieces), "first": first, "case": letter_cases(words)}
        wanted = {each.name for each in self.network.get_inputs()}
        inputs = {name: np.array([row], dtype=np.int64) for name, row in rows.items() if name in wanted}
        return Scores(*(output[0] for output in self.network.run(None, inputs)))

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score all relations for pairs of a dependent's and its head's vector."""
        scores: Floats = self.scorer.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores


def _open(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), _options())


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: a warning of the library is none of the reader's
    return options

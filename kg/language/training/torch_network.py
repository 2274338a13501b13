"""Lets a network in training answer like a shipped one, so that both are decoded by the same code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from kg.language.analysis import Analysis, Scores, Span, analyse
from kg.language.decode import FORBIDDEN, Floats
from kg.language.training.examples import Example
from kg.language.training.network import Network
from kg.language.training.windows import Labels, Window, make_batch, make_windows

__all__ = ["TorchNetwork", "predict"]


class TorchNetwork:
    """A `kg.language.analysis.Network` over a torch module."""

    def __init__(self, network: Network, tokenizer: Tokenizer, labels: Labels, device: str = "cpu") -> None:
        self.network = network.to(device).eval()
        self.tokenizer = tokenizer
        self.labels = labels
        self.device = device
        self.tags, self.names, self.relations = labels.tags, labels.names, labels.relations

    def score(self, words: Sequence[str], spans: Sequence[Span]) -> Scores:
        """Score a window of words, each span as if it stood alone."""
        parts = [(Example(words=tuple(words[begin:end]), document="", identifier=""),) for begin, end in spans]
        batch = make_batch(parts, self.tokenizer, self.labels).to(self.device)
        with torch.no_grad():
            outputs = self.network(batch.pieces, batch.mask, batch.first, batch.case)
        return _in_one_row(Scores(*(output.float().cpu().numpy() for output in outputs)), spans)

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score all relations for pairs of a dependent's and its head's vector."""
        pairs = (torch.from_numpy(vectors).to(self.device) for vectors in (dependents, heads))
        with torch.no_grad():
            return self.network.label_scores(*pairs).float().cpu().numpy()  # type: ignore[no-any-return]


def _in_one_row(padded: Scores, spans: Sequence[Span]) -> Scores:
    """Return the scores of several spans, padded to one length, as those of all their words."""
    filled = [end - begin for begin, end in spans]
    arcs = np.full((sum(filled), sum(filled) + 1), FORBIDDEN, dtype=np.float32)
    for number, (begin, end) in enumerate(spans):
        size = end - begin
        arcs[begin:end, [0, *range(begin + 1, end + 1)]] = padded.arcs[number, :size, : size + 1]
    rows = {
        name: np.concatenate([part[:size] for part, size in zip(getattr(padded, name), filled, strict=True)])
        for name in ("tags", "names", "starts", "dependents")
    }
    heads = [part[1 : size + 1] for part, size in zip(padded.heads, filled, strict=True)]
    return Scores(**rows, arcs=arcs, heads=np.concatenate([padded.heads[0, :1], *heads]))


def predict(network: TorchNetwork, examples: Sequence[Example], *, longest: int) -> Iterator[Analysis]:
    """Parse examples with gold words and gold sentences, in windows of at most `longest` words."""
    for window in make_windows(examples, longest=longest, rng=None):
        yield from _predict_window(network, window)


def _predict_window(network: TorchNetwork, window: Window) -> list[Analysis]:
    words = [word for example in window for word in example.words]
    starts = [index == 0 for example in window for index in range(len(example.words))]
    return analyse(words, network, starts=starts)

"""Lets a network in training answer like a shipped one, so that both are decoded by the same code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from tokenizers import Tokenizer

from kg.language.analysis import Analysis, Scores, analyse
from kg.language.decode import Floats
from kg.language.training.corpora import Example
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

    def score(self, words: Sequence[str]) -> Scores:
        """Score one window of words."""
        example = Example(words=tuple(words), document="", identifier="")
        batch = make_batch([(example,)], self.tokenizer, self.labels).to(self.device)
        with torch.no_grad():
            outputs = self.network(batch.pieces, batch.mask, batch.first, batch.case)
        return Scores(*(output[0].float().cpu().numpy() for output in outputs))

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score all relations for pairs of a dependent's and its head's vector."""
        pairs = (torch.from_numpy(vectors).to(self.device) for vectors in (dependents, heads))
        with torch.no_grad():
            return self.network.label_scores(*pairs).float().cpu().numpy()  # type: ignore[no-any-return]


def predict(network: TorchNetwork, examples: Sequence[Example], *, longest: int) -> Iterator[Analysis]:
    """Parse examples with gold words and gold sentences, in windows of at most `longest` words."""
    for window in make_windows(examples, longest=longest, rng=None):
        yield from _predict_window(network, window)


def _predict_window(network: TorchNetwork, window: Window) -> list[Analysis]:
    words = [word for example in window for word in example.words]
    starts = [index == 0 for example in window for index in range(len(example.words))]
    return analyse(words, network, starts=starts)

"""The network: a pre-trained encoder under heads for tags, names, sentence starts and trees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.language.features import CASES

__all__ = ["Network", "Sizes"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads, in units."""

    case: int = 32
    names: int = 200
    arcs: int = 300
    labels: int = 100
    dropout: float = 0.2


class Network(nn.Module):
    """Scores for every word of a window; see `forward` for the shapes."""

    def __init__(self, encoder: Any, *, tags: int, names: int, labels: int, sizes: Sizes | None = None) -> None:
        super().__init__()
        sizes = sizes or Sizes()
        self.encoder = encoder
        width = encoder.embeddings.word_embeddings.embedding_dim + sizes.case
        self.case = nn.Embedding(len(CASES), sizes.case)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.dropout = nn.Dropout(sizes.dropout)
        self.tags = nn.Linear(width, tags)
        self.names = self._classifier(width, sizes.names, names, sizes.dropout)
        self.other_names = self._classifier(width, sizes.names, names, sizes.dropout)
        self.starts = nn.Sequential(nn.Linear(width, 64), nn.GELU(), nn.Linear(64, 2))
        self.arc_dependent = self._half(width, sizes.arcs, sizes.dropout)
        self.arc_head = self._half(width, sizes.arcs, sizes.dropout)
        self.label_dependent = self._half(width, sizes.labels, sizes.dropout)
        self.label_head = self._half(width, sizes.labels, sizes.dropout)
        self.arc_weights = nn.Parameter(torch.empty(sizes.arcs + 1, sizes.arcs))
        self.label_weights = nn.Parameter(torch.zeros(labels, sizes.labels + 1, sizes.labels + 1))
        nn.init.xavier_uniform_(self.arc_weights)

    @staticmethod
    def _half(width: int, size: int, dropout: float) -> nn.Sequential:
        return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout))

    @staticmethod
    def _classifier(width: int, size: int, classes: int, dropout: float) -> nn.Sequential:
        return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, classes))

    def words(self, pieces: Tensor, mask: Tensor, first: Tensor, case: Tensor) -> Tensor:
        """Return a vector for each word, B x W x width; see `forward` for the shapes."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return self.dropout(torch.cat([words, self.case(case)], dim=-1))  # type: ignore[no-any-return]

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, case: Tensor) -> tuple[Tensor, ...]:
        """Return tags, names, starts, arcs, dependents, heads.

        With B windows of P pieces and W words: `pieces` and `mask` are B x P, `first` (index of each word's first
        piece) and `case` B x W. Tags B x W x T, names B x W x N, starts B x W x 2, arcs B x W x (W + 1) with the root
        as column 0, dependents B x W x K and heads B x (W + 1) x K for `label_scores`.
        """
        return self.scores(self.words(pieces, mask, first, case))

    def scores(self, words: Tensor) -> tuple[Tensor, ...]:
        """Return what `forward` returns, for the vectors of the words."""
        nodes = torch.cat([self.root.expand(words.shape[0], 1, -1), words], dim=1)
        dependents = _with_bias(self.arc_dependent(words)) @ self.arc_weights
        arcs = dependents @ self.arc_head(nodes).transpose(1, 2)
        return (
            self.tags(words),
            self.names(words),
            self.starts(words),
            arcs,
            _with_bias(self.label_dependent(words)),
            _with_bias(self.label_head(nodes)),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return scores (... x L) of each label for pairs of dependent and head vectors (... x K)."""
        labels, width, _ = self.label_weights.shape
        halves = dependents @ self.label_weights.permute(1, 0, 2).reshape(width, -1)
        return (halves.unflatten(-1, (labels, width)) * heads.unsqueeze(-2)).sum(dim=-1)


def load_encoder(folder: Path) -> Any:
    """Return the pre-trained encoder in a folder of transformers' format, without its pooler.

    Its attention has no dropout: on a processor, drawing those random numbers takes a third of the time.
    """
    from transformers import AutoModel

    return AutoModel.from_pretrained(folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)


def _with_bias(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)

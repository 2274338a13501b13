"""Writes what ships: the network and its label scorer as ONNX files in 8-bit integers, the label sets, the tokenizer.

The encoder is written out once more with few and large steps, as onnxruntime runs them fastest: queries, keys and
values in one matrix product, attention as one operator, no mask, since windows are read one at a time.
"""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from kg.language.training.network import Network
from kg.language.training.windows import Labels

__all__ = ["LabelScorer", "export", "quantise"]

INPUTS = ("pieces", "first", "case")
OUTPUTS = ("tags", "names", "starts", "arcs", "dependents", "heads")
OPSET = 17


def export(network: Network, tokenizer: Tokenizer, labels: Labels, out: Path) -> None:
    """Write ``model.onnx`` and ``labels.onnx`` (8 bit), ``labels.json`` and ``tokenizer.json``."""
    network = copy.deepcopy(network).eval()
    if network.encoder.config.model_type == "bert":
        network.encoder = FusedEncoder(network.encoder)
    with tempfile.TemporaryDirectory() as folder:
        floating = Path(folder) / "model.onnx"
        _write_network(network, floating)
        quantise(floating, out / "model.onnx")
        _write_scorer(LabelScorer(network.label_weights.detach()), floating)
        quantise(floating, out / "labels.onnx")
    names = {"tags": labels.tags, "names": labels.names, "relations": labels.relations}
    (out / "labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)


def _write_network(network: Network, path: Path) -> None:
    pieces, words = torch.ones(1, 9, dtype=torch.int64), torch.ones(1, 5, dtype=torch.int64)
    axes = {name: {1: "pieces" if name == "pieces" else "words"} for name in INPUTS}
    axes |= {name: {1: "nodes" if name == "heads" else "words"} for name in OUTPUTS}
    axes["arcs"][2] = "nodes"
    _write_onnx(Unmasked(network), (pieces, words, torch.zeros_like(words)), path, (INPUTS, OUTPUTS), axes)


def _write_scorer(scorer: LabelScorer, path: Path) -> None:
    pairs = torch.ones(5, scorer.width)
    names = ("dependents", "heads"), ("scores",)
    _write_onnx(scorer, (pairs, pairs), path, names, {name: {0: "words"} for name in (*names[0], *names[1])})


def _write_onnx(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    names: tuple[tuple[str, ...], tuple[str, ...]],
    axes: dict[str, dict[int, str]],
) -> None:
    torch.onnx.export(
        module,
        inputs,
        str(path),
        input_names=list(names[0]),
        output_names=list(names[1]),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Turn the weights of matrix products and embeddings into 8-bit integers, one scale per output channel.

    Activations are quantised on the fly (dynamic quantisation); the scale per channel keeps more of the accuracy than
    one scale per matrix. Of the 8 bits one stays free: processors without instructions for such products add them in
    pairs in 16 bits, which would overflow there and give other results than elsewhere.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )


class Unmasked(nn.Module):
    """A network that reads whole windows, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, first: Tensor, case: Tensor) -> tuple[Tensor, ...]:
        """Return what the network returns; no piece is masked."""
        return self.network(pieces, torch.ones_like(pieces), first, case)  # type: ignore[no-any-return]


class LabelScorer(nn.Module):
    """The scores of all labels (W x L) for pairs of dependent and head vectors (W x K)."""

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        self.labels, self.width, _ = weights.shape
        self.weights = nn.Parameter(weights.permute(1, 2, 0).reshape(self.width, -1))  # K x KL

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return the scores."""
        halves = (dependents @ self.weights).view(-1, self.width, self.labels)
        return (heads.unsqueeze(1) @ halves).squeeze(1)


class FusedEncoder(nn.Module):
    """A BERT encoder for one window without a mask, and without what only training needs."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        table = encoder.embeddings
        self.words = table.word_embeddings
        places = table.position_embeddings.weight + table.token_type_embeddings.weight[0]
        self.places = nn.Embedding.from_pretrained(places.detach())
        self.norm = table.LayerNorm
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.encoder.layer)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> SimpleNamespace:  # noqa: ARG002 - as its original
        """Return the vectors of the pieces, as `last_hidden_state`."""
        places = torch.arange(input_ids.shape[1]).unsqueeze(0)
        hidden = self.norm(self.words(input_ids) + self.places(places))
        for layer in self.layers:
            hidden = layer(hidden)
        return SimpleNamespace(last_hidden_state=hidden)


class FusedLayer(nn.Module):
    """A layer of BERT with one matrix product for queries, keys and values."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        own, block = layer.attention.self, layer.attention.output
        self.heads = own.num_attention_heads
        self.ask = Product(own.query, own.key, own.value)
        self.mix, self.norm = Product(block.dense), block.LayerNorm
        self.widen, self.narrow = Product(layer.intermediate.dense), Product(layer.output.dense)
        self.last_norm = layer.output.LayerNorm

    def forward(self, hidden: Tensor) -> Tensor:
        """Return the vectors one layer up."""
        told = self.mix(Attention.apply(*self.ask(hidden).chunk(3, dim=-1), self.heads))  # type: ignore[no-untyped-call]
        hidden = self.norm(Sum.apply(hidden, told))  # type: ignore[no-untyped-call]
        told = torch.cat([self.feed(hidden[:, :1]), self.feed(hidden[:, 1:])], dim=1)
        return self.last_norm(Sum.apply(hidden, told))  # type: ignore[no-any-return,no-untyped-call]

    def feed(self, hidden: Tensor) -> Tensor:
        """Return the product of the two large matrices, with the step between them.

        The piece that opens a window has values many times as large as those of words; it goes alone, or the scale of
        the 8 bits would be its own and too coarse for the words.
        """
        return self.narrow(functional.gelu(self.widen(hidden)))  # type: ignore[no-any-return]


class Product(nn.Module):
    """Linear layers side by side, their weights as the matrix that the file holds: once, however often it is used."""

    def __init__(self, *layers: nn.Linear) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.cat([layer.weight for layer in layers]).detach().T.contiguous())
        self.bias = nn.Parameter(torch.cat([layer.bias for layer in layers]).detach())

    def forward(self, hidden: Tensor) -> Tensor:
        """Return the product with the bias."""
        return hidden @ self.weights + self.bias


class Attention(torch.autograd.Function):
    """Attention over all pieces: one operator of onnxruntime, which the exporter would spell out in twenty."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Return the mixed values, B x P x width."""
        split = [part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (query, key, value)]
        return functional.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """Return the node that stands for this in the file."""
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return node.setType(query.type())


class Sum(torch.autograd.Function):
    """A sum that onnxruntime leaves alone: what it makes of "Add" and the norm behind takes longer than the two."""

    @staticmethod
    def forward(_: Any, one: Tensor, other: Tensor) -> Tensor:
        """Return the sum."""
        return one + other

    @staticmethod
    def symbolic(graph: Any, one: Any, other: Any) -> Any:
        """Return the node that stands for this in the file."""
        return graph.op("Sum", one, other).setType(one.type())

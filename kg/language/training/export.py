"""Writes what ships: the network and its label scorer as ONNX files in 8-bit integers, the label sets, the tokenizer.

The encoder, which must be BERT's, is written out once more with few and large steps, as onnxruntime runs them fastest:
queries, keys and values in one matrix product, attention as one operator, all sentences of a window in one run.
"""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from kg.language.training.branching import branch
from kg.language.training.network import Network
from kg.language.training.windows import Labels

__all__ = ["LabelScorer", "export", "quantise"]

INPUTS = ("openings", "pieces", "places", "grid", "mask", "back", "first", "case")
OUTPUTS = ("tags", "names", "starts", "arcs", "dependents", "heads")
OPSET = 17


def export(network: Network, tokenizer: Tokenizer, labels: Labels, out: Path) -> None:
    """Write ``model.onnx`` and ``labels.onnx`` (8 bit), ``labels.json`` and ``tokenizer.json``."""
    network = copy.deepcopy(network).eval()
    with tempfile.TemporaryDirectory() as folder:
        floating = Path(folder) / "model.onnx"
        _write_network(Packed(network), floating)
        quantise(floating, out / "model.onnx")
        branch(out / "model.onnx")
        _write_scorer(LabelScorer(network.label_weights.detach()), floating)
        quantise(floating, out / "labels.onnx")
    names = {"tags": labels.tags, "names": labels.names, "relations": labels.relations}
    (out / "labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)


def _write_network(network: Packed, path: Path) -> None:
    two, seven, nine = torch.arange(2), torch.arange(7), torch.arange(9)
    grid = torch.arange(10).view(2, 5).clamp(max=8)
    inputs = *Row(two, seven, nine, grid, torch.zeros(2, 1, 5, 5), nine, torch.arange(5)), torch.zeros(5).long()
    axes = {name: {0: "words"} for name in ("first", "case")} | {name: {0: "all"} for name in ("places", "back")}
    axes |= {"openings": {0: "stretches"}, "pieces": {0: "pieces"}, "grid": {0: "lines", 1: "longest"}}
    axes |= {"mask": {0: "lines", 2: "longest", 3: "longest"}, "arcs": {1: "words", 2: "nodes"}}
    axes |= {name: {1: "nodes" if name == "heads" else "words"} for name in OUTPUTS if name != "arcs"}
    _write_onnx(network, inputs, path, (INPUTS, OUTPUTS), axes)


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


class Row(NamedTuple):
    """The pieces of several stretches of words, none of which sees another, in one row, and where each stands.

    Those that open a stretch come first. No product is spent on padding: only attention takes the stretches apart, by a
    grid of lines with one or more stretches in each.
    """

    openings: Tensor  # S
    pieces: Tensor  # P, without those that open
    places: Tensor  # S + P: where in its stretch each stands
    grid: Tensor  # N x L: which of them stands where in the lines
    mask: Tensor  # N x 1 x L x L: what is added to the scores of pairs of a line
    back: Tensor  # S + P: where in the grid each stands, counted through
    first: Tensor  # W: the first piece of each word


class Packed(nn.Module):
    """A trained network for one row."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.encoder = FusedEncoder(network.encoder)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Return what the network returns for one window of W words; the inputs are those of a row, and case, W.

        Arcs between words of different stretches mean nothing.
        """
        *row, case = inputs
        words = torch.cat([self.encoder(Row(*row)), self.network.case(case)], dim=-1)
        return self.network.scores(words.unsqueeze(0))


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
    """A BERT encoder for stretches of pieces in one row, without what only training needs."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        table = encoder.embeddings
        self.words = table.word_embeddings
        places = table.position_embeddings.weight + table.token_type_embeddings.weight[0]
        self.places = nn.Embedding.from_pretrained(places.detach())
        self.norm = table.LayerNorm
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.encoder.layer)

    def forward(self, row: Row) -> Tensor:
        """Return the vectors of the first pieces of words, W x width."""
        hidden = self.norm(self.words(torch.cat([row.openings, row.pieces])) + self.places(row.places))
        *layers, last = self.layers
        for layer in layers:
            hidden = layer(hidden, row)
        return last.of_words(hidden, row)  # type: ignore[no-any-return,operator]


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

    def forward(self, hidden: Tensor, row: Row) -> Tensor:
        """Return the vectors one layer up."""
        hidden = self.mixed(hidden, self.attend(hidden, row)[row.back])
        size = row.openings.shape[0]
        told = torch.cat([self.feed(hidden[:size]), self.feed(hidden[size:])])
        return self.last_norm(Sum.apply(hidden, told))  # type: ignore[no-any-return,no-untyped-call]

    def of_words(self, hidden: Tensor, row: Row) -> Tensor:
        """Return the vectors one layer up, of the first pieces of words only: nothing else is read from the last."""
        hidden = self.mixed(hidden[row.first], self.attend(hidden, row)[row.back[row.first]])
        return self.last_norm(Sum.apply(hidden, self.feed(hidden)))  # type: ignore[no-any-return,no-untyped-call]

    def attend(self, hidden: Tensor, row: Row) -> Tensor:
        """Return for each place of the grid what it takes from its line."""
        asked = self.ask(hidden).view(-1, hidden.shape[-1])  # each piece's query, key and value in three lines
        parts = (asked[row.grid * 3 + part] for part in range(3))
        told = Attention.apply(self.heads, row.mask, *parts)  # type: ignore[no-untyped-call]
        return told.flatten(0, 1)  # type: ignore[no-any-return]

    def mixed(self, hidden: Tensor, told: Tensor) -> Tensor:
        """Return the vectors with what attention told."""
        return self.norm(Sum.apply(hidden, self.mix(told)))  # type: ignore[no-any-return,no-untyped-call]

    def feed(self, hidden: Tensor) -> Tensor:
        """Return the product of the two large matrices, with the step between them.

        The pieces that open a stretch have values several times as large as those of words; they go apart, or the scale
        of the 8 bits would be theirs and too coarse for the words.
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
    """Attention inside each line of a grid: one operator of onnxruntime, which the exporter would spell out."""

    @staticmethod
    def forward(_: Any, heads: int, mask: Tensor, *asked: Tensor) -> Tensor:
        """Return the mixed values, N x L x width, for queries, keys and values of that shape."""
        query, key, value = (part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in asked)
        return functional.scaled_dot_product_attention(query, key, value, mask).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, heads: int, mask: Any, *asked: Any) -> Any:
        """Return the node that stands for this in the file."""
        none = graph.op("prim::Constant").setType(torch._C.OptionalType.ofTensor())  # noqa: SLF001 - no public name
        node = graph.op("com.microsoft::MultiHeadAttention", *asked, none, none, mask, num_heads_i=heads)
        return node.setType(asked[0].type())


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

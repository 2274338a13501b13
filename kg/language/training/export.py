"""Writes what ships: the network as one ONNX file in 8-bit integers, the label sets, the tokenizer."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from kg.language.training.network import Network
from kg.language.training.windows import Labels

__all__ = ["export", "quantise"]

INPUTS = ("pieces", "mask", "first", "case")
OUTPUTS = ("tags", "names", "starts", "arcs", "dependents", "heads")


def export(network: Network, tokenizer: Tokenizer, labels: Labels, out: Path) -> None:
    """Write ``model.onnx`` (8 bit), ``labels.json``, ``labels.npz`` (the label scorer) and ``tokenizer.json``."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        floating = Path(folder) / "model.onnx"
        _write_onnx(network, floating)
        quantise(floating, out / "model.onnx")
    names = {"tags": labels.tags, "names": labels.names, "relations": labels.relations}
    (out / "labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    np.savez_compressed(out / "labels.npz", weights=network.label_weights.detach().numpy().astype(np.float16))
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)


def _write_onnx(network: Network, path: Path) -> None:
    pieces, words = torch.ones(1, 9, dtype=torch.int64), torch.ones(1, 5, dtype=torch.int64)
    axes = {name: {0: "windows", 1: "pieces" if name in ("pieces", "mask") else "words"} for name in INPUTS}
    axes |= {name: {0: "windows", 1: "nodes" if name == "heads" else "words"} for name in OUTPUTS}
    axes["arcs"][2] = "nodes"
    torch.onnx.export(
        network,
        (pieces, torch.ones_like(pieces), words, torch.zeros_like(words)),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Turn the weights of matrix products and embeddings into 8-bit integers, one scale per output channel.

    Activations are quantised on the fly (dynamic quantisation); the scale per channel keeps more of the accuracy than
    one scale per matrix.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"]
    )

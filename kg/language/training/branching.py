"""Two ways through attention in the written network: without a mask where one stretch of words is read by itself."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import helper

__all__ = ["branch"]

ATTENTION = "MultiHeadAttention"
ASKED = 3  # queries, keys and values come first among its inputs
SINGLE = "is_single"


def branch(path: Path) -> None:
    """Let attention go without its mask where there is one opening: adding zeros takes a sixth of its time."""
    model = onnx.load(path)
    nodes = [_branched(node) if node.op_type == ATTENTION else node for node in model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend([*_condition(), *nodes])
    model.graph.initializer.append(helper.make_tensor("one", onnx.TensorProto.INT64, [1], [1]))
    onnx.save(model, path)


def _condition() -> list[onnx.NodeProto]:
    return [
        helper.make_node("Shape", ["openings"], ["how_many"]),
        helper.make_node("Equal", ["how_many", "one"], [SINGLE]),
    ]


def _branched(node: onnx.NodeProto) -> onnx.NodeProto:
    branches = {"then_branch": _graph(node, "single", ASKED), "else_branch": _graph(node, "several", len(node.input))}
    return helper.make_node("If", [SINGLE], list(node.output), name=f"{node.name}_branches", **branches)


def _graph(node: onnx.NodeProto, name: str, inputs: int) -> onnx.GraphProto:
    """Return a graph of the node alone, with the first of its inputs."""
    inner = onnx.NodeProto()
    inner.CopyFrom(node)
    del inner.input[inputs:]
    inner.name, inner.output[0] = f"{node.name}_{name}", f"{node.output[0]}_{name}"
    result = helper.make_tensor_value_info(inner.output[0], onnx.TensorProto.FLOAT, None)
    return helper.make_graph([inner], inner.name, [], [result])

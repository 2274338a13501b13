"""What is exported computes what was trained, before its weights are rounded."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from kg.language.decode import FORBIDDEN
from kg.language.onnx_network import lay_out
from kg.language.training.branching import branch
from kg.language.training.export import FusedEncoder, LabelScorer, Row
from kg.language.training.network import Network
from kg.language.training.torch_network import TorchNetwork
from kg.language.training.windows import Labels

SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}


@pytest.fixture
def network():
    """Return a network that knows nothing, over an encoder of two layers."""
    torch.manual_seed(5)
    encoder = BertModel(BertConfig(vocab_size=50, **SIZES), add_pooling_layer=False)
    network = Network(encoder, tags=4, names=3, labels=6).eval()
    torch.nn.init.normal_(network.label_weights)
    return network


@pytest.mark.parametrize("lengths", [(2,), (9,), (3, 5, 2), (4, 4, 1, 7)])
def test_the_fused_encoder_reads_each_stretch_as_if_it_stood_alone(network, lengths):
    stretches = [[2 + size + place for place in range(size)] for size in lengths]
    inputs = lay_out(stretches, [range(size) for size in lengths])
    with torch.no_grad():
        found = FusedEncoder(network.encoder)(Row(**{name: torch.from_numpy(array) for name, array in inputs.items()}))
        wanted = [
            network.encoder(input_ids=torch.tensor([pieces]), attention_mask=None).last_hidden_state[0]
            for pieces in stretches
        ]
    torch.testing.assert_close(found, torch.cat(wanted), atol=1e-5, rtol=1e-5)


def test_the_label_scorer_gives_the_same_scores(network):
    scorer = LabelScorer(network.label_weights.detach())
    dependents, heads = torch.randn(7, scorer.width), torch.randn(7, scorer.width)
    with torch.no_grad():
        wanted = network.label_scores(dependents, heads)
        torch.testing.assert_close(scorer(dependents, heads), wanted, atol=1e-4, rtol=1e-4)


def test_a_network_in_training_scores_spans_of_a_window_apart(network):
    labels = Labels(tags=("a", "b", "c", "d"), names=("O", "B-PER", "I-PER"), relations=tuple("abcdef"))
    tokenizer = Tokenizer(
        models.WordPiece({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, **{w: 5 + ord(w) % 40 for w in "stuvw"}})
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    trained = TorchNetwork(network, tokenizer, labels)
    both = trained.score(list("stuvw"), [(0, 3), (3, 5)])
    alone = trained.score(list("vw"), [(0, 2)])
    np.testing.assert_allclose(both.tags[3:], alone.tags, atol=1e-5)
    np.testing.assert_allclose(both.arcs[3:, [0, 4, 5]], alone.arcs, atol=1e-5)
    np.testing.assert_allclose(both.heads[[0, 4, 5]], alone.heads, atol=1e-5)
    assert (both.arcs[3:, 1:4] == FORBIDDEN).all()


def test_attention_goes_without_its_mask_where_one_stretch_is_read(tmp_path):
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in "qkvm"]
    inputs.append(helper.make_tensor_value_info("openings", TensorProto.INT64, ["S"]))
    names = ["q", "k", "v", "", "", "m"]
    node = helper.make_node("MultiHeadAttention", names, ["o"], domain="com.microsoft", num_heads=2, name="mha")
    graph = helper.make_graph([node], "g", inputs, [helper.make_tensor_value_info("o", TensorProto.FLOAT, None)])
    domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    path = tmp_path / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=domains, ir_version=8), path)
    branch(path)
    session = onnxruntime.InferenceSession(str(path))
    rng = np.random.default_rng(1)
    parts = {name: rng.standard_normal((1, 3, 4), dtype=np.float32) for name in "qkv"}
    parts["m"] = np.array([[[[0, -40, -40]] * 3]], dtype=np.float32)
    several = session.run(None, parts | {"openings": np.zeros(2, dtype=np.int64)})[0]
    single = session.run(None, parts | {"openings": np.zeros(1, dtype=np.int64)})[0]
    np.testing.assert_allclose(several[0], np.repeat(parts["v"][0, :1], 3, axis=0), atol=1e-5)
    assert abs(single - several).max() > 0.01

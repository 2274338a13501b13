"""What is exported computes what was trained, before its weights are rounded."""

import pytest
import torch
from transformers import BertConfig, BertModel

from kg.language.training.export import FusedEncoder, LabelScorer
from kg.language.training.network import Network

SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}


@pytest.fixture
def network():
    """Return a network that knows nothing, over an encoder of two layers."""
    torch.manual_seed(5)
    encoder = BertModel(BertConfig(vocab_size=50, **SIZES), add_pooling_layer=False)
    network = Network(encoder, tags=4, names=3, labels=6).eval()
    torch.nn.init.normal_(network.label_weights)
    return network


@pytest.mark.parametrize("length", [2, 9])
def test_the_fused_encoder_gives_the_same_vectors(network, length):
    pieces = torch.arange(length).unsqueeze(0)
    with torch.no_grad():
        wanted = network.encoder(input_ids=pieces, attention_mask=torch.ones_like(pieces)).last_hidden_state
        found = FusedEncoder(network.encoder)(input_ids=pieces, attention_mask=None).last_hidden_state
    torch.testing.assert_close(found, wanted, atol=1e-5, rtol=1e-5)


def test_the_label_scorer_gives_the_same_scores(network):
    scorer = LabelScorer(network.label_weights.detach())
    dependents, heads = torch.randn(7, scorer.width), torch.randn(7, scorer.width)
    with torch.no_grad():
        wanted = network.label_scores(dependents, heads)
        torch.testing.assert_close(scorer(dependents, heads), wanted, atol=1e-4, rtol=1e-4)

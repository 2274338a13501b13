"""The best tree and the best names, against slower ways to find them."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.decode import best_names, best_tree, name_spans, sentence_spans, surety

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def weight(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


def best_by_networkx(scores):
    """Return the weight of the best arborescence with one root, trying each word as the root."""
    size = len(scores)
    weights = []
    for root in range(size):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(size))
        edges = ((head, word) for word in range(size) for head in range(size) if word not in (root, head))
        graph.add_weighted_edges_from((head, word, float(scores[word, head + 1])) for head, word in edges)
        tree = nx.maximum_spanning_arborescence(graph)
        weights.append(scores[root, 0] + sum(data["weight"] for *_, data in tree.edges(data=True)))
    return max(weights)


@given(st.integers(1, 6), st.integers(0, 10_000))
def test_the_tree_is_the_best_with_one_root(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert list(heads).count(0) == 1
    assert all(reaches_root(heads, word) for word in range(size))
    assert weight(scores, heads) == pytest.approx(best_by_networkx(scores), abs=1e-4)


def reaches_root(heads, word):
    for _ in heads:
        if heads[word] == 0:
            return True
        word = heads[word] - 1
    return False


def test_a_greedy_cycle_is_broken_where_it_costs_least():
    scores = np.array([[1, 0, 9], [2, 9, 0]], dtype=np.float32)  # each word prefers the other
    assert list(best_tree(scores)) == [2, 0]


@given(st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=8))
def test_names_never_continue_what_has_not_begun(rows):
    labels = best_names(np.array(rows, dtype=np.float32), NAMES)
    for before, label in zip(["O", *labels], labels, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_names_take_the_best_allowed_path():
    scores = np.array([[0, 1, 5, 0, 0], [0, 0, 4, 0, 0]], dtype=np.float32)
    assert best_names(scores, NAMES) == ["B-PER", "I-PER"]


def test_spans():
    assert list(name_spans(["B-PER", "B-PER", "I-PER", "O", "B-LOC"])) == [(0, 1, "PER"), (1, 3, "PER"), (4, 5, "LOC")]
    assert sentence_spans(np.array([True, False, True, True])) == [(0, 2), (2, 3), (3, 4)]


def test_a_head_is_as_sure_as_it_leads_over_the_others():
    scores = np.log(np.array([[1, 2, 1], [6, 3, 1]], dtype=np.float32))
    assert surety(scores, np.array([2, 0])) == [0.25, 0.6]

"""A window of sentences in one run of the network: what each sentence alone would get, and what decides about a run."""

import numpy as np
import pytest

from kg.language import load_parser
from kg.language.analysis import Scores, analyse
from kg.language.decode import best_tree
from kg.language.onnx_network import lay_out
from kg.language.pieces import to_pieces

SENTENCES = ["Ada Lind met the ministers in Oslo .", "They left .", "No one said what the talks had been about ."]


@pytest.fixture(scope="module")
def network():
    return load_parser().network


def test_spans_of_a_window_do_not_see_each_other(network):
    words, spans = [], []
    for sentence in SENTENCES:
        words += sentence.split()
        spans.append((len(words) - len(sentence.split()), len(words)))
    together = network.score(words, spans)
    for begin, end in spans:
        alone = network.score(words[begin:end], [(0, end - begin)])
        assert together.tags[begin:end].argmax(axis=1).tolist() == alone.tags.argmax(axis=1).tolist()
        arcs = together.arcs[begin:end, [0, *range(begin + 1, end + 1)]]
        assert best_tree(arcs).tolist() == best_tree(alone.arcs).tolist()
        np.testing.assert_allclose(arcs, alone.arcs, atol=1.5)  # rounding to 8 bits goes by all that is in a run


def test_pieces_lie_in_one_row_behind_those_that_open():
    row = lay_out([[1, 7, 2], [1, 8, 9, 2]], [[1], [1, 2]])
    assert row["openings"].tolist() == [1, 1]
    assert row["pieces"].tolist() == [7, 2, 8, 9, 2]
    assert row["places"].tolist() == [0, 0, 1, 2, 1, 2, 3]
    assert row["grid"].tolist() == [[1, 4, 5, 6], [0, 2, 3, 0]]
    assert row["back"].tolist() == [4, 0, 5, 6, 1, 2, 3]
    assert row["first"].tolist() == [2, 4, 5]
    assert (row["mask"][1, 0] == 0).tolist() == [[True] * 3 + [False]] * 3 + [[False] * 3 + [True]]


def test_short_stretches_share_a_line():
    row = lay_out([[1, 2], [1, 7, 8, 2], [1, 2]], [[], [1, 2], []])
    assert row["grid"].shape == (2, 4)
    assert (row["mask"][1, 0, 0] == 0).tolist() == [True, True, False, False]


def test_a_word_has_the_same_pieces_wherever_it_stands(network):
    ids, first = to_pieces(network.tokenizer, ["Rwandans", "\u200b", "left"])
    assert first == [1, 0, len(ids) - 2]
    whole = network.tokenizer.encode(["Rwandans", "\u200b", "left"], is_pretokenized=True)
    assert ids == whole.ids


def test_a_window_with_too_many_pieces_keeps_the_first_of_each_word(network):
    ids, first = to_pieces(network.tokenizer, ["internationalisation's"] * 140)
    assert len(ids) <= 512
    assert first == list(range(1, 3 * 140, 3))


class Told:
    """A network that is told how far its first choice leads, and notes what it is asked."""

    tags, names, relations = ("NOUN/NN", "VERB/VB"), ("O", "B-PER"), ("dep",)

    def __init__(self, leads):
        self.leads, self.asked = leads, []

    def score(self, words, spans):
        self.asked.append((list(words), list(spans)))
        size = len(words)
        tags, names, arcs = np.zeros((size, 2)), np.zeros((size, 2)), np.zeros((size, size + 1))
        tags[:, 0] = names[:, 0] = 9
        arcs[:, 0] = [self.leads[word] for word in words]
        return Scores(tags, names, np.zeros((size, 2)), arcs, np.zeros((size, 1)), np.zeros((size + 1, 1)))

    def label_scores(self, dependents, _):
        return np.zeros((len(dependents), 1))


def test_only_sentences_that_leave_a_doubt_are_scored_again():
    network = Told({"a": 5.0, "b": 0.5, "c": 3.0, "d": 0.2})
    analyse(list("abcd"), network, starts=[True] * 4)
    assert network.asked == [(list("abcd"), [(0, 4)]), (["b", "d"], [(0, 1), (1, 2)])]


def test_a_window_without_doubt_is_scored_once():
    network = Told({"a": 5.0, "b": 4.0})
    analyse(["a", "b"], network, starts=[True, True])
    assert len(network.asked) == 1

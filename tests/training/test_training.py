"""A whole training run on a toy encoder and a toy treebank: it ends, it is repeatable, and its files parse."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from kg.language.analysis import analyse
from kg.language.onnx_network import OnnxNetwork
from kg.language.training.corpora import join_layers
from kg.language.training.examples import Example

TREE = """\
# newdoc id = a
# sent_id = a-1
1\tOsei\tOsei\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\tRavel\tRavel\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = a-2
1\tShips\tship\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
NAMES = "# sent_id = a-1\n1\tOsei\tB-PER\n2\tmet\tO\n3\tRavel\tB-PER\n4\t.\tO\n\n"
WORDS = ["osei", "met", "ravel", ".", "ships", "left"]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    """Return folders with an encoder of two layers, a treebank and names."""
    folder = tmp_path_factory.mktemp("corpora")
    for name, content in {
        "trees/x-train.conllu": TREE,
        "trees/x-dev.conllu": TREE,
        "names/x-train.iob2": NAMES,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    vocabulary = {word: index for index, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(folder / "encoder")
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.save(str(folder / "encoder" / "tokenizer.json"))
    return folder


def train(corpora, out, *more):
    """Train for 30 epochs and return the folder that would ship."""
    options = ["--trees", corpora / "trees", "--names", corpora / "names", "--encoder", corpora / "encoder", *more]
    command = [sys.executable, "-m", "kg.language.training", *options, "--out", out, "--epochs", "30", "--seed", "3"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return out


def test_training_is_repeatable_and_what_it_ships_parses(corpora, tmp_path):
    first, second = train(corpora, tmp_path / "first"), train(corpora, tmp_path / "second")
    for name in ("model.onnx", "labels.onnx", "labels.json", "tokenizer.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    assert json.loads((first / "labels.json").read_text())["relations"] == ["nsubj", "obj", "punct", "root"]
    [sentence] = analyse(["Osei", "met", "Ravel", "."], OnnxNetwork(first), starts=[True, False, False, False])
    assert sentence.heads == (2, 0, 2, 2)
    assert sentence.labels == ("nsubj", "root", "obj", "punct")
    assert sentence.names == ("B-PER", "O", "B-PER", "O")


def test_what_a_teacher_says_of_plain_text_is_learnt(corpora, tmp_path):
    teacher = train(corpora, tmp_path / "teacher", "--no-export")
    assert sorted(path.name for path in teacher.iterdir()) == ["checkpoint.pt"]
    text = tmp_path / "text.txt"
    text.write_text("Ravel met Osei.\nShips met Ravel.\n", encoding="utf-8")
    taught = ["--teacher", teacher, "--teacher-encoder", corpora / "encoder", "--plain-text", text]
    pupil = train(corpora, tmp_path / "pupil", *taught)
    [sentence] = analyse(["Ravel", "met", "Osei", "."], OnnxNetwork(pupil), starts=[True, False, False, False])
    assert sentence.heads == (2, 0, 2, 2)
    assert sentence.names == ("B-PER", "O", "B-PER", "O")


def test_sentences_without_identifiers_are_kept_when_layers_are_joined():
    tree = Example(("Osei", "left"), "a", "a-1", heads=(2, 0))
    names = Example(("Osei", "left"), "b", "a-1", names=("B-PER", "O"))
    nameless = Example(("Ravel",), "c", "", other_names=("B-PER",))
    assert join_layers([tree], [names, nameless]) == [replace(tree, names=("B-PER", "O")), nameless]

"""Any installed spaCy pipeline with UD labels can parse for kg."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from kg.errors import ModelError
from kg.language.loading import load_parser
from kg.model import Document, Paragraph

UD_LABELS = ("nsubj", "obj", "obl", "nmod", "case", "punct")


def save(folder, labels):
    """Write a pipeline whose parser knows the labels and has learnt nothing."""
    pipeline = spacy.blank("en")
    parser = pipeline.add_pipe("parser")
    for label in labels:
        parser.add_label(label)
    words = [word for label in labels for word in ("word", label)]
    deps = [dep for label in labels for dep in ("ROOT", label)]
    heads = [2 * (index // 2) for index in range(len(words))]
    example = Example.from_dict(Doc(pipeline.vocab, words), {"heads": heads, "deps": deps})
    pipeline.initialize(lambda: [example])
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Lind"}])
    pipeline.to_disk(folder)
    return str(folder)


def test_a_pipeline_with_ud_labels_gives_our_sentences(tmp_path):
    parser = load_parser(save(tmp_path / "model", UD_LABELS))
    text = "Yesterday  Ada Lind paid."
    document = Document(Document.id_of(text), text, (Paragraph(0, len(text)), Paragraph(0, 9, language="ko")))
    tokens = [token for sentence in parser.parse(document) for token in sentence.tokens]
    assert [token.text for token in tokens] == ["Yesterday", "Ada", "Lind", "paid", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert parser.languages == {"en"}


def test_a_pipeline_without_ud_labels_is_refused_in_one_line(tmp_path):
    with pytest.raises(ModelError, match=r"no Universal Dependencies labels \(missing case, nmod, obj, obl\)"):
        load_parser(save(tmp_path / "model", ("nsubj", "dobj", "pobj")))

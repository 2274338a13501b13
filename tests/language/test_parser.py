"""The shipped parser on documents: spans are true, paragraphs in other languages are passed over."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.language import load_parser
from kg.language.loading import load_parser as load
from kg.language.onnx_network import OnnxNetwork
from kg.model import Document, Paragraph, ParagraphKind

TEXT = """Ministers meet in Oslo

OSLO, May 3 (Reuters) - Foreign Minister Ada Lind met Jonas Ravel, director-general of the board, on Monday. They left.

장관들이 오슬로에서 만났다."""


def document_of(text, *languages):
    paragraphs, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = ParagraphKind.HEADING if number == 0 else ParagraphKind.BODY
        language = languages[number] if number < len(languages) else "en"
        paragraphs.append(Paragraph(start, start + len(paragraph), kind, language))
        start += len(paragraph) + 2
    return Document(Document.id_of(text), text, tuple(paragraphs))


@pytest.fixture(scope="module")
def sentences():
    return list(load_parser().parse(document_of(TEXT, "en", "en", "ko")))


@pytest.mark.parametrize(
    "place",
    [
        "OSLO - ",
        "OSLO, May 3, 2019 (Reuters) — ",
        "OSLO, 3 May 2019 (Agency) - ",
        "OSLO, 3 May -- ",
        "NEW YORK (AP) - ",
    ],
)
def test_where_a_report_comes_from_is_no_part_of_its_first_sentence(place):
    (sentence,) = load_parser().parse(document_of(f"{place}They left the harbour."))
    assert sentence.text == "They left the harbour."


def test_sentences(sentences):
    assert [sentence.text for sentence in sentences] == [
        "Ministers meet in Oslo",
        "Foreign Minister Ada Lind met Jonas Ravel, director-general of the board, on Monday.",
        "They left.",
    ]
    assert [sentence.heading for sentence in sentences] == [True, False, False]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1]


def test_a_tree(sentences):
    words = {token.text: token for token in sentences[1].tokens}
    assert (words["met"].dep, words["met"].lemma, words["met"].pos) == ("root", "meet", "VERB")
    assert sentences[1].tokens[words["Ada"].head].text == "met"
    assert (words["Jonas"].dep, words["director"].dep) == ("obj", "appos")


def test_words_tell_how_sure_their_heads_are(sentences):
    words = {token.text: token for token in sentences[1].tokens}
    assert words["Foreign"].sure > 0.9
    assert all(0 <= token.sure <= 1 and token.sure == round(token.sure, 2) for token in words.values())


def test_names_and_titles(sentences):
    assert [(mention.text, mention.type, mention.title) for mention in sentences[1].mentions] == [
        ("Ada Lind", "Person", "Foreign Minister"),
        ("Jonas Ravel", "Person", ""),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip), min_size=1, max_size=4
    )
)
def test_all_spans_are_true(paragraphs):
    text = "\n\n".join(paragraph.strip() for paragraph in paragraphs)
    document = document_of(text)
    for sentence in load_parser().parse(document):
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert sum(token.head == token.index for token in sentence.tokens) == 1
        for part in (*sentence.tokens, *sentence.mentions):
            assert document.text[part.start : part.end] == part.text


def test_a_paragraph_longer_than_a_window_loses_no_word():
    text = " ".join(f"Minister number {number} met the board in Oslo and left." for number in range(60))
    words = [token.text for sentence in load_parser().parse(document_of(text)) for token in sentence.tokens]
    assert words.count("met") == 60
    assert "".join(words) == text.replace(" ", "")


def test_a_sentence_longer_than_a_window_loses_no_word():
    text = "and ".join(["the ship with the long name "] * 80) + "left."
    words = [token.text for sentence in load_parser().parse(document_of(text)) for token in sentence.tokens]
    assert "".join(words) == text.replace(" ", "")


def test_an_endless_word_is_read():
    assert [s.text for s in load_parser().parse(document_of("x" * 20_000))] == ["x" * 20_000]


def test_an_unknown_model_is_one_line():
    with pytest.raises(ModelError, match="model 'no_such_pipeline': not an installed spaCy pipeline"):
        load("no_such_pipeline")


def test_damaged_weights_are_one_line(tmp_path):
    with pytest.raises(ModelError, match="the parser's files are damaged"):
        OnnxNetwork(tmp_path)


def test_the_mark_of_a_footnote_is_no_word():
    text = "Norway detained the crew in May.[2] Ada Lind told the court that she was innocent.[citation needed]"
    document = Document(Document.id_of(text), text, (Paragraph(0, len(text)),))
    sentences = list(load_parser().parse(document))
    assert [sentence.text for sentence in sentences] == [
        "Norway detained the crew in May.",
        "Ada Lind told the court that she was innocent.",
    ]

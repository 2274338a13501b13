"""Documents: what holds of every one that is read, from whatever bytes."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document, ParagraphKind
from kg.text import read_bytes
from tests.text.case_files import INPUTS

SENTENCE = "The ministers of Vantry and Orlen met in Sarn on Monday and agreed to open the bridge before June."


def check(document):
    """Assert all that a document promises."""
    assert document.id == Document.id_of(document.text)
    assert (
        "\n\n".join(document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs)
        == document.text
    )
    assert ParagraphKind.BODY in {paragraph.kind for paragraph in document.paragraphs}
    assert unicodedata.is_normalized("NFC", document.text)
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        assert text == " ".join(text.split())
        assert text
    fields = (document.title, document.publisher, document.byline, *document.sources)
    assert all("\n" not in field and field.encode("utf-8") for field in fields if field is not None)


def check_all(content, name):
    """Read some bytes: either all documents keep their promises, or one line says what is wrong."""
    errors = []
    documents = read_bytes(content, name=name)
    while not errors:
        try:
            document = next(documents, None)
        except InputError as error:
            errors.append(str(error))
        else:
            if document is None:
                return
            check(document)
    assert errors[0].startswith(name)
    assert len(errors[0].splitlines()) == 1


@pytest.mark.parametrize("case", INPUTS, ids=lambda path: path.name)
def test_promises_hold_for_the_cases(case):
    for document in read_bytes(case.read_bytes(), name=case.name):
        check(document)


endings = st.sampled_from(["a.txt", "a.html", "a.md", "a.json", "a.jsonl", "-"])
pieces = st.sampled_from(
    [
        SENTENCE,
        "He left.",
        "Talks in May",
        "By Ola Perriwig",
        "Posted : 2031-05-02",
        "Most read",
        "Comments",
        "Advertisement",
        "• Sport",
        "# Talks",
        "---",
        "title: x",
        "<p>",
        "</p>",
        "<div",
        "&amp;#x0;",
        "<h1>Talks</h1>",
        "```",
        "[a](b)",
        "![",
        "**b*",
        '{"text": "',
        '"}',
        "\ud55c\uc77c \ud611\uc758",
        "\u0301",
        "\u00ad",
        "\x85",
        "\u2028",
        "|a|b|",
        "> ",
        "Published",
        "Photo: X",
    ]
)


@settings(deadline=None)
@given(st.binary(), endings)
def test_any_bytes_are_read_or_refused(content, name):
    check_all(content, name)


@settings(deadline=None)
@given(st.lists(st.tuples(pieces | st.text(max_size=20), st.sampled_from(["\n", "\n\n", " ", ""]))), endings)
def test_any_mixture_is_read_or_refused(parts, name):
    content = "".join(piece + separator for piece, separator in parts)
    check_all(content.encode("utf-8", errors="surrogatepass"), name)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + f"<p>{SENTENCE}</p>",
        "<b>" * 50_000 + SENTENCE,
        f'<p class="{"x" * 100_000}">{SENTENCE}</p>' * 2,
        f"<p>{SENTENCE}" * 3 + "<script>while(1){",
        "&amp;" * 50_000 + f"<p>{SENTENCE}</p>",
        "<table><tr><td>" * 5_000 + SENTENCE,
        "<h1>" * 2_000 + SENTENCE,
        "<a href='x'>menu</a>" * 5_000 + f"<p>{SENTENCE}</p>",
        "<!--" * 50_000 + SENTENCE,
        '<script type="application/ld+json">' + "[" * 100_000 + f"</script><p>{SENTENCE}</p>",
        "<html><body>" + "<p>a" * 2_000,
    ],
    ids=range(11),
)
def test_hostile_markup_is_read_or_refused_in_time(markup):
    start = time.process_time()
    check_all(f"<html><body>{markup}".encode(), "a.html")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[a](" * 5_000,
        "*" * 100_000,
        "_a_ " * 20_000,
        "`" * 100_001,
        "![" * 50_000,
        "<!--" * 30_000,
        "---\n" * 5_000,
        "> " * 50_000,
        "|" * 100_000,
        "- " * 50_000,
        "A " * 100_000,
        "a. " * 100_000,
        "\u0301" * 100_000,
        "1. " * 50_000,
        "A\n" * 5_000,
        "By A" * 20_000,
        "(" * 100_000,
        "2014-" * 20_000,
    ],
    ids=range(19),
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_hostile_text_is_read_or_refused_in_time(text, name):
    start = time.process_time()
    check_all(f"{text}\n\n{SENTENCE}".encode(), name)
    assert time.process_time() - start < 10


def test_one_sentence_is_an_article():
    (document,) = read_bytes(b"Lee met Ihara in Seoul.", name="-")
    assert document.text == "Lee met Ihara in Seoul."
    assert document.title is None


def test_sentences_without_a_space_between_them_stay_as_they_are():
    (document,) = read_bytes(b"Seoul was not sorry.Tokyo was sorry, it said in a letter to the other side.", name="-")
    assert "sorry.Tokyo" in document.text

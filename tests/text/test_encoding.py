"""Encodings of files."""

import codecs

import pytest

from kg.text import read_bytes

TEXT = "Gespräche über die Brücke\n\nDie Minister trafen sich am Montag, und „niemand“ zahlte fünf €."
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="{}"><title>Мост</title></head><body><h1>Мост</h1><p>{}</p></body></html>'
)
RUSSIAN = "Министры встретились в городе в понедельник и обсудили новый мост через реку."


def text_of(content, name="a.txt"):
    (document,) = read_bytes(content, name=name)
    return document.text


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
)
def test_encodings(content):
    assert text_of(content) == TEXT


def test_a_declared_charset_holds():
    assert text_of(PAGE.format("windows-1251", RUSSIAN).encode("cp1251"), "a.html") == f"Мост\n\n{RUSSIAN}"


def test_utf8_beats_what_is_declared():
    assert text_of(PAGE.format("windows-1251", RUSSIAN).encode("utf-8"), "a.html") == f"Мост\n\n{RUSSIAN}"


@pytest.mark.parametrize("charset", ["nonsense", "hex", "utf-16", "x" * 300])
def test_a_charset_that_is_none_is_no_matter(charset):
    page = PAGE.replace("Мост", "Brücke").format(charset, "Die Minister trafen sich am Montag in der Stadt und aßen.")
    assert "aßen" in text_of(page.encode("cp1252"), "a.html")


def test_a_cut_character_is_dropped():
    assert text_of(TEXT.encode("utf-8")[:-2] + b".").endswith("zahlte fünf .")


def test_a_few_control_characters_are_dropped():
    assert text_of(b"The ministers\x00 met in Sarn on Monday " * 5 + b"again.").startswith("The ministers met in Sarn")

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.page_text import BIDI, clean, date_words, link_of, pieces, source_name
from kg.model import Evidence


def quoted(quote, subject, object_, *, start=100):
    shift = lambda span: (span[0] + start, span[1] + start)  # noqa: E731
    return Evidence("d", "t", 1, start, start + len(quote), quote, "r/1", 1.0, shift(subject), shift(object_))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kim\u202e Min", "Kim Min"),
        ("a\0b", "ab"),
        ("a\u2028b\tc\nd", "a b c d"),
        ("\ud800x", "\ufffdx"),
        ("family \N{MAN}\u200d\N{WOMAN}", "family \N{MAN}\u200d\N{WOMAN}"),
        ("x" * 301, "x" * 300 + "…"),
    ],
)
def test_what_deceives_is_gone_and_what_is_long_is_cut(text, shown):
    assert clean(text) == shown


@given(st.text(max_size=400))
def test_clean_text_can_be_written_and_shown(text):
    shown = clean(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not BIDI & set(shown)
    assert all(ord(character) >= 32 for character in shown)


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        ("HTTP://news.example/", "http://news.example/"),
        ("https://user:secret@news.example/9", "https://news.example/9"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https:///nowhere", ""),
        ("https://news.example/\u202egpj.exe", ""),
        ("https://[::1", ""),
        ("https://news.example/a b", ""),
        ("/home/ana/1.txt", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_can_be_followed(source, link):
    assert link_of(source) == link


@pytest.mark.parametrize(
    ("source", "name"),
    [("/home/ana/1.txt", "1.txt"), (r"C:\Users\ana\1.txt", "1.txt"), ("https://a.example/x", "https://a.example/x")],
)
def test_folders_of_a_reader_are_not_told(source, name):
    assert source_name(source) == name


def test_marks_count_code_points():
    quote = "\N{SAILBOAT}\N{SAILBOAT} Ann met Bo."
    assert pieces(quoted(quote, (3, 6), (11, 13))) == [
        ["\N{SAILBOAT}\N{SAILBOAT} ", ""],
        ["Ann", "s"],
        [" met ", ""],
        ["Bo", "o"],
        [".", ""],
    ]


@pytest.mark.parametrize(
    ("subject", "object_", "expected"),
    [
        ((0, 8), (4, 8), [["Ann ", "s"], ["Bell", "so"], [" left.", ""]]),
        ((4, 8), (4, 8), [["Ann ", ""], ["Bell", "so"], [" left.", ""]]),
        ((-50, -40), (0, 3), [["Ann", "o"], [" Bell left.", ""]]),
        ((90, 95), (5, 5), [["Ann Bell left.", ""]]),
    ],
)
def test_marks_may_overlap_or_lie_outside(subject, object_, expected):
    assert pieces(quoted("Ann Bell left.", subject, object_)) == expected


def test_a_long_sentence_is_cut_around_its_marks():
    quote = "a " * 1000 + "Ann met Bo." + " b" * 1000
    found = pieces(quoted(quote, (2000, 2003), (2008, 2010)))
    assert [piece for piece in found if piece[1]] == [["Ann", "s"], ["Bo", "o"]]
    assert found[0] == ["… ", ""]
    assert found[-1] == [" …", ""]
    assert sum(len(text) for text, _ in found) == 300 + 4


spans = st.tuples(st.integers(-5, 60), st.integers(-5, 60))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=50), spans, spans)
def test_pieces_join_to_the_quote(quote, subject, object_):
    assert "".join(text for text, _ in pieces(quoted(quote, subject, object_))) == quote


def test_days_are_words():
    assert date_words(date(2031, 12, 1)) == "1 December 2031"

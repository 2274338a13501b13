"""Characters of a stored text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.characters import clean_line, clean_lines


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Tokyo\u00a0and\u2003Seoul", "Tokyo and Seoul"),
        ("co\u00adoperate", "cooperate"),
        ("\ufeffTalks", "Talks"),
        ("Vantry\x92s ministers \x97 two", "Vantry\u2019s ministers \u2014 two"),
        ("e\u0301tat", "\u00e9tat"),
        ("bell\x07 rings\x1b[0m", "bell rings[0m"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u202eevil\u202c", "evil"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("one\x0ctwo\u2029three", "one\n\ntwo\n\nthree"),
        ("  a   b  \n   c", "a b\nc"),
        ("\u201ccurly\u201d quotes \u2019", "\u201ccurly\u201d quotes \u2019"),
        ("\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u200c\u0631\u0648\u062f"),  # Persian needs its joiner
    ],
)
def test_clean_lines(raw, clean):
    assert clean_lines(raw) == clean


def test_a_run_of_marks_is_cut():
    assert len(clean_line("a" + "\u0316\u0301" * 200_000)) == 30  # 29 marks and an accented letter


@settings(deadline=None)
@given(st.text())
def test_clean_line_is_a_fixed_point_in_normal_form(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split(" "))
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}

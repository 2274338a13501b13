"""The language in which words are looked for."""

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store.fulltext.words import expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nuclear", '"nuclear"'),
        ("nuclear test", '("nuclear" AND "test")'),
        ("nuclear AND test", '("nuclear" AND "test")'),
        ('"nuclear test"', '"nuclear test"'),
        ("test*", '"test" *'),
        ('"nuclear test*"', '"nuclear test" *'),
        ('"nuclear test"*', '"nuclear test" *'),
        ("seoul OR tokyo", '("seoul" OR "tokyo")'),
        ("a b OR c", '(("a" AND "b") OR "c")'),
        ("a (b OR c)", '("a" AND ("b" OR "c"))'),
        ("seoul NOT tokyo", '("seoul" NOT "tokyo")'),
        ("a NOT b NOT c d", '(("a" AND "d") NOT ("b" OR "c"))'),
        ("NOT b a", '("a" NOT "b")'),
        ("a NOT (b c)", '("a" NOT ("b" AND "c"))'),
        ("Sang-deok's", '"Sang-deok\'s"'),
        ("research & development", '("research" AND "development")'),
        ("or not near", '("or" AND "not" AND "near")'),
        ("NEAR(a b)", '("NEAR" AND ("a" AND "b"))'),
        ("words:a ^b -c +d {e}", '("words:a" AND "^b" AND "-c" AND "+d" AND "{e}")'),
        ("nul\0in\ue000it", '"nul in it"'),
        ("核実験", '"核実験"'),
    ],
)
def test_a_text_becomes_an_expression(text, expected):
    assert expression(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no word to look for"),
        ("& - ''", "has no word to look for"),
        ('""', "has no word to look for"),
        ("*", "has no word to look for"),
        ('the "nuclear test', "a quotation mark is never closed"),
        ("nu*ear", "put it at the end of one"),
        ('"nu* test"', "put it at the end of one"),
        ("(a OR b", "a bracket is never closed"),
        ("a) b", "closes that was never opened"),
        ("a OR", "need words to join"),
        ("OR a", "need words to join"),
        ("a OR OR b", "need words to join"),
        ("NOT a", "need words to join"),
        ("a NOT", "need words to join"),
        ("a NOT NOT b", "need words to join"),
        ("a ()", "need words to join"),
        ("(" * 21 + "a" + ")" * 21, "more than 20 brackets"),
        ("x" * 1001, "longer than 1000 characters"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_text(text, message):
    with pytest.raises(QueryError, match=message) as raised:
        expression(text)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith(f"kg:matches {text[:60]!r}"[:30])


PIECES = ["a", "b*", '"', '"c d"', "(", ")", "OR", "NOT", "AND", "NEAR", "*", "\0", "'", ":", "^", "-", "+", ","]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_is_no_mistake_can_be_looked_for(pieces):
    with closing(sqlite3.connect(":memory:")) as sql, suppress(QueryError):
        sql.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
        sql.execute("INSERT INTO t VALUES ('a b c d')")
        found = expression(" ".join(pieces))
        assert len(sql.execute("SELECT * FROM t WHERE t MATCH ?", [found]).fetchall()) <= 1

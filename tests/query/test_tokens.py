import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query import tokens


@given(st.text())
def test_tokens_give_the_text_again(text):
    assert "".join(token.text for token in tokens.tokenize(text)) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { }", "SELECT"),
        ("# SELECT\nASK { }", "ASK"),
        ("prefix select: <x:> construct { } where { }", "CONSTRUCT"),
        ("BASE <x:> DESCRIBE <y>", "DESCRIBE"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("hello", ""),
        ("", ""),
    ],
)
def test_form(text, form):
    assert tokens.form(text) == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }\nLIMIT 5\n"),
        ("SELECT * { ?s ?p ?o } LIMIT 3", "SELECT * { ?s ?p ?o } LIMIT 3"),
        ("SELECT * { ?s ?p ?o } limit 30 OFFSET 2", "SELECT * { ?s ?p ?o } limit 5 OFFSET 2"),
        (
            "SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 30 } }",
            "SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 30 } }\nLIMIT 5\n",
        ),
        ("SELECT * { ?s ?p ?o } VALUES ?s { <x:> }", "SELECT * { ?s ?p ?o }\nLIMIT 5\nVALUES ?s { <x:> }"),
        ("SELECT * { ?s ?p 'LIMIT 30' } # LIMIT 30", "SELECT * { ?s ?p 'LIMIT 30' } # LIMIT 30\nLIMIT 5\n"),
        ("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o }"),
    ],
)
def test_limited(text, expected):
    assert tokens.limited(text, 5) == expected


def test_bind_leaves_strings_comments_and_other_variables_alone():
    text = "SELECT ?x_name { ?x ?p ?_name . ?y ?p '?_name', $_name } # ?_name"
    assert tokens.bind(text, {"_name": '"A"'}) == 'SELECT ?x_name { ?x ?p "A" . ?y ?p \'?_name\', "A" } # ?_name'


def test_prefixes():
    text = "PREFIX a: <x:> SELECT * { ?s a:b kg:c , <kg:d> . ?t :e 'f:g' }"
    assert tokens.prefixes_declared(text) == {"a"}
    assert tokens.prefixes_used(text) == ("a", "kg", "")

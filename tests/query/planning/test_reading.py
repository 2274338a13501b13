import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query import load_queries
from kg.query.planning import Kind, read

WORDS = ["?a", "$b", "kg:p", "<http://x/y>", "'s'@en", '"1"^^xsd:int', "5", "-5", "_:n", "a", "true", ";", ",", "."]
WORDS += ["{", "}", "(", ")", "[", "]", "/", "|", "^", "!", "*", "+", "=", "# note\n", "\n ", "SELECT", "*", "WHERE"]
WORDS += ["OPTIONAL", "UNION", "MINUS", "FILTER", "NOT EXISTS", "BIND", "AS", "VALUES", "UNDEF", "GRAPH", "GROUP BY"]


def patterns(text):
    query = read(f"SELECT ?x {{ {text} }}")
    return [pattern.text for part in query.group.parts for pattern in part.patterns]


def kinds(text):
    return [str(part.kind) for part in read(f"SELECT ?x {{ {text} }}").group.parts]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_what_is_read_is_written_as_it_was(text):
    for query in (f"SELECT ?a {{ {text} }} # end", text):
        found = read(query)
        assert found is None or found.text == query


@pytest.mark.parametrize("name", load_queries())
def test_queries_with_a_name_are_read(name):
    text = load_queries()[name].text
    query = read(text)
    assert query is not None
    assert query.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?x a kg:Person", ["?x a kg:Person"]),
        ("?x a kg:A ; kg:p ?y, 'b'@en ; . ?y kg:q 1.5 .", ["?x a kg:A", "?x kg:p ?y", "?x kg:p 'b'@en", "?y kg:q 1.5"]),
        ("?x kg:p [ kg:q ?y ]", ["?x kg:p _:bracket20", "_:bracket20 kg:q ?y"]),
        ("[] kg:p ?y . [ kg:q 1 ]", ["_:bracket12 kg:p ?y", "_:bracket25 kg:q 1"]),
        ("_:a kg:p '''x''' # why\n . ?s ?p -5", ["_:a kg:p '''x'''", "?s ?p -5"]),
        ('?x kg:p "5"^^xsd:integer, "6" ^^ <http://t>', ['?x kg:p "5"^^xsd:integer', '?x kg:p "6"^^<http://t>']),
        ("?x kg:p/^kg:q | a* ?y", ["?x (kg:p/^kg:q)|(a*) ?y"]),
        ("?x !(kg:p | ^kg:q) ?y ; !a true", ["?x !(kg:p|^kg:q) ?y", "?x !(a) true"]),
        ("?x ^(kg:p/kg:q)+ ?y", ["?x ^((kg:p/kg:q)+) ?y"]),
    ],
)
def test_each_triple_stands_for_itself(text, expected):
    assert patterns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?x a ?y . OPTIONAL { ?x ?y ?z } . ?z a ?t", ["triples", "optional", "triples"]),
        ("{ ?x a ?y } UNION { } UNION { } FILTER(?x != 1) FILTER regex(?x, '}')", ["group", "filter", "filter"]),
        ("FILTER NOT EXISTS { ?x a ?y } MINUS { } GRAPH ?g { }", ["filter", "minus", "graph"]),
        ("BIND(1 AS ?x) BIND(?x + 1 AS ?y) VALUES ?z { 1 }", ["bind", "bind", "values"]),
    ],
)
def test_parts_of_a_group(text, expected):
    assert kinds(text) == expected


def test_rows_and_variables():
    one, two, three = read(
        "ASK { BIND(kg:a AS ?x) BIND(?x AS ?y) VALUES (?v $w) { (1 UNDEF) ('a' kg:b) } }"
    ).group.parts
    assert (one.variables, one.rows) == (("x",), (("kg:a",),))
    assert (two.variables, two.rows) == (("y",), None)
    assert (three.variables, three.rows) == (("v", "w"), (("1", "UNDEF"), ("'a'", "kg:b")))


def test_a_query_in_a_query():
    (outer,) = read(
        "ASK { { SELECT ?x (COUNT(*) AS ?n) { ?x a ?y } GROUP BY ?x HAVING (?n > 1) LIMIT 3 } }"
    ).group.parts
    (inner,) = outer.groups[0].parts
    assert (inner.kind, inner.variables, len(inner.groups)) == (Kind.SELECT, ("x", "n"), 1)


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("SELECT * { ?x a ?y }", True),
        ("SELECT DISTINCT * { ?x a ?y }", True),
        ("SELECT (COUNT(*) AS ?n) { ?x a ?y }", False),
        ("SELECT (COUNT(DISTINCT *) AS ?n) { ?x a ?y }", True),
        ("ASK { { SELECT * { } } }", True),
        ("ASK { ?x kg:p*/kg:q ?y }", False),
    ],
)
def test_stars_are_seen(text, stars):
    assert read(text).stars is stars


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <a> BASE <http://x/> ASK { }",
        "SELECT * FROM <http://g> { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "ASK { SERVICE <http://x> { } }",
        "ASK { ?x kg:p (1 2) }",
        "ASK { ?x kg:p ?y LATERAL { ?y kg:q ?z } }",
        "ASK { << ?s ?p ?o >> kg:p 1 }",
        "ASK { ?x kg:p+5 }",
        "ASK { FILTER(?a<(?b)&&(?c)>?d) }",
        "ASK { _:bracket9 a [ ] }",
        "ASK { " + "{" * 100 + "}" * 100 + " }",
    ],
)
def test_what_is_not_read_stays_as_it_is(text):
    assert read(text) is None

"""What the writer of a query is told of the slips that are made most, and where they are."""

import pytest

from kg.query import load_queries
from kg.query.mistakes import likely_mistake
from kg.query.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("SELECT ?s { ?s kg:met Iceland }", "Iceland", 'write ?Iceland, kg:Iceland or "Iceland"'),
        ("SELECT ?a, ?b { ?a kg:met ?b }", ", ", "have spaces between them and no commas"),
        ("SELECT DISTINCT ?x COUNT(?y) WHERE { ?x kg:met ?y }", "COUNT", "(COUNT(?x) AS ?name)"),
        ("SELECT ?x { ?x kg:met ?y FILTER regex(?y 'a') }", "'a'", "a comma or an operator is missing before 'a'"),
        ("SELECT ?x { ?x kg:met ?y FILTER (foo(?y)) }", "foo", "foo is no function of SPARQL"),
        ("SELECT ?x { ?x kg:met ?y FILTR (?y) }", "FILTR", "did you mean FILTER?"),
        ("SELECT ?x { ?x skos:prefLabel \u201cIceland\u201d }", "\u201c", "write \" or '"),
        ("SELECT ?x { ?x skos:prefLabel 'x'@ }", "@", "such as @en"),
        ("SELECT ?x { ?x ?y ?z } LIMIT -1", "-1", "LIMIT needs a whole number"),
        ("SELECT ?x { ?x ?y ?z } LIMIT ten", "ten", "LIMIT needs a whole number"),
        ("SELECT ?x { ?x kg:met kg:entity/foo }", "foo", "foo is neither a variable"),
        ("SELECT ?x { ?x ?y ?z } ORDER ?x", "?x", "ORDER is followed by BY"),
        ("SELECT ?x { ?x ?y ?z FILTER ?x = 1 }", "?x = 1", "FILTER is followed by an expression in brackets"),
        ("SELECT { ?x ?y ?z }", "{", "SELECT is followed by variables or *"),
        ("SELECT (COUNT(?x)) { ?x ?y ?z }", ") {", "has a name, as in (COUNT(?x) AS ?count)"),
        ("SELECT ?x { ?x ?y ?z } LIMIT 5 ORDER BY ?x", "ORDER", "ORDER stands before LIMIT"),
        ("SELECT ?x { ?x ?y ?z } ORDER BY ?x desc", "desc", "as in desc(?x)"),
        ("SELECT ?x { ?x ?y ?z FILTER(?z == 1) }", "= 1", "compared by one ="),
        ("SELECT ?x { ?x ?y ?z FILTER(?z = 1 AND ?x = 2) }", "AND", "it has &&"),
        ("SELECT ?x { ?x kg:met ?y ?x a ?z }", "?x a ?z", "?x would be the fourth"),
        ("SELECT ?x { ?x a kg:Person kg:met ?y }", "kg:met", "kg:met would be the fourth"),
        ("SELECT ?x { ?x kg:met . ?x a ?z }", ". ?x", "this one has 2"),
        ("SELECT ?x { ?x a ?z OPTIONAL { ?x kg:met } }", "} }", "this one has 2"),
        ("SELECT ?x { ?x kg:met ?y, }", "}", "this one has 2"),
        ("SELECT * WHERE subject = 'x'", "subject", "subject is neither a variable"),
    ],
)
def test_a_slip_is_told_where_it_is(text, place, told):
    at, cause = likely_mistake(tokenize(text))
    assert text[at:].startswith(place)
    assert told in cause


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x (COUNT(DISTINCT ?y) AS ?n) (SUM(?z) AS ?m) WHERE { ?x a _:b ; kg:met ?y, ?z } GROUP BY ?x LIMIT 5",
        "SELECT (GROUP_CONCAT(?x; separator=', ') AS ?all) { VALUES (?x ?y) { ('a' 1) (UNDEF <b:c>) } }",
        "ASK { ?x ?p (1 2 3), 'a'@en, '5'^^xsd:integer FILTER(?x IN (1, -2) && !BOUND(?y) || isIRI(?p)) }",
        "SELECT ?x { { SELECT ?x ?y ?n ?m { ?x ?y ?n, ?m } GROUP BY ?x ?y ?n ?m LIMIT 5 } ?x a ?z }",
        "SELECT ?x { [ a kg:X ; kg:b [ kg:c -5 ] ] . ?a ?b [] FILTER(BOUND(?a)) ?b ?c ?d BIND(1 AS ?e) ?e ?f ?g }",
        "SELECT ?x { GRAPH ?g { ?a ?b ?c } MINUS { ?a ?b ?c } FILTER(1 = 2 || NOT EXISTS { ?a ?b ?c }) ?a ?b ?c ; . }",
        "SELECT ?x { ?x (kg:a|^kg:b)+/kg:c* ?y . ?x !(kg:a|kg:b) ?z VALUES (?z ?w) { (1 2) (3 4) } ?z ?w true }",
        "ASK { << ?a ?b ?c >> ?d ?e }",
        "PREFIX x: <y:z> SELECT * { ?s x:a|^x:b/x:c* ?o FILTER NOT EXISTS { ?o a true } } ORDER BY(?s) ?o DESC(?p)",
    ],
)
def test_what_is_right_is_none(text):
    assert likely_mistake(tokenize(text)) is None


def test_no_query_that_comes_with_kg_is_one():
    assert {name for name, query in load_queries().items() if likely_mistake(tokenize(query.text))} == set()

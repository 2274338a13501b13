"""What a query may not do is refused before anything is evaluated, and every refusal is one helpful line."""

import socket

import pytest

from kg.errors import QueryError
from kg.query import guard, run
from kg.store import open_store

PREFIXES = {"kg": "https://example.org/kg/ns#", "ex": "http://127.0.0.1:1/"}


def refusal(text):
    with pytest.raises(QueryError) as caught:
        guard.check(text, prefixes=PREFIXES)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * { SERVICE#x\n<http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * { SERVICE<http://127.0.0.1:{port}/>{ ?s ?p ?o } }",
        "SELECT * { SERVICEex:x { ?s ?p ?o } }",
        "SELECT * { SERVICEx:x { ?s ?p ?o } }",
        "SELECT * { FILTER(1<'x>')SERVICE<http://127.0.0.1:{port}/>{ ?s ?p 'y' } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:{port}/>{ ?s ?p 'y' } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } }",
        "PREFIX x: <http://127.0.0.1:{port}/> SELECT * { ?s ?p true.SERVICEx:y{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:{port}/>",
        "CLEAR ALL ; INSERT DATA { <x:a> <x:b> <x:c> }",
    ],
)
def test_nothing_leaves_this_machine(text, location):
    with socket.create_server(("127.0.0.1", 0)) as server, open_store(location) as store:
        server.settimeout(0.05)
        with pytest.raises(QueryError):
            list(run(store, text.replace("{port}", str(server.getsockname()[1]))).rows())
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX service: <http://service/> SELECT ?service { ?service service:service 'service'@en } # SERVICE",
        'SELECT * { ?s <http://example.org/service/x#y> "SERVICE <x> {}" }',
        "SELECT * FROM <http://127.0.0.1:1/service> { ?s ?p ?o }",
    ],
)
def test_the_word_service_is_no_crime(text):
    guard.check(text, prefixes=PREFIXES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p ?o ", "bracket { is never closed"),
        ("SELECT * { ?s ?p 'abc }", "a string has no closing quote"),
        (
            "SELECT * {\n ?s foo:bar ?o }",
            "query: line 2, column 5: prefix foo: is unknown; known are ex, kg. Others are declared with PREFIX foo:",
        ),
        ("SELECT * { ?s ?p <rel> }", "an IRI is not absolute"),
        ("SELECT (COUNT(*) AS ?n) ?x { ?x ?y ?z }", "neither grouped nor aggregated"),
        ("SELECT * { ?s ?p ?o }}", "line 1, column 22: bracket } is never opened"),
        ("SELECT * { FILTER(?x > 3 }", "line 1, column 18: bracket ( is never closed"),
        ("SELECT * {\n?s kgg:met ?o }", "prefix kgg: is unknown; did you mean kg:?"),
        ("SELECT * { ?s ?p }", "line 1, column 18: a triple has three parts, subject, predicate and object; this one"),
        ("SELECT ?s WHERE ?s ?p ?o", "column 17: cannot read '?s ?p ?o'; expected {"),
        ("SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        (
            "SELECT ?s { ?s kg:met Iceland }",
            "query: line 1, column 23: Iceland is neither a variable nor a name with a prefix nor words in quotes; "
            'write ?Iceland, kg:Iceland or "Iceland"',
        ),
        ("SELECT ?a, ?b { ?a kg:met ?b }", "line 1, column 10: the variables of SELECT have spaces between them"),
        ("SELECT ?x { ?x ?y ?z FILTER regex(?z 'a') }", "line 1, column 38: a comma or an operator is missing"),
        ("SELECT ?x { ?x ?y ?z } LIMIT ten", "line 1, column 30: LIMIT needs a whole number"),
        ("SELECT ?x { ?x ?y \u201cz\u201d }", "line 1, column 19: \u201c is no quotation mark of SPARQL"),
        ("DROP ALL", "DROP changes the graph and kg query only reads; kg update carries it out, after a copy"),
        ("/dev/fd/63", "DESCRIBE; a file whose name does not end in .rq is written @/dev/fd/63"),
        ("SELCT ?x { ?x a ?y }", "did you mean SELECT by SELCT?"),
        ("people.ttl", "has no SELECT, ASK, CONSTRUCT or DESCRIBE; kg import FILE reads triples"),
        ("@prefix a: <http://a/> . a:b a:c a:d .", "kg import FILE reads triples"),
        ("Who met Anna Brandt?", "kg ask answers questions in English"),
        ("ASK { ?s ?p '\udcf3' }", "query: has half a character or bytes that are no UTF-8; write it in UTF-8"),
        ("", "has no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("what is this", "has no SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ],
)
def test_a_mistake_is_named(text, message):
    assert message in refusal(text)

"""The W3C's result formats, byte for byte: what each allows is written in one way."""

import io

import pytest

from kg.query import run, write
from tests.graphs import Newsroom

ROWS = """SELECT ?a ?b ?c {
  VALUES (?a ?b ?c) { (<http://x/é> "say \\"hi\\", <you>\\n\\tthere" 8.50) ("a"@en UNDEF "2014-04-16"^^xsd:date) } }"""
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def empty():
    return Newsroom(lambda _: None).graph()


def written(store, query, format_):
    stream = io.BytesIO()
    write(run(store, query), stream, format=format_)
    return stream.getvalue().decode()


def test_csv_has_values_without_their_kind_and_lines_that_end_in_crlf(empty):
    assert written(empty, ROWS, "csv") == ('a,b,c\r\nhttp://x/é,"say ""hi"", <you>\n\tthere",8.5\r\na,,2014-04-16\r\n')


def test_tsv_has_terms_as_turtle_writes_them(empty):
    assert written(empty, ROWS, "tsv") == (
        f'?a\t?b\t?c\n<http://x/é>\t"say \\"hi\\", <you>\\n\\tthere"\t8.5\n"a"@en\t\t"2014-04-16"^^<{XSD}date>\n'
    )


def test_json_leaves_out_what_is_open(empty):
    assert written(empty, ROWS, "json") == (
        '{"head":{"vars":["a","b","c"]},"results":{"bindings":['
        '{"a":{"type":"uri","value":"http://x/é"},'
        '"b":{"type":"literal","value":"say \\"hi\\", <you>\\n\\tthere"},'
        f'"c":{{"type":"literal","value":"8.5","datatype":"{XSD}decimal"}}}},'
        '{"a":{"type":"literal","value":"a","xml:lang":"en"},'
        f'"c":{{"type":"literal","value":"2014-04-16","datatype":"{XSD}date"}}}}]}}}}'
    )


def test_xml_escapes_what_would_be_markup(empty):
    assert written(empty, ROWS, "xml") == (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/>'
        '<variable name="b"/><variable name="c"/></head><results><result><binding name="a"><uri>http://x/é</uri>'
        '</binding><binding name="b"><literal>say &quot;hi&quot;, &lt;you&gt;\n\tthere</literal></binding>'
        '<binding name="c">'
        f'<literal datatype="{XSD}decimal">8.5</literal></binding></result><result><binding name="a">'
        f'<literal xml:lang="en">a</literal></binding><binding name="c"><literal datatype="{XSD}date">2014-04-16'
        "</literal></binding></result></results></sparql>"
    )


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("json", '{"head":{},"boolean":true}'),
        (
            "xml",
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head>'
            "<boolean>true</boolean></sparql>",
        ),
    ],
)
def test_a_yes_or_no(empty, format_, expected):
    assert written(empty, "ASK {}", format_) == expected

import json

import pytest

OWN = "#+ summary: All names.\n#+ category: mine\nSELECT ?name WHERE { ?x skos:prefLabel ?name } ORDER BY ?name\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return a folder of queries with one in it; what an option sets is forgotten behind the test."""
    monkeypatch.setenv("KG_QUERIES", "")
    (tmp_path / "all-names.rq").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_a_query_tells_what_it_is_for(graph):
    lines = graph("query", "meetings", "--help").out.splitlines()
    assert lines[:3] == [
        "Usage: kg query meetings [ENTITY] [OPTIONS]",
        "",
        "  Who met whom, when, where and about what.",
    ]
    assert "  entity     a name, in whole words, or an id; may be left out" in lines
    assert "  kg query meetings entity=Hallbera" in lines
    assert any(line.startswith("    Declan Orrery   Sigrun Hallbera  2031-03-12  Cork") for line in lines)
    assert graph("query", "--help").out.startswith("Usage: kg query [OPTIONS] QUERY")


def test_a_column_without_a_value_is_told_beside_the_answer(graph):
    ran = graph("query", "SELECT ?who ?x { ?x a kg:Person } LIMIT 1", "-f", "csv")
    assert ran.out.startswith("who,x\n,https://")
    assert ran.err == "kg: query: ?who has no value, because it stands nowhere else in the query\n"
    assert graph("query", "SELECT ?who ?x { ?x a kg:Person }", "--param", "who=me", "--limit", "1").err == ""


def test_queries_as_json(graph):
    records = {record["name"]: record for record in json.loads(graph("queries", "--json").out)}
    assert records["timeline"]["parameters"][1] == {"name": "from", "type": "date", "default": "0001-01-01"}
    assert records["timeline"]["example"]["call"] == "kg query timeline entity=Brynholt"
    assert records["edges"]["example"]["result"].startswith("subject,predicate,object\n")


def test_a_folder_of_own_queries(graph, own):
    assert "All names." in graph("queries", "--queries", str(own)).out
    (own / "plain.rq").write_text("SELECT ?x { ?x ?y ?z }", encoding="utf-8")
    assert graph("queries", "--queries", str(own)).out.splitlines()[-2:] == ["others:", "  plain"]
    assert graph("query", "all-names", "--queries", str(own)).out.splitlines()[:2] == ["name", "Anna Brandt"]
    assert graph("query", "all-names", "--help", "--queries", str(own)).out.startswith("Usage: kg query all-names")


def test_an_own_query_may_stand_in_place_of_another_and_that_is_said(graph, own):
    (own / "all-names.rq").rename(own / "meetings.rq")
    ran = graph("query", "meetings", "--queries", str(own))
    assert ran.out.splitlines()[:2] == ["name", "Anna Brandt"]
    assert ran.err == "kg: query meetings: your own is asked in place of the one that comes with kg\n"


def test_a_wrong_own_query_is_told_with_its_file(graph, own):
    (own / "broken.rq").write_text("SELECT ?x {", encoding="utf-8")
    ran = graph("queries", "--queries", str(own))
    assert ran.err == f"kg: query {own / 'broken.rq'}: line 1, column 11: bracket {{ is never closed\n"
    assert "All names." in ran.out
    assert graph("query", "broken", "--queries", str(own)).err == ran.err
    assert graph("query", "all-names", "--queries", str(own)).out.startswith("name\n")
    none = own / "none"
    assert graph("queries", "--queries", str(none)).err == (
        f"kg: queries {none}: is no folder; name one with files that end in .rq\n"
    )


def test_the_help_of_a_query_that_is_not_there_names_the_nearest(graph):
    ran = graph("query", "meetngs", "--help")
    assert (ran.code, ran.err.partition(";")[0]) == (2, "kg: query 'meetngs': no query has this name")
    assert graph("query", "--format", "csv", "--help").out.startswith("Usage: kg query [OPTIONS] QUERY")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("meetings", "--param", "entty=x"),
            "kg: query meetings: has no parameter or variable entty; did you mean entity?",
        ),
        (("claims", "relation=mett"), "kg: query: mett is no term of kg or of this graph; did you mean met?"),
        (
            ("ASK { ?x kg:date ?day FILTER(?day > ?since) }", "--param", "since=2031-06-01"),
            "kg: parameter since: 2031-06-01 is taken as words; as a value it is '\"2031-06-01\"^^xsd:date'",
        ),
        (
            ("ASK { ?x a ?kind }", "--param", "kind=<http://x> . ?a"),
            "kg: parameter kind: '<http://x> . ?a' is no term of RDF, ?a is not a valid subject or graph name (line 1);"
            " write it as Turtle does",
        ),
    ],
)
def test_values_that_are_not_meant_so_are_told(graph, arguments, said):
    assert graph("query", *arguments).err.splitlines() == [said]

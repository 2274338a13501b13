"""Each command once or more, in a folder of its own."""

import io
import json
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg import __version__
from kg.cli import run
from kg.cli.commands import build, extract
from kg.pipeline.authorities import load_authority
from kg.rdf.ontology import load_ontology
from tests.fakes import FakeEngine

KOREAN = "한국과 일본은 다음 달에 다시 만나기로 했다고 외교부가 수요일에 밝혔다."
BODY = "The talks were long and the two sides went home late in the evening of the same day."


def article(path, *sentences):
    path.write_text(f"A quiet day in the north\n\n{BODY} {' '.join(sentences)}\n", encoding="utf-8")


@pytest.fixture
def fake(monkeypatch):
    """Let `kg build` and `kg extract` read without a language model."""

    class Engine(FakeEngine):
        def __init__(self, model, ontologies, authorities):
            super().__init__(f"{model}{ontologies}{authorities}")
            object.__setattr__(self, "authorities", authorities)

        def ontology(self):
            return load_ontology()

        def authority(self):
            return load_authority(self.authorities, self.ontology())

    monkeypatch.setattr(build, "Engine", Engine)
    monkeypatch.setattr(extract, "Engine", Engine)


def test_kg_alone_helps(kg):
    ran = kg()
    assert ran.code == 0
    assert "kg build news/" in ran.out
    assert kg("--help").out == ran.out


def test_version(kg):
    assert kg("--version").out == f"kg {__version__}\n"


def test_build(kg, fake, tmp_path):
    article(tmp_path / "a.txt", "Anna met Boris.")
    ran = kg("build", "a.txt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "read 1 article with 2 sentences, which make 1 claim",
        "kg.store now has 1 article, 1 claim about 2 entities",
        "next: kg query meetings, kg queries, kg show",
    ]
    again = kg("build", "a.txt").err.splitlines()
    assert again[0] == "read 0 articles with 0 sentences, which make 0 claims"
    assert again[2] == "1 article already there, or given twice"
    assert kg("build", "--quiet", "a.txt").err == ""


@pytest.mark.usefixtures("fake")
def test_a_wrong_authority_file_makes_no_graph(kg, tmp_path):
    article(tmp_path / "a.txt", "Anna met Boris.")
    (tmp_path / "names.csv").write_text("name,aliases,type,iri\nAnna,,Person,anna\n", encoding="utf-8")
    for command in ("build", "extract"):
        ran = kg(command, "a.txt", "--authority", "names.csv")
        assert ran.err.startswith("kg: names.csv:2: 'anna' is no IRI; write one such as http://")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "kg.store").exists()


@pytest.mark.parametrize("command", [["build", "-q"], ["extract"]])
def test_an_article_in_another_language_is_named(kg, fake, tmp_path, command):
    article(tmp_path / "a.txt", "Anna met Boris.")
    (tmp_path / "b.txt").write_text(f"{KOREAN}\n", encoding="utf-8")
    ran = kg(*command, "a.txt", "b.txt")
    assert ran.code == 0
    assert ran.err == "kg: b.txt: in Korean (ko), which no parser covers; it gives no claims\n"


def test_build_tells_what_it_left_out(kg, fake, tmp_path):
    (tmp_path / "news").mkdir()
    article(tmp_path / "news/a.txt", f"Anna met Boris.\n\n{KOREAN}")
    (tmp_path / "news/b.pdf").write_bytes(b"%PDF-1.4 \x00")
    ran = kg("build", "news", "--store", "elsewhere")
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith("kg: news/b.pdf: ")
    assert "kept 1 paragraph in Korean (ko), which no parser covers" in ran.err
    assert "1 input could not be read and left out, see above" in ran.err
    assert (tmp_path / "elsewhere").is_dir()


def test_build_tells_of_a_changed_source(kg, fake, tmp_path):
    article(tmp_path / "a.txt", "Anna met Boris.")
    kg("build", "a.txt")
    article(tmp_path / "a.txt", "Anna met Cara.")
    assert "1 article went, because its file has another text now" in kg("build", "a.txt").err
    assert "kg.store now has 1 article" in kg("build", "a.txt").err
    (tmp_path / "a.txt").unlink()
    article(tmp_path / "b.txt", "Dora met Emil.")
    assert "a.txt is gone, and its article still here; to take such out: kg build --prune" in kg("build", ".").err
    assert "1 article went with its file" in kg("build", ".", "--prune").err


def test_a_bug_shows_its_place_only_on_demand(kg, fake, tmp_path, capsys):
    article(tmp_path / "a.txt", "Here we crash.")
    ran = kg("build", "a.txt")
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith("kg: a.txt: could not be read (ValueError: a bug in two lines)")
    assert run(["--debug", "build", "a.txt"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_extract(kg, fake, tmp_path):
    article(tmp_path / "a.txt", "Anna met Boris.", "Boris met Cara.")
    ran = kg("extract", "a.txt")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    assert sorted((claim["subject"]["name"], claim["predicate"], claim["object"]["name"]) for claim in claims) == [
        ("Anna", "met", "Boris"), ("Boris", "met", "Cara"),
    ]  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert not (tmp_path / "kg.store").exists()
    assert kg("extract", "none.txt").code == 1


def test_extract_open(kg, tmp_path):
    text = "Norway agreed to pay $3 million to the families, officials said."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ran = kg("extract", "--open", "a.txt")
    assert ran.code == 0
    paid, said = (json.loads(line) for line in ran.out.splitlines())
    assert paid["sentence"] == {"number": 0, "start": 0, "end": len(text), "text": text}
    assert paid["kind"] == "clause"
    assert paid["subject"] == {"role": "nsubj", "start": 0, "end": 6, "text": "Norway"}
    assert paid["relation"] == {"text": "agreed to pay", "lemma": "agree to pay", "spans": [[7, 20]]}
    assert paid["object"] == {"role": "obj", "start": 21, "end": 31, "text": "$3 million"}
    assert paid["arguments"] == [{"role": "obl:to", "start": 32, "end": 47, "text": "to the families"}]
    assert (paid["polarity"], paid["modality"]) == ("positive", "promised")
    assert [speaker["text"] for speaker in paid["attribution"]] == ["officials"]
    assert (said["subject"]["text"], said["relation"]["lemma"], said["attribution"]) == ("officials", "say", [])
    assert kg("extract", "--open", "none.txt").code == 1


WHO = "?n { ?e skos:altLabel ?_who ; skos:prefLabel ?n }"


def test_query_by_name_from_a_file_and_in_sparql(graph, tmp_path):
    (tmp_path / "mine.rq").write_text(f"#+ defaults:\n#+   - who: Kade\nSELECT {WHO}")
    for arguments in (["mine.rq"], ["@mine.rq"], ["mine.rq", "who=Kade"]):
        assert graph("query", *arguments).out == "n\nBoris Kade\n"
    assert graph("query", "mine.rq", "Brandt").out == "n\nAnna Brandt\n"
    assert graph("query", "SELECT ?n { ?e a kg:City ; skos:prefLabel ?n }").out == "n\nPort Vell\n"
    assert graph("query", f"SELECT {WHO}", "who=Herald").out == "n\nVell Herald\n"
    assert graph("query", f"SELECT {WHO}").out.count("\n") == 5, "without values it is a variable like any other"


def test_query_from_standard_input(graph, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ASK { ?s a kg:City }")))
    assert graph("query", "-", "-f", "json").out == '{"head":{},"boolean":true}'


def test_query_to_a_file(graph, tmp_path):
    assert graph("query", "meetings", "--limit", "1", "-o", "x.tsv").out == ""
    assert (tmp_path / "x.tsv").read_text().splitlines()[0].startswith("?who\t?met")
    (tmp_path / "link.csv").symlink_to("x.csv")
    graph("query", "articles", "-o", "link.csv")
    assert (tmp_path / "x.csv").read_bytes().count(b"\r\n") == 4
    assert (tmp_path / "link.csv").is_symlink()


def test_the_name_of_a_file_tells_the_format_that_fits_the_answer(graph, tmp_path):
    assert graph("query", "edges", "-o", "e.xml").code == graph("query", "meetings", "-o", "m.xml").code == 0
    assert b"<rdf:RDF" in (tmp_path / "e.xml").read_bytes()
    assert b"<sparql" in (tmp_path / "m.xml").read_bytes()


def test_devices_are_written_into_and_never_replaced(graph):
    for arguments in (["query", "claims", "-f", "csv"], ["export", "-f", "nquads"], ["show"]):
        assert graph(*arguments, "-o", os.devnull).code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_query_as_triples_and_tables(graph):
    assert graph("query", "edges").out.startswith("@prefix entity: ")
    assert graph("query", "articles", "-f", "table").out.splitlines()[0].split() == [
        "title", "date", "publisher", "language", "sentences", "claims",
    ]  # fmt: skip
    ran = graph("query", "SELECT * { ?s ?p ?o }", "-f", "table")
    assert len(ran.out.splitlines()) < 300
    assert "more of them with --all" in ran.err


def test_a_whole_answer_or_none(graph):
    assert graph("query", "meetings", "--timeout", "60").out.count("\n") == 3


def test_a_slip_of_the_pen_is_told_beside_the_answer(graph):
    ran = graph("query", "ASK { ?x a kg:Preson }")
    assert (ran.code, ran.out) == (0, "false")
    assert ran.err == "kg: query: kg:Preson is no term of kg or of this graph; did you mean kg:Person?\n"


def test_words_are_found_from_the_command_line(graph):
    found = graph("query", "search", '"harbour treaty" NOT denied')
    assert [line.partition(",")[0] for line in found.out.splitlines()[1:]] == [
        "Southland signed the harbour treaty.",
    ]
    wrong = graph("query", "search", "treaty OR")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith("kg: kg:matches 'treaty OR': OR, NOT and brackets need words")
    names = graph("query", "SELECT ?name { ?x kg:matches ?w ; a kg:City ; skos:prefLabel ?name }", "--param", "w=vell")
    assert names.out == "name\nPort Vell\n"


def test_a_size_that_is_none(graph):
    ran = graph("query", "ASK {}", "--memory", "much")
    assert (ran.code, ran.err) == (2, "kg: memory 'much': is no size; write it like 500M or 4G\n")


def test_queries(graph):
    ran = graph("queries")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "claims-about ENTITY What is claimed about someone or something." in lines
    assert "meetings [ENTITY] Who met whom, when, where and about what." in lines
    assert "timeline [ENTITY] [FROM] [TO] What happened when: all claims with a date, in its order." in lines
    assert graph("queries", "meetings").out.startswith("#+ summary: Who met whom")


def test_status(graph):
    found = json.loads(graph("status").out)
    assert {name: found[name] for name in ("articles", "claims", "entities", "edges")} == {
        "articles": 3, "claims": 7, "entities": 8, "edges": 3,
    }  # fmt: skip
    assert found["claims by modality"] == {"asserted": 4, "demanded": 1, "denied": 1, "promised": 1}
    assert found["entities by class"]["Person"] == 2


def test_show(graph, tmp_path):
    ran = graph("show", "Brandt", "--title", "Ports & <piers>")
    page = (tmp_path / "kg.html").read_text(encoding="utf-8")
    assert "Ports &amp; &lt;piers&gt;" in page
    assert ran.err.splitlines()[0].startswith("wrote kg.html (")
    assert graph("show", "-o", "-").out.startswith("<!doctype html>")


def test_export_and_import(graph, tmp_path):
    assert graph("export", "-f", "nquads", "-o", "a.nq").err == "wrote a.nq\n"
    assert graph("import", "a.nq", "--store", "copy").err == "a.nq: 3 articles, 7 claims\n"
    assert graph("export", "-f", "nquads", "--store", "copy").out == (tmp_path / "a.nq").read_text(encoding="utf-8")
    assert graph("export").out.startswith("@prefix")


def test_verify_and_validate(graph):
    ran = graph("verify", "--no-sources")
    assert (ran.code, ran.out) == (0, "kg.store: every claim quotes its text\n")
    ran = graph("verify")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "kg.store: every claim quotes its text, 3 warnings")
    ran = graph("validate")
    assert (ran.code, ran.out) == (0, "kg.store: follows the ontology\n")


def test_remove(graph):
    assert graph("remove", "news/first.txt", "Deal").err == "removed 2 articles; 1 article left\n"
    assert graph("query", "articles").out.count("\n") == 2


def test_ontology(kg):
    ran = kg("ontology", "met")
    assert "  symmetric  subject and object may change places\n" in ran.out
    assert "relations of a Person:" in kg("ontology", "Person").out
    assert kg("ontology").out.startswith("classes:\n")


def on_a_terminal(*arguments, environment, columns=100):
    """Run kg with a terminal as its standard output and return what it shows."""
    ours, theirs = pty.openpty()
    environment = {**environment, "COLUMNS": str(columns), "TERM": "xterm"}
    process = subprocess.Popen([sys.executable, "-m", "kg", *arguments], env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            break
        shown += chunk
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_table_on_a_terminal(location, environment):
    shown = on_a_terminal("query", "meetings", "--store", location, environment={**environment, "NO_COLOR": "1"})
    assert shown.splitlines() == [
        "who          met         date        place      modality  polarity  article",
        "Anna Brandt  Boris Kade                         asserted  positive  No deal yet",
        "    sentence: Brandt met Kade again.",
        "Anna Brandt  Boris Kade  2021-03-04  Port Vell  asserted  positive  Harbour talks open",
        "    sentence: Anna Brandt met Boris Kade in Port Vell on March 4.",
        "2 rows",
    ]


def test_the_last_line_ends_on_a_terminal_and_in_a_pipe_as_the_w3c_has_it(location, environment):
    asked = ("query", "ASK { }", "--format", "json", "--store", location)
    assert on_a_terminal(*asked, environment=environment) == '{"head":{},"boolean":true}\n'
    piped = subprocess.run([sys.executable, "-m", "kg", *asked], env=environment, capture_output=True, check=True)
    assert piped.stdout == b'{"head":{},"boolean":true}'


def test_colour_can_be_turned_off(location, environment):
    environment.pop("NO_COLOR", None)
    coloured = on_a_terminal("query", "meetings", "--store", location, environment=environment)
    plain = on_a_terminal("query", "meetings", "--store", location, environment={**environment, "NO_COLOR": "1"})
    assert "\x1b[1m" in coloured
    assert "\x1b" not in plain


def test_a_variable_is_given_a_term(graph):
    query = "SELECT ?name { ?who a ?kind ; skos:prefLabel ?name } ORDER BY ?name"
    assert graph("query", query, "--param", "kind=kg:Person").out == "name\nAnna Brandt\nBoris Kade\n"
    assert graph("query", query, "--param", "name=Boris Kade").out == "name\nBoris Kade\n"
    assert graph("query", "meetings", "--param", "entity=Brandt").out == graph("query", "meetings", "Brandt").out
    assert graph("query", "ASK { ?s skos:prefLabel ?_who }", "--param", "who=Anna Brandt").out == "true"


def test_the_exit_status_tells_whether_there_is_anything(graph):
    assert graph("query", "ASK { ?s kg:met ?o }", "--exit-status").code == 0
    ran = graph("query", "ASK { ?s kg:sued ?o }", "--exit-status")
    assert (ran.code, ran.out) == (1, "false")
    assert graph("query", "SELECT * { ?s kg:sued ?o }", "--exit-status").code == 1
    assert graph("query", "SELECT * { ?s kg:sued ?o }").code == 0


def test_the_time_is_told_beside_the_answer(graph):
    ran = graph("query", "SELECT ?n { ?s a kg:Person ; skos:prefLabel ?n }", "--time")
    assert ran.out.startswith("n\n")
    assert re.fullmatch(r"2 results in \d+\.\d{3} s\n", ran.err)


def test_an_answer_with_its_evidence(graph):
    lines = graph("query", "SELECT ?a ?b { ?a kg:met ?b }", "--evidence", "-f", "tsv").out.splitlines()
    assert lines[0].split("\t") == ["?a", "?b", "?sentence", "?article", "?published", "?says", "?modality"]
    assert lines[1].split("\t")[2] == '"Anna Brandt met Boris Kade in Port Vell on March 4."'
    cited = graph("query", "meetings", "--cite").out.splitlines()
    assert cited[0] == "- Anna Brandt met Boris Kade[^1]"
    assert cited[3].startswith("[^1]: “Brandt met Kade again.” *No deal yet*")


def test_the_order_of_a_query_is_explained(graph):
    ran = graph("query", "SELECT ?c { ?c a kg:Claim ; kg:date ?d }", "--explain")
    assert ran.out == "block,step,part,expected,rows\n1,1,?c kg:date ?d,1,1\n1,2,?c a kg:Claim,0.1,1\n"
    told = json.loads(graph("query", "claims-about", "Brandt", "--explain", "-f", "json").out)
    assert [part["rows"] for part in told["parts"]][:2] == [1, 8]
    assert graph("query", "meetings", "--explain", "-f", "turtle").err == (
        "kg: query: --explain cannot be written as turtle; use table, csv, json\n"
    )
    assert graph("query", "meetings", "--explain", "--cite").code == 2

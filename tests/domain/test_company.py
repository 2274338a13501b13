"""A domain that the code has never seen, taught by a Turtle file alone: news of companies."""

import json
import shutil
from pathlib import Path

import pytest

from kg.cli import run
from kg.pipeline import Engine, check_examples

HERE = Path(__file__).parent
ONTOLOGY = str(HERE / "company.ttl")
OWN = {"sued", "launched", "mergedWith", "investedIn", "suppliedTo"}
CLAIMS = {
    ("Kestrel Engineering", "sued", "Nordlys Robotics", "planned", "breach of contract", "Kestrel Engineering"),
    ("Nordlys Robotics", "acquired", "Tern Logistics", "asserted", "", ""),
    ("Nordlys Robotics", "appointed", "Marit Solberg", "asserted", "", ""),
    ("Nordlys Robotics", "investedIn", "plant in Bergen", "asserted", "", ""),
    ("Nordlys Robotics", "launched", "harbour robot", "asserted", "", ""),
    ("Nordlys Robotics", "mergedWith", "Skua Systems", "planned", "", ""),
    ("Nordlys Robotics", "sued", "Kestrel Engineering", "asserted", "faulty cranes", ""),
    ("Nordlys Robotics", "sued", "Kestrel Engineering", "asserted", "three faulty cranes", "court document"),
}
EDGES = """
SELECT ?one ?relation ?other { GRAPH id:edges { ?a ?p ?b } ?a skos:prefLabel ?one . ?b skos:prefLabel ?other
BIND(REPLACE(STR(?p), "^.*[#/]", "") AS ?relation) } ORDER BY ?relation
"""
LABELS = (
    "SELECT ?label (COUNT(*) AS ?claims) { ?c rdf:predicate ?p . ?p rdfs:label ?label } GROUP BY ?label ORDER BY ?label"
)
ACCUSED = "SELECT (COUNT(*) AS ?n) { ?c rdf:predicate/rdfs:subPropertyOf* kg:accused }"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a folder with the graph of the article and a copy of the article."""
    folder = tmp_path_factory.mktemp("company")
    shutil.copy(HERE / "company.txt", folder)
    article, store = str(folder / "company.txt"), str(folder / "kg.store")
    assert run(["build", article, "--store", store, "--ontology", ONTOLOGY, "--quiet"]) == 0
    return folder


@pytest.fixture
def ask(built, capsys):
    """Return a function that runs a command on the graph, without the ontology file, and returns what it prints."""

    def ask(command, *arguments, store="kg.store", code=0):
        capsys.readouterr()
        assert run([command, *arguments, "--store", str(built / store)]) == code
        return capsys.readouterr().out.replace("\r\n", "\n")

    return ask


def told(line):
    claim = json.loads(line)
    by = ", ".join(one["name"] for one in claim["attribution"])
    ground = claim["qualifiers"].get("ground", {}).get("name", "")
    return (
        claim["subject"]["name"], claim["predicate"], claim["object"]["name"], claim["modality"], ground, by,
    )  # fmt: skip


def test_the_examples_of_the_new_frames_are_read_as_told():
    checked = list(check_examples(Engine("en", (Path(ONTOLOGY),)), relations=OWN | {"acquired", "appointed"}))
    assert [(one.frame.rule, one.sentence, one.fault) for one in checked if one.fault] == []
    assert sum(bool(one.sentence) for one in checked) >= 12


def test_the_claims(ask):
    assert {told(line) for line in ask("export", "-f", "jsonl").splitlines()} == CLAIMS


def test_only_what_is_told_as_a_fact_is_an_edge(ask):
    assert ask("query", EDGES).splitlines()[1:] == [
        "Nordlys Robotics,acquired,Tern Logistics",
        "Nordlys Robotics,appointed,Marit Solberg",
        "Nordlys Robotics,investedIn,plant in Bergen",
        "Nordlys Robotics,launched,harbour robot",
        "Nordlys Robotics,sued,Kestrel Engineering",
    ]


def test_the_graph_is_valid_without_the_file_because_it_remembers_its_terms(ask):
    assert ask("validate").endswith("kg.store: follows the ontology\n")
    assert ask("verify").endswith("kg.store: every claim quotes its text\n")


def test_queries_name_the_new_relations(ask):
    relations = [line.split(",")[0] for line in ask("query", "relations").splitlines()]
    assert {"sued", "launched", "investedIn", "mergedWith"} <= set(relations)
    assert "Nordlys Robotics,sued,Kestrel Engineering,2031-03-03,asserted" in ask("query", "claims")
    assert ask("query", LABELS).splitlines()[1:] == [
        "brought out,1", "merged with,1", "put money into,1", "took to court,3",
    ]  # fmt: skip
    assert ask("query", ACCUSED) == "n\n3\n", "a relation below one of kg can be asked for with it"


def test_the_page_has_the_labels(ask, built):
    ask("show", "-o", str(built / "page.html"))
    page = (built / "page.html").read_text(encoding="utf-8")
    assert '"took to court"' in page
    assert '"brought out"' in page


def test_what_is_exported_comes_back_with_its_terms(ask, built):
    ask("export", "-o", str(built / "a.nq"))
    ask("import", str(built / "a.nq"), store="copy")
    assert ask("export", "-f", "nquads", store="copy") == (built / "a.nq").read_text(encoding="utf-8")
    assert ask("validate", store="copy").endswith("copy: follows the ontology\n")
    assert "<https://example.org/company/sued>" in ask("export", "-f", "turtle")


def test_the_file_must_be_named_where_the_graph_does_not_know_its_terms(ask, built, capsys):
    ask("export", "-o", str(built / "a.jsonl"))
    ask("import", str(built / "a.jsonl"), store="plain", code=1)
    ask("import", str(built / "a.jsonl"), "--ontology", ONTOLOGY, store="taught")
    assert ask("validate", store="taught").endswith("taught: follows the ontology\n")


def test_building_again_without_the_file_forgets_its_terms(built, tmp_path, capsys):
    shutil.copytree(built / "kg.store", tmp_path / "kg.store")
    article, store = str(built / "company.txt"), str(tmp_path / "kg.store")
    assert run(["build", article, "--store", store, "--quiet"]) == 0
    assert run(["export", "-f", "nquads", "--store", store]) == 0
    assert "https://example.org/company/" not in capsys.readouterr().out

"""`kg score`, with the graph of `tests.query.examples` and with claims from a file."""

import io
import json
import sys

import pytest

MET = '{"s": ["Brandt"], "p": ["met"], "o": ["Kade"], "modality": ["asserted"], "core": true}'
LOST = '{"s": ["Kade"], "p": ["visited"], "o": ["Port Vell"], "modality": ["asserted"], "core": false}'
CLAIM = {"subject": {"name": "Anna Brandt"}, "predicate": "met", "object": {"name": "Kade"}, "modality": "planned"}


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold.jsonl").write_text(f"{MET}\n{LOST}\n")
    return tmp_path / "gold.jsonl"


def test_a_graph_is_compared_with_gold(graph, gold):
    ran = graph("score", "gold.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "missed: Kade - visited - Port Vell",
        "claims 7  recall 1/2  core recall 1/1  modality 1/1  qualifiers 0/0",
    ]
    assert graph("score", "gold.jsonl", "--quiet").out.splitlines() == ran.out.splitlines()[1:]


def test_gold_that_is_named_like_an_article_is_compared_with_that_alone(graph, gold):
    for name in ("first", "second"):
        gold.with_name(f"{name}.jsonl").write_text(MET)
    ran = graph("score", "first.jsonl", "second.jsonl", "gold.jsonl", "--quiet", "-f", "json")
    found = json.loads(ran.out)
    assert [(one["name"], one["claims"]) for one in found["gold"]] == [
        ("first.jsonl", 2), ("second.jsonl", 2), ("gold.jsonl", 7),
    ]  # fmt: skip
    assert found["all"]["claims"] == 7


def test_claims_from_a_file_and_from_standard_input(kg, gold, tmp_path, monkeypatch):
    (tmp_path / "claims.jsonl").write_text(json.dumps(CLAIM))
    figures = "claims 1  recall 1/2  core recall 1/1  modality 0/1  qualifiers 0/0"
    ran = kg("score", "gold.jsonl", "--claims", "claims.jsonl")
    assert ran.out.splitlines() == [
        "missed: Kade - visited - Port Vell", "wrong modality: Brandt - met - Kade", figures,
    ]  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CLAIM).encode())))
    assert kg("score", "gold.jsonl", "--claims", "-", "--quiet").out == f"{figures}\n"


def test_json_tells_what_to_look_at(kg, gold, tmp_path):
    (tmp_path / "claims.jsonl").write_text("")
    found = json.loads(kg("score", "gold.jsonl", "--claims", "claims.jsonl", "-f", "json").out)
    assert found["all"] == {
        "claims": 0,
        "recall": {"found": 0, "of": 2},
        "core recall": {"found": 0, "of": 1},
        "modality": {"found": 0, "of": 0},
        "qualifiers": {"found": 0, "of": 0},
    }
    assert [one["claim"] for one in found["gold"][0]["missed"]] == ["Brandt - met - Kade", "Kade - visited - Port Vell"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("", 2, "kg: score: Missing argument 'GOLD...'"),
        ("none.jsonl", 2, "kg: none.jsonl: No such file or directory; name a file of gold"),
        ("wrong.jsonl", 2, "kg: wrong.jsonl:2: 'core' must be true or false"),
        ("gold.jsonl --claims none", 2, "kg: none: No such file or directory; name a file that kg extract printed"),
        ("gold.jsonl --claims gold.jsonl", 2, "kg: gold.jsonl:1: is no claim, it lacks a subject or a predicate"),
        ("gold.jsonl --store none", 1, "kg: graph none: does not exist"),
        ("gold.jsonl -f xml", 2, "kg: score: Invalid value for '-f' / '--format'"),
    ],
)
def test_a_mistake_is_one_line(kg, gold, arguments, code, message):
    gold.with_name("wrong.jsonl").write_text(f"{MET}\n{MET.replace('true', '1')}\n")
    ran = kg("score", *arguments.split())
    assert ran.err.startswith(message)
    assert ran.err.count("\n") == 1
    assert (ran.code, ran.out) == (code, "")

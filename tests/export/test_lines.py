"""Claims as lines of JSON: what is written comes back equal."""

import json
from dataclasses import replace

import pytest

from kg.export.lines import claim_from_json, claim_to_json
from kg.model import Value
from tests.rdf.examples import DAY, FIRST_MEETING, MAY, MONEY, NORVIA, PAYMENT, POSITION, RECEIPT, SUND

CLAIMS = {
    "meeting": FIRST_MEETING,
    "payment": PAYMENT,
    "receipt": RECEIPT,
    "position": POSITION,
    "two places": replace(FIRST_MEETING, qualifiers=(("place", NORVIA), ("place", SUND))),
    "two dates": replace(FIRST_MEETING, qualifiers=(("date", MAY), ("date", DAY), ("date", replace(DAY, text="16/4")))),
    "an amount": replace(PAYMENT, qualifiers=(("amount", MONEY), ("amount", replace(MONEY, unit="EUR")))),
    "an interval": replace(FIRST_MEETING, qualifiers=(("date", Value("1992/..", "edtf:EDTF", "1992/..")),)),
    "a season": replace(FIRST_MEETING, qualifiers=(("date", Value("2012-21", "edtf:EDTF", "2012-21")),)),
    "a range": replace(PAYMENT, qualifiers=(("amount", replace(MONEY, limit="to 9000000")),)),
    "a date as object": replace(PAYMENT, object=DAY),
    "a string as qualifier": replace(PAYMENT, qualifiers=(("content", replace(DAY, datatype="xsd:string")),)),
}


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_claims_come_back_equal(claim):
    line = json.dumps(claim_to_json(claim), ensure_ascii=False)
    assert claim_from_json(json.loads(line)) == claim


def test_repeated_qualifiers_are_numbered():
    line = claim_to_json(CLAIMS["two places"])
    assert {name: node["name"] for name, node in line["qualifiers"].items()} == {"place": "Norvia", "place2": "Sund"}


def test_an_interval_is_written_like_any_date():
    assert claim_to_json(CLAIMS["an interval"])["qualifiers"] == {"date": "1992/.."}


def test_a_date_that_could_not_be_resolved_is_no_qualifier():
    proof = replace(PAYMENT.evidence[0], date_basis="none", surfaces=(("date", "some day"),))
    line = claim_to_json(replace(PAYMENT, qualifiers=(), evidence=(proof,)))
    assert line["qualifiers"] == {}
    assert line["evidence"][0]["surfaces"] == [["date", "some day"]]
    assert line["evidence"][0]["date_basis"] == "none"


def test_evidence_has_no_empty_extra_keys():
    assert list(claim_to_json(RECEIPT)["evidence"][0]) == [
        "document",
        "title",
        "sentence",
        "start",
        "end",
        "quote",
        "rule",
        "confidence",
        "subject",
        "object",
    ]


def test_a_line_of_the_bare_contract_is_enough():
    bare = {
        "id": "c1",
        "subject": {"id": "a", "name": "A", "type": "Person"},
        "predicate": "kg:met",
        "object": {"id": "b", "name": "B", "type": "Person"},
        "evidence": [{"document": "d", "sentence": 0, "start": 3, "end": 11, "quote": "A met B.", "rule": "meet/1"}],
    }
    claim = claim_from_json(bare)
    assert (claim.predicate, claim.is_edge, claim.evidence[0].subject) == ("met", True, (3, 11))

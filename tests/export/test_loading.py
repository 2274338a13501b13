"""Loading what was exported: the same graph, and one line for every file that is none."""

import json

import pytest

from kg.errors import ExportError, InputError, OntologyError, StoreError
from kg.export import export
from kg.export.lines import claim_to_json
from kg.export.loading import load
from kg.store import open_store
from tests.rdf.examples import FIRST, FIRST_MEETING, FIRST_READING, PAYMENT, POSITION, READINGS, SECOND, SECOND_MEETING


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write") as store:
        for reading in READINGS:
            store.add(reading)
        store.describe(parser="en 1")
        yield store


@pytest.fixture
def empty(tmp_path):
    with open_store(tmp_path / "empty.store", mode="write") as store:
        yield store


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld"])
def test_export_and_load_give_the_same_graph(ending, store, empty, tmp_path):
    export(store, None, tmp_path / f"one.{ending}")
    loaded = load(tmp_path / f"one.{ending}", empty)
    assert (loaded.documents, loaded.claims, loaded.left_out) == (2, 5, 0)
    export(empty, None, tmp_path / f"two.{ending}")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert list(empty.quads()) == list(store.quads())
    assert empty.settings["parser"] == "en 1"


def test_lines_keep_claims_but_no_text(store, empty, tmp_path):
    export(store, None, tmp_path / "one.jsonl")
    loaded = load(tmp_path / "one.jsonl", empty)
    assert (loaded.documents, loaded.claims) == (2, 5)
    assert list(empty.claims()) == list(store.claims())
    assert empty.document(FIRST.id).text == ""
    assert empty.document(FIRST.id).title == FIRST.title
    assert empty.counts().edges == store.counts().edges == 2
    export(empty, None, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_lines_join_an_article_that_is_there(store, tmp_path):
    before = list(store.quads())
    export(store, None, tmp_path / "all.jsonl")
    load(tmp_path / "all.jsonl", store)
    assert list(store.quads()) == before


def test_lines_of_one_claim_in_two_articles_are_united(empty, tmp_path):
    lines = [json.dumps(claim_to_json(claim)) for claim in (FIRST_MEETING, SECOND_MEETING)]
    (tmp_path / "both.jsonl").write_text("\n\n".join(lines))
    load(tmp_path / "both.jsonl", empty)
    (claim,) = empty.claims()
    assert {evidence.document for evidence in claim.evidence} == {FIRST.id, SECOND.id}


def test_another_base_is_refused(store, tmp_path):
    export(store, None, tmp_path / "one.nq")
    with (
        open_store(tmp_path / "other", mode="write", base="https://news.example.org/id/") as other,
        pytest.raises(StoreError, match=r"one\.nq: its names begin with https://example\.org/kg/id/; load it into"),
    ):
        load(tmp_path / "one.nq", other)


def test_what_is_not_ours_is_counted(store, empty, tmp_path):
    export(store, None, tmp_path / "one.nq")
    with (tmp_path / "one.nq").open("a") as lines:
        lines.write("<urn:a> <urn:b> <urn:c> <urn:d> .\n")
    assert load(tmp_path / "one.nq", empty).left_out == 1


BAD_FILES = {
    "one.nq": ("<urn:a> <urn:b", InputError, r"one\.nq: .*line 1.*; export it again"),
    "two.jsonl": ("{}\n", InputError, r"two\.jsonl:1: has no 'subject'"),
    "three.jsonl": ("\n[1]\n", InputError, r"three\.jsonl:2: is no claim"),
    "four.jsonl": ('{"id": ', InputError, r"four\.jsonl:1: is no claim"),
    "five.ttl": ("", ExportError, r"five\.ttl: cannot be loaded; only \.jsonl, "),
    "six.jsonl": ("\udcff", InputError, r"six\.jsonl"),
    "seven.trig": ("", None, ""),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_line(name, empty, tmp_path):
    content, error, message = BAD_FILES[name]
    (tmp_path / name).write_text(content, encoding="utf-8", errors="surrogateescape")
    if error is None:
        assert load(tmp_path / name, empty).documents == 0
        return
    with pytest.raises(error, match=message) as raised:
        load(tmp_path / name, empty)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_one_line(empty, tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.nq: No such file or directory; name a file"):
        load(tmp_path / "nowhere.nq", empty)


def spoiled(claim, **changes):
    line = claim_to_json(claim)
    del line["id"]
    line.update(changes)
    return json.dumps(line)


BAD_CLAIMS = {
    "the id of another claim": (
        spoiled(POSITION, id=FIRST_MEETING.id),
        InputError,
        rf"bad.jsonl:1: claim {FIRST_MEETING.id}: its id does not follow from what it says",
    ),
    "unknown relation": (
        spoiled(POSITION, predicate="hugged"),
        OntologyError,
        r"relation 'hugged'",
    ),
    "no evidence": (spoiled(POSITION, evidence=[]), InputError, r"has no evidence"),
    "a bad IRI": (
        spoiled(POSITION, subject={"id": "x", "name": "X", "type": "Person", "links": ["not an IRI"]}),
        StoreError,
        r"IRI 'not an IRI'",
    ),
    "a bad class": (spoiled(POSITION, subject={"id": "x", "name": "X", "type": "> <"}), StoreError, r"term '> <'"),
    "a taken qualifier": (spoiled(POSITION, qualifiers={"evidence": "2031"}), StoreError, r"qualifier 'evidence'"),
    "a bad datatype": (
        spoiled(POSITION, object={"value": "1", "datatype": "float", "name": "1"}),
        StoreError,
        r"datatype 'float'",
    ),
    "a lone surrogate": (
        spoiled(POSITION, subject={"id": "x", "name": "\ud800", "type": "Person"}),
        StoreError,
        r"half a char",
    ),
}


@pytest.mark.parametrize("name", BAD_CLAIMS)
def test_a_bad_claim_is_one_line_and_changes_nothing(name, empty, tmp_path):
    line, error, message = BAD_CLAIMS[name]
    (tmp_path / "bad.jsonl").write_text(line)
    with pytest.raises(error, match=message) as raised:
        load(tmp_path / "bad.jsonl", empty)
    assert "\n" not in str(raised.value)
    assert empty.counts().triples == 0


def test_the_whole_reading_comes_back(store, empty, tmp_path):
    export(store, None, tmp_path / "one.trig")
    load(tmp_path / "one.trig", empty)
    assert empty.reading(FIRST.id) == FIRST_READING


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld"])
def test_a_graph_with_the_id_of_another_claim_is_refused(ending, store, empty, tmp_path):
    export(store, None, tmp_path / f"one.{ending}")
    written = (tmp_path / f"one.{ending}").read_text().replace("/modality/planned", "/modality/asserted")
    (tmp_path / f"one.{ending}").write_text(written.replace("modality:planned", "modality:asserted"))
    with pytest.raises(InputError, match=rf"claim {PAYMENT.id}: its id does not follow from what it says"):
        load(tmp_path / f"one.{ending}", empty)
    assert empty.counts().triples == 0


def test_a_line_without_an_id_gets_that_of_what_it_says(empty, tmp_path):
    (tmp_path / "one.jsonl").write_text(spoiled(POSITION))
    load(tmp_path / "one.jsonl", empty)
    assert [claim.id for claim in empty.claims()] == [POSITION.id]

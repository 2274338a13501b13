import io

import pytest

from kg.errors import QueryError
from kg.query import results_in, run, write
from kg.query.evidence import cited, with_evidence
from kg.store import open_store
from tests.query.examples import DENIAL, FIRST, MEETING, SIGNING

MET = "Anna Brandt met Boris Kade in Port Vell on March 4."
AGAIN = "Brandt met Kade again."
DENIED = "Kade denied that Southland signed the harbour treaty, the Vell Herald said."
ENDS = "SELECT ?a ?b { ?c rdf:subject ?a ; rdf:object ?b ; rdf:predicate kg:signed }"


@pytest.fixture
def store(location):
    with open_store(location) as store:
        yield store


def rows(store, text):
    """Return the columns that the evidence adds, and the rows as texts."""
    answer = with_evidence(store, run(store, text))
    return answer.columns, [[getattr(thing, "value", None) for thing in row] for row in answer.rows()]


def test_a_claim_brings_its_sentences_in_the_order_of_their_days(store):
    columns, found = rows(store, f"SELECT ?c {{ VALUES ?c {{ claim:{MEETING.id} claim:{DENIAL.id} }} }}")
    assert columns == ("c", "sentence", "article", "published", "says", "modality")
    assert [row[1:] for row in found] == [
        [MET, "Harbour talks open", "2021-03-05", None, "asserted"],
        [DENIED, "No deal yet", "2021-03-09", "Vell Herald, Boris Kade", "denied, negative"],
    ]


def test_two_entities_bring_the_claims_between_them(store):
    _, found = rows(store, "SELECT ?a ?b { ?a skos:prefLabel 'Anna Brandt' . ?b skos:prefLabel 'Boris Kade' }")
    assert [row[2] for row in found] == [MET, AGAIN]


def test_what_the_query_names_narrows_the_claims(store):
    _, found = rows(store, "SELECT DISTINCT ?a { ?c rdf:predicate kg:promised ; rdf:subject ?a }")
    assert [row[1] for row in found] == ["Northland promised $8 million to Southland."]


def test_the_text_of_a_sentence_brings_the_claim_that_the_row_tells(store):
    query = "SELECT ?who ?quote { ?m oa:exact ?quote . VALUES ?who { 'Southland' } FILTER(CONTAINS(?quote, 'denied')) }"
    _, found = rows(store, query)
    assert [row[2] for row in found] == [DENIED]
    assert found[0][-1] == "denied, negative"


def test_a_row_without_evidence_stays_and_what_the_query_has_itself_too(store):
    columns, found = rows(store, "SELECT ?says { VALUES ?says { 'nobody' } }")
    assert columns == ("says", "sentence", "article", "published", "modality")
    assert found == [["nobody", None, None, None, None]]


@pytest.mark.parametrize(("format_", "number"), [("csv", 4), ("tsv", 4), ("json", 4), ("xml", 4), ("html", 4)])
def test_rows_with_evidence_are_written_in_all_formats_and_counted(store, format_, number):
    stream = io.BytesIO()
    write(with_evidence(store, run(store, ENDS)), stream, format=format_)
    stream.seek(0)
    assert results_in(stream, form="SELECT", format=format_) == number


def test_a_citation_tells_the_claim_and_quotes_its_sentence(store):
    assert list(cited(store, run(store, f"SELECT ?c {{ VALUES ?c {{ claim:{DENIAL.id} }} }}"))) == [
        "- Southland signed harbour treaty (denied; according to Vell Herald, Boris Kade)[^1]",
        "",
        f"[^1]: \u201c{DENIED}\u201d *No deal yet*, The Test Wire, 9 March 2021, news/second.txt.",
    ]


def test_a_row_of_several_claims_is_told_by_its_cells_and_each_sentence_has_one_number(store):
    lines = list(cited(store, run(store, ENDS)))
    assert lines[0] == "- Southland; harbour treaty[^1][^2]"
    assert lines[1] == "- Southland; harbour treaty[^1][^2]"
    assert [line[:5] for line in lines[2:] if line] == ["[^1]:", "[^2]:"]


def test_a_citation_cannot_break_the_page_that_takes_it_over(store):
    lines = list(cited(store, run(store, "SELECT ?x { VALUES ?x { '[a](b) <script> *x* _y_ `z`\\n# h' } }")))
    assert lines == [r"- \[a\](b) \<script\> \*x\* \_y\_ \`z\` \# h"]


def test_evidence_needs_rows(store):
    with pytest.raises(QueryError, match="--evidence needs a query that gives rows"):
        with_evidence(store, run(store, "ASK {}"))
    with pytest.raises(QueryError, match="--cite needs a query that gives rows"):
        list(cited(store, run(store, "CONSTRUCT WHERE { ?s kg:met ?o }")))


def test_an_iri_that_only_looks_like_a_claim_brings_nothing(store):
    query = f"SELECT ?c {{ VALUES ?c {{ claim:none document:{FIRST.id} claim:{SIGNING.id} }} }}"
    _, found = rows(store, query)
    assert [row[1] for row in found] == [None, None, "Southland signed the harbour treaty."]

"""Where a picture begins: what answers and names are about."""

import pytest

from kg.errors import ExportError, QueryError
from kg.model import Reading
from kg.query import answer_bytes, named_query, to_terms
from kg.query.beginning import begin_with_answer, begin_with_entities, begin_with_path, format_of, rows_of
from kg.query.child import Question
from kg.store import open_store
from tests.query.examples import ANNA, BORIS, MEETING, NORTH, READINGS, SOUTH, THIRD, entity, link, write_store


@pytest.fixture(scope="module")
def store(location):
    with open_store(location, mode="read") as opened:
        yield opened


def begin(store, text, *, most=100, terms=()):
    format_ = format_of(text)
    question = Question(str(store.location), text, format_, parameters=dict(terms))
    rows = rows_of(b"".join(answer_bytes(question)), format=format_)
    return begin_with_answer(store, text, rows, most=most)


def names(store, beginning):
    known = {claim.id: claim for claim in store.claims()}
    return {f"{known[one].subject.name} {known[one].predicate} {known[one].object.name}" for one in beginning.claims}


def test_rows_of_two_entities_lead_to_the_claims_between_them(store):
    found = begin(store, "SELECT ?a ?b { ?a kg:met ?b }")
    assert set(found.entities) == {ANNA.id, BORIS.id}
    assert names(store, found) == {"Anna Brandt met Boris Kade"}


def test_triples_lead_to_claims_too(store):
    assert names(store, begin(store, "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }")) == {
        "Anna Brandt met Boris Kade"
    }


def test_a_query_with_a_name_leads_to_claims_by_its_sentences(store):
    meetings = named_query("meetings")
    assert names(store, begin(store, meetings.text, terms=to_terms(meetings, ()))) == {"Anna Brandt met Boris Kade"}


def test_claims_in_cells_are_what_is_told(store):
    found = begin(store, "SELECT ?claim { ?claim rdf:predicate kg:met ; kg:place ?place }")
    assert (found.entities, found.claims, found.note) == ((), (MEETING.id,), "")


def test_no_more_rows_are_read_than_fill_the_picture(store):
    found = begin(store, "SELECT ?a { ?a a kg:Person } ORDER BY ?a", most=1)
    assert len(found.entities) == 1
    assert found.note == "The picture begins with the first 1 of 2 rows."


def test_what_leads_nowhere_is_told(store):
    with pytest.raises(QueryError, match="no cell of its answer is an entity, a claim or a sentence"):
        begin(store, "SELECT (1 AS ?one) { }")
    with pytest.raises(ExportError, match="its answer is empty"):
        begin(store, "SELECT ?a { ?a kg:acquired ?b }")
    with pytest.raises(QueryError, match="yes or no"):
        begin(store, "ASK { ?a ?b ?c }")


def test_names_give_the_title(store):
    found = begin_with_entities(store, ["Brandt", "kade"])
    assert (found.entities, found.title) == ((ANNA.id, BORIS.id), "Anna Brandt, Boris Kade")
    assert begin_with_entities(store, []).title == ""


def test_of_several_of_a_name_those_count_that_claims_are_about(tmp_path):
    namesake = entity("Brandt", "Organization")
    extra = Reading(THIRD, (), (link(THIRD, "harbour minister", namesake),), 4)
    with open_store(write_store(tmp_path / "kg.store", [READINGS[0], extra]), mode="read") as store:
        assert {one.name for one in store.entities() if "Brandt" in one.name} == {"Anna Brandt", "Brandt"}
        found = begin_with_entities(store, ["brandt"])
    assert (found.entities, found.note) == ((ANNA.id,), "")


def test_a_name_that_only_something_without_claims_has_means_those_with_it_in_theirs(tmp_path):
    namesake = entity("Anna", "Person")
    extra = Reading(THIRD, (), (link(THIRD, "Anna", namesake),), 4)
    with open_store(write_store(tmp_path / "kg.store", [READINGS[0], extra]), mode="read") as store:
        assert begin_with_entities(store, ["anna"]).entities == (ANNA.id,)


def test_several_of_a_name_are_told(store):
    found = begin_with_entities(store, ["harbour"])
    assert len(found.entities) == 2
    assert found.note.startswith("Several are called harbour: ")


def test_a_path_begins_with_its_ends_and_has_the_claims_of_its_steps(store):
    found = begin_with_path(store, "Northland", "Southland")
    assert (found.entities, found.title) == ((NORTH.id, SOUTH.id), "Northland \u2013 Southland")
    assert names(store, found) == {"Northland demanded harbour treaty", "Southland signed harbour treaty"}


def test_two_that_nothing_links_are_told(store):
    with pytest.raises(ExportError, match="path: no chain of claims links Kade and Northland"):
        begin_with_path(store, "Kade", "Northland")

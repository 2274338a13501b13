"""Graphs that came from elsewhere: edges without claims, and entities that no claim is about."""

import pytest

from kg.export.page import display, make_page
from kg.export.page_edges import bare_edges
from kg.rdf.ontology import load_ontology
from kg.rdf.vocabulary import PREFIXES
from kg.store import open_store
from tests.page.test_page import Parts
from tests.query.examples import write_store

ELSEWHERE = """PREFIX x: <https://elsewhere.example/> INSERT DATA {
  x:una a kg:Person ; skos:prefLabel "Una Elsewhere" . x:port a kg:City ; skos:prefLabel "Port Other" .
  x:una kg:visited x:port ; x:likes x:port ; kg:met x:nobody .
  x:idle a kg:Person ; skos:prefLabel "Idle Other" . }"""


@pytest.fixture
def store(tmp_path):
    location = write_store(tmp_path / "kg.store")
    with open_store(location, mode="write") as opened:
        yield opened


def edges(store):
    found = bare_edges(store, list(store.claims()), list(store.entities()))
    return [(claim.subject.name, claim.predicate, claim.object.name) for claim in found]


def test_what_claims_make_is_no_bare_edge(store):
    assert store.counts().edges > 0
    assert edges(store) == []


def test_an_edge_of_the_ontology_between_entities_is_one(store):
    store.engine.update(ELSEWHERE, prefixes=PREFIXES)
    assert edges(store) == [("Una Elsewhere", "visited", "Port Other")]
    data = Parts(display(store, "Una Elsewhere").html).data
    drawn = {data["entities"][node][1] for node in data["view"]["nodes"]}
    assert drawn == {"Una Elsewhere", "Port Other"}
    told = next(row for row in data["claims"] if row[1] == data["focus"][0])
    assert data["standings"][told[5]] == "In the graph, without a sentence"
    assert told[9] == []
    assert "Idle Other" in {row[1] for row in data["entities"]}


def test_an_entity_without_claims_can_be_asked_for(store):
    idle = next(entity for entity in store.entities() if entity.name == "Vell Herald")
    page = make_page([], [], load_ontology(), others=store.entities(), focus=[idle.id])
    assert (page.drawn, page.entities) == (1, 8)

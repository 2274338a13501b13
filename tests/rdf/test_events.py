"""Events as triples: what only one party says, plans or denies has no class, actors or time of an event."""

from dataclasses import replace

from pyoxigraph import Literal, Triple

from kg.model import Value
from kg.rdf.events import Event, event_parts
from kg.rdf.ontology import load_ontology
from kg.rdf.vocabulary import Names, kg, term
from tests.rdf.examples import FIRST_MEETING, OTTER, SUND

NAMES = Names()
EVENT = Event("e1", "k1", ("c1", "c2"), ("d1", "d2", "d3"), ("x1", "x2", "x3"), 2)


def triples(event):
    return {Triple(*part) for part in event_parts(event, load_ontology(), NAMES)}


def test_an_event_that_nobody_tells_as_a_fact_did_not_take_place():
    found = triples(EVENT)
    here = NAMES.event("e1")
    assert Triple(here, kg("reports"), Literal("2", datatype=term("xsd:integer"))) in found
    assert {triple.object for triple in found if triple.predicate == term("rdf:type")} == {kg("ToldEvent")}
    assert len([triple for triple in found if triple.predicate == kg("reportedIn")]) == 3
    assert Triple(NAMES.claim("c2"), kg("event"), here) in found
    assert Triple(NAMES.evidence("x3"), kg("tellsOf"), here) in found
    assert len(found) == 3 + 3 + 2 + 3


def test_an_event_that_an_article_tells_as_a_fact_has_all_that_those_articles_say():
    later = replace(FIRST_MEETING, qualifiers=(("date", Value("2031-04-18", "xsd:date", "Friday")),))
    found = triples(replace(EVENT, facts=(FIRST_MEETING, later)))
    here = NAMES.event("e1")
    assert {t.object for t in found if t.predicate == term("rdf:type")} == {
        kg("ToldEvent"),
        kg("Meeting"),
        term("sem:Event"),
    }
    assert Triple(here, term("sem:hasActor"), NAMES.entity(OTTER.id)) in found
    assert Triple(here, term("sem:hasPlace"), NAMES.entity(SUND.id)) in found
    days = [t.object.value for t in found if t.predicate == term("sem:hasLatestEndTimeStamp")]
    assert days == ["2031-04-18"]

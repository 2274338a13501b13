"""Events over articles: what is told of one, in which words and figures ever; and nothing told twice."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.pipeline import identify, merge, undo
from kg.rdf.vocabulary import kg, term
from kg.store.validate import validate
from kg.store.verify import verify
from tests.graphs import Newsroom, lines, ontology, read

MARCH = (
    "HAVNSUND - Police arrested 36 protesters in Havnsund on Sunday after a march against the new container port. "
    "Some of the marchers had climbed over a fence, and others had blocked the only road to the quay for hours. "
    "Norway paid Iceland $8 million on Monday for the damage. The harbour stayed closed until the evening, and two "
    "freighters had to wait outside in the bay. The council is to talk about the port again before the end of June."
)
ARTICLES = {
    "agency": (date(2031, 5, 5), MARCH),
    "copy": (date(2031, 5, 6), "Marchers stop port traffic. " + MARCH),
    "relief": (
        date(2031, 5, 6),
        "REYKJAVIK - Police in Havnsund arrested at least 50 protesters on Sunday, the Norwegian Red Cross said. "
        "Norway paid $10 million to Iceland, a spokesman for the harbour said on Tuesday.",
    ),
    "denial": (date(2031, 5, 7), "OSLO - Norway denied on Wednesday that it had paid Iceland $8 million."),
    "plan": (
        date(2031, 5, 2),
        "OSLO - Norway plans to pay Iceland $8 million on Monday, the ministry said.",
    ),
    "june": (
        date(2031, 6, 8),
        "Norway paid Iceland $8 million on Friday. Police arrested 36 protesters in Oslo.",
    ),
    "talks": (date(2031, 5, 5), "OSLO - Norwegian Foreign Minister Anna Berg met Swedish Minister Jonas Lind in Oslo."),
}
NAMES = {
    "full": (date(2031, 5, 5), "Anna Berg visited Sweden on Sunday to talk about fish."),
    "short": (date(2031, 5, 5), "Ms. Berg visited Sweden on Sunday."),
}
ROOM = Newsroom(lambda name: read(name, *{**ARTICLES, **NAMES}[name]))
graph, id_of, reading = ROOM.graph, ROOM.id_of, ROOM.reading
FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(store, predicate):
    """Return for each event the articles that tell of it and the number of reports."""
    names = {id_of(name): name for name in {**ARTICLES, **NAMES}}
    claims = {claim.id: claim for claim in store.claims()}
    return sorted(
        (sorted(names[document] for document in event.documents), event.reports)
        for event in store.events.all()
        if claims[event.claims[0]].predicate == predicate
    )


def test_reports_of_one_event_meet_and_copies_count_once():
    assert told(graph(*ARTICLES), "paid") == [(["agency", "copy", "denial", "plan", "relief"], 4), (["june"], 1)]


def test_who_is_only_described_is_told_by_head_noun_and_place():
    assert told(graph(*ARTICLES), "detained") == [(["agency", "copy", "relief"], 2), (["june"], 1)]


def test_what_is_planned_or_denied_has_no_event_that_took_place():
    store = graph("plan", "denial")
    (event,) = store.events.all()
    assert event.reports == 2
    assert list(store.engine.quads_for_pattern(None, term("rdf:type"), term("sem:Event"), None)) == []
    assert list(store.engine.quads_for_pattern(None, term("sem:hasActor"), None, None)) == []


def test_an_event_has_only_what_is_told_as_a_fact():
    store = graph(*ARTICLES)
    (event,) = [one for one in store.events.all() if one.reports == 4]
    here = store.names.event(event.id)
    found = store.engine.quads_for_pattern(here, kg("amount"), None, store.names.events)
    amounts = {store.reader()._node(quad.object).text for quad in found}
    assert amounts == {"$8 million"}  # the ten million are what a spokesman says


def test_every_claim_of_something_that_happens_tells_of_an_event():
    store = graph(*ARTICLES)
    happens = {claim.id for claim in store.claims() if ontology().relation(claim.predicate).event}
    assert {claim for event in store.events.all() for claim in event.claims} == happens
    assert [problem for problem in validate(store, ontology()) if problem.level == "error"] == []


@FEW
@given(st.permutations(sorted(ARTICLES)), st.integers(0, len(ARTICLES)))
def test_neither_order_nor_batches_matter(names, cut):
    store = graph(*names[:cut])
    for name in names[cut:]:
        store.add(reading(name))
    identify(store)
    assert lines(store) == lines(graph(*sorted(ARTICLES)))


@FEW
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(ARTICLES)), st.booleans()), max_size=8))
def test_no_history_of_articles_leaves_a_trace(steps):
    store, fresh = ROOM.after(steps)
    assert lines(store) == lines(fresh)
    assert list(store.triples()) == list(fresh.triples())
    assert [problem for problem in verify(store) if "hash" not in problem.message] == []


@pytest.mark.parametrize("name", ["agency", "copy", "plan"])
def test_what_goes_takes_its_events_along(name):
    store = graph(name)
    store.remove(id_of(name))
    identify(store)
    assert store.events.all() == []


def test_reports_meet_and_part_with_the_names_of_their_people():
    store = graph(*NAMES)
    before = lines(store)
    assert told(store, "visited") == [(["full"], 1), (["short"], 1)]
    known = {entity.name: entity for entity in store.entities()}
    judgement = merge(store, known["Berg"], known["Anna Berg"])
    assert told(store, "visited") == [(["full", "short"], 2)]
    undo(store, judgement.id)
    assert lines(store) == before

"""Who is who over articles: the graph depends on what is in it and on what people judged, and on nothing else."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import JudgementError, QueryError
from kg.model import Verdict
from kg.pipeline import decide, identify, judgements, merge, questions, split, undo
from kg.query import one_entity
from kg.store import open_store
from kg.store.verify import verify
from tests.graphs import Newsroom, lines, read

ARTICLES = {
    "minister": (
        date(2017, 6, 18),
        "SEOUL - South Korean President Moon Jae-in appointed Kang Kyung-wha on Sunday. "
        "Foreign Minister Kang Kyung-wha met Foreign Minister Taro Kono in Tokyo.",
    ),
    "talks": (
        date(2017, 7, 20),
        "TOKYO - South Korean Foreign Minister Kang met Japanese Foreign Minister Kono on Thursday. "
        "Kang criticized Japan.",
    ),
    "visit": (
        date(2017, 7, 25),
        "SEOUL - Japanese Prime Minister Shinzo Abe visited Seoul on Tuesday. Abe met President Moon.",
    ),
    "dinner": (date(2017, 7, 25), "OSLO - Kono met Kang Kyung-wha on Tuesday."),
    "coach": (date(2018, 3, 25), "OSLO - Mr. Kang visited Oslo on Tuesday. Kang met Norwegian skier Anna Berg."),
    "call": (date(2017, 7, 28), "TOKYO - Prime Minister Abe warned North Korea on Friday. Abe met Taro Kono."),
}
ROOM = Newsroom(lambda name: read(name, *ARTICLES[name]))
graph, id_of, reading = ROOM.graph, ROOM.id_of, ROOM.reading
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def people(store):
    return sorted((entity.name, *entity.aliases) for entity in store.entities() if entity.type == "Person")


def entity(store, name):
    return one_entity(store, name)


def kang(store, article):
    """Return who is called Kang in an article."""
    shown = next(each for each in store.identities.appearances(id_of(article)) if each.entity.name == "Kang")
    return next(entity for entity in store.entities() if entity.id == shown.taken_for)


def test_short_names_are_those_of_other_articles_where_the_office_says_so():
    found = people(graph("minister", "talks", "visit", "call"))
    assert ("Shinzo Abe", "Abe") in found
    assert ("Taro Kono", "Kono") in found
    assert not any(names[0] in {"Abe", "Kono"} for names in found)


def test_two_of_one_surname_stay_two():
    store = graph("minister", "talks", "coach")
    assert kang(store, "coach").id != kang(store, "talks").id
    assert kang(store, "coach").id != entity(store, "Kang Kyung-wha").id


def test_each_merge_says_why():
    store = graph("visit", "call")
    (guess,) = [each for each in judgements(store) if store.identities.name_of(each.left) == "Abe"]
    assert guess.verdict is Verdict.SAME
    assert guess.by == "rule"
    assert guess.score > 0.8
    assert "the same office: prime minister (+2.5)" in guess.reasons


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


def test_nothing_is_judged_of_articles_that_went_together():
    store = graph("minister", "visit", "call")
    for name in ("visit", "call"):
        store.remove(id_of(name))
    identify(store)
    assert lines(store) == lines(graph("minister"))


def test_an_interrupted_comparison_is_taken_up_again():
    store = graph("visit")
    store.add(reading("call"))
    assert list(store.identities.unsettled())
    assert not any(b"unsettled" in str(quad).encode() for quad in store.quads())
    identify(store)
    assert not list(store.identities.unsettled())
    assert lines(store) == lines(graph("call", "visit"))


def test_what_a_person_merged_is_one_and_can_be_undone():
    store = graph("minister", "talks", "coach")
    before = lines(store)
    judgement = merge(store, kang(store, "talks"), entity(store, "Kang Kyung-wha"), by="Ada")
    assert kang(store, "talks").id == entity(store, "Kang Kyung-wha").id
    met = [claim for claim in store.claims() if claim.predicate == "met" and claim.subject.name == "Kang Kyung-wha"]
    assert sorted(len(claim.evidence) for claim in met) == [1, 1]
    undo(store, judgement.id)
    assert lines(store) == before


def test_words_lead_to_whom_they_mean_now(tmp_path):
    with open_store(tmp_path / "kg.store", mode="write") as store:
        for name in ("minister", "talks", "coach"):
            store.add(reading(name))
        identify(store)
        apart = {store.names.entity(one.id) for one in (kang(store, "talks"), entity(store, "Kang Kyung-wha"))}
        others = named(store, "kang") - apart
        assert (len(apart), len(others)) == (2, 1)
        judgement = merge(store, kang(store, "talks"), entity(store, "Kang Kyung-wha"))
        assert named(store, "kang") == others | {store.names.entity(entity(store, "Kang Kyung-wha").id)}
        undo(store, judgement.id)
        assert named(store, "kang") == others | apart


def named(store, words):
    """Return the persons to whose names words lead."""
    persons = {store.names.entity(one.id) for one in store.entities() if one.type == "Person"}
    return {hit.node for hit in store.search(words)} & persons


def test_a_judgement_outlives_the_articles_that_it_is_about():
    store = graph("minister", "talks")
    merge(store, kang(store, "talks"), entity(store, "Kang Kyung-wha"))
    merged = lines(store)
    for name in ("minister", "talks"):
        store.remove(id_of(name))
    identify(store)
    for name in ("talks", "minister"):
        store.add(reading(name))
    identify(store)
    assert lines(store) == merged


def test_what_a_person_told_apart_stays_apart():
    store = graph("minister", "call", "visit", "talks")
    before = lines(store)
    kono = entity(store, "Taro Kono")
    (judgement,) = split(store, kono, [(id_of("call"), kono.id)])[:1]
    assert judgement.verdict is Verdict.DIFFERENT
    takers = {
        each.taken_for
        for name in ("minister", "call")
        for each in store.identities.appearances(id_of(name))
        if each.entity.name == "Taro Kono"
    }
    assert len(takers) == 2
    for each in store.identities.judgements():
        undo(store, each.id)
    assert lines(store) == before


def test_contradictions_are_refused_and_lose_nothing():
    store = graph("minister", "talks", "coach")
    merge(store, kang(store, "talks"), entity(store, "Kang Kyung-wha"))
    merge(store, kang(store, "coach"), entity(store, "Kang Kyung-wha"))
    before = lines(store)
    together = entity(store, "Kang Kyung-wha")
    with pytest.raises(JudgementError, match="undo") as caught:
        split(store, together, [(id_of("coach"), place[1]) for place in store.identities.taken_for(together.id)])
    assert "\n" not in str(caught.value)
    assert lines(store) == before


def test_a_name_that_several_have_is_told_with_their_articles():
    store = graph("minister", "talks", "coach")
    with pytest.raises(QueryError) as caught:
        entity(store, "Kang")
    assert "2 are called so; give the id of one: " in str(caught.value)
    assert f'{kang(store, "coach").id} (Kang, Person in "coach")' in str(caught.value)


def test_questions_are_asked_once():
    store = graph("minister", "dinner")
    (question,) = questions(store)
    assert (question.left.name, question.right.name) == ("Kono", "Taro Kono")
    assert question.left.quotes[0].endswith("Kono met Kang Kyung-wha on Tuesday.")
    decide(store, question.judgement.id, Verdict.SAME)
    assert list(questions(store)) == []
    assert ("Taro Kono", "Kono") in people(store)


def test_a_surname_is_whose_office_it_was_on_that_day():
    store = graph("minister", "visit")
    (guess,) = judgements(store)
    assert "in that office at that time: president (+1.5)" in guess.reasons
    assert ("Moon Jae-in", "Moon") in people(store)


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (lambda store: undo(store, "nothing"), "nobody has made it"),
        (lambda store: decide(store, "nothing", Verdict.SAME), "is not in the graph"),
        (lambda store: merge(store, entity(store, "Oslo"), entity(store, "Oslo")), "are one already"),
        (lambda store: split(store, entity(store, "Oslo"), []), "name some of its articles"),
    ],
)
def test_what_cannot_be_judged_is_told_in_a_line(action, message):
    store = graph("coach")
    with pytest.raises(QueryError, match=message):
        action(store)

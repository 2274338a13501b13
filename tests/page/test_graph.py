from datetime import date

import pytest

from kg.errors import ExportError
from kg.export.page_graph import claim_graph, key_of, links_of, neighbours, spoken_of
from kg.export.page_relevance import latest_days, relevance
from kg.export.page_view import first_view
from kg.model import Claim, Document, Entity, Evidence, Modality, Polarity, Value

EVIDENCE = Evidence("d", "t", 1, 0, 5, "quote", "r/1", 1.0, (0, 1), (2, 3))


def entity(name):
    return Entity(name, name.title(), "Person")


def claim(subject, object_, *, number=1, speakers=(), **qualifiers):
    node = object_ if isinstance(object_, Value) else entity(object_)
    roles = tuple(sorted(qualifiers.items()))
    return Claim(
        f"{subject}-{key_of(node)}-{number}",
        entity(subject),
        "met",
        node,
        roles,
        Polarity.POSITIVE,
        Modality.ASSERTED,
        tuple(map(entity, speakers)),
        (EVIDENCE,),
    )


def parts(claims):
    graph = claim_graph(claims)
    return graph, links_of(graph), relevance(graph), neighbours(graph, spoken_of(claims))


def view(claims, *, limit=10, focus=()):
    _, links, ranks, around = parts(claims)
    return first_view(links, ranks, around, limit=limit, focus=focus)


def test_claims_between_the_same_two_are_one_line():
    _, links, _, _ = parts([claim("a", "b"), claim("b", "a"), claim("a", "b", number=2)])
    assert links == {("a", "b"): [("a-b-1", ""), ("a-b-2", ""), ("b-a-1", "")]}


def test_qualifiers_hang_on_the_subject_but_dates_do_not():
    day = Value("2031-03-04", "xsd:date", "Tuesday")
    _, links, _, _ = parts([claim("a", "b", place=entity("c"), date=day)])
    assert links == {("a", "b"): [("a-b-1", "")], ("a", "c"): [("a-b-1", "place")]}


def test_periods_are_dates_too():
    week = Value("2031-03-17/2031-03-23", "xsd:string", "next week")
    assert list(parts([claim("a", "b", date=week)])[1]) == [("a", "b")]


def test_equal_amounts_are_one_node_whatever_the_words():
    one, other = Value("8", "xsd:decimal", "$8", "USD"), Value("8", "xsd:decimal", "eight dollars", "USD")
    assert key_of(one) == key_of(other) != key_of(Value("8", "xsd:decimal", "8"))


def test_speakers_are_nodes_without_lines():
    graph, links, ranks, around = parts([claim("a", "b", speakers=["s"])])
    assert sorted(graph) == ["a", "b", "s"]
    assert list(links) == [("a", "b")]
    assert around["s"] == {"a", "b"}
    assert ranks["s"] < ranks["a"]


def test_the_middle_of_a_star_matters_most():
    _, _, ranks, _ = parts([claim("hub", name) for name in "abcd"])
    assert max(ranks, key=ranks.get) == "hub"
    assert ranks["a"] == ranks["d"]


def test_the_first_view_has_no_fringe_of_a_hub():
    ring = [claim("a", "b"), claim("b", "c"), claim("c", "a"), claim("a", "hub")]
    fringe = [claim("hub", f"leaf{number}") for number in range(20)]
    assert set(view(ring + fringe, limit=4)) == {"hub", "a", "b", "c"}


def test_the_first_view_is_never_larger_than_asked():
    assert len(view([claim("hub", f"leaf{number}") for number in range(20)], limit=7)) == 7


def test_a_focus_brings_its_neighbours_and_theirs():
    chain = [claim("a", "b"), claim("b", "c"), claim("c", "d"), claim("d", "e")]
    assert set(view(chain, focus=["b"])) == {"a", "b", "c", "d"}
    assert view(chain, focus=["b"], limit=1) == ["b"]


def test_a_focus_on_a_speaker_brings_what_it_speaks_of():
    assert set(view([claim("a", "b", speakers=["s"]), claim("c", "d")], focus=["s"])) == {"a", "b", "s"}


def test_an_unknown_focus_is_told():
    with pytest.raises(ExportError, match="entity 'nobody': is not in what is shown"):
        view([claim("a", "b")], focus=["nobody"])


def test_nothing_is_shown_of_nothing():
    assert view([]) == []


def test_an_answer_is_drawn_alone_in_its_order_as_far_as_there_is_room():
    chain = [claim("a", "b"), claim("b", "c"), claim("c", "d")]
    _, links, ranks, around = parts(chain)
    assert set(first_view(links, ranks, around, limit=9, told=["d", "c"])) == {"c", "d"}
    assert set(first_view(links, ranks, around, limit=2, focus=["a"], told=["d", "c"])) == {"a", "d"}


def test_entities_without_claims_come_last():
    graph = claim_graph([claim("a", "b")], [entity("x"), entity("a")])
    assert sorted(graph) == ["a", "b", "x"]
    ranks = relevance(graph)
    assert min(ranks, key=ranks.get) == "x"
    assert first_view({}, ranks, neighbours(graph), limit=5, focus=["x"]) == ["x"]


def test_what_was_told_lately_matters_more():
    claims = [claim("a", "b"), claim("c", "d")]
    old, new = {"a": date(2030, 1, 1), "b": date(2030, 1, 1)}, {"c": date(2031, 1, 1), "d": date(2031, 1, 1)}
    ranks = relevance(claim_graph(claims), days=old | new)
    assert ranks["c"] == pytest.approx(4 * ranks["a"])


def test_an_undated_node_lies_between_old_and_new():
    claims = [claim("a", "b"), claim("c", "d"), claim("e", "f")]
    days = {"a": date(2030, 1, 1), "c": date(2031, 1, 1)}
    ranks = relevance(claim_graph(claims), days=days)
    assert ranks["a"] < ranks["e"] < ranks["c"]


def test_the_day_of_a_node_is_that_of_its_newest_article():
    text = Document("d", "quote", (), published=date(2031, 3, 4))
    found = latest_days([claim("a", "b", speakers=["s"], place=entity("p"))], [text])
    assert found == dict.fromkeys(["a", "b", "p", "s"], date(2031, 3, 4))
    assert latest_days([claim("a", "b")], []) == {}


def test_near_the_focus_a_hub_counts_for_less_than_a_friend():
    hub = [claim("hub", f"leaf{number}") for number in range(30)]
    claims = [*hub, claim("a", "hub"), claim("a", "friend")]
    everywhere = relevance(claim_graph(claims))
    near = relevance(claim_graph(claims), focus=["a"])
    assert near["hub"] < 4 * near["friend"]
    assert everywhere["hub"] > 100 * everywhere["friend"]
    assert near["friend"] > 2 * near["leaf1"]


def test_from_a_speaker_relevance_goes_to_what_is_spoken_of():
    claims = [claim("a", "b", speakers=["s"]), claim("c", "d"), claim("c", "e")]
    near = relevance(claim_graph(claims), said=spoken_of(claims), focus=["s"])
    assert near["a"] > near["c"]

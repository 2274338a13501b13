"""Which participants are drawn at first: names before what hangs on them, large stories before pairs."""

from itertools import pairwise

from kg.export.page_story import TWIN
from kg.export.page_view import BODY, DETAIL, TRAIT, first_view, tiers_of, without_twins

QUIET = {"post", "words", "shared", "place", "self"}


def star(hub, *others, claims=()):
    return {(hub, other): [(f"{hub}-{other}", "")] for other in others} | dict(claims)


def view(links, *, limit, tiers=None, ranks=(), lines=None):
    nodes = {node for pair in links for node in pair}
    relevant = dict.fromkeys(sorted(nodes), 1.0) | dict(ranks)
    return set(first_view(links, relevant, {}, limit=limit, focus=(), tiers=tiers, lines=lines))


def test_what_acts_is_body_with_however_few_lines():
    assert tiers_of(star("a", "b"), QUIET, set()) == {"a": BODY, "b": BODY}


def test_a_quiet_leaf_is_a_detail_and_by_states_alone_a_trait():
    links = star("a", "post", "words")
    assert tiers_of(links, QUIET, {"a-post"}) == {"a": BODY, "words": DETAIL, "post": TRAIT}


def test_a_leaf_with_an_event_among_its_states_is_a_detail():
    links = {("a", "post"): [("a-post", ""), ("a-resigned", "")]}
    assert tiers_of(links, QUIET, {"a-post"})["post"] == DETAIL


def test_taking_part_in_a_state_makes_no_trait():
    assert tiers_of({("a", "place"): [("a-post", "place")]}, QUIET, {"a-post"})["place"] == DETAIL


def test_what_joins_several_is_body_but_a_line_to_oneself_joins_nobody():
    links = star("a", "shared") | star("b", "shared") | {("self", "self"): [("c", "")]}
    tiers = tiers_of(links, QUIET, {"a-shared", "b-shared"})
    assert (tiers["shared"], tiers["self"]) == (BODY, DETAIL)


def test_names_come_before_what_is_more_relevant_but_hangs_on_them():
    links = star("a", "b", "c", "words")
    tiers = tiers_of(links, QUIET, set())
    assert view(links, limit=3, tiers=tiers, ranks={"words": 9.0}) == {"a", "b", "c"}


def test_details_fill_two_thirds_and_traits_one():
    words, posts = [f"words{number}" for number in range(9)], [f"post{number}" for number in range(9)]
    links = star("a", *words, *posts)
    tiers = tiers_of(links, {*words, *posts}, {f"a-{post}" for post in posts})
    assert len(view(links, limit=9, tiers=tiers)) == 6
    only = star("a", *posts)
    assert len(view(only, limit=9, tiers=tiers)) == 3


def test_a_small_graph_is_drawn_with_all_its_traits():
    links = star("a", "post", "words")
    assert view(links, limit=9, tiers=tiers_of(links, QUIET, {"a-post"})) == {"a", "post", "words"}


def test_pairs_wait_for_the_large_story_even_when_they_are_relevant():
    links = star("a", "b", "c", "d", "e") | star("x", "y")
    assert view(links, limit=5, ranks={"x": 9.0, "y": 9.0}) == {"a", "b", "c", "d", "e"}


def test_among_stories_of_about_the_same_size_relevance_decides():
    links = star("a", "b", "c", "d") | star("x", "y", "z")
    assert view(links, limit=3, ranks=dict.fromkeys("xyz", 2.0)) == {"x", "y", "z"}


def test_where_lines_are_dense_fewer_nodes_are_drawn():
    names = [f"n{number:02}" for number in range(60)]
    dense = {(one, other): [(f"{one}{other}", "")] for number, one in enumerate(names) for other in names[:number]}
    chain = {(one, other): [(f"{one}{other}", "")] for one, other in pairwise(names)}
    assert len(view(dense, limit=50, lines=120)) == 30
    assert len(view(chain, limit=50, lines=120)) == 50
    assert len(view(dense, limit=50)) == 50


def test_of_equal_details_of_one_only_the_most_relevant_is_drawn():
    links = star("a", "post", "again", "other") | star("b", "theirs")
    tiers = dict.fromkeys(["post", "again", "other", "theirs"], TRAIT) | {"a": BODY, "b": BODY}
    names = {"post": "Senator", "again": "senator", "other": "Governor", "theirs": "Senator", "a": "Ann", "b": "Ann"}
    around = {"post": {"a"}, "again": {"a"}, "other": {"a"}, "theirs": {"b"}, "a": set(), "b": set()}
    ranks = dict.fromkeys(names, 1.0) | {"again": 2.0}
    found = without_twins(tiers, names, ranks, around)
    assert found == tiers | {"post": TWIN}
    assert "post" not in view(links, limit=100, tiers=found)

"""What surrounds the entities that a reader asks about."""

from kg.export.page_story import BODY, COMFORT, DETAIL, story


def graph(*pairs):
    found = {}
    for start, end in pairs:
        found.setdefault(start, set()).add(end)
        found.setdefault(end, set()).add(start)
    return found


def ask(around, *focus, limit=100, tiers=None, ranks=()):
    return story(dict.fromkeys(sorted(around), 1.0) | dict(ranks), around, tiers or {}, limit=limit, focus=focus)


def test_neighbours_of_neighbours_fill_the_picture_only_up_to_what_is_easily_read():
    fringe = [("near", f"far{number}") for number in range(90)]
    assert len(ask(graph(("me", "near"), *fringe), "me")) == COMFORT
    many = [("me", f"near{number}") for number in range(90)]
    assert len(ask(graph(*many, ("near1", "far")), "me")) == 91


def test_details_of_neighbours_are_no_part_of_the_story():
    around = graph(("me", "what I said"), ("me", "near"), ("near", "what they said"))
    tiers = {"what I said": DETAIL, "what they said": DETAIL, "me": BODY, "near": BODY}
    assert ask(around, "me", tiers=tiers) == {"me", "near", "what I said"}


def test_where_there_is_little_room_the_relevant_come_first():
    around = graph(("me", "a"), ("me", "b"), ("me", "c"))
    assert ask(around, "me", limit=3, ranks={"c": 3.0, "b": 2.0}) == {"me", "b", "c"}


def test_what_joins_two_is_drawn_rather_over_a_friend_than_over_a_hub():
    hub = [("hub", f"leaf{number}") for number in range(50)]
    around = graph(("me", "hub"), ("hub", "you"), ("me", "friend"), ("friend", "you"), *hub)
    found = ask(around, "me", "you", limit=3)
    assert found == {"me", "friend", "you"}


def test_a_long_chain_joins_nobody():
    chain = [("me", "1"), ("1", "2"), ("2", "3"), ("3", "4"), ("4", "5"), ("5", "you")]
    assert "3" not in ask(graph(*chain), "me", "you")
    assert "2" in ask(graph(*chain[:3], ("3", "you")), "me", "you")


def test_two_that_nothing_joins_are_drawn_apart():
    assert ask(graph(("me", "a"), ("you", "b")), "me", "you") == {"me", "a", "you", "b"}

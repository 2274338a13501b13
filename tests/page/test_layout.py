import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.page_layout import boxes_of, place
from kg.export.page_pack import CLEAR, Block, shaped

BOX = (100.0, 40.0)


def overlaps(places, boxes):
    return [
        (one, other)
        for one, (x, y) in enumerate(places)
        for other, (right, down) in enumerate(places[:one])
        if abs(x - right) < (boxes[one][0] + boxes[other][0]) / 2 - 1
        and abs(y - down) < (boxes[one][1] + boxes[other][1]) / 2 - 1
    ]


def test_no_node_no_place():
    assert place(0, [], []) == []


def test_one_node_stands_still():
    assert len(place(1, [(0, 0, 3.0)], [BOX])) == 1


def test_labels_of_a_star_keep_apart():
    places = place(30, [(0, number, 1.0) for number in range(1, 30)], [BOX] * 30)
    assert overlaps(places, [BOX] * 30) == []


def test_components_stand_side_by_side():
    edges = [(0, 1, 1.0), (1, 2, 1.0), (3, 4, 1.0)]
    places = place(7, edges, [BOX] * 7)
    assert overlaps(places, [BOX] * 7) == []
    assert len(set(places)) == 7


def test_communities_keep_together():
    groups = [range(12), range(12, 24), range(24, 36)]
    inside = [(a, b, 1.0) for group in groups for a in group for b in group if a < b and (a + b) % 3]
    places = place(36, [*inside, (0, 12, 1.0), (12, 24, 1.0), (24, 0, 1.0)], [(20.0, 20.0)] * 36)

    def nearest(node):
        x, y = places[node]
        return min(
            (other for other in range(36) if other != node), key=lambda o: abs(places[o][0] - x) + abs(places[o][1] - y)
        )

    assert sum(nearest(node) // 12 == node // 12 for node in range(36)) >= 34


edges = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), st.floats(1, 9)), max_size=40)


@settings(max_examples=25, deadline=None)
@given(edges)
def test_the_same_graph_has_the_same_places(found):
    places = place(20, found, [BOX] * 20)
    assert places == place(20, found, [BOX] * 20)
    assert len(set(places)) == 20


def test_long_labels_need_two_lines():
    assert boxes_of(["Kim", "a ban on fishing by night"]) == [(3 * 6.6 + 10, 44.0), (18 * 6.6 + 10, 58.0)]


def test_small_boxes_for_quiet_names_only_in_a_crowd():
    assert boxes_of(["Kim"] * 3, {1}) == [(3 * 6.6 + 10, 44.0)] * 3
    assert boxes_of(["Kim"] * 61, {1})[:2] == [(3 * 6.6 + 10, 44.0), (40.0, 36.0)]


def test_the_main_component_has_the_upper_half_and_pairs_stand_below():
    pairs = [(30 + 2 * number, 31 + 2 * number, 1.0) for number in range(30)]
    places = place(90, [(number // 3, number, 1.0) for number in range(1, 30)] + pairs, [BOX] * 90)
    main, rest = places[:30], places[30:]
    low = max(y for _, y in main)
    assert low < min(y for _, y in rest)
    assert low > 0.45 * max(y for _, y in rest)
    assert overlaps(places, [BOX] * 90) == []


def test_pairs_share_rows():
    places = place(40, [(2 * number, 2 * number + 1, 1.0) for number in range(20)], [BOX] * 40)
    assert len({y for _, y in places}) < 10


def test_a_line_keeps_off_a_node_between_its_ends():
    points = np.array([[0.0, 0.0], [400.0, 0.0], [200.0, 2.0]])
    sizes = np.full((3, 2), 40.0)
    made = shaped(Block((0, 1, 2), points, sizes, ((0, 1),)), area=3 * 1600.0, aspect=2.0)
    (left, high), (right, low), (x, y) = made.points
    distance = abs((right - left) * (high - y) - (left - x) * (low - high)) / np.hypot(right - left, low - high)
    assert distance > CLEAR / 2

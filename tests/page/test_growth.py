"""A picture that grows: what was drawn stays, what is new comes beside what it belongs to."""

from dataclasses import replace

import pytest

from kg.errors import ExportError
from kg.export.page import make_page
from kg.export.page_data import read_rows
from kg.export.page_growth import grow, places_in, read_places
from kg.export.page_layout import place
from tests.page.examples import ontology

BOX = (80.0, 40.0)


def boxes(number):
    return [BOX] * number


def apart(places):
    return all(
        abs(x - other_x) >= BOX[0] or abs(y - other_y) >= BOX[1]
        for number, (x, y) in enumerate(places)
        for other_x, other_y in places[:number]
    )


def test_what_is_known_stays_and_what_is_new_comes_near():
    known = {0: (0, 0), 1: (200, 0), 2: (400, 0)}
    edges = [(0, 1, 1.0), (1, 2, 1.0), (3, 0, 1.0), (4, 3, 1.0)]
    places = grow(5, edges, boxes(5), known)
    assert places[:3] == [(0, 0), (200, 0), (400, 0)]
    assert max(map(abs, places[3])) <= 120
    assert abs(places[4][0] - places[3][0]) <= 120
    assert apart(places)


def test_many_new_neighbours_of_one_find_room():
    known = {number: (number * 100, 0) for number in range(30)}
    edges = [(number, 15, 1.0) for number in range(30, 60)]
    assert apart(grow(60, edges, boxes(60), known))


def test_between_two_is_where_what_joins_them_goes():
    known = {0: (0, 0), 1: (400, 0)}
    assert grow(3, [(2, 0, 1.0), (2, 1, 1.0)], boxes(3), known)[2] == (200, 0)


def test_what_belongs_to_nothing_known_goes_below():
    known = {0: (0, 0), 1: (200, 300)}
    places = grow(4, [(0, 1, 1.0), (2, 3, 1.0)], boxes(4), known)
    assert min(places[2][1], places[3][1]) > 300
    assert apart(places)


def test_of_a_picture_that_is_mostly_new_nothing_is_kept():
    edges = [(0, number, 1.0) for number in range(1, 9)]
    assert grow(9, edges, boxes(9), {1: (9000, 9000)}) == place(9, edges, boxes(9))


def test_all_known_is_all_kept():
    known = {number: (number * 7, -number) for number in range(20)}
    assert grow(20, [(0, 1, 1.0)], boxes(20), known) == [known[number] for number in range(20)]


def spots(page):
    return places_in(read_rows(page.html, name="page"), name="page")


def test_a_page_like_itself_is_the_same(story):
    page = make_page(*story, ontology())
    assert make_page(*story, ontology(), like=spots(page)).html == page.html


def test_a_page_like_an_earlier_one_keeps_its_places(story):
    claims, documents = story
    earlier = spots(make_page(claims[:-6], documents, ontology()))
    later = spots(make_page(claims, documents, ontology(), like=earlier))
    assert len(later) > len(earlier) > 20
    assert {name: later[name] for name in earlier if name in later} == {n: s for n, s in earlier.items() if n in later}
    assert spots(make_page(claims, documents, ontology())) != later


def test_a_value_and_an_entity_keep_their_places_by_id(story):
    claims, documents = story
    renamed = [replace(claim, subject=replace(claim.subject, name=claim.subject.name + "!")) for claim in claims]
    page = make_page(claims, documents, ontology())
    assert spots(make_page(renamed, documents, ontology(), like=spots(page))) == spots(page)


@pytest.mark.parametrize("view", [{}, {"nodes": [0], "x": [1], "y": []}, {"nodes": [5], "x": [1], "y": [1]}, []])
def test_a_page_of_another_version_is_told(view):
    with pytest.raises(ExportError, match=r"x\.html: was written by another version of kg"):
        places_in({"view": view, "entities": [["a"]]}, name="x.html")


def test_what_is_no_page_is_told(tmp_path):
    with pytest.raises(ExportError, match="No such file or directory; name an earlier page"):
        read_places(tmp_path / "none.html")
    (tmp_path / "x.html").write_bytes(b"\xff")
    with pytest.raises(ExportError, match="is no page that this kg show wrote"):
        read_places(tmp_path / "x.html")

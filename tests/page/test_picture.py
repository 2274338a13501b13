"""The picture under a reader's hands, whichever renderer draws it, and which one does."""

from math import hypot
from xml.etree import ElementTree

import pytest

import kg.export.page as page_module
from kg.export.page import write_page
from tests.page.examples import ontology
from tests.page.finding import both, node_of
from tests.page.test_page import Parts

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
EMPTY = 8  # pixels from the corner of the stage, where nothing is drawn


def drag(page, start, right, down):
    page.window.mouse.move(start["x"], start["y"])
    page.window.mouse.down()
    page.window.mouse.move(start["x"] + right / 2, start["y"] + down / 2)
    page.window.mouse.move(start["x"] + right, start["y"] + down)
    page.window.mouse.up()
    page.settle()


def corner(page):
    box = page.window.locator("#stage").bounding_box()
    return {"x": box["x"] + EMPTY, "y": box["y"] + EMPTY}


def near(one, other, *, right=0, down=0):
    return abs(other["x"] - one["x"] - right) <= 1 and abs(other["y"] - one["y"] - down) <= 1


@both
def test_a_node_goes_where_it_is_dragged_and_no_other_moves(read, html):
    page = read(html)
    before = page.state
    drag(page, node_of(before, "Varland"), 60, -40)
    after = page.state
    assert near(node_of(before, "Varland"), node_of(after, "Varland"), right=60, down=-40)
    moved = [name for name, place in after["positions"].items() if place != before["positions"][name]]
    assert moved == [node_of(before, "Varland")["id"]]
    assert after["selected"] is None


@both
def test_a_drag_beside_the_nodes_moves_the_whole_picture(read, html):
    page = read(html)
    before = page.state
    drag(page, corner(page), 50, 30)
    after = page.state
    assert all(
        near(one, other, right=50, down=30) for one, other in zip(before["entities"], after["entities"], strict=True)
    )
    assert after["positions"] == before["positions"]


@both
def test_a_wheel_zooms_about_the_pointer(read, html):
    page = read(html)
    before = page.state
    fixed = node_of(before, "Varland")
    page.window.mouse.move(fixed["x"], fixed["y"])
    page.window.mouse.wheel(0, -240)
    after = page.state
    assert after["scale"] > 1.2 * before["scale"]
    assert near(fixed, node_of(after, "Varland"))


def distance(point, start, end):
    """Return how far a point is from the line between two others."""
    across, down = end["x"] - start["x"], end["y"] - start["y"]
    part = ((point["x"] - start["x"]) * across + (point["y"] - start["y"]) * down) / (across**2 + down**2)
    part = min(1, max(0, part))
    return hypot(point["x"] - start["x"] - part * across, point["y"] - start["y"] - part * down)


def beside_lines(page, state, pixels):
    """Yield lines with points that far beside their middles, where nothing else is near."""
    stage = page.window.locator("#stage").bounding_box()
    ends = [
        [next(node for node in state["entities"] if node["id"] == end) for end in edge["ends"]]
        for edge in state["edges"]
    ]
    for edge, (start, end) in zip(state["edges"], ends, strict=True):
        length = hypot(end["x"] - start["x"], end["y"] - start["y"])
        right, down = (start["y"] - end["y"]) * pixels / length, (end["x"] - start["x"]) * pixels / length
        point = {"x": edge["x"] + right, "y": edge["y"] + down}
        x, y = point["x"] - stage["x"], point["y"] - stage["y"]
        named = any(box["left"] <= x <= box["right"] and box["top"] <= y <= box["bottom"] for box in state["labels"])
        others = [two for two in ends if two != [start, end]]
        if not named and not edge["role"] and min(distance(point, *two) for two in others) > 2 * pixels:
            yield edge, point


@both
def test_a_line_is_hit_from_seven_pixels_away_and_not_from_twelve(read, html):
    page = read(html)
    edge, point = next(beside_lines(page, page.state, 7))
    page.click_at(point)
    assert set(page.state["selected"]["link"]) == set(edge["ends"])
    page.press("Escape")
    page.click_at(next(beside_lines(page, page.state, 12))[1])
    assert page.state["selected"] is None


@both
def test_a_double_click_draws_the_neighbours(read, story):
    page = read(write_page(*story, ontology(), title="Few", max_nodes=8))
    before = page.state
    place = node_of(before, "Osterley")
    page.window.mouse.dblclick(place["x"], place["y"])
    after = page.state
    assert len(after["entities"]) > len(before["entities"])
    assert {name: after["positions"][name] for name in before["positions"]} == before["positions"]


def test_a_canvas_takes_over_where_more_is_drawn_than_vis_network_bears(read, story, monkeypatch):
    monkeypatch.setattr(page_module, "FLUENT", 20)
    page = read(write_page(*story, ontology(), title="Few", max_nodes=8))
    assert page.state["renderer"] == "vis"
    page.window.click("#more")
    assert page.state["renderer"] == "canvas"
    assert page.window.locator("#stage canvas").count() == 1
    page.window.click("#reset")
    assert page.state["renderer"] == "vis"
    assert page.complaints == []


def test_a_large_page_comes_without_vis_network(read, story, monkeypatch):
    monkeypatch.setattr(page_module, "FLUENT", 20)
    html = write_page(*story, ontology(), title="All")
    assert len(Parts(html).of("script")) == 1
    page = read(html)
    assert page.state["renderer"] == "canvas"
    assert page.window.evaluate("typeof vis") == "undefined"
    assert page.complaints == []


@both
def test_a_saved_picture_has_the_names_of_the_screen(read, html):
    page = read(html)
    page.window.click("#take summary")
    with page.window.expect_download() as download:
        page.window.click("#take button[value=svg]")
    root = ElementTree.parse(download.value.path()).getroot()
    written = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    names = {word for label in page.state["labels"] for word in label["text"].split()}
    assert names - {"…"} <= {word.rstrip("…") for text in written for word in text.split()}
    assert not {part.tag for part in root.iter()} & {f"{SVG}script", f"{SVG}foreignObject"}

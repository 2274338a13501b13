"""A page in a notebook's frame, and a page whose data is packed, in a real browser."""

import pytest

from kg.export.page import display
from kg.export.page_data import data_block, read_rows
from kg.rdf.ontology import load_ontology
from kg.store import open_store
from tests.page.conftest import READY
from tests.query.examples import write_store

pytestmark = pytest.mark.browser


@pytest.fixture
def cell(chromium):
    """Return a function that shows what a notebook shows below a cell, and gives the frame and all complaints."""
    contexts = []

    def show(page):
        contexts.append(chromium.new_context())
        window, complaints = contexts[-1].new_page(), []
        window.on("console", lambda message: complaints.append(message.text))
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.set_content(f"<!doctype html><div class=output>{page._repr_html_()}</div><p id=after>after</p>")
        frame = window.frames[1]
        frame.evaluate(READY)
        return window, frame, complaints

    yield show
    for context in contexts:
        context.close()


def test_a_store_is_shown_below_a_cell(cell, tmp_path):
    with open_store(write_store(tmp_path / "kg.store"), mode="read") as store:
        page = display(store, "Anna Brandt", height=500)
    window, frame, complaints = cell(page)
    state = frame.evaluate("window.__kg.state()")
    assert state["total"]["claims"] == 7
    assert "Brandt met Kade again." in frame.evaluate("document.getElementById('panel').textContent")
    assert window.locator("iframe").bounding_box()["height"] >= 500
    assert window.locator("#after").is_visible()
    assert complaints == []


def test_the_frame_reaches_nothing_around_it(cell, story):
    _, frame, _ = cell(display(story[0]))
    assert frame.evaluate("window.origin") == "null"
    assert frame.evaluate(
        "(() => { try { return parent.document.title; } catch (error) { return error.name; } })()"
    ) == ("SecurityError")


def test_packed_rows_give_the_same_picture(read, html):
    rows = read_rows(html, name="page")
    packed = html.replace(data_block(rows), data_block(rows, large=0))
    assert "application/gzip" in packed
    plain, other = read(html), read(packed)
    assert other.state == plain.state
    assert other.complaints == []


def test_the_ontology_of_kg_is_that_of_bare_claims(story):
    assert display(story[0]).entities == 46
    assert "met" in load_ontology().relations

"""What a reader sees has an address: who opens it sees the same, also in frames that may not change theirs."""

from dataclasses import replace
from html import escape

import pytest
from playwright.sync_api import expect

from kg.export.page import write_page
from kg.model import Modality, Polarity
from tests.page.conftest import READY
from tests.page.examples import entity, ontology
from tests.page.finding import claim_of, node_of

pytestmark = pytest.mark.browser
SETTLED = "new Promise(done => (function look() { window.__kg.settled() ? done() : setTimeout(look, 10); })())"
SEEN = ("entities", "claims", "selected", "filters", "edges", "scale")


def seen(page):
    state = page.state
    return {name: state[name] for name in SEEN}


def pick(page, facet, name):
    page.window.evaluate(
        "([key, name]) => [...document.querySelectorAll(`#facets [data-facet=${key}]`)]"
        ".find(one => one.dataset.name === name).click()",
        [facet, name],
    )


def address(page):
    """Return the address once it tells what is seen now."""
    page.settle()
    page.window.evaluate(SETTLED)
    return page.window.url


@pytest.fixture
def travelled(read, story):
    """A page in which a reader has chosen, filtered, expanded, dragged and zoomed."""
    page = read(write_page(*story, ontology(), title="Few", max_nodes=12))
    page.window.fill("#search", "solano")
    page.press("Enter")
    page.window.focus("#stage")
    page.press("2")
    pick(page, "line", "denied")
    pick(page, "source", "The Merrow Courier")
    page.window.focus("#time-from")
    page.press("ArrowRight")
    place = node_of(page.state, "Mira Solano")
    page.window.mouse.move(place["x"], place["y"])
    page.window.mouse.down()
    page.window.mouse.move(place["x"] + 60, place["y"] + 30, steps=3)
    page.window.mouse.up()
    page.window.click("#zoom-in")
    return page


def test_the_address_tells_it_all(travelled, chromium):
    before, words = seen(travelled), travelled.window.inner_text("#time-words")
    there = address(travelled)
    assert f"s={entity('Mira Solano').id}&d=2&line=denied&source=The+Merrow+Courier&t=2031-03-05..2031-04-22" in there
    travelled.window.goto("about:blank")
    travelled.address = there
    travelled.ready()
    after = seen(travelled)
    assert abs(after.pop("scale") - before.pop("scale")) < 0.01
    for name in ("entities", "edges"):
        for one, other in zip(before.pop(name), after.pop(name), strict=True):
            assert abs(one.pop("x") - other.pop("x")) < 2
            assert abs(one.pop("y") - other.pop("y")) < 2
            assert one == other
    assert before == after
    assert travelled.window.inner_text("#time-words") == words
    assert travelled.complaints == []


def test_a_new_address_in_the_same_window_is_followed(read, html, story):
    page = read(html)
    claim = claim_of(story, "Varland", "signed", "Merrow fishing accord")
    page.window.evaluate(
        "([one, other]) => new Promise(done => { addEventListener('hashchange', () => done());"
        " location.hash = `s=${one}&s=${other}&w=table`; })",
        [claim.subject.id, claim.object.id],
    )
    assert page.window.is_visible("#table")
    assert sorted(page.state["selected"]["link"]) == sorted([claim.subject.id, claim.object.id])


NONSENSE = [
    "s=nobody&d=9&t=yesterday&by=constructor&w=nothing&n=x.y_999999.1.1_-&r=abc&v=1,2",
    "%%%",
    "line=__proto__",
    "t=9999-99-99..0000-00-00",
]


@pytest.mark.parametrize("words", NONSENSE)
def test_nonsense_in_the_address_does_no_harm(shown, html, words):
    page = shown(html)
    page.address += "#" + words
    page.ready()
    assert page.complaints == []
    assert len(page.state["entities"]) > 40


def test_changes_are_undone_and_done_again(read, html):
    page = read(html)
    assert page.window.is_disabled("#undo")
    start = seen(page)
    page.click_at(node_of(page.state, "Varland"))
    one = seen(page)
    pick(page, "relation", "met")
    two = seen(page)
    page.press("Control+z")
    assert seen(page) == one
    page.press("Control+z")
    assert seen(page) == start
    assert page.window.is_disabled("#undo")
    page.press("Control+y", "Control+y")
    assert seen(page) == two
    page.window.click("#undo")
    assert seen(page) == one
    assert page.window.inner_text("#live") == "Undone"


def test_a_move_of_the_range_is_one_step(read, html):
    page = read(html)
    page.window.focus("#time-from")
    page.press(*["ArrowRight"] * 4)
    assert len(page.state["claims"]) < 72
    page.press("Control+z")
    assert len(page.state["claims"]) == 72


FRAMES = ["allow-scripts", "allow-scripts allow-downloads allow-popups"]


@pytest.mark.parametrize("allowed", FRAMES)
def test_a_frame_that_may_do_nothing_works_all_the_same(shown, html, allowed):
    page = shown(
        f'<iframe title="x" width="1200" height="700" sandbox="{allowed}" srcdoc="{escape(html)}"></iframe>'
    ).open()
    frame = page.window.frames[1]
    frame.evaluate(READY)
    frame.fill("#search", "varland")
    frame.press("#search", "Enter")
    frame.click("#theme")
    frame.click("#facets button[data-name=Person]")
    frame.evaluate(SETTLED)
    frame.click("#undo")
    state = frame.evaluate("window.__kg.state()")
    assert state["selected"] == {"entity": entity("Varland").id}
    assert len(state["claims"]) == 72
    assert frame.is_hidden("#take button[value=link]")
    assert page.complaints == []


def test_a_link_to_the_view_can_be_copied(read, html):
    page = read(html, permissions=["clipboard-read", "clipboard-write"])
    page.click_at(node_of(page.state, "Varland"))
    page.window.click("#take summary")
    page.window.click("#take button[value=link]")
    expect(page.window.locator("#live")).to_have_text("Link copied")
    assert page.window.evaluate("navigator.clipboard.readText()") == f"{page.address}#s={entity('Varland').id}"


def test_dark_and_light_can_be_chosen(read, html):
    page = read(html)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.window.evaluate(paper)
    assert page.window.get_attribute("#theme", "aria-label") == "Show in dark colours"
    page.window.click("#theme")
    assert page.window.evaluate(paper) != light
    page.window.emulate_media(color_scheme="dark")
    page.window.click("#theme")
    assert page.window.evaluate(paper) == light


def test_within_another_page_only_the_picture_is_shown(shown, html):
    page = shown(html)
    start, page.address = page.address, page.address + "?embed"
    page.window.context.unroute("**/*")
    page.ready()
    for part in ("header", ".legend", "#timeline"):
        assert page.window.is_hidden(part)
    assert page.window.get_attribute("#whole a", "href") == start
    scale = page.state["scale"]
    stage = page.window.locator("#stage").bounding_box()
    page.window.mouse.move(stage["x"] + 300, stage["y"] + 300)
    page.window.mouse.wheel(0, -200)
    assert page.state["scale"] == scale
    page.click_at(node_of(page.state, "Varland"))
    page.window.mouse.wheel(0, -200)
    assert page.state["scale"] > scale


def test_help_lists_the_keys_and_closes(read, html):
    page = read(html)
    page.window.focus("#stage")
    page.press("?")
    assert page.window.is_visible("#help")
    assert "undo, redo" in page.window.inner_text("#help")
    page.press("Escape")
    assert page.window.is_hidden("#help")


def test_steps_light_more_and_the_sentences_have_a_tab(read, html, story):
    page = read(html)
    page.click_at(node_of(page.state, "Petr Anselm"))
    few = len(page.state["labels"])
    page.press("3")
    assert len(page.state["labels"]) > few + 10
    assert page.window.get_attribute(".steps button:nth-child(3)", "aria-pressed") == "true"
    page.press("Escape")
    page.window.click("#tab-sentences")
    assert page.window.locator("#sentences .claim").count() == 40
    page.window.click("#sentences button:has-text('Show 32 more')")
    quotes = page.window.locator("#sentences blockquote").all_inner_texts()
    assert sorted(quotes) == sorted(evidence.quote for claim in story[0] for evidence in claim.evidence)


def test_neighbours_are_drawn_by_relation_and_taken_back(read, story):
    page = read(write_page(*story, ontology(), title="Few", max_nodes=8, focus=[entity("Brandt Shipping").id]))
    before = {one["name"] for one in page.state["entities"]}
    section = page.window.locator("#panel section[data-relation=acquired]")
    more = section.locator(".more")
    hidden = int(more.inner_text().split()[0])
    more.click()
    after = {one["name"] for one in page.state["entities"]}
    assert len(after) == len(before) + hidden
    page.window.focus("#stage")
    page.press("e")
    every = {one["name"] for one in page.state["entities"]}
    assert len(every) > len(after)
    page.press("e")
    assert len(page.state["entities"]) < len(every)


def test_who_disagrees_stands_beside(read, story):
    claim = claim_of(story, "Osterley", "released", "the release of the crew")
    other = replace(claim, id="other", polarity=Polarity.POSITIVE, modality=Modality.ASSERTED, attribution=())
    page = read(write_page([*story[0], other], story[1], ontology(), title="Two"))
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, claim.object.id])
    sides = page.window.locator(".dispute .sides > div")
    assert [sides.nth(place).locator("article").get_attribute("data-claim") for place in (0, 1)] == ["other", claim.id]
    assert "Disputed: Osterley released the release of the crew" in page.panel()
    page.press("Escape")
    page.click_at(node_of(page.state, "Osterley"))
    against = page.window.locator('[data-claim="other"] .against')
    assert against.inner_text().startswith(
        "Against this: said not to be so by Varland Coast Guard, Varland and Osterley"
    )


def test_a_lit_line_says_who_says_so(read, story):
    claim = claim_of(story, "Osterley Ministry of Trade", "sanctioned", "Brandt Shipping")
    page = read(write_page([claim], story[1], ontology(), title="One"))
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, claim.object.id])
    assert "sanctioned (demanded) ” Green Tide" in {label["text"] for label in page.state["labels"]}

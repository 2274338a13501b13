"""A real browser reads the page: what it draws, asks for, shows on a click, and does when nobody has a mouse."""

from itertools import combinations

import pytest

from kg.export.page import write_page
from kg.model import Polarity
from tests.page import hostile
from tests.page.examples import entity, ontology
from tests.page.finding import ALL_QUOTES, both, node_of
from tests.page.test_page import Parts

pytestmark = pytest.mark.browser
BLANK = """() => {
  const canvas = document.querySelector("#stage canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at]) inked += 1;
  return inked / (pixels.length / 4);
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_browser_asks_for_the_file_and_nothing_else(read, html):
    page = read(html)
    page.press("/")
    page.window.click("#tab-table")
    assert page.requests == [page.address]
    assert page.complaints == []


@both
def test_what_is_drawn_is_what_was_computed(read, html):
    page, data = read(html), Parts(html).data
    state = page.state
    assert len(state["entities"]) == len(data["view"]["nodes"]) == 45
    assert len(state["edges"]) == len(data["view"]["edges"])
    assert state["claims"] == [row[0] for row in data["claims"]]
    assert 0.02 < page.window.evaluate(BLANK) < 0.5


@both
def test_two_loads_look_the_same(read, html):
    assert read(html).window.screenshot() == read(html).window.screenshot()


@both
def test_neither_labels_nor_nodes_overlap_and_most_labels_are_there(read, html):
    page = read(html)
    state, buttons = page.state, page.window.locator(".zoom").bounding_box()
    labels, nodes = state["labels"], state["entities"]
    assert len(labels) >= 38
    for one, other in combinations(labels, 2):
        apart = one["left"] >= other["right"] or other["left"] >= one["right"]
        assert apart or one["top"] >= other["bottom"] or other["top"] >= one["bottom"], (one, other)
    for one, other in combinations(nodes, 2):
        assert (one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2 > 18**2, (one, other)
    stage = page.window.locator("#stage").bounding_box()
    right, low = buttons["x"] - stage["x"], buttons["y"] + buttons["height"] - stage["y"]
    assert not [label for label in labels if label["right"] > right and label["top"] < low]


@both
def test_search_finds_what_is_not_drawn(read, story):
    page = read(write_page(*story, ontology(), title="Few", max_nodes=8))
    assert "8 of 46 entities" in page.window.inner_text("#shown")
    assert not [node for node in page.state["entities"] if node["name"] == "Mira Solano"]
    page.press("/")
    page.window.keyboard.type("sol")
    assert "Mira Solano" in page.window.inner_text("#results")
    page.press("Enter")
    state = page.state
    assert state["selected"] == {"entity": entity("Mira Solano").id}
    ends = {end for edge in state["edges"] for end in edge["ends"]}
    assert entity("Mira Solano").id in ends
    assert "Mira Solano" in page.panel()


OTHER_NAMES = [("jorgen", "Joren Vik"), ("NFC", "Northern Fisheries Commission"), ("haddad", "Noor Haddad")]


@pytest.mark.parametrize(("typed", "name"), OTHER_NAMES)
def test_search_knows_other_names_and_no_accents(read, html, typed, name):
    page = read(html)
    page.window.fill("#search", typed)
    assert page.window.locator("#results [role=option] .name").first.inner_text() == name


@both
def test_more_can_be_shown_and_taken_back(read, story):
    page = read(write_page(*story, ontology(), title="Few", max_nodes=8))
    page.window.click("#more")
    assert len(page.state["entities"]) == 33
    page.window.click("#more")
    assert len(page.state["entities"]) == 46
    assert page.window.is_hidden("#more")
    page.window.click("#reset")
    assert len(page.state["entities"]) == 8


@both
def test_the_legend_hides_what_it_explains(read, html, story):
    page = read(html)
    page.window.click('#facets button[data-name="denied"]')
    shown = {claim.id: claim for claim in story[0]}
    negative = [name for name in page.state["claims"] if shown[name].polarity is Polarity.NEGATIVE]
    assert negative == []
    assert "Filters are on" in page.window.inner_text("#shown")
    page.window.click('#facets button[data-name="Person"]')
    assert not {node["name"] for node in page.state["entities"]} & {"Joren Vik", "Ilse Maren"}
    page.window.click("#clear")
    assert len(page.state["claims"]) == len(story[0])


def test_picking_a_speaker_leaves_what_that_speaker_says(read, html, story):
    page = read(html)
    page.window.click("#facets summary:has-text('According to')")
    page.window.click('#facets button[data-name="Meridian News Agency"]')
    said = {claim.id for claim in story[0] if "Meridian News Agency" in {speaker.name for speaker in claim.attribution}}
    assert set(page.state["claims"]) == said


def test_the_table_sorts_and_opens_sentences(read, html, story):
    page = read(html)
    page.window.click("#tab-table")
    rows = page.window.locator("#table tbody tr")
    assert rows.count() == len(story[0])
    page.window.click("#table th button:has-text('Date')")
    page.window.click("#table th button:has-text('Date')")
    dates = [text for text in page.window.locator('td[data-column="Date"]').all_inner_texts() if text]
    assert dates[:2] == ["21 April 2031", "21 April 2031"]
    assert page.window.locator("th[aria-sort=descending]").inner_text().startswith("Date")
    rows.first.locator("button").click()
    assert page.state["selected"] is not None
    assert page.window.locator("blockquote").count() >= 1


@both
def test_the_keyboard_is_enough(read, html):
    page = read(html)
    page.press("/")
    assert page.window.evaluate("document.activeElement.id") == "search"
    page.window.keyboard.type("varland")
    page.press("ArrowDown", "ArrowUp", "Enter")
    assert page.state["selected"] == {"entity": entity("Varland").id}
    page.window.focus("#stage")
    page.press("ArrowUp")
    assert page.state["selected"] not in (None, {"entity": entity("Varland").id})
    assert page.window.inner_text("#live").endswith(("claim", "claims"))
    page.press("Enter")
    assert page.window.evaluate("document.activeElement.id") == "panel"
    page.press("Escape")
    assert page.state["selected"] is None


def test_tab_reaches_every_part(read, html):
    page = read(html)
    seen = set()
    for _ in range(60):
        page.window.keyboard.press("Tab")
        seen.add(page.window.evaluate("(document.activeElement.closest('[id]') || document.body).id"))
    assert {"search", "tab-graph", "facets", "stage", "zoom-in", "reset", "panel"} <= seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(read, html, scheme):
    page = read(html, color_scheme=scheme)
    page.click_at(node_of(page.state, "Osterley"))
    assert page.window.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const channels = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c <= 0.04 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = (node) => {
    for (let here = node; here; here = here.parentElement) {
      const colour = channels(getComputedStyle(here).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll("header *, #facets *, .status *, #panel *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    const [one, other] = [light(channels(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) poor.push([node.textContent, getComputedStyle(node).color]);
  }
  return poor;
}"""


@both
def test_a_phone_starts_legible_and_shows_all_without_scrolling_sideways(read, html):
    page = read(html, width=375, height=740)
    assert page.window.evaluate(WIDER) <= 0
    inside = [node for node in page.state["entities"] if 0 < node["x"] < 375 and 150 < node["y"] < 680]
    assert 10 < len(inside) < len(page.state["entities"])
    page.window.click("#zoom-fit")
    assert all(0 < node["x"] < 375 for node in page.state["entities"])
    page.window.fill("#search", "osterley")
    page.press("Enter")
    assert page.window.evaluate(WIDER) <= 0
    sheet = page.window.locator("#panel").bounding_box()
    assert sheet["x"] == 0
    assert sheet["width"] == 375
    assert sheet["y"] > 250
    place = node_of(page.state, "Osterley")
    assert place["y"] < sheet["y"]
    page.press("Escape")
    assert page.window.is_hidden("#panel")
    page.window.click("#tab-table")
    assert page.window.evaluate(WIDER) <= 0


def test_hostile_text_stays_text(read):
    claims, documents, terms = hostile.graph()
    page = read(write_page(claims, documents, terms, title=hostile.STRINGS[0]))
    assert len(page.state["entities"]) > len(hostile.STRINGS)
    page.window.evaluate(ALL_QUOTES, [edge["ends"] for edge in page.state["edges"]])
    for node in page.state["entities"][:8]:
        page.window.mouse.move(node["x"], node["y"])
        page.click_at(node)
    for text in hostile.STRINGS:
        page.window.fill("#search", text)
    page.press("Enter")
    for summary in page.window.locator("#facets summary").all():
        summary.click()
    for button in page.window.locator("#facets .pick").all()[:6]:
        button.click()
    page.window.click("#tab-table")
    assert page.window.evaluate("window.broken") is None
    assert page.requests == [page.address]
    assert page.complaints == []
    links = page.window.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(links) <= {"https:", "http:"}


@both
def test_an_empty_graph_is_no_error(read):
    page = read(write_page([], [], ontology(), title="Nothing yet"))
    assert page.complaints == []
    assert "0 of 0 entities" in page.window.inner_text("#shown")


def test_a_focus_is_selected_at_once(read, story):
    page = read(write_page(*story, ontology(), title="One", focus=[entity("Green Tide").id]))
    assert page.state["selected"] == {"entity": entity("Green Tide").id}
    assert "Green Tide" in page.panel()


def test_readers_without_scripts_get_a_table(chromium, tmp_path, html):
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8", newline="")
    context = chromium.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(path.as_uri())
    assert window.locator("noscript tbody tr").count() > 70
    context.close()


@both
def test_paper_has_the_picture_and_the_sentences(read, html):
    page = read(html)
    page.click_at(node_of(page.state, "Varland"))
    closed = page.window.locator("details:not([open])").count()
    page.window.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.window.emulate_media(media="print")
    assert page.window.locator(".printed").bounding_box()["height"] > 300
    assert page.window.locator("details:not([open])").count() == 0
    page.window.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.window.locator("details:not([open])").count() == closed
    assert page.window.locator(".printed").count() == 0
    assert page.complaints == []

"""A real browser reads reports and timelines, on screen, on a phone and on paper."""

import re

import pytest

from kg.export.report import made_words, write_dossier, write_timeline
from tests.export.report.examples import about, hostile_dossier
from tests.page import hostile
from tests.page.examples import ontology

pytestmark = pytest.mark.browser
MADE = made_words("0.1.0", {}, articles=6, latest=None)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".picture text.words")].map((one) => one.getBoundingClientRect());
  const names = [...document.querySelectorAll(".picture text:not(.words)")].map((one) => one.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const pairs = (list) => list.flatMap((one, place) => list.slice(place + 1).map((other) => [one, other]));
  const all = pairs([...boxes, ...names]);
  return all.filter(([one, other]) => meet(one, other)).length / all.length;
}"""


@pytest.fixture(scope="module")
def report():
    return write_dossier(about("Joren Vik", "Varland"), ontology(), title="Joren Vik and Varland", made=MADE)


@pytest.fixture(scope="module")
def timeline(story):
    return write_timeline(*story, ontology(), title="The strait", made=MADE)


@pytest.fixture(params=["report", "timeline"])
def page(request):
    return request.getfixturevalue(request.param)


def test_the_browser_asks_for_the_file_alone_and_has_no_complaint(shown, page):
    opened = shown(page).open()
    assert opened.requests == [opened.address]
    assert opened.complaints == []


@pytest.mark.parametrize("width", [375, 600, 1280])
def test_no_width_scrolls_sideways(shown, page, width):
    opened = shown(page, width=width).open()
    assert opened.window.evaluate(WIDER) <= 0


def test_the_picture_fits_and_its_words_stand_apart(shown, report):
    opened = shown(report).open()
    box = opened.window.locator(".picture").bounding_box()
    assert box["height"] > 250
    assert box["x"] + box["width"] <= 1280
    assert opened.window.locator(".picture text.words").count() >= 8
    assert opened.window.evaluate(OVERLAPS) < 0.01


def test_a_number_leads_to_its_source_and_a_day_to_its_claim(shown, report):
    opened = shown(report).open()
    opened.window.locator(".days a.cite").first.click()
    source = opened.window.evaluate("document.querySelector(':target').textContent")
    assert re.search(r"\d+ claims?$", source)
    opened.window.locator(".days a:not(.cite)").first.click()
    claim = opened.window.locator("article:target")
    assert claim.locator("blockquote").count() >= 1


def test_a_keyboard_scrolls_what_is_wider_than_a_phone(shown, report):
    opened = shown(report, width=375, height=700).open()
    scroller = opened.window.locator(".scroller").first
    assert scroller.evaluate("one => one.scrollWidth > one.clientWidth && one.tabIndex === 0")


def test_paper_has_whole_claims_and_printed_addresses(shown, page):
    opened = shown(page).open()
    opened.window.emulate_media(media="print")
    assert opened.window.is_hidden("nav")
    rows = opened.window.locator(".claim, .days > li, .sources li")
    assert set(rows.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")) == {"avoid"}
    links = opened.window.locator('.sources a[href^="http"]')
    assert links.count() > 0
    assert links.evaluate_all("all => all.every(one => one.textContent === one.getAttribute('href'))")
    pages = len(re.findall(rb"/Type\s*/Page\b", opened.window.pdf(prefer_css_page_size=True)))
    assert 3 <= pages <= 40


def test_dark_is_dark_and_paper_never_is(shown, page):
    opened = shown(page, color_scheme="dark").open()
    dark = "getComputedStyle(document.body).color"
    assert opened.window.evaluate(dark) == "rgb(236, 234, 229)"
    opened.window.emulate_media(media="print", color_scheme="dark")
    assert opened.window.evaluate(dark) == "rgb(28, 30, 33)"


def test_hostile_text_stays_text(shown):
    dossier, terms = hostile_dossier()
    title = hostile.STRINGS[0]
    for html in (
        write_dossier(dossier, terms, title=title, made=title),
        write_timeline(dossier.claims, dossier.documents, terms, title=title, made=title),
    ):
        opened = shown(html).open()
        assert opened.window.evaluate("window.broken") is None
        assert opened.window.title() == title
        assert opened.requests == [opened.address]
        assert opened.complaints == []
        assert opened.window.evaluate(WIDER) <= 0

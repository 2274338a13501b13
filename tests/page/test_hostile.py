"""Whatever texts, addresses and files hold, a page only shows and saves it: nothing of it ever runs."""

import csv
import xml.etree.ElementTree as ET
from urllib.parse import quote

import networkx
import pytest
import rdflib

from kg.export.page import write_page
from tests.page import hostile
from tests.page.conftest import READY
from tests.page.finding import both

pytestmark = pytest.mark.browser
KEYS = "s d t u by w n r v class line predicate relation source speaker standing".split()
CLICK_ALL = """for (const one of document.querySelectorAll("#facets button, #timeline button, .actions button")) {
  if (one.isConnected) one.click();
}"""
WORDS = {"csv": "CSV", "gexf": "GEXF", "ttl": "Turtle", "svg": "SVG"}
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def trap():
    claims, documents, terms = hostile.graph()
    return write_page(claims, documents, terms, title=hostile.STRINGS[0])


@pytest.fixture
def page(read, trap):
    opened = read(trap)
    yield opened
    assert opened.window.evaluate("window.broken") is None
    assert [address for address in opened.requests if not address.startswith(("blob:", opened.address))] == []
    assert opened.complaints == []


def saved(page, ending, tmp_path):
    """Return the file that the reader saves."""
    page.window.evaluate("document.querySelector('#take').open = true")
    with page.window.expect_download() as caught:
        page.window.click(f"#take button:has-text('{WORDS[ending]}')")
    path = tmp_path / f"saved.{ending}"
    caught.value.save_as(path)
    return path


@both
def test_every_corner_of_the_page_is_only_text(page):
    for button in page.window.locator("[role=tab]").all():
        button.click()
        page.settle()
    page.press("?")
    page.press("Escape")
    page.window.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.window.evaluate(CLICK_ALL)
    page.settle()
    links = page.window.eval_on_selector_all("a[href]", "all => all.map(one => one.protocol)")
    assert set(links) <= {"https:", "http:"}


@pytest.mark.parametrize("text", hostile.STRINGS, ids=range(len(hostile.STRINGS)))
def test_an_address_commands_nothing(page, text):
    words = "&".join(f"{key}={quote(text, safe='', errors='replace')}" for key in KEYS)
    page.window.evaluate("words => { location.hash = words; }", words)
    page.settle()
    page.window.reload()
    page.window.evaluate(READY)
    assert isinstance(page.state["claims"], list)


def test_a_saved_table_holds_no_formula(page, tmp_path):
    with saved(page, "csv", tmp_path).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) == 1 + len(hostile.STRINGS)
    assert [cell for row in rows for cell in row if cell.startswith(FORMULAS)] == []


def test_a_saved_graph_is_read_again(page, tmp_path):
    graph = networkx.read_gexf(saved(page, "gexf", tmp_path))
    labels = {label for _, label in graph.nodes(data="label")}
    assert "</script><script>window.broken=1</script>" in labels
    assert graph.number_of_edges() == len(hostile.STRINGS)


def test_saved_rdf_is_read_again(page, tmp_path):
    graph = rdflib.Graph().parse(saved(page, "ttl", tmp_path))
    texts = {str(value) for value in graph.objects() if isinstance(value, rdflib.Literal)}
    assert "</script><script>window.broken=1</script>" in texts


def test_a_saved_picture_has_no_script_and_no_foreign_part(page, tmp_path):
    tree = ET.parse(saved(page, "svg", tmp_path))
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    attributes = {name.rpartition("}")[2] for element in tree.iter() for name in element.attrib}
    assert names <= {"svg", "g", "path", "text", "tspan", "rect", "circle", "line", "title", "desc", "polygon", "style"}
    assert not {name for name in attributes if name.startswith("on") or name == "href"}

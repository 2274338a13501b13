"""What a page may cost, with three times the room that it needs on a quiet machine, counted in processor time."""

import pytest

from kg.export.page import write_page
from tests.page.examples import ontology
from tests.page.many import crowd

pytestmark = pytest.mark.browser
SLACK = 3
MOST_BYTES = 1_200_000  # for 1,000 entities and 2,000 claims with their sentences
PAINT, USABLE = 0.5, 1.0  # seconds of work until something, and until all is there, with 1,000 entities
REPAINT = 0.25  # seconds of work for a choice or a filter among 5,000
FRAME = 0.1  # seconds of work for one step of a pan among 5,000
WORK = "ScriptDuration LayoutDuration RecalcStyleDuration".split()


@pytest.fixture(scope="module")
def thousand():
    return write_page(*crowd(1_000, 2_000), ontology(), title="A thousand")


@pytest.fixture(scope="module")
def many():
    return write_page(*crowd(5_000, 10_000), ontology(), title="Five thousand", max_nodes=5_000)


class Costs:
    """Counts the work of a window's main thread, in seconds of the processor."""

    def __init__(self, reader):
        self._session = reader.window.context.new_cdp_session(reader.window)
        self._session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
        self._session.send("Performance.enable")

    @property
    def work(self):
        found = {one["name"]: one["value"] for one in self._session.send("Performance.getMetrics")["metrics"]}
        return sum(found[name] for name in WORK)

    def of(self, act):
        before = self.work
        act()
        return self.work - before


def test_a_thousand_entities_fit_a_small_file(thousand):
    assert len(thousand.encode()) <= MOST_BYTES


def test_a_thousand_entities_are_there_at_once(shown, thousand):
    page = shown(thousand)
    assert Costs(page).of(page.ready) <= SLACK * USABLE
    assert len(page.state["entities"]) == 150


def test_a_choice_and_a_filter_among_five_thousand_are_quick(read, many):
    page = read(many)
    costs, chosen = Costs(page), page.state["entities"][0]
    assert len(page.state["entities"]) > 4_000
    assert costs.of(lambda: choose(page, chosen["name"])) <= SLACK * REPAINT
    assert page.state["selected"] == {"entity": chosen["id"]}


def choose(page, name):
    page.window.fill("#search", name)
    page.press("Enter")


def test_a_pan_among_five_thousand_is_smooth(read, many):
    page = read(many)
    costs, steps = Costs(page), 20
    box = page.window.locator("#stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 12

    def pan():
        page.window.mouse.move(x, y)
        page.window.mouse.down()
        for step in range(steps):
            page.window.mouse.move(x + 5 * step, y + 5 * step)
            page.settle()
        page.window.mouse.up()

    assert costs.of(pan) / steps <= SLACK * FRAME


def test_the_page_needs_no_answer_from_anywhere(chromium, tmp_path, html):
    """A network that neither answers nor refuses must not keep a reader waiting."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8", newline="")
    context = chromium.new_context()
    held = []
    context.route("**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else held.append(route))
    window = context.new_page()
    window.goto(path.as_uri())
    window.wait_for_function("window.__kg && window.__kg.state().entities.length > 0")
    assert held == []
    context.close()


def test_two_loads_have_the_same_places(read, html):
    first, again = (read(html).state["entities"] for _ in range(2))
    assert first == again
    assert len({(node["x"], node["y"]) for node in first}) == len(first) == 45

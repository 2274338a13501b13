"""axe-core finds nothing serious on any page, in light and dark, wide and narrow."""

import pytest

from tests.browsers.pages import pages
from tests.browsers.tools import AXE

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
FOUND = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const places = (nodes) => nodes.map((node) => node.target.join(" ")).slice(0, 5);
  return violations.map(({ id, impact, nodes }) => [id, impact, places(nodes)]);
}"""


def look(window):
    """Do nothing."""


def find(window):
    window.fill("#search", "vi")


def choose(window):
    window.keyboard.press("Enter")


def tabulate(window):
    window.keyboard.press("Escape")
    window.click("#tab-table")


def read_on(window):
    window.click("#tab-sentences")


def sift(window):
    window.click("#tab-graph")
    window.evaluate("document.querySelector('#facets .key').click()")
    window.click("#take summary")


def ask_help(window):
    window.keyboard.press("Escape")
    window.keyboard.press("?")


ACTS = {"graph": [look, find, choose, tabulate, read_on, sift, ask_help]}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, html in pages().items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["graph", "report", "timeline"])
def test_nothing_serious(chromium, files, name, scheme, width):
    size = {"width": width, "height": 800}
    context = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    window = context.new_page()
    window.goto((files / f"{name}.html").as_uri())
    window.add_script_tag(path=AXE)
    found = []
    for act in ACTS.get(name, [look]):
        act(window)
        found += [(act.__name__, *violation) for violation in grave(window)]
    context.close()
    assert found == []


def grave(window):
    return [violation for violation in window.evaluate(FOUND) if violation[1] in GRAVE]


def test_what_is_serious_is_seen(chromium):
    window = chromium.new_page()
    window.set_content('<h1>A page</h1><p style="color: #ccc; background: #fff">pale</p><button></button>')
    window.add_script_tag(path=AXE)
    assert {rule for rule, *_ in grave(window)} == {"button-name", "color-contrast", "document-title", "html-has-lang"}
    window.close()

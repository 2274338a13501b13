import pytest

from kg.export.page import write_page
from tests.page.examples import build, ontology

FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
READY = "new Promise(done => (function look() { window.__kg ? done() : setTimeout(look, 10); })())"


@pytest.fixture(scope="session")
def story():
    return build()


@pytest.fixture(scope="session")
def html(story):
    return write_page(*story, ontology(), title="The strait and the ferry")


class Reader:
    """A browser window with a page in it, and everything that the page asked for or complained about."""

    def __init__(self, window, address):
        self.window, self.address = window, address
        window.set_default_timeout(10_000)
        self.requests, self.complaints = [], []
        window.on("request", lambda request: self.requests.append(request.url))
        window.on("console", lambda message: self.complaints.append(message.text))
        window.on("pageerror", lambda error: self.complaints.append(str(error)))
        window.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def open(self):
        self.window.goto(self.address)
        return self

    def ready(self):
        self.open().window.evaluate(READY)
        self.settle()
        return self

    def settle(self):
        self.window.evaluate(FRAME)

    @property
    def state(self):
        self.settle()
        return self.window.evaluate("window.__kg.state()")

    def panel(self):
        self.settle()
        return self.window.inner_text("#panel")

    def click_at(self, place):
        self.window.mouse.click(place["x"], place["y"])
        self.settle()

    def press(self, *keys):
        for key in keys:
            self.window.keyboard.press(key)
        self.settle()


@pytest.fixture
def shown(chromium, tmp_path):
    """Return a function that puts a page into a window of its own, where nothing else can be fetched."""
    contexts = []

    def show(html, *, width=1280, height=800, **settings):
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", newline="")
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **settings)
        contexts.append(context)
        context.route("**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else route.abort())
        return Reader(context.new_page(), path.as_uri())

    yield show
    for context in contexts:
        context.close()


@pytest.fixture
def renderer(request):
    """The renderer that a test wants; none for that which the page takes by itself."""
    return getattr(request, "param", "")


@pytest.fixture
def read(shown, renderer):
    """Return a function that opens a page with a script: ``read(html, width=375)``."""

    def open_page(html, **settings):
        page = shown(html, **settings).ready()
        if renderer:
            page.window.evaluate("name => window.__kg.use(name)", renderer)
            page.settle()
        return page

    return open_page

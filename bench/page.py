"""Measures the page of `kg show` against the page that pyvis writes of the same graph, in the same browser, in one run.

    python bench/page.py [--chromium /usr/bin/chromium]

The graph is invented: as many lines again as nodes, and a claim with its sentence on each. A page is usable when its
graph stands still and answers: pyvis's when its bar has come to the end, ours when a click has opened the panel.
Panning is a drag over thirty frames, with the script's time as the browser counts it; pyvis moves with its physics off,
as it otherwise never ends. Requests to elsewhere fail at once, to pyvis's favour.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.export.page import write_page
from kg.model import Claim, Document, Entity, Evidence, Modality, Paragraph, Polarity
from kg.rdf.ontology import load_ontology

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WINDOW = {"width": 1280, "height": 800}
KINDS = ("Person", "Organization", "Country", "City", "Topic")
RELATIONS = ("met", "criticized", "visited", "supports")
STANDINGS = (Modality.ASSERTED,) * 7 + (Modality.PLANNED, Modality.CONSIDERED, Modality.DENIED)
SENTENCE = (
    "{} said on Tuesday that talks with {} about the harbour, the ferry and the price of fish would go on all spring."
)
FRAMES = 30
LOADS = 3
CORNER = (260, 560)  # in both pictures, where there are no nodes
FRAME = "new Promise(done => requestAnimationFrame(() => done(performance.now())))"
WHEN = "new Promise(done => (function look() {{ ({}) ? done() : setTimeout(look, {}); }})())"
OURS = WHEN.format("window.__kg", 10)
STOCK = WHEN.format("window.network && window.network.canvas", 10)
STILL = WHEN.format("document.getElementById('text') && document.getElementById('text').innerText === '100%'", 250)
SELECTED = WHEN.format("document.querySelector('main.busy')", 10)
PATIENCE = 900_000  # milliseconds


def pairs(size: int) -> list[tuple[int, int]]:
    """Return the lines of an invented graph with hubs, two for each node."""
    from networkx import barabasi_albert_graph

    return sorted(barabasi_albert_graph(size, 2, seed=1).edges())


def claims_of(size: int) -> tuple[list[Claim], list[Document]]:
    """Return a claim for each line, the sentences behind it, and an article for each five nodes."""
    dice = random.Random(1)
    nodes = [Entity(f"entity/{at:05}", f"Name{at} Of{at % 97}", dice.choice(KINDS)) for at in range(size)]
    articles = [_article(number) for number in range(size // 5)]
    found = []
    for number, (one, other) in enumerate(pairs(size)):
        read = [dice.choice(articles) for _ in range(dice.choice((1, 1, 1, 2)))]
        quotes = tuple(_evidence(nodes[one], nodes[other], article, number) for article in read)
        name, standing = dice.choice(RELATIONS), dice.choice(STANDINGS)
        ends = (nodes[one], name, nodes[other])
        found.append(Claim(f"claim/{number:06}", *ends, (), Polarity.POSITIVE, standing, (), quotes))
    return found, articles


def _article(number: int) -> Document:
    text = f"Article {number}"
    return Document(f"article/{number}", text, (Paragraph(0, len(text)),), (f"https://news.example/{number}",), text)


def _evidence(one: Entity, other: Entity, article: Document, number: int) -> Evidence:
    quote = SENTENCE.format(one.name, other.name)
    start = quote.index(other.name)
    spans = ((0, len(one.name)), (start, start + len(other.name)))
    return Evidence(article.id, article.title, number % 30, 0, len(quote), quote, "rule/1", 0.9, *spans)


def ours(size: int) -> str:
    """Return our page with all nodes drawn."""
    return write_page(*claims_of(size), load_ontology(), title=f"{size} entities", max_nodes=size)


def stock(size: int, *, physics: bool) -> str:
    """Return the page that pyvis writes by itself, with all scripts that it can put inside."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    claims, _ = claims_of(size)
    ends = {node.id: node for claim in claims for node in (claim.subject, claim.object)}
    for node in ends.values():
        network.add_node(node.id, label=node.name, title=node.name, group=node.type)
    for claim in claims:
        network.add_edge(claim.subject.id, claim.object.id, label=claim.predicate, title=claim.evidence[0].quote)
    network.toggle_physics(physics)
    return str(network.generate_html())


@contextmanager
def opened(browser: Any, html: str) -> Iterator[tuple[Any, float]]:
    """Open a page in a window of its own; yield it with the time at which loading began."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
        context.route("**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else route.abort())
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        yield page, start
        context.close()


def until_ours(browser: Any, html: str, place: Mapping[str, float]) -> float:
    """Return the seconds until a click on an entity has opened the panel."""
    with opened(browser, html) as (page, start):
        page.evaluate(OURS)
        page.mouse.click(place["x"], place["y"])
        page.evaluate(SELECTED)
        page.evaluate(FRAME)
        return time.perf_counter() - start


def until_stock(browser: Any, html: str) -> float:
    """Return the seconds until the graph of pyvis stands still."""
    with opened(browser, html) as (page, start):
        page.evaluate(STILL)
        return time.perf_counter() - start


def panning(browser: Any, html: str, ready: str) -> tuple[float, float]:
    """Return the milliseconds of script, and of all work of the main thread, for each frame of a drag."""
    with opened(browser, html) as (page, _):
        page.evaluate(ready)
        page.evaluate(FRAME)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        page.mouse.move(*CORNER)
        page.mouse.down()
        before = _metrics(session)
        for step in range(FRAMES):
            page.mouse.move(CORNER[0] + 8 * step, CORNER[1] - 5 * step)
            page.evaluate(FRAME)
        after = _metrics(session)
        page.mouse.up()
        script, task = ((after[name] - before[name]) * 1000 / FRAMES for name in ("ScriptDuration", "TaskDuration"))
        return script, task


def _metrics(session: Any) -> dict[str, float]:
    return {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}


def state(browser: Any, html: str) -> Any:
    """Return what a fresh load shows."""
    with opened(browser, html) as (page, _):
        page.evaluate(OURS)
        return page.evaluate("window.__kg.state()")


def report(browser: Any) -> Iterator[str]:
    """Yield the figures, a line each."""
    pages = {size: ours(size) for size in (1000, 5000, 10_000)}
    small = write_page(*claims_of(1000), load_ontology(), title="1000 entities")
    sizes = [len(page.encode()) / 1e6 for page in (pages[1000], small)]
    yield f"ours, 1000 nodes and {len(pairs(1000))} lines: {sizes[0]:.2f} MB with all drawn, {sizes[1]:.2f} MB with 150"
    yield f"a second build is the same: {ours(1000) == pages[1000]}"
    states = {size: state(browser, page) for size, page in pages.items()}
    same = states[1000]["positions"] == state(browser, pages[1000])["positions"]
    yield f"a second load has the same positions: {same}"
    usable = {size: _middle(browser, pages[size], states[size]["entities"][0]) for size in (1000, 10_000)}
    times = usable[10_000] / usable[1000]
    yield f"ours usable: 1000 nodes {usable[1000]:.2f} s, 10000 nodes {usable[10_000]:.2f} s, {times:.1f} times"
    script, task = panning(browser, pages[5000], OURS)
    yield f"ours panning 5000 nodes: {script:.1f} ms of script a frame, {task:.1f} ms of all work"
    slow, whole = panning(browser, stock(5000, physics=False), STOCK)
    much = f"{slow:.1f} ms of script a frame, {whole:.1f} ms of all work"
    yield f"pyvis panning 5000 nodes, physics off: {much}; {slow / script:.0f} times ours"
    still = until_stock(browser, stock(1000, physics=True))
    yield f"pyvis usable: 1000 nodes {still:.1f} s; {still / usable[1000]:.0f} times ours"


def _middle(browser: Any, html: str, place: Mapping[str, float]) -> float:
    return sorted(until_ours(browser, html, place) for _ in range(LOADS))[LOADS // 2]


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=CHROMIUM)
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=ARGUMENTS)
        for line in report(browser):
            print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()

"""What a page does in any browser: it draws, finds, tells, asks nobody for anything, and runs nothing from the news."""

from kg.export.page import write_page
from kg.export.report import write_dossier
from tests.browsers.pages import pages
from tests.export.report.examples import about, hostile_dossier
from tests.page import hostile
from tests.page.test_page import Parts

CHOOSE = """const search = document.querySelector("#search");
search.focus();
search.value = "jorgen";
search.dispatchEvent(new Event("input", { bubbles: true }));
search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
return document.querySelector("#panel").innerText;"""
INKED = """const canvas = [...document.querySelectorAll("#stage canvas")];
const inked = (one) => one.getContext("2d").getImageData(0, 0, one.width, one.height).data.some((value) => value);
return canvas.some(inked);"""
PICTURE = """const { left, right, height } = document.querySelector(".picture").getBoundingClientRect();
return left >= 0 && right <= innerWidth && height > 200;"""
FETCHED = "return performance.getEntriesByType('resource').length"
WIDER = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def shown(driver, folder, html):
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8", newline="")
    driver.visit(path.as_uri())
    assert driver.run(FETCHED) == 0
    assert driver.run(WIDER) <= 0
    return driver


def the_graph_is_drawn_and_answers(driver, folder):
    html = pages()["graph"]
    shown(driver, folder, html)
    assert driver.run("return window.__kg.state().entities.length") == len(Parts(html).data["view"]["nodes"])
    assert driver.run(INKED)
    told = driver.run(CHOOSE)
    assert "Joren Vik" in told
    assert "According to" in told or "according to" in told


def a_report_is_laid_out(driver, folder):
    shown(driver, folder, pages()["report"])
    assert driver.run("return document.querySelector('h1').textContent") == "Joren Vik"
    assert driver.run("return document.querySelectorAll('article').length") == len(about("Joren Vik").claims)
    assert driver.run(PICTURE)
    shown(driver, folder, pages()["timeline"])
    assert driver.run("return document.querySelectorAll('.strip rect').length > 3")


def nothing_hostile_runs(driver, folder):
    title = hostile.STRINGS[0]
    claims, documents, terms = hostile.graph()
    dossier, own_terms = hostile_dossier()
    for html in (
        write_page(claims, documents, terms, title=title),
        write_dossier(dossier, own_terms, title=title, made=title),
    ):
        shown(driver, folder, html)
        assert driver.run("return window.broken === undefined")


CHECKS = [the_graph_is_drawn_and_answers, a_report_is_laid_out, nothing_hostile_runs]

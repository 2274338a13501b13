"""Web pages: what a browser would copy of them reads as they do."""

import subprocess
import sys

import pytest

from kg.text import read_bytes
from kg.text.webpage import read_webpage
from tests.text.case_files import CASES

PAGES = sorted(CASES.glob("*.html"))


def copy_of(page):
    """Return the text of a page as one copies it from a browser."""
    import trafilatura

    from kg.text.webpage import _visible_lines

    return "\n".join(_visible_lines(trafilatura.load_html(page)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_copied_page_has_the_same_paragraphs(path):
    (page,) = read_bytes(path.read_bytes(), name="a.html")
    (dump,) = read_bytes(copy_of(path.read_text(encoding="utf-8")).encode(), name="a.txt")
    assert dump.title == page.title
    assert set(dump.text.split("\n\n")) == set(page.text.split("\n\n")) - {"Ships stay in port"}


def test_a_page_without_an_article_has_no_parts():
    assert read_webpage("<html><body><ul><li>Home</li><li>News</li></ul></body></html>").parts == ()


def test_words_around_inline_elements_stay_together():
    headline = "<h1>The <em>Amber Heron</em>, seized</h1>"
    body = "<p>The <b>Amber</b> Heron was seized in S<i>a</i>rn on Monday.<br>It is old.</p>"
    article = read_webpage(f"<html><body><article>{headline}{body}</article></body></html>")
    assert article.parts[0].text == "The Amber Heron, seized"
    assert "The Amber Heron was seized in Sarn on Monday." in article.parts[1].text


def test_a_headline_with_a_dash_keeps_its_end():
    head = '<meta property="og:title" content="Ministers meet - Vantry waits">'
    body = (
        "<p>The ministers of Orlen met on Monday, and Vantry is waiting for what they have to say about the bridge.</p>"
    )
    page = f"<html><head>{head}</head><body><div>{body}</div></body></html>"
    assert read_webpage(page).title == "Ministers meet - Vantry waits"


def test_reading_text_loads_no_library_for_pages():
    code = "import sys, kg.text; list(kg.text.read_bytes(b'The two sides met in Sarn again.', name='a.txt'));" + (
        "print([name for name in ('trafilatura', 'lxml', 'spacy', 'rdflib') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"

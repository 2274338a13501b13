"""Whatever goes into an element is text: no string from the news becomes an element, an attribute or an address."""

from html import unescape
from html.parser import HTMLParser

import pytest

from kg.export.report.markup import Markup, element, fragment
from tests.page.hostile import STRINGS


class Seen(HTMLParser):
    """Notes what a browser would make of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("text", STRINGS)
def test_text_stays_text_in_every_place(text):
    made = element("p", text, element("b", text, title=text), title=text, href=text)
    seen = Seen(made.html)
    assert [tag for tag, _ in seen.tags] == ["p", "b"]
    assert {name for _, found in seen.tags for name in found} <= {"title", "href"}
    assert seen.text == text_shown(text) * 2
    assert seen.tags[1][1]["title"] == text_shown(text)


def text_shown(text):
    hidden = dict.fromkeys(map(ord, "\0\u202e\u202c\u2066"))
    return text.translate({**hidden, 0x2028: " ", 0x2029: " ", 0xD800: "\ufffd"})


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/1?a=b&c", "https://news.example/1?a=b&c"),
        ("http://reader:secret@news.example/", "http://news.example/"),
        ("#claim-1", "#claim-1"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        (" https://news.example", None),
        ("data:text/html,x", None),
        ("//news.example", None),
        ("/home/someone/1.txt", None),
    ],
)
def test_only_safe_addresses_are_followed(address, kept):
    assert Seen(element("a", "x", href=address).html).tags[0][1].get("href") == kept


def test_what_is_escaped_once_is_not_escaped_again():
    inner = element("i", "Lunde & Sons")
    assert inner.html == "<i>Lunde &amp; Sons</i>"
    assert element("p", inner, " < ", fragment([inner, "&"], between=", ")).html == (
        "<p><i>Lunde &amp; Sons</i> &lt; <i>Lunde &amp; Sons</i>, &amp;</p>"
    )
    assert unescape("&lt;") in Seen(element("p", "<").html).text


def test_attributes_are_written_as_html_names_them():
    made = element("path", class_="line", stroke_dasharray="9 6", aria_hidden="true", x=3, y=None, viewBox="0 0 1 1")
    assert made.html == '<path class="line" stroke-dasharray="9 6" aria-hidden="true" x="3" viewBox="0 0 1 1"></path>'
    assert element("br").html == "<br>"


def test_markup_is_made_by_elements_only():
    assert isinstance(fragment(["<b>"]), Markup)
    assert fragment(["<b>"]).html == "&lt;b&gt;"

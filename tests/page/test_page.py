import json
import random
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.errors import ExportError
from kg.export.page import ALL, NONE, Page, display, make_page, write_page
from kg.export.page_data import to_json
from kg.export.page_shell import app_script, app_style, script_hash
from tests.page.examples import build, entity, ontology
from tests.page.hostile import STRINGS

SHELL_LIMIT = 100 * 1024  # bytes of style and script without vis-network


class Parts(HTMLParser):
    """Collects the texts of an HTML page by element, and all attributes."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.attributes, self.declaration, self._open = [], [], "", ""
        self.feed(html)

    def handle_decl(self, decl):
        self.declaration = decl

    def handle_starttag(self, tag, attrs):
        self._open = tag
        self.attributes.append((tag, dict(attrs)))
        if tag in {"script", "style", "title"}:
            self.texts.append((tag, dict(attrs), ""))

    def handle_data(self, data):
        if self.texts and self._open == self.texts[-1][0]:
            tag, attributes, text = self.texts[-1]
            self.texts[-1] = (tag, attributes, text + data)

    def handle_endtag(self, tag):
        self._open = "" if tag == self._open else self._open

    def of(self, tag, kind=None):
        return [text for name, attributes, text in self.texts if name == tag and attributes.get("type") == kind]

    @property
    def data(self):
        return json.loads(self.of("script", "application/json")[0])


def test_the_head_says_what_the_page_is(html):
    parts = Parts(html)
    assert parts.declaration == "doctype html"
    assert parts.attributes[0] == ("html", {"lang": "en"})
    assert parts.of("title") == ["The strait and the ferry"]


def test_the_policy_allows_these_very_scripts_and_nothing_else(html):
    parts = Parts(html)
    policy = next(found["content"] for _, found in parts.attributes if "http-equiv" in found)
    scripts, style = parts.of("script"), parts.of("style")
    assert len(scripts) == 2
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src '{script_hash(scripts[0])}' '{script_hash(scripts[1])}'",
        f"style-src '{script_hash(style[0])}'",
        "img-src data: blob:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_no_element_asks_for_anything(html):
    names = {"src", "href", "srcset"}
    addresses = [value for _, found in Parts(html).attributes for name, value in found.items() if name in names]
    assert addresses == ["data:,"]
    assert "sourceMappingURL" not in html
    assert "\r" not in html


def test_no_element_has_a_handler_or_a_style(html):
    names = {name for _, found in Parts(html).attributes for name in found}
    assert not {name for name in names if name.startswith("on") or name == "style"}


BANNED = "innerHTML outerHTML insertAdjacentHTML document.write eval( Function( fetch( XMLHttp"


@pytest.mark.parametrize("banned", BANNED.split())
def test_the_script_writes_text_only(banned):
    assert banned not in app_script()


def test_the_shell_is_light():
    assert len((app_script() + app_style()).encode()) <= SHELL_LIMIT


def test_json_cannot_leave_its_element():
    assert to_json(["</script><!--&\u2028\u2029"]) == '["\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029"]'


def test_the_order_of_the_input_does_not_matter(story, html):
    claims, documents = (list(values) for values in story)
    random.Random(4).shuffle(claims)
    documents.reverse()
    assert write_page(claims, documents, ontology(), title="The strait and the ferry") == html


def test_everything_is_in_the_page_once(story, html):
    claims, documents = story
    data = Parts(html).data
    assert [row[0] for row in data["claims"]] == sorted(claim.id for claim in claims)
    assert len(data["articles"]) == len(documents) == 6
    assert len({row[0] for row in data["entities"]}) == len(data["entities"]) == 46


def test_the_view_holds_the_most_relevant(story):
    claims, documents = story
    data = Parts(write_page(claims, documents, ontology(), title="Some", max_nodes=12)).data
    view = data["view"]
    assert len(view["nodes"]) == 12
    drawn = set(view["nodes"])
    assert view["edges"] == [number for number, (start, end, _) in enumerate(data["links"]) if {start, end} <= drawn]
    assert len(data["entities"]) == 46


def test_a_focus_is_drawn_with_its_neighbours(story):
    focus = entity("Petr Anselm").id
    data = Parts(write_page(*story, ontology(), title="One", focus=[focus])).data
    names = {data["entities"][node][1] for node in data["view"]["nodes"]}
    assert data["entities"][data["focus"][0]][0] == focus
    assert {"Petr Anselm", "Brandt Shipping"} <= names
    assert "Kalmira" not in names


def test_an_unknown_focus_is_an_error_in_one_line(story):
    with pytest.raises(ExportError) as caught:
        write_page(*story, ontology(), title="None", focus=["nobody"])
    assert str(caught.value) == "entity 'nobody': is not in what is shown; `kg query entities` lists the names"


def test_a_page_of_nothing_is_a_page():
    assert Parts(write_page([], [], ontology(), title="")).of("title") == ["Knowledge graph"]


@pytest.mark.parametrize(
    ("number", "summary"),
    [(0, "0 claims about 0 entities, from 0 articles"), (1, "1 claim about 2 entities, from 1 article, 4 March 2031")],
)
def test_the_summary_counts_in_good_english(story, number, summary):
    claims, documents = story
    first = [claim for claim in claims if claim.evidence[0].document == documents[0].id and not claim.qualifiers]
    alone = [replace(claim, attribution=()) for claim in first[:number]]
    assert f'class="summary">{summary}</p>' in write_page(alone, documents[:number], ontology(), title="x")


def test_the_summary_counts_articles_without_a_date(story):
    claims, documents = story
    some = [replace(documents[0], published=None), *documents[1:]]
    assert "from 6 articles, 11 March 2031 to 22 April 2031 (1 without a date)</p>" in write_page(
        claims, some, ontology(), title="x"
    )


def test_nothing_private_is_told(html):
    assert "/home/someone" not in html
    assert "secret" not in html
    assert "union.txt" in html


def test_readers_without_scripts_see_the_claims(html):
    fallback = re.search("<noscript>(.*)</noscript>", html, re.DOTALL)[1]
    assert fallback.count("<tr>") == 1 + len(build()[0])
    assert "Maren denied that the Strait of Merrow lies in Osterley." in fallback


@pytest.mark.parametrize("text", STRINGS)
def test_hostile_titles_stay_text(text):
    parts = Parts(write_page([], [], ontology(), title=text))
    assert len(parts.of("script")) == 2
    assert len(parts.of("title")) == 1


def test_notebooks_show_a_page_in_a_frame(html):
    frame = Page(html)._repr_html_()
    assert frame.startswith("<iframe")
    assert "<script" not in frame
    assert 'sandbox="allow-scripts' in frame
    assert "allow-same-origin" not in frame
    assert repr(Page(html, 5, 9)) == "Page(drawn=5, entities=9, height=640)"


def test_claims_are_displayed_with_the_ontology_of_kg(story):
    page = display(story[0], "petr ANSELM", title="Who is he?", height=300)
    data = Parts(page.html).data
    assert [data["entities"][number][1] for number in data["focus"]] == ["Petr Anselm"]
    assert (data["title"], page.height) == ("Who is he?", 300)
    assert Parts(display(story[0], "Petr Anselm").html).of("title") == ["Petr Anselm"]


def test_a_name_that_nothing_has_is_not_displayed(story):
    with pytest.raises(ExportError, match="entity 'Nobody': nothing in the graph has this name"):
        display(story[0], "Nobody")


def test_a_page_says_how_much_it_draws(story):
    page = make_page(*story, ontology(), max_nodes=12)
    assert (page.drawn, page.entities) == (12, 46)
    assert make_page(*story, ontology(), others=[replace(entity("Varland"), id="x")]).entities == 47


def test_what_answers_is_drawn_alone_and_told_in_its_order(story):
    claims, documents = story
    told = sorted((claim.id for claim in claims if claim.predicate == "met"), reverse=True)[:2]
    data = Parts(make_page(claims, documents, ontology(), told=told, note="Two rows of nine.").html).data
    assert [data["claims"][number][0] for number in data["told"]] == told
    ends = {place for number in data["told"] for place in (data["claims"][number][1], data["claims"][number][3])}
    assert set(data["view"]["nodes"]) == ends


def test_a_note_follows_the_summary():
    assert ", from 0 articles. Two rows.</p>" in make_page([], [], ontology(), note="Two rows.").html


def sentences(page):
    return [found for row in Parts(page.html).data["claims"] for found in row[9]]


def test_without_evidence_articles_are_named_and_nothing_is_quoted(story):
    page = make_page(*story, ontology(), quotes=NONE)
    assert {tuple(row[4]) for row in sentences(page)} == {()}
    assert {len(row[9]) > 0 for row in Parts(page.html).data["claims"]} == {True}
    assert not [one.quote for claim in story[0] for one in claim.evidence if one.quote in page.html]


def test_all_evidence_is_told_in_full(story):
    claims, documents = story
    long = "x" * 400
    many = [replace(claims[0].evidence[0], start=number, quote=long) for number in range(5)]
    told = [replace(claims[0], evidence=tuple(many))]
    assert len(sentences(make_page(told, documents, ontology()))) == 3
    full = sentences(make_page(told, documents, ontology(), quotes=ALL))
    assert [sum(len(text) for text, _ in row[4]) for row in full] == [400] * 5


def test_a_page_that_no_browser_opens_is_refused(story, monkeypatch):
    monkeypatch.setattr("kg.export.page.MOST", 100_000)
    with pytest.raises(ExportError, match=r"page: would have 0\.\d MB, more than browsers open; narrow it by --since"):
        make_page(*story, ontology())

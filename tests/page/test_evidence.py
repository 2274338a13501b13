"""What the panel shows: every claim with its sentences, its speaker and its date, word by word."""

import re

import pytest
from playwright.sync_api import expect

from kg.export.page_graph import key_of
from kg.model import Modality, Polarity
from tests.page.examples import entity
from tests.page.finding import ALL_QUOTES, both, claim_of, edge_of, node_of

pytestmark = pytest.mark.browser


@both
def test_a_line_shows_its_sentence_source_date_and_speaker(read, html, story):
    page, claim = read(html), claim_of(story, "Strait of Merrow", "locatedIn", "Osterley")
    page.click_at(edge_of(page.state, claim))
    text = page.panel()
    assert "Maren denied that the Strait of Merrow lies in Osterley." in text
    assert "Denied · according to Ilse Maren" in text
    assert "Varland and Osterley open talks on strait · Lena Ost · The Merrow Courier · 4 March 2031" in text
    marks = page.window.eval_on_selector_all("mark", "marks => marks.map(mark => [mark.className, mark.textContent])")
    assert marks == [["subject", "Strait of Merrow"], ["object", "Osterley"]]
    link = page.window.locator("#panel a")
    assert link.get_attribute("href") == "https://courier.example/2031/03/talks"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_every_drawn_line_shows_the_sentences_of_its_claims(read, html, story):
    page = read(html)
    claims = {claim.id: claim for claim in story[0]}
    edges = page.state["edges"]
    for edge, shown in zip(edges, page.window.evaluate(ALL_QUOTES, [edge["ends"] for edge in edges]), strict=True):
        wanted = [evidence.quote for name in edge["claims"] for evidence in claims[name].evidence]
        assert sorted(shown) == sorted(wanted)


def test_how_a_date_was_read_is_told(read, html, story):
    page, claim = read(html), claim_of(story, "Noor Haddad", "met", "Edvard Lunde")
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, claim.object.id])
    assert "13 March 2031" in page.panel()
    assert "The date was read as “Thursday” relative to the day of the article." in page.panel()


def test_a_merged_line_shows_all_its_claims(read, html, story):
    page, claim = read(html), claim_of(story, "Joren Vik", "criticized", "Ilse Maren")
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, claim.object.id])
    text = page.panel()
    assert "4 claims" in text
    assert "Some of these claims are denied" in text
    assert text.count("Copy citation") == 4


@pytest.mark.parametrize("modality", Modality)
def test_each_modality_is_in_words(read, html, story, modality):
    claim = next(claim for claim in story[0] if claim.modality is modality and claim.polarity is Polarity.POSITIVE)
    page = read(html)
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, key_of(claim.object)])
    card = page.window.locator(f'[data-claim="{claim.id}"] .standing')
    words = {"asserted": "to be so|as fact", "considered": "consideration", "conditional": "condition"}
    assert re.search(words.get(modality.value, modality.value), card.inner_text(), re.IGNORECASE)


@both
def test_a_name_shows_what_is_known_of_it(read, html):
    page = read(html)
    page.click_at(node_of(page.state, "Varland"))
    assert page.state["selected"] == {"entity": entity("Varland").id}
    text = page.panel()
    assert "country" in text
    assert "Also: Republic of Varland" in text
    assert "knowledge.example" in text
    headings = page.window.locator("#panel h3").all_inner_texts()
    assert "is located in 1" in headings
    assert "javascript:" not in page.window.inner_html("#panel")


def test_a_citation_can_be_copied(read, html, story):
    claim = claim_of(story, "Varland", "signed", "Merrow fishing accord")
    page = read(html, permissions=["clipboard-read", "clipboard-write"])
    page.window.evaluate("ends => window.__kg.open(ends)", [claim.subject.id, claim.object.id])
    button = page.window.locator(".copy").first
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.window.evaluate("navigator.clipboard.readText()")
    evidence = claim.evidence[0]
    assert copied == (
        f"Lena Ost, “{evidence.quote}”, Court to rule on night fishing, The Merrow Courier, 2 April 2031, "
        f"https://courier.example/2031/04/court (sentence 8, characters {evidence.start}\N{EN DASH}{evidence.end} "
        f"of {evidence.document}; claim {claim.id})"
    )

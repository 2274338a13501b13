"""What a reader sees before the first click: the claims that answer, or the foremost of what happened."""

from xml.etree import ElementTree

import pytest

from kg.export.page import make_page
from kg.model import Claim, Modality, Polarity, Value
from tests.page.examples import entity, ontology

pytestmark = pytest.mark.browser
PLANNED = {"planned", "promised", "considered", "demanded", "possible", "conditional"}
HEADS = "heads => heads.map(head => head.textContent)"


def told(page):
    return page.window.eval_on_selector_all("#panel .told .headline", HEADS)


def test_what_answers_stands_above_with_its_sentences(read, story):
    met = (claim for claim in story[0] if claim.predicate == "met" and claim.is_edge)
    claims = sorted(met, key=lambda claim: claim.id)[:2]
    page = read(make_page(*story, ontology(), told=[claim.id for claim in claims]).html)
    assert told(page) == [f"{claim.subject.name} met {claim.object.name}" for claim in claims]
    assert page.window.inner_text("#panel").startswith("What answers")
    for claim in claims:
        assert claim.evidence[0].quote in page.panel()
    ends = {frozenset((claim.subject.id, claim.object.id)) for claim in claims}
    assert {frozenset(edge["ends"]) for edge in page.state["edges"]} >= ends


def test_without_a_question_the_foremost_of_what_happened_is_told(read, html):
    page = read(html)
    heads = told(page)
    assert len(heads) == 5
    assert not [head for head in heads if " is " in head]
    assert page.window.locator("#panel .told blockquote:visible").count() == 0
    page.window.click("#panel .told summary")
    assert page.window.locator("#panel .told blockquote:visible").count() >= 1


def test_what_happened_comes_before_what_somebody_is(read, story):
    page = read(
        make_page(*story, ontology(), focus=[next(c.subject.id for c in story[0] if c.predicate == "met")]).html
    )
    relations = page.window.eval_on_selector_all(
        "#panel section[data-relation]", "all => all.map(one => one.dataset.relation)"
    )
    lasting = [relation.startswith(("is ", "holds", "works", "speaks", "represents")) for relation in relations]
    assert lasting == sorted(lasting)
    assert lasting[0] is False


def test_what_is_no_fact_is_never_told_as_one(read, story):
    claims, documents = story
    known = {claim.id: claim for claim in claims}
    page = read(make_page(claims, documents, ontology(), told=sorted(known)).html)
    page.window.click("#panel .told > button:last-of-type")
    cards = page.window.eval_on_selector_all(
        "#panel .told article", "all => all.map(one => [one.dataset.claim, one.querySelector('.headline').textContent])"
    )
    assert len(cards) > 40
    for name, words in cards:
        told = f" ({known[name].modality}) "
        assert (told in words) is (known[name].modality in PLANNED and known[name].polarity == "positive")


def test_a_promised_amount_hangs_on_a_dashed_line_and_is_told_as_promised_in_one_click(read, story):
    claims, documents = story
    payer, union = entity("Osterley"), entity("Harbour Workers' Union")
    money = Value("8000000", "xsd:decimal", "$8 million", "USD")
    promised = Claim(
        "p", payer, "paid", union, (("amount", money),), Polarity.POSITIVE, Modality.PROMISED, (), claims[0].evidence
    )
    page = read(make_page([promised], documents, ontology()).html)
    with page.window.expect_download() as download:
        page.window.click("#take summary")
        page.window.click("#take button[value=svg]")
    drawn = ElementTree.parse(download.value.path())
    lines = [line.get("stroke-dasharray") for line in drawn.iter() if line.get("stroke-dasharray") is not None]
    assert len(lines) == 3  # the payment, its amount, and the legend
    assert all(lines)
    amount = next(one for one in page.state["entities"] if one["name"] == "$8 million")
    page.click_at(amount)
    assert "Osterley paid (promised) Harbour Workers' Union" in page.panel()
    assert claims[0].evidence[0].quote in page.panel()

"""What the filters let through, and the numbers beside them, are what SPARQL says of the same graph."""

from dataclasses import replace

import pytest

from kg.export.page import write_page
from tests.page.asking import ask, counted, graph
from tests.page.examples import ontology

pytestmark = pytest.mark.browser

NUMBERS = """key => {
  for (const rest of document.querySelectorAll("#facets .rest")) rest.click();
  const buttons = [...document.querySelectorAll(`#facets [data-facet=${key}]`)];
  const number = button => Number(button.querySelector(".number").textContent);
  return Object.fromEntries(buttons.map(button => [button.dataset.name, number(button)]).filter(([, many]) => many));
}"""
TOGGLE = """([key, name]) => {
  for (const rest of document.querySelectorAll("#facets .rest")) rest.click();
  [...document.querySelectorAll(`#facets [data-facet=${key}]`)].find(button => button.dataset.name === name).click();
}"""
# What each facet sorts claims under, as the rest of a pattern about ?claim.
FACETS = {
    "relation": "?claim rdf:predicate ?name",
    "speaker": "?claim prov:wasAttributedTo/skos:prefLabel ?name",
    "source": "?claim kg:evidence/kg:document/schema:publisher ?name",
    "article": "?claim kg:evidence/kg:document/schema:headline ?name",
}
CLAIM = "?claim a kg:Claim ."


@pytest.fixture(scope="module")
def store(story):
    return graph(*story)


def numbers(store, facet, condition=""):
    """Return how many claims stand under each name of a facet, by the labels that the page gives them."""
    found = counted(ask(store, f"{CLAIM} {FACETS[facet]} . {condition}", "claim", "name"))
    labels = {name: relation.label for name, relation in ontology().relations.items()}
    return {labels[name] if facet == "relation" else name: number for name, number in found.items()}


def shown(page):
    return set(page.state["claims"])


def claims(store, condition):
    return {claim for (claim,) in ask(store, f"{CLAIM} {condition}", "claim")}


@pytest.mark.parametrize("facet", FACETS)
def test_the_number_of_each_name_is_that_of_its_claims(read, html, store, facet):
    found = read(html).window.evaluate(NUMBERS, facet)
    if facet == "speaker":
        own = claims(store, "FILTER NOT EXISTS { ?claim prov:wasAttributedTo ?anyone }")
        assert found.pop("the articles themselves") == len(own)
    assert found == numbers(store, facet)


def test_classes_count_all_that_takes_part(read, html, store):
    part = "{ ?claim rdf:subject ?one } UNION { ?claim rdf:object ?one } UNION { ?claim prov:wasAttributedTo ?one }"
    every = f"{CLAIM} {part} UNION {{ ?claim ?role ?one . ?one skos:prefLabel ?any }} ?one a ?name"
    found = read(html).window.evaluate(NUMBERS, "class")
    values = found.pop("Value")
    assert values == 3
    assert found == {
        name: number for name, number in counted(ask(store, every, "one", "name")).items() if name != "Value"
    }


def test_lines_count_how_far_the_texts_go(read, html, store):
    rows = ask(store, f"{CLAIM} ?claim kg:modality ?how ; kg:polarity ?sign", "claim", "how", "sign")
    lines = {"asserted": "asserted", "planned": "intended", "promised": "intended", "demanded": "intended"}
    wanted = counted(
        (claim, "denied" if sign == "negative" or how == "denied" else lines.get(how, "open"))
        for claim, how, sign in rows
    )
    found = read(html).window.evaluate(NUMBERS, "line")
    roles = "?claim kg:place|kg:topic|kg:recipient|kg:purpose|kg:amount|kg:content|kg:position ?one"
    assert found.pop("role") == len(claims(store, roles))
    assert found == wanted


# What is clicked, and which claims are left then: within a facet any will do, and all facets have to.
FILTERS = [
    ([("relation", "met")], "?claim rdf:predicate kg:met"),
    ([("relation", "met"), ("relation", "signed")], "?claim rdf:predicate ?p FILTER(?p IN (kg:met, kg:signed))"),
    (
        [("relation", "met"), ("relation", "criticised"), ("source", "Osterley Herald")],
        "?claim rdf:predicate ?p ; kg:evidence/kg:document/schema:publisher 'Osterley Herald' "
        "FILTER(?p IN (kg:met, kg:criticized))",
    ),
    ([("line", "denied")], "?claim kg:polarity kg:positive FILTER NOT EXISTS { ?claim kg:modality modality:denied }"),
    (
        [("class", "Person")],
        "?claim rdf:subject ?s ; rdf:object ?o "
        "FILTER NOT EXISTS { ?s a kg:Person } FILTER NOT EXISTS { ?o a kg:Person }",
    ),
    (
        [("class", "Person"), ("speaker", "two unnamed officials")],
        "?claim prov:wasAttributedTo/skos:prefLabel 'two unnamed officials' ; rdf:subject ?s ; rdf:object ?o "
        "FILTER NOT EXISTS { ?s a kg:Person } FILTER NOT EXISTS { ?o a kg:Person }",
    ),
]


@pytest.mark.parametrize(("clicks", "condition"), FILTERS, ids=str)
def test_what_passes_is_what_the_graph_says(read, html, store, clicks, condition):
    page = read(html)
    for click in clicks:
        page.window.evaluate(TOGGLE, click)
    assert shown(page) == claims(store, condition)
    assert page.window.locator("#chips .chip").count() == len(clicks)
    page.window.click("#clear")
    assert len(shown(page)) == 72
    assert page.window.is_hidden("#chips")


@pytest.mark.parametrize("facet", FACETS)
def test_the_other_facets_count_what_is_left(read, html, store, facet):
    page = read(html)
    page.window.evaluate(TOGGLE, ["line", "denied"])
    page.window.evaluate(TOGGLE, ["source", "Osterley Herald"])
    left = "?claim kg:polarity kg:positive FILTER NOT EXISTS { ?claim kg:modality modality:denied }"
    herald = "?claim kg:evidence/kg:document/schema:publisher 'Osterley Herald' ."
    found = page.window.evaluate(NUMBERS, facet)
    found.pop("the articles themselves", None)
    assert found == numbers(store, facet, left if facet == "source" else herald + left)


def choose_days(page, by, first, last):
    page.window.select_option("#time-by", by)
    for end, place in (("from", first), ("to", last)):
        page.window.evaluate(
            "([end, place]) => { const one = document.getElementById(`time-${end}`); one.value = place;"
            " one.dispatchEvent(new Event('input')); }",
            [end, place],
        )


def test_days_of_publication_are_those_of_the_graph(read, html, store):
    page = read(html)
    choose_days(page, "told", 7, 29)
    assert page.window.inner_text("#time-words") == "11 March – 2 April 2031"
    days = """?claim kg:evidence/kg:document/schema:datePublished ?day
    FILTER(?day >= '2031-03-11'^^xsd:date && ?day <= '2031-04-02'^^xsd:date)"""
    assert shown(page) == claims(store, days)
    assert page.window.is_hidden("#undated")


EVENTS = """?claim kg:date ?any .
OPTIONAL { ?claim sem:hasEarliestBeginTimeStamp ?first } OPTIONAL { ?claim sem:hasLatestEndTimeStamp ?last }
FILTER(COALESCE(?first <= '2031-12-31'^^xsd:date, true) && COALESCE(?last >= '2031-01-01'^^xsd:date, true))"""


def test_days_of_events_are_those_of_the_graph(read, html, store):
    page = read(html)
    choose_days(page, "event", 22, 22)
    assert page.window.inner_text("#time-words") == "2031"
    found = claims(store, EVENTS)
    assert 10 < len(found) < len(claims(store, "?claim kg:date ?day"))
    assert shown(page) == found
    undated = claims(store, "FILTER NOT EXISTS { ?claim kg:date ?day }")
    assert page.window.inner_text("#undated") == f"{len(undated)} undated"
    page.window.click("#undated")
    assert shown(page) == found | undated


def test_keys_move_the_ends_of_the_range(read, html):
    page = read(html)
    page.window.focus("#time-from")
    page.press("ArrowRight")
    assert page.window.get_attribute("#time-from", "aria-valuetext") == "5 March 2031"
    assert len(shown(page)) < 72
    page.press("ArrowLeft")
    assert len(shown(page)) == 72


def test_a_bar_is_a_button_for_its_day(read, html, store):
    page = read(html)
    box = page.window.locator("#bars").bounding_box()
    page.window.mouse.click(box["x"] + box["width"] - 4, box["y"] + 6)
    assert shown(page) == claims(store, "?claim kg:evidence/kg:document/schema:datePublished '2031-04-22'^^xsd:date")


def test_play_goes_through_the_days_and_stops(read, html):
    page = read(html)
    page.window.clock.install()
    page.window.click("#play")
    assert page.window.inner_text("#time-words") == "4 March 2031"
    page.window.clock.run_for(2_000)
    assert page.window.inner_text("#time-words") == "4 March – 6 March 2031"
    page.window.clock.run_for(60_000)
    assert page.window.inner_text("#play") == "Play"
    assert len(shown(page)) == 72


def test_nothing_that_passes_is_said(read, html):
    page = read(html)
    page.window.evaluate(TOGGLE, ["relation", "met"])
    page.window.evaluate(TOGGLE, ["class", "Person"])
    assert page.window.is_visible("#nothing")
    assert "0 of 72 claims shown. Filters are on: 0 claims pass." in page.window.inner_text("#shown")


def test_only_days_that_there_are_can_be_chosen(read, story):
    plain = [claim for claim in story[0] if not any(name == "date" for name, _ in claim.qualifiers)]
    page = read(write_page(plain, story[1], ontology(), title="No events"))
    assert page.window.locator("#time-by option").all_inner_texts() == ["When it was published"]
    bare = [replace(document, published=None) for document in story[1]]
    assert read(write_page(plain, bare, ontology(), title="No days")).window.is_hidden("#timeline")

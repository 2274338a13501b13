"""The pages as texts: what stands where, the same bytes each time, and nothing hostile, private or active."""

import random
import re
from dataclasses import replace
from datetime import date

import pytest

from kg.export.page_shell import script_hash
from kg.export.page_text import link_of
from kg.export.report import Dossier, made_words, write_dossier, write_timeline
from tests.export.report.examples import about, hostile_dossier, named
from tests.export.report.test_markup import Seen
from tests.page.examples import build, entity, ontology
from tests.page.test_page import Parts

MADE = made_words("9.9.9", {"parser": "kg-en-1"}, articles=6, latest=date(2031, 4, 21))


@pytest.fixture(scope="module")
def dossier():
    return about("Joren Vik")


@pytest.fixture(scope="module")
def report(dossier):
    return write_dossier(dossier, ontology(), title="Joren Vik", made=MADE)


@pytest.fixture(scope="module")
def timeline():
    claims, documents = build()
    return write_timeline(claims, documents, ontology(), title="The strait", made=MADE)


@pytest.fixture(scope="module")
def hostile_pages():
    found, terms = hostile_dossier()
    title = "</title><script>window.broken=1</script>"
    return [
        write_dossier(found, terms, title=title, made=title),
        write_timeline(found.claims, found.documents, terms, title=title, made=title),
    ]


def text_of(html):
    return re.sub(r"\s+", " ", Seen(html).text)


def test_a_page_has_a_head_that_allows_its_style_and_nothing_else(report, timeline):
    for html in (report, timeline):
        parts = Parts(html)
        policy = next(found["content"] for _, found in parts.attributes if "http-equiv" in found)
        style = script_hash(parts.of("style")[0])
        assert policy == f"default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
        assert parts.declaration == "doctype html"
        assert parts.attributes[0] == ("html", {"lang": "en"})
        assert "<script" not in html
    assert Parts(report).of("title")[0] == "Joren Vik"


def test_every_claim_is_told_once_in_full_with_its_sentences(report, dossier):
    ids = re.findall(r'<article class="claim [a-z]+" id="(claim-\d+)"', report)
    assert len(ids) == len(set(ids)) == len(dossier.claims)
    shown = text_of(report)
    for claim in dossier.claims:
        assert all(" ".join(found.quote.split()) in shown for found in claim.evidence)


def test_every_link_inside_the_page_leads_somewhere(report, timeline):
    for html in (report, timeline):
        found = [attributes for _, attributes in Seen(html).tags]
        anchors = {attributes["href"] for attributes in found if attributes.get("href", "").startswith("#")}
        names = [attributes["id"] for attributes in found if "id" in attributes]
        assert {anchor[1:] for anchor in anchors} <= set(names)
        assert len(names) == len(set(names))


def test_sections_stand_in_their_order(report):
    assert re.findall(r"<h2 id=\"(\w+)-heading\"", report) == ["positions", "timeline", "claims", "says", "sources"]
    assert "Also called Vik, Jørgen Vik" in text_of(report)


def test_sources_are_numbered_by_day_and_cited_by_number(report, dossier):
    sources = re.search('<ol class="sources">(.*?)</ol>', report, re.DOTALL)[1]
    days = [one.published for one in sorted(dossier.documents, key=lambda one: one.published)]
    found = [text_of(row) for row in re.findall("<li.*?</li>", sources, re.DOTALL)]
    assert len(found) == len(days)
    for number, (row, day) in enumerate(zip(found, days, strict=True), start=1):
        assert str(day.year) in row
        assert f'<a class="cite" href="#source-{number}"' in report


def test_modality_is_marked_in_words_and_by_lines(report):
    assert "Denied" in text_of(report)
    assert 'class="line denied"' in report
    assert '<i class="denied">' in report
    assert "according to" in text_of(report)


def test_a_claim_that_only_the_entity_makes_stands_under_what_it_says(report, dossier):
    says = re.search('<section id="says".*?</section>', report, re.DOTALL)[0]
    own = {dossier.entities[0].id}
    only_said = [claim for claim in dossier.claims if not named(replace(claim, attribution=())) & own]
    assert says.count("<article") == len(only_said) == 3
    assert "Said by Joren Vik" in says


def test_two_entities_have_one_page(dossier):
    both = about("Joren Vik", "Ilse Maren")
    html = write_dossier(both, ontology(), title="Both", made=MADE)
    assert text_of(html).count("Also called") == 2
    assert html.count("<article") == len(both.claims) > len(dossier.claims)


def test_what_is_between_two_stands_first():
    both = about("Varland", "Osterley")
    html = write_dossier(both, ontology(), title="Both", made=MADE)
    part = re.search('<section id="between".*?</section>', html, re.DOTALL)[0]
    rows = re.findall("<li>.*?</li>", part, re.DOTALL)
    shared = [claim for claim in both.claims if set(both.ids) <= named(replace(claim, attribution=()))]
    assert len(rows) == len(shared) == 4
    assert sum("Varland" in row and "Osterley" in row for row in map(text_of, rows)) == 4
    assert html.index('id="between"') < html.index('id="timeline"')


def test_somebody_without_claims_has_a_page():
    html = write_dossier(Dossier((entity("Varland"),), (), (), ()), ontology(), title="Varland", made=MADE)
    assert "0 claims from 0 articles" in text_of(html)
    assert "Also called Republic of Varland" in text_of(html)
    assert '<svg class="picture"' not in html


def test_the_picture_names_the_nearest_and_says_what_it_shows(report):
    picture = re.search('<svg class="picture".*?</svg>', report, re.DOTALL)[0]
    assert 'role="img"' in picture
    assert 'aria-label="Joren Vik and ' in picture
    words = re.findall("<tspan[^>]*>([^<]*)</tspan>", picture)
    assert {"Joren Vik", "Ilse Maren"} <= set(words)
    assert " style=" not in picture


def test_the_same_dossier_gives_the_same_bytes_in_any_order(report, dossier):
    mixed = replace(
        dossier,
        claims=tuple(random.Random(3).sample(dossier.claims, len(dossier.claims))),
        between=tuple(reversed(dossier.between)),
        documents=tuple(reversed(dossier.documents)),
    )
    assert write_dossier(mixed, ontology(), title="Joren Vik", made=MADE) == report


def test_the_timeline_has_all_claims_with_a_day_in_their_order(timeline):
    claims, documents = build()
    dates = [
        min(v.value for n, v in c.qualifiers if n == "date")
        for c in claims
        if any(n == "date" for n, _ in c.qualifiers)
    ]
    assert len(re.findall(r'<li id="claim-\d+"', timeline)) == len(dates)
    years = [int(year) for year in re.findall(r'<section id="year-(\d+)"', timeline)]
    assert years == sorted(set(years)) == sorted({int(one[:4]) for one in dates})
    assert f"{len(dates)} claims with a date" in text_of(timeline)
    assert f"{len(claims) - len(dates)} more have none" in text_of(timeline)
    claims.reverse()
    documents.reverse()
    assert write_timeline(claims, documents, ontology(), title="The strait", made=MADE) == timeline


def test_nothing_dated_is_said_so():
    html = write_timeline([], [], ontology(), title="Empty", made=MADE)
    assert "No claim has a date." in text_of(html)
    assert "<section" not in html


def test_the_foot_says_how_it_was_made_without_a_clock(report):
    assert "Written by kg 9.9.9 from a graph of 6 articles, the latest of 21 April 2031 (parser kg-en-1)." in text_of(
        report
    )


def test_nothing_private_is_told(report):
    assert "/home/someone" not in report
    assert "secret" not in report


def test_hostile_text_makes_no_element_and_no_attribute(hostile_pages):
    for html in hostile_pages:
        seen = Seen(html)
        assert not {"script", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in seen.tags}
        names = {name for _, found in seen.tags for name in found}
        assert not {name for name in names if name.startswith("on") or name in {"style", "src"}}
        outward = {found["href"] for _, found in seen.tags if not found.get("href", "#").startswith("#")}
        assert outward
        assert all(link_of(address) == address for address in outward)
        html.encode("utf-8")
        assert not set("\0\u202e\u2028\r") & set(html)

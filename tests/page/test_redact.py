"""Pages without some names: no text, no id and no address gives them away."""

from dataclasses import replace

import pytest

from kg.export.page import ALL, make_page
from kg.export.page_redact import BAR, redacted
from kg.export.page_text import pieces
from kg.model import Document, Entity, content_id
from tests.page.examples import build, entity, ontology
from tests.page.test_page import Parts

VIK = entity("Joren Vik")


def hide(*hidden, story=None):
    claims, documents = story or build()
    return redacted(claims, documents, [], hidden, ontology())


def page(left):
    return make_page(left.claims, left.documents, ontology(), others=left.others, quotes=ALL)


def rows(html):
    return Parts(html).data


def test_neither_names_nor_ids_are_left():
    claims, _ = build()
    about = [claim for claim in claims if VIK in (claim.subject, claim.object, *claim.attribution)]
    html = page(hide(VIK)).html
    text = Parts(html).of("script", "application/json")[0] + html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert len(about) > 3
    for words in ("Joren", "Vik,", "Vik ", "Jørgen", "joren", "vik.", VIK.id, *(claim.id for claim in about)):
        assert words not in text
    assert BAR in text


def test_they_are_shown_by_their_number_and_their_class():
    entities = {row[0]: row for row in rows(page(hide(VIK, entity("Varland"))).html)["entities"]}
    assert entities["redacted-1"][1] == "Person 1"
    assert entities["redacted-1"][3:5] == [[], []]
    assert entities["redacted-2"][1] == "Country 2"


def test_what_others_are_called_after_them_is_barred_under_another_id():
    claims, documents = build()
    topic = Entity(content_id("Topic", "the letter of Vik"), "the letter of Vik", "Topic", ("Joren Vik's letter",))
    told = [replace(claims[0], object=topic), *claims[1:]]
    left = hide(VIK, story=(told, documents))
    assert topic.id not in page(left).html
    changed = next(claim.object for claim in left.claims if claim.object.name.startswith("the letter"))
    assert (changed.name, changed.aliases) == (f"the letter of {BAR}", (f"{BAR}'s letter",))
    assert left.ids[topic.id] == changed.id


def test_what_stands_for_them_is_barred_and_still_marked():
    left = hide(VIK)
    about = [claim for claim in left.claims if claim.subject.name == "Person 1"]
    assert about
    for claim in about:
        for evidence in claim.evidence:
            marked = [text for text, role in pieces(evidence, length=None) if "s" in role]
            assert marked == [BAR]


def test_a_description_that_stands_for_them_is_barred_too():
    claims, documents = build()
    one = next(claim for claim in claims if claim.subject.name == "Ilse Maren" and claim.predicate == "met")
    evidence = replace(
        one.evidence[0], quote="The grey minister saw Vik.", start=10, end=36, subject=(10, 27), object=(32, 35)
    )
    left = hide(entity("Ilse Maren"), story=([replace(one, evidence=(evidence,))], documents))
    quote = left.claims[0].evidence[0]
    assert quote.quote == f"{BAR} saw Vik."
    assert [text for text, role in pieces(quote, length=None) if role] == [BAR, "Vik"]
    assert quote.end - quote.start == len(quote.quote)


def test_only_whole_words_are_barred_whatever_their_case():
    left = hide(VIK)
    assert left.hide("VIKING and vik, Vik's; Joren\nVik") == f"VIKING and {BAR}, {BAR}'s; {BAR}"


def test_parts_are_barred_of_persons_only():
    left = hide(entity("Brandt Shipping"))
    assert left.hide("Adela Brandt of Brandt Shipping") == f"Adela Brandt of {BAR}"


def test_titles_bylines_and_addresses_tell_nothing():
    claims, _ = build()
    article = Document(
        claims[0].evidence[0].document,
        "",
        (),
        ("https://a.example/joren-vik-resigns", "b/other.txt"),
        "Vik resigns",
        None,
        None,
        "Joren Vik",
    )
    left = hide(VIK, story=(claims[:1], [article]))
    assert left.documents[0].sources == ("b/other.txt",)
    assert (left.documents[0].title, left.documents[0].byline) == (f"{BAR} resigns", BAR)


def test_what_has_nothing_to_do_with_them_stays_as_it_is():
    claims, documents = build()
    left = hide(Entity("x", "Nobody Here", "Person"))
    assert left.claims == tuple(
        replace(c, evidence=tuple(replace(e, told=(), surfaces=e.surfaces) for e in c.evidence)) for c in claims
    )
    assert left.documents == tuple(documents)
    assert left.ids == {"x": "redacted-1"}


@pytest.mark.parametrize("name", ["", "(", "a|b", "Zoë O'Neil-Smith", "..."])
def test_odd_names_are_no_patterns(name):
    assert hide(Entity("x", name, "Person")).hide("Ilse, - and (others)") == "Ilse, - and (others)"

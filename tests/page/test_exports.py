"""What a reader takes away is what the page shows: pictures, a table, a graph, and RDF that kg itself would write."""

import csv
import io
import struct
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest
import rdflib
from rdflib.compare import graph_diff, to_isomorphic

from kg.export.page import NONE, make_page, write_page
from kg.export.page_graph import key_of
from kg.model import Entity
from kg.rdf.quads import to_quads
from tests.page import hostile
from tests.page.asking import readings
from tests.page.examples import ontology

pytestmark = pytest.mark.browser
BASE = "https://desk.example/graph/"
LEFT_OUT = ("kg:sentences", "kg:subjectWords", "kg:objectWords")
INKED = """async (bytes) => {
  const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  const apart = at => Math.abs(data[at] - data[0]) + Math.abs(data[at + 1] - data[1]);
  for (let at = 0; at < data.length; at += 4) if (apart(at) > 60) inked += 1;
  return inked / (data.length / 4);
}"""


def save(page, kind):
    page.window.click("#take summary")
    with page.window.expect_download() as download:
        page.window.click(f"#take button[value={kind}]")
    assert download.value.suggested_filename.endswith(f".{kind}")
    return download.value.path().read_bytes()


def pick(page, facet, name):
    page.window.evaluate(
        "([key, name]) => [...document.querySelectorAll(`#facets [data-facet=${key}]`)]"
        ".find(one => one.dataset.name === name).click()",
        [facet, name],
    )


def chosen(page, story):
    names = set(page.state["claims"])
    return [claim for claim in story[0] if claim.id in names]


def test_a_picture_has_ink_and_a_caption(read, html):
    page = read(html)
    plain = save(page, "png")
    assert plain[:8] == b"\x89PNG\r\n\x1a\n"
    assert 0.02 < page.window.evaluate(INKED, list(plain)) < 0.5
    stage = page.window.locator("#stage").bounding_box()
    width, height = struct.unpack(">II", plain[16:24])
    assert width == 2 * stage["width"]
    assert height > 2 * stage["height"] + 100


def test_a_drawing_is_lines_and_words_and_says_what_it_shows(read, html):
    page = read(html)
    page.window.clock.set_fixed_time("2031-05-01T12:00:00Z")
    pick(page, "line", "denied")
    root = ElementTree.fromstring(save(page, "svg"))
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert {"path", "text", "title"} <= names <= {"svg", "title", "rect", "path", "text"}
    words = [one.text for one in root.iter() if one.tag.endswith("text")]
    assert {"Ilse Maren", "person", "reported as fact"} <= set(words)
    assert "denied, or not so" not in words
    assert words[-4:] == [
        "The strait and the ferry",
        page.window.inner_text("#shown"),
        "Filter: without denied, or not so.",
        "Seen on 1 May 2031.",
    ]


def test_a_table_has_the_claims_in_sight(read, html, story):
    page = read(html)
    pick(page, "relation", "met")
    rows = list(csv.DictReader(io.StringIO(save(page, "csv").decode("utf-8-sig"))))
    wanted = {claim.id: claim for claim in story[0] if claim.predicate == "met"}
    assert {row["claim"] for row in rows} == set(wanted)
    for row in rows:
        claim = wanted[row["claim"]]
        assert (row["subject"], row["object"]) == (claim.subject.name, claim.object.name)
        assert (row["modality"], row["polarity"]) == (claim.modality.value, claim.polarity.value)
        assert row["quote"] in {evidence.quote for evidence in claim.evidence}


def test_no_cell_is_a_formula(read, story):
    first = replace(story[0][0], subject=Entity("s", "=1+1", "Person"), object=Entity("o", "@home", "Person"))
    page = read(write_page([first], story[1], ontology(), title="-1"))
    rows = list(csv.DictReader(io.StringIO(save(page, "csv").decode("utf-8-sig"))))
    assert (rows[0]["subject"], rows[0]["object"]) == ("'=1+1", "'@home")


def test_graph_tools_read_the_graph(read, html, story):
    page = read(html)
    pick(page, "line", "denied")
    found = networkx.read_gexf(io.BytesIO(save(page, "gexf")), version="1.3")
    assert len(found) == len(page.state["entities"])
    left = {claim.id: claim for claim in chosen(page, story)}
    edges = {attributes["id"]: (start, end, attributes) for start, end, attributes in found.edges(data=True)}
    assert set(edges) == set(left)
    for name, (start, end, attributes) in edges.items():
        assert {start, end} == {left[name].subject.id, key_of(left[name].object)}
        assert attributes["modality"] == left[name].modality.value
    assert found.nodes[left[name].subject.id]["label"] == left[name].subject.name


def expected(claims, documents, *, base=BASE):
    """Return as kg writes it what a page knows: no texts, no files, and of the words only those of dates."""
    found = rdflib.Graph()
    used = {evidence.document for claim in claims for evidence in claim.evidence}
    plain = [
        replace(
            document,
            text="",
            paragraphs=(),
            sources=tuple(address.replace("user:secret@", "") for address in document.sources if "://" in address),
        )
        for document in documents
        if document.id in used
    ]
    for reading in readings(claims, plain):
        lines = [
            str(quad.triple)
            for quad in to_quads(reading, ontology(), base=base)
            if quad.graph_name.value != f"{base}edges"
        ]
        found.parse(data="".join(f"{line} .\n" for line in lines), format="nt")
    found.remove((None, None, rdflib.URIRef("javascript:alert(1)")))
    for name in LEFT_OUT:
        found.remove((None, rdflib.URIRef("https://example.org/kg/ns#" + name.removeprefix("kg:")), None))
    return found


def written(page):
    found = rdflib.Graph()
    return found.parse(data=save(page, "ttl").decode("utf-8"), format="turtle")


def assert_same(found, wanted):
    assert to_isomorphic(found) == to_isomorphic(wanted), [sorted(part)[:5] for part in graph_diff(found, wanted)[1:]]


def test_turtle_is_what_kg_writes(read, story):
    page = read(make_page(*story, ontology(), title="All", base=BASE).html)
    assert_same(written(page), expected(*story))


def test_turtle_is_only_of_what_is_shown(read, story):
    page = read(make_page(*story, ontology(), title="All", base=BASE).html)
    pick(page, "relation", "signed")
    pick(page, "line", "denied")
    left = chosen(page, story)
    assert len(left) == 4
    assert_same(written(page), expected(left, story[1]))


def test_without_sentences_claims_are_written_all_the_same(read, story):
    page = read(make_page(*story, ontology(), title="All", base=BASE, quotes=NONE).html)
    wanted = expected(*story)
    for name in ("http://www.w3.org/ns/oa#exact", "https://example.org/kg/ns#dateWords"):
        wanted.remove((None, rdflib.URIRef(name), None))
    assert_same(written(page), wanted)


def test_hostile_text_leaves_the_page_as_text(read):
    claims, documents, terms = hostile.graph()
    page = read(write_page(claims, documents, terms, title=hostile.STRINGS[0]))
    assert len(list(csv.reader(io.StringIO(save(page, "csv").decode("utf-8-sig"))))) == 1 + len(page.state["claims"])
    assert len(networkx.read_gexf(io.BytesIO(save(page, "gexf")), version="1.3").edges) == len(page.state["claims"])
    assert len(written(page)) > 100
    drawn = ElementTree.fromstring(save(page, "svg"))
    assert not {one.tag.rpartition("}")[2] for one in drawn.iter()} & {"script", "foreignObject", "image", "a"}
    assert page.window.evaluate("window.broken") is None
    assert page.complaints == []


def test_paper_has_a_light_picture_with_its_key_whatever_the_screen(read, html):
    page = read(html, color_scheme="dark")
    page.window.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawn = page.window.locator("svg.printed")
    assert drawn.locator("rect").first.get_attribute("fill") == "#fbfaf7"
    assert "planned, promised, demanded" in drawn.text_content()
    page.window.evaluate("dispatchEvent(new Event('afterprint'))")
    assert drawn.count() == 0
    assert page.window.evaluate("document.documentElement.dataset.theme") == "dark"

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export.page_legend import class_styles, line_of, relation_label, standing_of
from kg.export.page_rows import BEST, article_rows, best_evidence, number_articles
from kg.model import Entity, Evidence, Modality, Polarity, Value
from kg.schema import Class, Ontology, Relation
from tests.page.examples import build, ontology

ROOT = Path(__file__).parent.parent.parent
BUILD = """
from hashlib import sha256
from kg.export.page import write_page
from tests.page.examples import build, ontology
print(sha256(write_page(*build(), ontology(), title="x").encode()).hexdigest())
"""


def evidence(document, start, confidence):
    return Evidence(document, "t", 1, start, start + 5, "quote", "r/1", confidence, (0, 1), (2, 3))


def test_each_article_speaks_before_one_speaks_twice():
    found = [evidence("a", 0, 0.9), evidence("a", 9, 0.8), evidence("b", 0, 0.3), evidence("c", 0, 0.5)]
    assert [each.document for each in best_evidence(found)] == ["a", "c", "b"]
    assert len(best_evidence(found)) == BEST.most


def test_the_choice_of_evidence_does_not_depend_on_its_order():
    found = [evidence(name, start, 0.5) for name in "abc" for start in (0, 9)]
    assert best_evidence(found) == best_evidence(found[::-1])


def test_an_article_that_the_graph_lacks_is_known_by_its_evidence():
    claims, documents = build()
    articles = number_articles(claims, documents[1:])
    row = list(article_rows(articles))[articles[documents[0].id][0]]
    assert row == [documents[0].id, documents[0].title, "", "", "", []]


@pytest.mark.parametrize(
    ("modality", "polarity", "spoken", "line", "words"),
    [
        (Modality.ASSERTED, Polarity.POSITIVE, False, 0, "Reported as fact"),
        (Modality.ASSERTED, Polarity.POSITIVE, True, 0, "Said to be so"),
        (Modality.ASSERTED, Polarity.NEGATIVE, False, 3, "Reported as not so"),
        (Modality.PLANNED, Polarity.POSITIVE, True, 1, "Planned, not reported as done"),
        (Modality.DEMANDED, Polarity.POSITIVE, False, 1, "Demanded, not reported as done"),
        (Modality.CONSIDERED, Polarity.POSITIVE, False, 2, "Under consideration, not decided"),
        (Modality.DENIED, Polarity.POSITIVE, True, 3, "Denied"),
    ],
)
def test_how_far_a_text_goes_has_a_line_and_words(modality, polarity, spoken, line, words):
    speakers = (Entity("s", "S", "Person"),) if spoken else ()
    claim = replace(build()[0][0], modality=modality, polarity=polarity, attribution=speakers)
    assert (line_of(claim), standing_of(claim)) == (line, words)


def test_every_modality_has_a_line_and_words():
    claim = build()[0][0]
    for modality in Modality:
        for polarity in Polarity:
            each = replace(claim, modality=modality, polarity=polarity)
            assert 0 <= line_of(each) <= 3
            assert standing_of(each)


def test_what_acts_stands_out_and_children_have_their_parents_colour():
    nodes = [Entity("1", "Ann", "Person"), Entity("2", "Oslo", "City"), Value("8", "xsd:integer", "8")]
    styles = class_styles(nodes, ontology())
    assert list(styles) == ["Person", "City", "Value"]
    assert (styles["Person"].colour, styles["Person"].quiet) == ("#d1495b", False)
    assert (styles["City"].colour, styles["City"].quiet) == ("#4c956c", True)
    assert styles["Value"].quiet


def test_a_class_has_the_same_shape_whatever_occurs_beside_it():
    some, many = (
        [Entity("1", "Ann", "Person")],
        [Entity("2", "Oslo", "City"), *(Entity(f"g{n}", "g", "Group") for n in range(9))],
    )
    alone, among = class_styles(some, ontology()), class_styles([*many, *some], ontology())
    assert alone["Person"] == among["Person"]
    assert alone["Person"].shape == "dot"
    assert list(among) == ["Group", "Person", "City"]
    shapes = {style.shape for style in class_styles([*many, *some, Entity("3", "c", "Country")], ontology()).values()}
    assert len(shapes) == 4


def test_another_ontology_needs_no_other_code():
    classes = {"Ship": Class("Ship", "ship", colour="#112233"), "Cargo": Class("Cargo", "cargo", colour="red;}")}
    terms = Ontology(classes, {"carried": Relation("carried", "carried", ("Ship",), ("Cargo",))}, ())
    styles = class_styles(
        [Entity("1", "Halcyon", "Ship"), Entity("2", "salt", "Cargo"), Entity("3", "?", "Odd")], terms
    )
    assert [(name, style.colour, style.quiet) for name, style in styles.items()] == [
        ("Odd", "#8a8f98", False),
        ("Ship", "#112233", False),
        ("Cargo", "#8a8f98", True),
    ]


def test_unknown_relations_are_words():
    assert relation_label("calledUpon", ontology()) == "called upon"


def test_the_page_is_the_same_in_every_process():
    digests = {
        subprocess.run(
            [sys.executable, "-c", BUILD],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1

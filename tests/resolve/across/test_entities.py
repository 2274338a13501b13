"""The entity that stands for all appearances of a thing, and the blocks that bring them together."""

from pathlib import Path

import pytest

from bench.articles import read_articles
from kg.resolve import across
from kg.resolve.across import WEIGHTS, block_keys, identify
from tests.resolve.across.people import full, local


def test_the_name_is_the_full_one_that_most_articles_use():
    told = [full("1", "Abe Shinzo"), full("2", "Shinzo Abe", aliases=("Abe",)), full("3", "Shinzo Abe")]
    entity = identify(told).entities[told[0].key]
    assert (entity.name, entity.type, entity.aliases) == ("Shinzo Abe", "Person", ("Abe", "Abe Shinzo"))
    assert entity.id == min(told[0].entity.id, told[1].entity.id)


def test_a_local_name_takes_the_id_of_the_full_one():
    office = {"titles": ("prime minister",), "countries": ("x",)}
    told = [local(document, "Abe", **office) for document in "1234"] + [full("5", "Shinzo Abe", **office)]
    found = identify(told).entities
    assert {found[each.key] for each in told} == {found[told[4].key]}
    assert found[told[0].key].id == told[4].entity.id
    assert found[told[0].key].name == "Shinzo Abe"


def test_what_has_a_link_gives_id_name_and_kind():
    plain = full("1", "Kyodo", "Thing")
    linked = full("2", "Kyodo", "Organization", links=("http://www.wikidata.org/entity/Q1",))
    entity = identify([plain, linked]).entities[plain.key]
    assert (entity.id, entity.type, entity.links) == (linked.entity.id, "Organization", linked.entity.links)


def test_a_pope_goes_by_the_name_with_the_number():
    told = [
        *(full(place, "John Paul", titles=("pope",)) for place in "123"),
        full("4", "John Paul II", titles=("pope",)),
    ]
    assert {each.name for each in identify(told).entities.values()} == {"John Paul II"}


def test_nothing_and_one():
    alone = full("1", "Anna Berg", aliases=("Berg", "Anna Berg"))
    assert dict(identify([]).entities) == {}
    assert identify([alone]).entities[alone.key].aliases == ("Berg",)
    assert identify([alone, alone]) == identify([alone])


@pytest.mark.parametrize(
    ("appearance", "keys"),
    [
        (full("1", "Barack Obama", aliases=("Obama",)), {"name:barack obama", "order:barack obama", "person:@bm"}),
        (local("1", "Kim"), {"person:kim"}),
        (full("1", "Kim Jong Un"), {"name:kim jong un", "order:jong kim un", "person:kim"}),
        (local("1", "John"), {"person:john"}),
        (local("1", "Ahmadi-Nejad"), {"person:njd", "person:@mdnjd"}),
        (full("1", "John Berg", aliases=("John",)), {"name:john berg", "order:berg john", "person:brk"}),
        (full("1", "Kyodo News", "Organization"), {"name:kyodo news", "name:kyodo"}),
        (local("1", "Foreign Ministry", "Organization", countries=("x",)), {"body:foreign ministry:x"}),
        (local("1", "senior official"), set()),
        (full("1", "Norway", "Country", links=("Q20",)), set()),
        (full("1", "Anna Berg", links=("Q1",)), {"link:Q1", "name:anna berg", "order:anna berg", "person:brk"}),
        (local("1", "Palestinians", "Group"), set()),
    ],
)
def test_blocks_are_few_and_small(appearance, keys):
    assert block_keys(appearance) == keys


def test_every_weight_has_its_meaning_and_counts_somewhere():
    assert all(weight.text and weight.points == round(weight.points, 1) for weight in WEIGHTS.values())
    package = Path(across.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    assert [name for name in WEIGHTS if code.count(f'"{name}"') < 2] == []


@pytest.mark.parametrize(
    ("name", "counts"), [("articles.txt", (183, 86, 88, 88)), ("articles_test.txt", (96, 50, 50, 53))]
)
def test_the_invented_articles_as_frozen_in_the_bench(name, counts):
    cases = read_articles(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    found = identify(case.appearance for case in cases).entities
    pairs = [(one, other) for place, one in enumerate(cases) for other in cases[:place]]
    taken = [pair for pair in pairs if found[pair[0].appearance.key].id == found[pair[1].appearance.key].id]
    wanted = [pair for pair in pairs if pair[0].who == pair[1].who]
    assert (len(cases), len(set(taken) & set(wanted)), len(taken), len(wanted)) == counts

"""Which names are those of leaders: what the article says has to agree, and namesakes stay apart."""

from datetime import date

import pytest

from kg.resolve.leaders import Match, Shown, leader_called
from tests.resolve.examples import story

ABE, MERKEL, MACRON = "Q132345", "Q567", "Q3052772"
IN_2014 = date(2014, 4, 16)


@pytest.mark.parametrize(
    ("name", "titles", "countries", "published", "match"),
    [
        ("Shinzo Abe", ["Japanese Prime Minister"], "", IN_2014, Match(ABE, certain=True)),
        ("Shinzō Abe", ["the prime minister of Japan"], "", None, Match(ABE, certain=True)),
        ("Angela Merkel", ["the German chancellor"], "DE FR", IN_2014, Match(MERKEL, certain=True)),
        ("Shinzo Abe", ["Prime Minister"], "JP KR", IN_2014, Match(ABE, certain=True)),
        ("Shinzo Abe", ["Prime Minister"], "JP", None, Match(ABE, certain=False)),
        ("Shinzo Abe", ["Prime Minister"], "KR", IN_2014, Match(ABE, certain=False)),
        ("Shinzo Abe", ["former Japanese prime minister"], "", date(2021, 5, 1), Match(ABE, certain=True)),
        ("Shinzo Abe", ["Japanese Prime Minister"], "", date(2024, 5, 1), Match(ABE, certain=False)),
        ("Shinzo Abe", ["Japanese leader"], "", IN_2014, Match(ABE, certain=False)),
        ("Francis", ["Pope"], "IT", IN_2014, Match("Q450675", certain=False)),
    ],
)
def test_a_leader_is_known_by_name_and_office_or_country(name, titles, countries, published, match):
    assert leader_called(name, Shown(tuple(titles), frozenset(countries.split()), published)) == match


@pytest.mark.parametrize(
    ("name", "titles", "countries", "published"),
    [
        pytest.param("Shinzo Abe", [], "JP", IN_2014, id="a name alone"),
        pytest.param("Shinzo Abe", ["French President"], "", IN_2014, id="of another country"),
        pytest.param("Emmanuel Macron", ["French President"], "", IN_2014, id="before the office"),
        pytest.param("David Cameron", ["British judge"], "", IN_2014, id="in another walk of life"),
        pytest.param("Joe Biden", ["Vice President"], "US", date(2022, 1, 1), id="the office below"),
        pytest.param("Gordon Brown", ["plumber"], "GB", date(2009, 1, 1), id="with no office"),
        pytest.param("Ada Lund", ["Norwegian Prime Minister"], "", IN_2014, id="not in the table"),
    ],
)
def test_a_namesake_is_no_leader(name, titles, countries, published):
    assert leader_called(name, Shown(tuple(titles), frozenset(countries.split()), published)) is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("[Russia|Country]'s president, [Vladimir Putin|Person], met [Ada Lund|Person].", True),
        ("[Russia|Country]'s President [Vladimir Putin|Person] met [Ada Lund|Person].", True),
        ("[Russian President~Vladimir Putin|Person] met [Ada Lund|Person].", True),
        ("[President~Vladimir Putin|Person] met [Ada Lund|Person].", False),
    ],
)
def test_what_stands_before_a_name_links_it(text, certain):
    example = story(text)
    reading = example.read(example.find("Vladimir Putin", "met", "Ada Lund"))
    (putin,) = {link.entity for link in reading.links if link.text == "Vladimir Putin"}
    assert [link.rpartition("/")[2] for link in putin.links] == ["Q7747"]
    assert bool(putin.same) is certain


def test_the_guardian_of_another_body_is_no_office():
    example = story(
        "[Iran|Country]'s council warned [Ali Khamenei|Person].\n[Ada Lund|Person] met [Ali Khamenei|Person]."
    )
    reading = example.read(example.find("Ada Lund", "met", "Ali Khamenei"))
    assert [link.entity.links for link in reading.links if link.text == "Ali Khamenei"] == [(), ()]

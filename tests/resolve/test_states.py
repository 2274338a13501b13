"""Countries, capitals, governments and bodies of states: who acts, and where it is."""

import pytest

from kg.resolve.states import body_of, countries_in, country_of, government_of
from tests.resolve.examples import edges, only, story, taken_for


def test_a_capital_that_acts_is_its_country():
    told = story("[Tokyo|City] criticized [Seoul|City].")
    claim = only(told.read(told.find("Tokyo", "criticized", "Seoul")))
    assert (claim.subject.name, claim.subject.type, claim.object.name) == ("Japan", "Country", "South Korea")
    assert claim.evidence[0].surfaces == (("object", "Seoul"), ("subject", "Tokyo"))
    assert claim.subject.links == ("http://www.wikidata.org/entity/Q17",)
    assert claim.subject.aliases == ()


def test_a_capital_that_is_visited_is_a_city():
    told = story("[Junichi Ihara|Person] visited [Seoul|City].")
    assert only(told.read(told.find("Junichi Ihara", "visited", "Seoul"))).object.type == "City"


def test_a_capital_that_is_represented_is_its_country_but_one_that_is_led_is_a_city():
    told = story("[Junichi Ihara|Person] represents [Tokyo|City].\n[Bo Dahl|Person] heads [Oslo|City].")
    findings = told.find("Junichi Ihara", "represents", "Tokyo"), told.find("Bo Dahl", "headOf", "Oslo")
    assert edges(told.read(*findings)) == [("Bo Dahl", "headOf", "Oslo"), ("Junichi Ihara", "represents", "Japan")]


def test_a_capital_where_something_happens_is_a_city():
    told = story("[Anna Berg|Person] met [Tokyo|City] in [Oslo|City].")
    claim = only(told.read(told.find("Anna Berg", "met", "Tokyo", place="Oslo")))
    assert [(name, node.name, node.type) for name, node in claim.qualifiers] == [("place", "Oslo", "City")]
    assert claim.object.name == "Japan"


def test_who_receives_is_a_country():
    told = story("[Anna Berg|Person] demanded {an apology|Topic} from [Tokyo|City].")
    claim = only(told.read(told.find("Anna Berg", "demanded", "an apology", source="Tokyo")))
    assert [node.name for _, node in claim.qualifiers] == ["Japan"]


def test_a_name_that_acts_is_linked_to_the_country_and_one_that_is_a_place_to_the_city():
    told = story("[Tokyo|City] criticized [China|Country].\nIt rained in [Tokyo|City].")
    assert taken_for(told.read(told.find("Tokyo", "criticized", "China"))) == [
        ("Tokyo", "Japan"),
        ("China", "China"),
        ("Tokyo", "Tokyo"),
    ]


@pytest.mark.parametrize("name", ["the White House", "White House", "Washington", "the U.S.", "USA", "America"])
def test_names_that_mean_the_united_states_where_they_act(name):
    told = story(f"[{name}|Country] criticized [China|Country].")
    assert edges(told.read(told.find(name, "criticized", "China"))) == [("United States", "criticized", "China")]


def test_a_country_has_its_other_names_in_the_text_as_aliases():
    told = story("[U.S.|Country] criticized [China|Country].\nThe [United States|Country] left.")
    assert only(told.read(told.find("U.S.", "criticized", "China"))).subject.aliases == ("U.S.",)


def test_a_city_that_is_no_capital_cannot_act():
    told = story("[Osaka|City] met [China|Country].")
    assert told.read(told.find("Osaka", "met", "China")).claims == ()


@pytest.mark.parametrize(
    "words",
    [
        "the South Korean government",
        "South Korea's government",
        "the government of South Korea",
        "the central government of South Korea",
        "the government in Seoul",
    ],
)
def test_a_government_is_its_country(words):
    told = story(f"{{{words}|Organization}} urged [Japan|Country].")
    claim = only(told.read(told.find(words, "urged", "Japan")))
    assert (claim.subject.name, claim.evidence[0].surfaces) == ("South Korea", (("subject", words),))


@pytest.mark.parametrize("words", ["the previous South Korean government", "a Japanese government", "governments"])
def test_another_government_is_not(words):
    told = story(f"{{{words}|Organization}} urged [Anna Berg|Person].")
    assert government_of(told[words]) is None


def test_the_government_alone_is_that_of_the_only_country_told_about():
    told = story("[Japan|Country] paid.\n{the government|Organization} urged [Anna Berg|Person].")
    assert edges(told.read(told.find("the government", "urged", "Anna Berg"))) == [("Japan", "urged", "Anna Berg")]


def test_the_government_alone_is_nobody_where_two_countries_are_told_about():
    told = story("[Japan|Country] paid [China|Country].\n{the government|Organization} urged [Anna Berg|Person].")
    claim = only(told.read(told.find("the government", "urged", "Anna Berg")))
    assert (claim.subject.name, claim.subject.type) == ("government", "Organization")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Japanese foreign ministry", "Japanese foreign ministry"),
        ("Japan's Foreign Ministry", "Japanese foreign ministry"),
        ("the Foreign Ministry of Japan", "Japanese foreign ministry"),
        ("Japan's Ministry of Foreign Affairs", "Japanese foreign ministry"),
        ("South Korea's Defence Ministry", "South Korean defense ministry"),
        ("the Ministry of Economy, Trade and Industry of Japan", "Japanese economy industry trade ministry"),
        ("the Norwegian parliament", "Norwegian parliament"),
        ("India's Supreme Court", "Indian supreme court"),
    ],
)
def test_a_body_of_a_state_has_one_name(words, name):
    body = body_of(story(f"{{{words}|Organization}} spoke.")[words])
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize(
    "words", ["the Bank of Norway", "a foreign ministry", "the ministries", "the Japanese ministry", "a court"]
)
def test_other_bodies_are_no_bodies_of_a_state(words):
    assert body_of(story(f"{{{words}|Organization}} spoke.")[words]) is None


def test_ministries_of_two_countries_are_two_and_part_of_them():
    told = story(
        "{the Japanese foreign ministry|Organization} met {South Korea's Ministry of Foreign Affairs|Organization}."
    )
    reading = told.read(told.find("the Japanese foreign ministry", "met", "South Korea's Ministry of Foreign Affairs"))
    assert edges(reading) == [
        ("Japanese foreign ministry", "met", "South Korean foreign ministry"),
        ("Japanese foreign ministry", "partOf", "Japan"),
        ("South Korean foreign ministry", "partOf", "South Korea"),
    ]


def test_the_part_quotes_the_owner():
    told = story("{the Japanese foreign ministry|Organization} urged [Anna Berg|Person].")
    reading = told.read(told.find("the Japanese foreign ministry", "urged", "Anna Berg"))
    evidence = only(reading, "partOf").evidence[0]
    assert told.document.text[slice(*evidence.object)] == "Japanese"
    assert (evidence.rule, evidence.quote) == ("owner/1", told.document.text)


def test_a_ministry_without_a_country_is_local():
    one = story("[Ministry of Foreign Affairs|Organization] urged [Anna Berg|Person].")
    other = story("The [Ministry of Foreign Affairs|Organization] urged [Anna Berg|Person].")
    ids = [
        only(told.read(told.find("Ministry of Foreign Affairs", "urged", "Anna Berg"))).subject.id
        for told in (one, other)
    ]
    assert ids[0] != ids[1]


def test_korea_alone_acts_as_south_korea():
    told = story("[Korea|Place] urged [Japan|Country].")
    assert edges(told.read(told.find("Korea", "urged", "Japan"))) == [("South Korea", "urged", "Japan")]


def test_countries_are_seen_by_adjective_capital_and_seat():
    text = "The Kremlin told Berlin, U.S. envoys and the South Korean side in Osaka."
    assert [(state.country.name, text[state.start : state.end]) for state in countries_in(text)] == [
        ("Russia", "Kremlin"),
        ("Germany", "Berlin"),
        ("United States", "U.S."),
        ("South Korea", "South Korean"),
    ]


def test_two_countries_in_one_description_own_nothing():
    assert country_of(story("{the Japanese and Chinese ministry|Organization} spoke.").mentions[0]) is None

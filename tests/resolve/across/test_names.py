"""When two names in two articles are one thing's by name and context, and when they are not."""

from dataclasses import replace
from datetime import date

import pytest

from bench.articles import country_ids
from kg.resolve.across import identify
from kg.resolve.across.context import in_common
from kg.resolve.across.groups import Group
from tests.resolve.across.people import clusters, full, local

MINISTER = {"titles": ("foreign minister",), "countries": ("x",)}


def are_one(one, other):
    found = identify([one, other]).entities
    return found[one.key].id == found[other.key].id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shinzo Abe", "Abe Shinzo"),
        ("Kang Kyung-wha", "Kang Kyungwha"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("George Bush", "George W. Bush"),
        ("Barack Obama", "Barack Hussein Obama"),
    ],
)
def test_names_alike_enough_to_be_one_without_more(one, other):
    assert are_one(full("1", one), full("2", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Khatami", "Muhammad Khatami"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Muammar Gaddafi", "Mu'ammar al-Qadhafi"),
        ("Mahmoud Ahmadinejad", "Mahmud Ahmadi-Nejad"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("J. F. Kennedy", "John Fitzgerald Kennedy"),
        ("Tom Rowan", "Tom Rowan Sr."),
        ("Javad Zarif", "Mohammad Javad Zarif"),
    ],
)
def test_names_that_need_an_office_and_a_country(one, other):
    assert are_one(full("1", one, **MINISTER), full("2", other, **MINISTER))
    assert not are_one(full("1", one), full("2", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Tom Rowan Jr.", "Tom Rowan Sr."),
        ("Maria Santos", "Mario Santos"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Wang Li", "Weng Li"),
        ("Park Geun-hye", "Moon Geun-hye"),
        ("Anna Berg", "Anna Lund"),
    ],
)
def test_names_of_two_people_whatever_they_share(one, other):
    assert not are_one(full("1", one, **MINISTER), full("2", other, **MINISTER))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("IAEA", "International Atomic Energy Agency", True),
        ("Halden Motors", "Halden Motors Ltd.", False),
        ("Kyodo", "Kyodo News", False),
        ("International Union of Cooks", "International Union of Bakers", False),
        ("Japanese foreign ministry", "South Korean foreign ministry", False),
    ],
)
def test_names_of_bodies(one, other, same):
    assert are_one(full("1", one, "Organization"), full("2", other, "Organization")) is same
    told = [full("1", one, "Organization", countries=("x",)), full("2", other, "Organization", countries=("x",))]
    assert are_one(*told) is not ("Cooks" in one or "Japanese" in one)


def test_a_surname_joins_the_one_who_holds_its_office():
    abe = full("1", "Shinzo Abe", titles=("prime minister",))
    told = [abe, full("2", "Kazuo Abe", titles=("judge",)), local("3", "Abe", titles=("prime minister",))]
    assert clusters(told) == [["1 Shinzo Abe", "3 Abe"], ["2 Kazuo Abe"]]
    (joined,) = identify(told).judgements
    assert (joined.verdict, joined.score, joined.right.entity) == ("same", 0.8176, abe.entity.id)
    assert joined.reasons == ("the surname alone: Abe, Shinzo Abe (-1.0)", "the same office: prime minister (+2.5)")


def test_a_surname_that_fits_two_stays_alone_and_is_left_to_a_person():
    told = [full("1", "Shinzo Abe", **MINISTER), full("2", "Kazuo Abe", **MINISTER), local("3", "Abe", **MINISTER)]
    found = identify(told)
    assert clusters(told) == [["1 Shinzo Abe"], ["2 Kazuo Abe"], ["3 Abe"]]
    assert [judgement.verdict for judgement in found.judgements] == ["open", "open"]


def test_a_surname_without_more_stays_alone():
    assert clusters([full("1", "Shinzo Abe"), local("2", "Abe")]) == [["1 Shinzo Abe"], ["2 Abe"]]


def test_two_kims_stay_two_and_one_kim_in_one_office_is_one():
    day = {"published": date(2014, 4, 17)}
    told = [
        local("1", "Kim", titles=("foreign minister",), countries=("korea",), **day),
        local("2", "Kim", titles=("foreign minister",), countries=("korea",), **day),
        local("3", "Kim", titles=("foreign minister",), countries=("peru",), **day),
        local("4", "Kim", countries=("korea",), **day),
        local("5", "Kim", countries=("korea",), **day),
    ]
    assert clusters(told) == [["1 Kim", "2 Kim"], ["3 Kim"], ["4 Kim"], ["5 Kim"]]


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("prime minister", "prime minister", True),
        ("prime minister", "former prime minister", True),
        ("minister", "prime minister", True),
        ("mr.", "mr.", False),
        ("mr. president", "president", True),
        ("lawyer", "lawyer", False),
        ("prime minister", "judge", False),
    ],
)
def test_what_counts_as_the_same_office(title, other, same):
    told = [full("1", "Shinzo Abe", titles=(title,)), local("2", "Abe", titles=(other,), countries=("x",))]
    known = [replace(told[0], countries=("x",)), told[1]]
    assert are_one(*(known if title == "minister" else told)) is same


def test_no_king_is_a_queen():
    assert not are_one(full("1", "Kim Berg", gender="he"), local("2", "Berg", gender="she"))
    told = [full("1", "Robin Berg", gender="he", **MINISTER), local("2", "Berg", gender="she", **MINISTER)]
    assert not are_one(*told)


def test_a_name_that_two_share_is_looked_at_in_each_article():
    told = [
        full("1", "George W. Bush", company=("blair",)),
        full("2", "George H. W. Bush", company=("cheney",)),
        full("3", "George Bush", company=("blair",)),
        full("4", "George Bush", company=("cheney",)),
        full("5", "George Bush"),
        full("6", "George Bush"),
    ]
    assert clusters(told) == [
        ["1 George W. Bush", "3 George Bush"],
        ["2 George H. W. Bush", "4 George Bush"],
        ["5 George Bush", "6 George Bush"],
    ]


def test_a_father_is_told_from_his_son_where_an_article_has_both():
    judge = {"titles": ("judge",), "countries": ("x",)}
    senator = {"titles": ("senator",), "countries": ("x",)}
    told = [full("1", "Pedro Rojas", **judge), full("1", "Pedro Rojas Jr.", **senator)]
    more = [full("2", "Pedro Rojas", **judge), full("3", "Pedro Rojas", **senator)]
    assert clusters([*told, *more]) == [["1 Pedro Rojas", "2 Pedro Rojas"], ["1 Pedro Rojas Jr.", "3 Pedro Rojas"]]


def test_different_names_in_one_article_are_different_things():
    told = [full("1", "Barack Obama"), full("1", "Barack Hussein Obama"), full("2", "Barack Obama")]
    assert clusters(told) == [["1 Barack Hussein Obama"], ["1 Barack Obama", "2 Barack Obama"]]


def test_what_is_described_is_nobody_elses():
    told = [local("1", "senior official", **MINISTER), local("2", "senior official", **MINISTER)]
    assert clusters(told) == [["1 senior official"], ["2 senior official"]]


def test_a_firm_is_not_its_founder():
    told = [full("1", "Erik Halden", countries=("x",)), full("2", "Halden", "Organization", countries=("x",))]
    assert not are_one(*told)


def test_a_state_of_the_union_is_no_country():
    country = full("1", "Georgia", "Country", links=("http://www.wikidata.org/entity/Q230",))
    assert not are_one(country, full("2", "Georgia", "Place", countries=("united states",)))


@pytest.mark.parametrize(
    ("told", "points"),
    [("chancellor", 2.5), ("acting chancellor", 2.5), ("former chancellor", 1.0), ("late chancellor", 1.0)],
)
def test_who_has_an_office_need_not_be_who_once_had_it(told, points):
    known = Group((full("1", "Anna Grovemont", titles=(told,)),))
    short = Group((local("2", "Grovemont", titles=("chancellor",)),))
    assert [(each.name, each.points) for each in in_common(short, known)] == [("title", points)]


def test_a_president_is_not_taken_for_a_former_one():
    told = [
        full("1", "Hans Grovemont", titles=("former president",), company=("x", "y")),
        full("2", "Erik Grovemont", titles=("president",)),
        local("3", "Grovemont", titles=("president",), company=("x", "y")),
    ]
    assert clusters(told) == [["1 Hans Grovemont"], ["2 Erik Grovemont"], ["3 Grovemont"]]


def news(name, count, **shown):
    """Return articles that all call a person by a full name and, for short, by the last word of it."""
    return [full(f"{name} {place}", name, aliases=(name.split()[-1],), **shown) for place in range(count)]


@pytest.mark.parametrize(
    ("known", "others", "joins"),
    [(100, 0, True), (100, 25, True), (100, 26, False), (60, 0, False)],
)
def test_a_surname_alone_is_whom_by_far_the_most_articles_call_so(known, others, joins):
    told = [*news("Ada Grovemont", known), *news("Erik Grovemont", others), local("0", "Grovemont")]
    found = identify(told).entities
    assert (found[told[-1].key].name == "Ada Grovemont") is joins


def test_who_is_called_otherwise_is_not_meant_by_a_surname_alone():
    told = [full(str(place), "Morvat Grovemont", aliases=("Morvat",)) for place in range(1, 100)]
    assert not are_one_among([*told, local("0", "Grovemont")])
    assert are_one_among([*told, local("0", "Morvat")])


def are_one_among(told):
    found = identify(told).entities
    return found[told[0].key].id == found[told[-1].key].id


def test_a_country_in_the_article_counts_a_little_for_a_surname_alone():
    (norway,) = country_ids(["Norway"])
    known = Group((full("1", "Anna Grovemont", countries=(norway,)),))
    short = local("2", "Grovemont", company=(norway,))
    assert [each.name for each in in_common(Group((short,)), known)] == ["setting"]
    assert [each.name for each in in_common(Group((local("2", "Grovemont"),)), known)] == []


@pytest.mark.parametrize(
    ("year", "points"),
    [(2005, [("title", 2.5), ("term", 1.5)]), (2015, [("title", 2.5), ("other term", -1.5)])],
)
def test_who_had_the_office_at_the_time_is_meant(year, points):
    known = Group((full("1", "George W. Bush", titles=("president",)),))
    short = Group((local("2", "Bush", titles=("president",), published=date(year, 5, 1)),))
    assert [(each.name, each.points) for each in in_common(short, known)] == points


def test_popes_and_kings_go_by_one_name():
    pope = {"titles": ("pope",), "company": ("vatican",)}
    assert clusters([local("1", "Benedict", **pope), full("2", "Benedict XVI", **pope)]) == [
        ["1 Benedict", "2 Benedict XVI"]
    ]
    kings = [local(place, "Harald", titles=("king",), countries=("x",)) for place in "12"]
    assert clusters([*kings, local("3", "Harald", titles=("king",), countries=("y",))]) == [
        ["1 Harald", "2 Harald"],
        ["3 Harald"],
    ]


def test_initials_in_one_word_stand_for_names():
    told = [full("1", "George H.W. Bush", **MINISTER), full("2", "George Herbert Walker Bush", **MINISTER)]
    assert are_one(*told)


def test_a_name_that_two_share_is_whose_most_articles_tell_of():
    often = news("George W. Bush", 30, titles=("president",))
    told = [*often, *news("George H. W. Bush", 5, titles=("president",)), full("0", "George Bush")]
    found = identify(told).entities
    assert found[told[-1].key].name == "George W. Bush"


def test_whom_all_are_named_beside_tells_nothing():
    crowd = [local(str(place), "Grovemont", company=("house", "street", "town")) for place in range(30)]
    assert len(clusters(crowd)) == 30
    assert len(clusters([*crowd[:3], local("x", "Grovemont", company=("a", "b", "c"))])) == 2

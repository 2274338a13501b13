"""Names of people in one document: who is one person, and who is not."""

import pytest

from kg.model import MentionKind
from kg.resolve import cluster_names
from tests.resolve.examples import ONTOLOGY, story, taken_for
from tests.resolve.readings import names_in


def clusters(marked):
    told = story(marked)
    names = [mention for mention in told.mentions if mention.kind is MentionKind.NAME]
    return cluster_names(told.document, names, ONTOLOGY)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Abe", "Shinzo Abe"),
        ("Park", "Park Geun-hye"),
        ("Geun-hye", "Park Geun-hye"),
        ("Ban", "Ban Ki-moon"),
        ("Xi", "Xi Jinping"),
        ("Kim", "Kim Jong Un"),
        ("Barack Obama", "Barack Hussein Obama"),
        ("J. Kerry", "John Kerry"),
        ("bin Salman", "Mohammed bin Salman"),
        ("Ocasio-Cortez", "Alexandria Ocasio-Cortez"),
        ("Angela", "Angela Merkel"),
        ("Abd el-Rashid", "Muhammad Abd el-Rashid"),
        ("M. Abdel Rashid", "Mohamed Abdelrashid"),
        ("Abdel Rashid", "Mohamed Abdelrashid"),
        ("Odalo Jr.", "Samuel Odalo Jr."),
        ("Odalo", "Samuel Odalo Jr."),
        ("Berg Lind", "Anna Berg Lind"),
    ],
)
def test_a_short_name_is_the_long_one(short, long):
    reading = story(f"[{long}|Person] came.\n[{short}|Person] spoke.").read()
    assert taken_for(reading) == [(long, long), (short, long)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("hye", "Park Geun-hye"),
        ("Shinzo Kishi", "Shinzo Abe"),
        ("Ihara", "Shinzo Abe"),
        ("Hussein", "Barack Hussein Obama"),
        ("Harlan Jr.", "Robert Harlan"),
        ("Harlan Jr.", "Robert Harlan Sr."),
    ],
)
def test_a_name_is_not_the_other(short, long):
    reading = story(f"[{long}|Person] came.\n[{short}|Person] spoke.").read()
    assert taken_for(reading) == [(long, long), (short, short)]


def test_a_short_name_before_the_long_one_is_found():
    reading = story("# [Abe|Person] apologises\n[Shinzo Abe|Person] apologised.").read()
    assert taken_for(reading) == [("Abe", "Shinzo Abe"), ("Shinzo Abe", "Shinzo Abe")]


def test_a_surname_taken_for_a_body_is_the_person():
    (_, link) = story("[Moon Jae-in|Person] took office.\nThe [Moon|Organization] cabinet met.").read().links
    assert (link.entity.name, link.entity.type) == ("Moon Jae-in", "Person")


def test_titles_do_not_count():
    reading = story("[Minister Kang|Person] met [Mr. Moon|Person].\n[Kang|Person] left [Moon Jae-in|Person].").read()
    assert [entity for _, entity in taken_for(reading)] == ["Kang", "Moon Jae-in", "Kang", "Moon Jae-in"]


def test_two_of_one_family_name_stay_two():
    told = story("[Kim Jong Un|Person] met [Kim Yong Chol|Person].\nThen [Kim|Person] spoke.")
    assert taken_for(told.read())[-1] == ("Kim", "Kim")


def test_the_one_told_about_shortly_before_is_meant():
    told = story(
        "[Kim Jong Un|Person] spoke.\nIt rained.\nHe ate.\nIt rained.\n[Kim Yong Chol|Person] left.\n[Kim|Person] sat."
    )
    assert taken_for(told.read())[-1] == ("Kim", "Kim Yong Chol")


def test_a_title_decides_between_two():
    told = story("[President~Kim Dae-jung|Person] met [Minister~Kim Ki-nam|Person].\n[Minister~Kim|Person] left.")
    assert taken_for(told.read())[-1] == ("Kim", "Kim Ki-nam")


def test_a_queen_is_not_her_husband():
    told = story("[Mr.~Hans Berg|Person] came.\n[Mrs.~Berg|Person] stayed at home.")
    assert taken_for(told.read()) == [("Hans Berg", "Hans Berg"), ("Berg", "Berg")]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("[first lady~Anna Berg|Person] came.\n[President~Berg|Person] left.", "Berg"),
        ("[first lady~Anna Berg|Person] came.\n[Mrs.~Berg|Person] left.", "Anna Berg"),
        ("[President~Berg|Person] thanked [former President~Hans Berg|Person].\n[Berg|Person] left.", "Berg"),
        ("[former President~Hans Berg|Person] came.\n[President~Berg|Person] left.", "Hans Berg"),
        ("[President~Berg|Person] came.\n[Mrs.~Berg|Person] left.", "Mrs. Berg"),
        ("[President~Anna Berg|Person] came.\n[President~Berg|Person] met [Mrs.~Berg|Person].", "Anna Berg"),
        ("[Anna Berg|Person] sang.\n[President~Berg|Person] left.", "Berg"),
        ("[Anna Berg|Person], the president, sang.\n[President~Berg|Person] left.", "Anna Berg"),
        ("[Anna Berg|Person] sang.\n[Queen~Anna|Person] left.", "Anna Berg"),
        ("[Hans Berg|Person] sang.\n[President~Berg|Person] left.", "Hans Berg"),
        ("[Anna Berg|Person] sang.\n[Prime Minister~Berg|Person] left.", "Anna Berg"),
    ],
)
def test_a_president_is_not_the_spouse_nor_the_predecessor(text, last):
    assert taken_for(story(text).read())[-1][1] == last


def test_a_minister_is_not_a_president_of_the_same_name():
    told = story("[President~Park Geun-hye|Person] spoke.\n[Minister~Park|Person] agreed.")
    assert taken_for(told.read())[-1] == ("Park", "Park")


def test_the_reason_is_kept():
    (cluster,) = clusters("[Shinzo Abe|Person] came.\n[Abe|Person] spoke.")
    assert [(member.mention.text, member.reason) for member in cluster.members] == [
        ("Shinzo Abe", "same name"),
        ("Abe", "surname"),
    ]


def test_a_headline_in_capitals_gives_no_name():
    (cluster,) = clusters("# [SHINZO ABE|Person] RESIGNS\n[Shinzo Abe|Person] resigned.")
    assert (cluster.name, cluster.surfaces) == ("Shinzo Abe", ("SHINZO ABE", "Shinzo Abe"))


def test_a_full_name_is_one_in_all_documents_and_a_surname_in_none():
    one, other = (
        story("[Shinzo Abe|Person] and [Sato|Person] met.").read(),
        story("[Shinzo Abe|Person], [Sato|Person].").read(),
    )
    ids = [[link.entity.id for link in reading.links] for reading in (one, other)]
    assert ids[0][0] == ids[1][0]
    assert ids[0][1] != ids[1][1]


def test_a_person_called_as_a_country_is_a_person():
    told = story("[Michael Jordan|Person] played.\n[Jordan|Person] scored.")
    assert taken_for(told.read()) == [("Michael Jordan", "Michael Jordan"), ("Jordan", "Michael Jordan")]


def test_a_country_taken_for_a_person_is_a_country():
    (link,) = story("[North Korea|Person] fired a missile.").read().links
    assert (link.entity.name, link.entity.type) == ("North Korea", "Country")


def test_the_type_of_most_mentions_counts():
    reading = story("[Toshiba|Person] fell.\n[Toshiba|Organization] rose.\n[Toshiba|Organization] fell.").read()
    assert {link.entity.type for link in reading.links} == {"Organization"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Foreign Minister Berg of Norway left. The Finance Minister of Sweden, Berg, criticized Iceland.",
            ["Foreign Minister Berg", "Finance Minister Berg"],
        ),
        (
            "Norwegian Foreign Minister Berg criticized Iceland. Swedish Foreign Minister Berg praised Iceland.",
            ["Norway Foreign Minister Berg", "Sweden Foreign Minister Berg"],
        ),
        (
            "Norwegian Foreign Minister Jens Lund criticized Iceland. Lund, the finance minister of Sweden, left.",
            ["Jens Lund", "Finance Minister Lund"],
        ),
        ("Japanese Foreign Minister Lund criticized Iceland. Foreign Minister Lund left.", ["Lund", "Lund"]),
        ("Hans Berg met Hans O. Berg in Oslo. Hans Berg left.", ["Hans Berg", "Hans O. Berg", "Hans Berg"]),
        ("Hans Berg criticized Iceland. Hans O. Berg left.", ["Hans O. Berg", "Hans O. Berg"]),
    ],
)
def test_offices_and_one_sentence_tell_people_of_one_name_apart(text, people):
    assert [each.name for each in names_in(text) if each.type == "Person"] == people

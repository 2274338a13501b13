"""Questions in plain words, read by the shipped parser and answered from invented articles."""

from datetime import date
from functools import cache

import pytest

from kg.errors import QuestionError
from kg.pipeline import Engine, open_answerer
from tests.graphs import Newsroom, read

ARTICLES = {
    "talks": (
        date(2019, 5, 14),
        "Foreign Minister Berta Holm of Norway met Danish Foreign Minister Karl Lund in Bergen on Tuesday. "
        "Norway promised to pay Denmark 3 million euros. Holm will visit Oslo in June.",
    ),
    "deal": (
        date(2019, 8, 2),
        "Norway and Denmark signed the Skagen treaty on Friday. Lund denied that Denmark had attacked Sweden.",
    ),
    "firm": (
        date(2019, 9, 3),
        "Sweden imposed sanctions on the shipping company Varde Shipping on Monday. Varde Shipping, which is based in "
        "Bergen, rejected the charge. Finnish Prime Minister Aino Saarela urged Sweden to close the port. Saarela "
        "accused Karl Lund of fraud. The police arrested three men in Turku on Sunday. Poland dismissed Trade Minister "
        "Ewa Madej on Monday. Saarela flew to Riga on Friday, where she met Latvian President Janis Ozols. Holm said "
        "that Norway would support the sanctions. Sweden did not sign the Skagen treaty. Ozols was invited to visit "
        "Turku.",
    ),
    "bridge": (
        date(2019, 9, 5),
        "Tove Aksel designed the Skagen bridge, which was opened in Esbjerg in May 2011. Aksel studied in Uppsala. "
        "She met Lund on Tuesday. Sweden dismissed Transport Minister Nils Brandt on August 30. Finnish police "
        "arrested the smuggler Ossi Kallas after a storm.",
    ),
    "shipping": (
        date(2019, 9, 6),
        "Vera Lauge headed Orvik Bank from 2011 to 2014. Sten Moberg led the Farmers' Union in 1959. The ferry company "
        "Halden Lines is based in Turku. Nils Brandt accused the company of hiding losses. The farmers' association "
        "Zivot, whose president, Dragan Peric, rejected the plan, will sue. Brandt will fly to Vienna on October 4 to "
        "meet Peric. About 90 farmers protested against the bridge in Esbjerg.",
    ),
    "storm": (
        date(2019, 9, 8),
        "The governor of Lofta Bank, Irja Salo, resigned on Monday. About 30 people drowned when a ferry sank off "
        "Esbjerg. Sweden lent Poland 2 million euros in May. The bank will publish its report on October "
        "2. Salo telephoned Janis Ozols on Saturday. Lofta Bank does not pay bribes. Salo plans to "
        "shut a fish market that lost money. Denmark named Runa Vik as acting governor of Lofta Bank.",
    ),
    "visit": (date(2019, 9, 9), "Finnish prime minister visits Riga"),
}


@cache
def room():
    return Newsroom(lambda name: read(name, *ARTICLES[name]))


@cache
def answerer():
    return open_answerer(Engine())


@pytest.fixture(scope="module")
def store():
    return room().graph(*ARTICLES)


def asked(store, question):
    return [(one.text, one.fact) for one in answerer()(store, question).answers]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who met Karl Lund?", [("Berta Holm", True)]),
        ("Whom did Holm meet in Bergen?", [("Karl Lund", True)]),
        ("Who met Lund in May 2019?", [("Berta Holm", True)]),
        ("Who met Lund in 2018?", []),
        ("When did Holm meet Lund?", [("2019-05-14", True)]),
        ("Where did Holm meet Lund?", [("Bergen", True)]),
        ("Which minister met Lund?", [("Berta Holm", True)]),
        ("What did Norway and Denmark sign?", [("Skagen treaty", True)]),
        ("Did Norway sign the treaty?", [("yes", True)]),
        ("Did Denmark attack Sweden?", [("denied", False)]),
        ("How much did Norway promise to pay Denmark?", [("3 million euros", True)]),
        ("Who will visit Oslo?", [("Berta Holm", True)]),
        ("Who was accused of fraud?", [("Karl Lund", True)]),
        ("When was Varde Shipping sanctioned?", [("2019-09-02", True)]),
        ("Was Varde Shipping sanctioned?", [("yes", True)]),
        ("Which company was sanctioned?", [("Varde Shipping", True)]),
        ("Where is Varde Shipping based?", [("Bergen", True)]),
        ("Where did Saarela fly?", [("Riga", True)]),
        ("In which city did Aino Saarela meet Ozols?", [("Riga", True)]),
        ("Whom did President Ozols meet?", [("Aino Saarela", True)]),
        ("What was Karl Lund accused of?", [("fraud", True)]),
        ("What did Saarela urge Sweden to do?", [("close the port", True)]),
        ("How many men did the police arrest?", [("three", True)]),
        ("Who was arrested in Turku?", [("three men", True)]),
        ("When was Ewa Madej dismissed?", [("2019-09-02", True)]),
        ("In which month was Ewa Madej dismissed?", [("2019-09-02", True)]),
        ("Who is the prime minister of Finland?", [("Aino Saarela", True)]),
        ("Who is Denmark's foreign minister?", [("Karl Lund", True)]),
        ("What is Karl Lund's job?", [("Danish Foreign Minister", True)]),
        ("Who said that Norway would support the sanctions?", [("Berta Holm", True)]),
        ("Who denied that Denmark had attacked Sweden?", [("Lund", True)]),
        ("Who did not sign the Skagen treaty?", [("Sweden", True), ("Denmark", False), ("Norway", False)]),
        ("Who visited Riga?", [("Aino Saarela", True)]),
        ("Did Ozols ever visit Turku?", [("possible", False)]),
        ("Who met Lund on Tuesday?", [("Berta Holm", True), ("Tove Aksel", True)]),
        ("Who met Lund in September?", [("Tove Aksel", True)]),
        ("Who met Lund on Monday?", []),
        ("Whom did Finnish police arrest after the storm?", [("Ossi Kallas", True)]),
    ],
)
def test_a_question_is_answered_by_what_the_articles_say(store, question, answers):
    assert asked(store, question) == answers


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Who danced with Lund?", "no relation is found in it"),
        ("Who met Napoleon?", "nothing in the graph is called 'Napoleon'; kg query entities lists what is"),
        ("Who met Saarella?", "nothing in the graph is called 'Saarella'; did you mean Saarela or Aino Saarela?"),
        ("Who secretly met Lund?", "but for 'secretly'; ask without that"),
        ("Who met Lund last week?", "'last week' is no date by itself"),
    ],
)
def test_what_is_not_understood_is_named(store, question, message):
    with pytest.raises(QuestionError) as caught:
        asked(store, question)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who designed the Skagen bridge?", [("Tove Aksel", True)]),
        ("When was the Skagen bridge opened?", [("2011-05", True)]),
        ("Where was the Skagen bridge opened?", [("Esbjerg", True)]),
        ("Where did Tove Aksel study?", [("Uppsala", True)]),
        ("Did Sweden dismiss the transport minister?", [("yes", True)]),
        ("Did Tove Aksel design the Skagen bridge?", [("yes", True)]),
        ("Whom did Poland dismiss?", [("Ewa Madej", True)]),
        ("Who resigned as governor of Lofta Bank?", [("Irja Salo", True)]),
        ("When did Irja Salo resign?", [("2019-09-02", True)]),
        ("How many people drowned when the ferry sank?", [("About 30", True)]),
        ("How much did Sweden lend Poland?", [("2 million euros", True)]),
        ("Whom did Salo telephone on Saturday?", [("Janis Ozols", True)]),
        ("Which country lent Poland money?", [("Sweden", True)]),
        ("When will Lofta Bank publish its report?", [("2019-10-02", True)]),
        ("Did Lofta Bank pay bribes?", [("no", False)]),
        ("How many people died when the ferry sank?", [("About 30", True)]),
        ("Who is the acting governor of Lofta Bank?", [("Runa Vik", True)]),
        ("What does Salo plan to close?", [("fish market", True)]),
    ],
)
def test_what_no_relation_tells_is_read_in_the_articles_again(store, question, answers):
    reply = answerer()(store, question)
    assert [(one.text, one.fact) for one in reply.answers] == answers
    assert reply.afresh


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who is the trade minister?", [("Ewa Madej", False, "former")]),
        ("Who was the trade minister?", [("Ewa Madej", True, "former")]),
        ("Who heads Orvik Bank?", [("Vera Lauge", False, "until 2014")]),
        ("Who headed Orvik Bank?", [("Vera Lauge", True, "until 2014")]),
        ("Who leads the Farmers' Union?", [("Sten Moberg", False, "in 1959")]),
        ("Who is the prime minister of Finland?", [("Aino Saarela", True, "")]),
    ],
)
def test_of_offices_is_said_that_they_are_over(store, question, answers):
    assert [(one.text, one.fact, one.ended) for one in answerer()(store, question).answers] == answers


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the president of Zivot?", "Dragan Peric"),
        ("What does Dragan Peric do?", "president"),
        ("When will Nils Brandt meet Dragan Peric?", "2019-10-04"),
        ("Where did farmers protest?", "Esbjerg"),
    ],
)
def test_what_stands_near_a_claim_answers(store, question, answer):
    assert asked(store, question) == [(answer, True)]


def test_the_company_is_the_one_that_is_told_to_be_one(store):
    assert asked(store, "Whom did Brandt accuse of hiding losses?") == [("Halden Lines", True)]


def test_nobody_is_named_for_a_passive_without_one(store):
    with pytest.raises(QuestionError, match="no relation is found in it"):
        answerer()(store, "Who opened the Skagen bridge?")


def test_where_nothing_answers_the_reply_says_what_was_understood(store):
    reply = answerer()(store, "Whom will Berta Holm meet in Oslo?")
    assert reply.answers == ()
    assert reply.understood == ("Berta Holm - met - Whom (place Oslo)",)
    assert "VALUES ?place" in reply.query


def test_who_is_not_named_is_no_fact(store):
    room = Newsroom(lambda name: read(name, date(2019, 9, 3), "Sweden accused the company of fraud."))
    assert asked(room.graph("bare"), "Whom did Sweden accuse of fraud?") == [("company", False)]

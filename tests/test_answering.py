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
    ],
)
def test_a_question_is_answered_by_what_the_articles_say(store, question, answers):
    assert asked(store, question) == answers


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Who danced with Lund?", "no relation is found in it"),
        ("Who met Napoleon?", "nothing in the graph is called 'Napoleon'"),
        ("Who secretly met Lund?", "but for 'secretly'; ask without that"),
        ("Who met Lund last week?", "'last week' is no date by itself"),
    ],
)
def test_what_is_not_understood_is_named(store, question, message):
    with pytest.raises(QuestionError) as caught:
        asked(store, question)
    assert message in str(caught.value)

"""Open propositions against tuples of news sentences, written by hand before kg had read them, scored as WiRe57 is.

The tuples follow the manner of that corpus: all that a sentence tells, each fact for itself. Lines are subject,
relation, object and further arguments; words in brackets stand nowhere in the sentence.
"""

import re
from pathlib import Path

import pytest

from bench import wire57
from tests.golden import cases

FOLDER = Path(__file__).parent / "facts"
WORD = re.compile(r"\w+(?:-\w+)*(?:\.\w+)?|'s|[^\w\s]")
INFERRED = re.compile(r"\[.*?\]")


def words_of(text):
    return tuple(WORD.findall(text))


def gold_of(line):
    parts = [part.strip() for part in line.split("|")]
    words = tuple(words_of(re.sub(r"[\[\]]", "", part)) for part in parts)
    return wire57.Gold(words, tuple(len(words_of(INFERRED.sub(" ", part))) for part in parts))


@pytest.fixture(scope="module")
def score():
    texts = {text: [gold_of(line) for line in lines] for _, text, lines, _ in cases(FOLDER)}
    found = wire57.tuples([(text, text, words_of(text)) for text in texts])
    return wire57.score(texts, found)


def test_there_are_enough_facts(score):
    assert score.gold >= 130


def test_precision_and_recall_do_not_fall(score):
    assert (round(score.precision / score.found, 3), round(score.recall / score.gold, 3)) == (0.816, 0.792)


def test_brackets_mark_what_no_word_states():
    assert gold_of("Osei | [is] mayor of | Tema") == wire57.Gold(
        (("Osei",), ("is", "mayor", "of"), ("Tema",)), (1, 2, 1)
    )

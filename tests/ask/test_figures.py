"""The kept figures are those of this version, and answers are judged by hand-made rules."""

import difflib

import pytest

from tests.ask.asking import asked, judge
from tests.ask.measure import FIGURES, measure

AGAIN = "read the difference line by line, then write it with python -m tests.ask.measure and commit it"
SORTS = ({"sigrun hallbera", "hallbera"}, {"declan orrery"})


def test_the_kept_figures_are_those_of_now():
    kept, now = FIGURES.read_text(encoding="utf-8"), measure() + "\n"
    difference = difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=1, lineterm="")
    assert kept == now, "\n".join([AGAIN, *difference])


def test_half_of_the_questions_are_kept_for_evaluation():
    halves = [(one.half, one.articles) for one in asked() if one.half != "practice"]
    assert {pair: halves.count(pair) for pair in halves} == {
        (half, articles): 15 for half in ("development", "evaluation") for articles in ("samples", "unseen")
    }


@pytest.mark.parametrize(
    ("answers", "names", "expected"),
    [
        (SORTS, [{"hallbera"}, {"declan orrery"}], "right"),
        (SORTS, [{"hallbera"}], "right"),
        (SORTS, [{"hallbera"}, {"fergal linnane"}], "wrong"),
        (SORTS, [], "silent"),
        ((), [], "right"),
        ((), [{"hallbera"}], "wrong"),
        ((*SORTS, {"oslo"}), [{"oslo"}], "silent"),
    ],
)
def test_answers_are_judged_by_the_right_ones(answers, names, expected):
    assert judge(answers, names) == expected

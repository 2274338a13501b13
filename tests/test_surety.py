"""How likely claims are, by the weights of the table."""

import pytest

from kg.model import Signs
from kg.surety import Way, is_sure, likelihood, weights

DOUBTS = [
    Signs(event=True),
    Signs(unnamed=1),
    Signs(listed=True),
    Signs(parse=-0.2),
]


def test_what_merely_holds_between_names_is_likely():
    assert likelihood(Signs()) >= 0.97


@pytest.mark.parametrize("signs", DOUBTS, ids=str)
def test_each_sign_makes_a_claim_less_likely(signs):
    assert likelihood(signs) < likelihood(Signs())


def test_words_that_point_elsewhere_make_a_claim_less_likely():
    assert likelihood(Signs(event=True), {Way.POINTING}) < likelihood(Signs(event=True))
    assert likelihood(Signs(event=True), {Way.CUT}) < likelihood(Signs(event=True), {Way.POINTING})


def test_a_likelihood_is_in_hundredths():
    likely = likelihood(Signs(event=True, unnamed=2, parse=-0.1234567))
    assert 0 < likely < 1
    assert likely == round(likely, 2)


def test_no_single_sign_silences_a_claim_but_all_do():
    assert all(is_sure(likelihood(signs)) for signs in DOUBTS)
    assert not is_sure(likelihood(Signs(event=True, unnamed=2, listed=True, parse=-0.5), {Way.POINTING}))


def test_the_floor_is_a_likelihood():
    assert 0.5 <= weights()["floor"] < 1

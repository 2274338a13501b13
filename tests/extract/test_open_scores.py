"""The scorers of open propositions count as the protocols of their corpora say, on examples that one can recount."""

import pytest

from bench import qasrl, wire57

GOLD = wire57.Gold((("Norway",), ("agreed", "to", "pay"), ("$", "3", "million"), ("in", "May")), (1, 3, 3, 2))
INFERRED = wire57.Gold((("Osei",), ("is",), ("mayor",)), (1, 0, 1))


def test_a_tuple_is_scored_word_by_word():
    found = (("Norway",), ("agreed",), ("to", "pay", "$", "3", "million"), ("in", "June"))
    assert wire57.match(GOLD, found) == (pytest.approx(6 / 9), pytest.approx(6 / 9))


def test_each_part_needs_a_word_in_common():
    assert wire57.match(GOLD, (("Norway",), ("paid",), ("$", "3", "million"))) is None


def test_an_inferred_relation_needs_none():
    assert wire57.match(INFERRED, (("Osei",), ("became",), ("mayor",))) == (pytest.approx(2 / 3), 1.0)
    assert wire57.match(INFERRED, (("Osei",), ("is",), ("mayor",))) == (1.0, 1.5)


def test_the_best_pair_is_taken_first_and_each_tuple_once():
    whole = (("Norway",), ("agreed", "to", "pay"), ("$", "3", "million"), ("in", "May"))
    part = (("Norway",), ("agreed",), ("$", "3"))
    total = wire57.score({"a": [GOLD]}, {"a": [part, whole]})
    assert (total.precision, total.recall, total.found, total.gold, total.matches) == (1.0, 1.0, 2, 1, 1)


def test_further_spans_that_overlap_an_answer_are_no_errors():
    gold = qasrl.Gold()
    verb = ("a", 1)
    gold.roles[verb]["Who left?"].add((0, 1))
    gold.roles[verb]["Where did someone go?"].add((2, 6))
    gold.wh.update({(verb, "Who left?"): "who", (verb, "Where did someone go?"): "where"})
    counts = qasrl.score(gold, {verb: {(0, 1), (2, 4), (3, 6), (7, 8), (9, 10)}}, 0.3)
    assert (counts["right"], counts["missing"], counts["wrong"]) == (2, 0, 2)
    assert (counts["roles found"], counts["where roles found"]) == (2, 1)


def test_one_span_answers_one_question():
    assert qasrl.align({(0, 4)}, {(0, 2), (2, 4)}, 0.3) in ({(0, 2)}, {(2, 4)})

"""Merging, splitting and reviewing from the command line."""

import io
import sys

import pytest

MINISTER = """Korea names a new minister

2017-06-18

SEOUL, June 18 - South Korean President Moon Jin-ho appointed Kang Kyung-wha as foreign minister on Sunday. Kang \
Kyung-wha met Foreign Minister Taro Kono in Tokyo. Moon Jin-ho praised Kang.
"""
VISIT = """Abe visits Seoul

2017-07-25

SEOUL, July 25 - Japanese Prime Minister Shinzo Abe visited Seoul on Tuesday. Abe met President Moon. Kim Yong-chol \
warned the United States.
"""


BOTH = {"Kang Kyung-wha", "Moon Jin-ho"}


@pytest.fixture
def news(kg, tmp_path):
    """Return kg in a folder with a graph of two articles that leaves one question open."""
    (tmp_path / "minister.txt").write_text(MINISTER, encoding="utf-8")
    (tmp_path / "visit.txt").write_text(VISIT, encoding="utf-8")
    assert kg("build", "minister.txt", "visit.txt").code == 0
    return kg


def rows(ran):
    return [line.split(",") for line in ran.out.splitlines()[1:]]


def answer(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_an_answer_settles_a_question(news, monkeypatch):
    (question,) = rows(news("review", "--list"))
    assert question[1:6] == ["open", "0.50", "rule", "Moon", "Moon Jin-ho"]
    answer(monkeypatch, "y\n")
    ran = news("review")
    assert "Abe met President Moon." in ran.out
    assert ran.err.splitlines()[-1] == "1 answer, 0 open questions left"
    (decided,) = rows(news("review", "--list"))
    assert decided[1:6] == ["same", "1.00", "person", "Moon", "Moon Jin-ho"]
    assert news("review", "--undo", decided[0]).code == 0
    assert rows(news("review", "--list")) == [question]


def test_a_review_can_be_left_and_taken_up(news, monkeypatch):
    answer(monkeypatch, "s\n")
    assert news("review").err.splitlines()[-1] == "0 answers, 1 open question left"
    answer(monkeypatch, "")
    assert news("review").err.splitlines()[-1] == "0 answers, 1 open question left"


def test_what_is_merged_by_name_is_one(news):
    ran = news("merge", "Kang Kyung-wha", "Moon Jin-ho", "--by", "Ada")
    assert ran.code == 0
    identifier = ran.err.split()[-1]
    assert len(BOTH & {row[0] for row in rows(news("query", "entities"))}) == 1
    (mine,) = [row for row in rows(news("review", "--list")) if row[3] == "Ada"]
    assert mine[0] == identifier
    assert mine[1] == "same"
    assert "make them one" in news("review", "--refuse", identifier).err  # another person says otherwise
    assert news("review", "--refuse", identifier, "--by", "Ada").code == 0
    assert {row[0] for row in rows(news("query", "entities"))} >= BOTH


def test_a_judgement_follows_an_article_that_is_edited(news, tmp_path):
    news("merge", "Moon", "Moon Jin-ho")
    (tmp_path / "visit.txt").write_text(VISIT.replace("on Tuesday", "late on Tuesday"), encoding="utf-8")
    assert "1 article went" in news("build", ".").err
    assert "Moon" not in {row[0] for row in rows(news("query", "entities"))}
    (tmp_path / "visit.txt").write_text(VISIT, encoding="utf-8")
    news("build", ".")
    ((identifier, *judged),) = rows(news("review", "--list"))
    assert judged[:4] == ["same", "1.00", "person", "Moon"]
    assert news("review", "--undo", identifier).code == 0
    assert "Moon" in {row[0] for row in rows(news("query", "entities"))}


def test_taking_one_back_leaves_what_was_said_of_the_others(news):
    first = news("merge", "Shinzo Abe", "Moon Jin-ho").err.split()[-1]
    news("merge", "Moon Jin-ho", "Taro Kono")
    news("review", "--undo", first)
    (mine,) = [row for row in rows(news("review", "--list")) if row[3] == "person"]
    assert {mine[4], mine[5]} == {"Moon Jin-ho", "Taro Kono"}


def test_one_that_is_accepted_and_refused_is_neither(news):
    (question,) = rows(news("review", "--list"))
    ran = news("review", "--accept", question[0], "--refuse", question[0])
    assert (ran.code, ran.err) == (
        2,
        f"kg: review: {question[0]}: is accepted and refused; choose one; see kg review --help\n",
    )
    assert rows(news("review", "--list")) == [question]


def test_contradictions_are_told_by_name(news):
    news("merge", "Shinzo Abe", "Moon Jin-ho")
    news("merge", "Moon Jin-ho", "Taro Kono")
    (one,) = [row[0] for row in rows(news("review", "--list")) if "Taro Kono" in row]
    ran = news("review", "--refuse", one, "--by", "Ada")
    assert ran.code == 1
    assert "Taro Kono and Moon Jin-ho are to be different" in ran.err or "Moon Jin-ho and Taro Kono are" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Kang", "Nobody"), "entity 'Nobody': nothing in the graph has this name"),
        (("merge", "Tokyo", "Tokyo"), "'Tokyo' and 'Tokyo': are one already"),
        (("merge", "Tokyo", "Taro Kono"), "only things of one kind can be merged"),
        (("review", "--undo", "abc", "--store", "nowhere"), "graph nowhere: does not exist"),
        (("split", "Tokyo", "no such article"), "no article or name of Tokyo"),
        (("split", "Tokyo", "Tokyo"), "name some of its articles or names, not all"),
        (("review", "--undo", "abc"), "judgement abc: nobody has made it"),
        (("review", "--accept", "abc"), "judgement abc: is not in the graph"),
    ],
)
def test_errors_are_one_line(news, arguments, message):
    before = news("export", "-f", "nquads", "-o", "-").out
    ran = news(*arguments)
    assert ran.code in {1, 2}
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert news("export", "-f", "nquads", "-o", "-").out == before


def test_the_judgements_about_someone_are_found_by_name(news):
    (question,) = rows(news("review", "--list"))
    assert [row[3:5] for row in rows(news("query", "judgements", "Moon Jin-ho"))] == []
    decided = news("review", "--accept", question[0], "--by", "an editor").err.split()[-1]
    (row,) = rows(news("query", "judgements", "Moon Jin-ho"))
    assert (row[0], row[2], {row[3], row[4]}) == (decided, "an editor", {"Moon", "Moon Jin-ho"})
    assert rows(news("query", "judgements", "Kono")) == []
    *_, heading, line = news("entity", "Moon Jin-ho").out.splitlines()
    assert heading == "Taken for one by"
    assert line.startswith(f"  {decided}: Moon")

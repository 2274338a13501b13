"""The kept figures are those of this version, and what they are counted from is whole."""

import difflib

import pytest

from kg.scoring import Figures
from tests.quality.articles import FOLDER, PARTS, Article
from tests.quality.judged import HEAD, Stated, unjudged, verdicts
from tests.quality.measure import FIGURES, Judged, Row, judge, line_of, measure, percentages, total
from tests.scoring.examples import claim

AGAIN = "read the difference line by line, then write it with python -m tests.quality.measure and commit it"


def test_the_kept_figures_are_those_of_now():
    kept, now = FIGURES.read_text(encoding="utf-8"), measure()
    difference = difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=1, lineterm="")
    assert kept == now, "\n".join([AGAIN, kept.splitlines()[0], *difference])


@pytest.mark.parametrize("part", PARTS)
def test_every_article_has_gold_and_verdicts(part):
    names = {
        kind: sorted(path.stem for path in (FOLDER / part / kind).iterdir()) for kind in ("articles", "gold", "judged")
    }
    assert names["articles"] == names["gold"] == names["judged"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/judged/*.tsv")), ids=lambda path: path.stem)
def test_what_is_not_true_has_a_reason_and_what_is_true_has_right_ends(path):
    for stated, verdict in verdicts(path).items():
        assert verdict.ends or not verdict.true, stated
        assert verdict.true == (not verdict.reason), stated


def article(tmp_path, *claims, lines=()):
    path = tmp_path / "a.tsv"
    path.write_text("\n".join("\t".join(line) for line in (HEAD, *lines)) + "\n", encoding="utf-8")
    return Article("a", 8, list(claims), [], path)


def test_verdicts_are_found_by_what_is_stated(tmp_path):
    met = claim("Anna Varga", "met", "Karin  Lind", attribution=[{"name": "Kyodo"}, {"name": "an official"}])
    line = ("Anna Varga", "met", "Karin Lind", "positive", "asserted", "Kyodo < an official")
    assert Stated.of(met) == line
    denied = {**met, "polarity": "negative"}
    first, second = (*line, "y", "y", ""), (*line[:2], "Oslo", *line[3:], "y", "n", "a plan")
    found = article(tmp_path, met, denied, claim("Anna Varga", "visited", "Oslo"), lines=(first, second))
    assert judge(found) == Judged(claims=1, ends=1, true=1, unjudged=2)
    assert [one["polarity"] for one in unjudged(found)] == ["negative", "positive"]


def test_a_line_and_the_sums_are_counted_by_hand():
    row = Row("a", 8, Figures(6, 3, 4, 1, 1, 2, 1, 5), Judged(4, 3, 2, 2))
    assert line_of(row).split() == ["a", "8", "6", "75.0", "3/4", "1/1", "2/3", "1/5", "3/4", "2/4", "2"]
    both = total("all", [row, Row("b", 2, Figures(1, 0, 4), Judged())])
    assert line_of(both).split() == ["all", "10", "7", "70.0", "3/8", "1/1", "2/3", "1/5", "3/4", "2/4", "2"]
    assert percentages(both).split() == ["37.5", "100.0", "66.7", "20.0", "75.0", "50.0"]
    assert percentages(Row("c", 1, Figures(), Judged())).split() == ["-"] * 6

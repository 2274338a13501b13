"""How well kg reads the articles of both parts, as a table that is kept beside this file.

``python -m tests.quality.measure`` measures and writes figures.txt; read the difference before you commit it.
"""

import sys
from dataclasses import astuple, dataclass
from pathlib import Path

from kg.scoring import Figures, score
from tests.quality.articles import PARTS, articles_of
from tests.quality.judged import Stated, verdicts

FIGURES = Path(__file__).parent / "figures.txt"
COLUMNS = "sentences claims per-100 recall core modality qualifiers ends true unjudged".split()
WIDTH = 11


@dataclass(frozen=True)
class Judged:
    """How many claims have a verdict, and of how many of these the ends are right and all is true."""

    claims: int = 0
    ends: int = 0
    true: int = 0
    unjudged: int = 0

    def __add__(self, other):
        return Judged(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Row:
    name: str
    sentences: int
    figures: Figures
    judged: Judged


def row_of(article):
    """Return the figures of an article."""
    return Row(article.name, article.sentences, score(article.gold, article.claims).figures, judge(article))


def judge(article):
    """Count the verdicts on the claims of an article."""
    known = verdicts(article.judged)
    found = [known[stated] for stated in map(Stated.of, article.claims) if stated in known]
    right = sum(one.ends for one in found), sum(one.true for one in found)
    return Judged(len(found), *right, len(article.claims) - len(found))


def total(name, rows):
    """Return the sums of rows."""
    return Row(
        name,
        sum(row.sentences for row in rows),
        sum((row.figures for row in rows), start=Figures()),
        sum((row.judged for row in rows), start=Judged()),
    )


def line_of(row):
    """Return a row as a line of the table."""
    per_100 = f"{100 * row.figures.claims / row.sentences:.1f}"
    counted = [row.sentences, row.figures.claims, per_100, *(f"{part}/{whole}" for part, whole in _shares(row))]
    return _line(row.name, [*counted, row.judged.unjudged])


def percentages(row):
    """Return the shares of a row in percent, under their columns."""
    shares = (f"{100 * part / whole:.1f}" if whole else "-" for part, whole in _shares(row))
    return _line("", ["", "", "", *shares])


def _shares(row):
    judged = row.judged
    return [*row.figures.shares().values(), (judged.ends, judged.claims), (judged.true, judged.claims)]


def _line(name, cells):
    return (f"{name:<16}" + "".join(f"{cell!s:>{WIDTH}}" for cell in cells)).rstrip()


def table_of(part, articles):
    """Yield the lines of a part: its articles, their sums, and these in percent."""
    rows = [row_of(article) for article in articles]
    yield _line(part, COLUMNS)
    yield from map(line_of, rows)
    yield line_of(total("all", rows))
    yield percentages(total("all", rows))


def measure():
    """Return the whole table."""
    return "\n\n".join("\n".join(table_of(part, articles_of(part))) for part in PARTS) + "\n"


if __name__ == "__main__":
    FIGURES.write_text(measure(), encoding="utf-8")
    sys.stdout.write(FIGURES.read_text(encoding="utf-8"))

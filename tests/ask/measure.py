"""How kg answers the questions of both halves and those for practice, as a table that is kept beside this file.

``python -m tests.ask.measure`` measures and writes figures.txt; ``--tell`` also says what is answered to each question
of all but the evaluation half.
"""

import sys
from collections import Counter
from pathlib import Path

from tests.ask.asking import HALVES, asked, outcome

FIGURES = Path(__file__).parent / "figures.txt"
OUTCOMES = ("right", "wrong", "refused", "silent")
KINDS = ("who", "whom", "what", "which", "when", "where", "how much", "how many", "did")


def line_of(name, counts):
    """Return the outcomes of some questions as a line of the table."""
    cells = [sum(counts.values()), *(counts[one] for one in OUTCOMES)]
    return f"{name:<14}" + "".join(f"{cell!s:>9}" for cell in cells)


def percentages(counts):
    """Return the outcomes in percent, under their columns."""
    return " " * 23 + "".join(f"{100 * counts[one] / sum(counts.values()):>9.1f}" for one in OUTCOMES)


def table_of(half, judged):
    """Yield the lines of a half: each kind of question, their sums, and these in percent."""
    yield f"{half:<14}" + "".join(f"{name:>9}" for name in ("asked", *OUTCOMES))
    for kind in KINDS:
        yield line_of(kind, Counter(found for one, found in judged if one.kind == kind))
    counts = Counter(found for _, found in judged)
    yield from (line_of("all", counts), percentages(counts))


def measure():
    """Return the whole table."""
    judged = [(one, outcome(one)[0]) for one in asked()]
    return "\n\n".join("\n".join(table_of(half, [pair for pair in judged if pair[0].half == half])) for half in HALVES)


def told():
    """Yield what is answered to each question that may be looked at."""
    for one in asked():
        if one.half != "evaluation":
            found, shown = outcome(one)
            yield f"{found:<8} {one.question}\n         {shown}"


if __name__ == "__main__":
    FIGURES.write_text(measure() + "\n", encoding="utf-8")
    sys.stdout.write(FIGURES.read_text(encoding="utf-8"))
    if "--tell" in sys.argv:
        sys.stdout.writelines(f"{line}\n" for line in told())

"""Claims that a reader has judged, by what they state: NAME.tsv has a line for each, with the verdict and the reason.

``python -m tests.quality.judged development`` prints the claims that nobody has judged yet as such lines, each under
the sentence that it quotes, for a reader to fill in.
"""

import csv
import sys
from dataclasses import dataclass
from typing import NamedTuple

from tests.quality.articles import PARTS, articles_of


class Stated(NamedTuple):
    """What a claim states, as it is printed; qualifiers are judged elsewhere."""

    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    attribution: str  # the nearest to the reader first, "Kyodo < an official"

    @classmethod
    def of(cls, claim):
        speakers = " < ".join(_named(speaker) for speaker in claim["attribution"])
        ends = _named(claim["subject"]), claim["predicate"], _named(claim["object"])
        return cls(*(" ".join(part.split()) for part in (*ends, claim["polarity"], claim["modality"], speakers)))


@dataclass(frozen=True)
class Verdict:
    ends: bool  # subject, object and relation are right
    true: bool  # so is all that is stated
    reason: str


HEAD = [*Stated._fields, "ends", "true", "reason"]
JUDGED = {"y": True, "n": False}


def verdicts(path):
    """Return the verdicts in a file by what is judged; there are none where there is no file."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert head == HEAD, f"{path}: the first line must be {HEAD}"
    found = {Stated(*row[:6]): Verdict(JUDGED[row[6]], JUDGED[row[7]], row[8]) for row in rows}
    assert len(found) == len(rows), f"{path}: has a claim twice"
    return found


def unjudged(article):
    """Yield the claims of an article that have no verdict."""
    known = verdicts(article.judged)
    for claim in article.claims:
        if Stated.of(claim) not in known:
            yield claim


def _named(node):
    return node["name"]


def to_judge(part):
    """Yield lines for a reader to fill in."""
    for article in articles_of(part):
        yield f"## {article.name}"
        for claim in sorted(unjudged(article), key=lambda claim: claim["evidence"][0]["start"]):
            yield f"# {' '.join(claim['evidence'][0]['quote'].split())}"
            yield "\t".join((*Stated.of(claim), "?", "?", ""))


if __name__ == "__main__":
    if sys.argv[1:] not in [[part] for part in PARTS]:
        sys.exit(f"usage: python -m tests.quality.judged {'|'.join(PARTS)}")
    sys.stdout.writelines(f"{line}\n" for line in to_judge(sys.argv[1]))

"""Measures who is who across articles, against two floors: the same name is one thing, the same last word is one.

    python bench/identity.py gum/dev.conllu.gz
    python bench/identity.py --articles tests/resolve/across/articles.txt --details
    python bench/identity.py --crowd 12500 25000 50000

In GUM a Wikipedia title says who a thing is: all that bear one title are one thing in all documents. What is counted
is one appearance of each such thing in each document, under the name that the document begins with, with the offices
beside its names and the countries and others named in the text. Pairwise: of the pairs of appearances in two documents
that are taken for one thing, the share that are; of those that are one thing, the share that is found. B3: the same
for each appearance, with those that it is taken for one thing with, itself included, and averaged. A crowd is made up,
to see what it costs.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from articles import Case, read_articles
from crowd import crowd
from gum import read_gum
from gum_cases import cases_of

from kg.resolve.across import identify
from kg.resolve.names import key, tokens

__all__ = ["ANSWERS", "Score", "by_kg", "score"]

Clusters = Mapping[str, str]  # of each appearance, by its key, the name of its cluster


@dataclass(frozen=True, slots=True)
class Score:
    """How well clusters meet those of gold: pairs and B3, each as precision and recall."""

    taken: int
    wanted: int
    right: int
    precision: float
    recall: float

    @property
    def pairs(self) -> tuple[float, float]:
        """Return precision and recall of the pairs."""
        return self.right / self.taken if self.taken else 1.0, self.right / self.wanted if self.wanted else 1.0


def score(clusters: Clusters, gold: Clusters) -> Score:
    """Compare clusters with those of gold."""
    both = Counter((clusters[one], gold[one]) for one in gold)
    ours, theirs = Counter(clusters[one] for one in gold), Counter(gold.values())
    return Score(
        taken=sum(map(_pairs, ours.values())),
        wanted=sum(map(_pairs, theirs.values())),
        right=sum(map(_pairs, both.values())),
        precision=sum(count * count / ours[mine] for (mine, _), count in both.items()) / len(gold),
        recall=sum(count * count / theirs[yours] for (_, yours), count in both.items()) / len(gold),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def by_kg(cases: Sequence[Case]) -> Clusters:
    """Return what kg takes for one thing."""
    found = identify(case.appearance for case in cases).entities
    return {identity: entity.id for identity, entity in found.items()}


def _by_article(cases: Sequence[Case]) -> Clusters:
    return {case.appearance.key: case.appearance.entity.id for case in cases}


def _by_name(cases: Sequence[Case]) -> Clusters:
    return {case.appearance.key: key(case.name) for case in cases}


def _by_last_word(cases: Sequence[Case]) -> Clusters:
    return {case.appearance.key: tokens(case.name)[-1] for case in cases}


ANSWERS: Mapping[str, Callable[[Sequence[Case]], Clusters]] = {
    "kg": by_kg,
    "articles alone": _by_article,  # what readings say without comparing articles
    "same name": _by_name,
    "same last word": _by_last_word,
}


def main() -> None:
    """Read the corpora and print the measurements."""
    options = _options()
    for path in options.gum:
        cases = [case for gold in read_gum(path) for case in cases_of(gold)]
        _print(path.name, cases, details=options.details)
    for path in options.articles:
        _print(path.name, read_articles(path.read_text(encoding="utf-8")), details=options.details)
    for size in options.crowd:
        _print_cost(crowd(size))


def _print_cost(cases: Sequence[Case]) -> None:
    start = time.process_time()
    clusters = by_kg(cases)
    seconds = time.process_time() - start
    found = score(clusters, {case.appearance.key: case.who for case in cases})
    cost = f"{seconds:.1f} CPU seconds, {1e6 * seconds / len(cases):.0f} microseconds each"
    print(f"crowd of {len(cases)} appearances: {cost}; pairs {_three(*found.pairs)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum", type=Path, nargs="*", help="CoNLL-U files of GUM, plain or .gz")
    parser.add_argument("--articles", type=Path, nargs="*", default=[], help="files of invented articles")
    parser.add_argument("--crowd", type=int, nargs="*", default=[], help="numbers of made up appearances")
    parser.add_argument("--details", action="store_true", help="print every pair that is wrong or missed")
    return parser.parse_args()


def _print(name: str, cases: Sequence[Case], *, details: bool) -> None:
    gold = {case.appearance.key: case.who for case in cases if case.who}
    documents = {case.appearance.document for case in cases}
    print(f"{name}: {len(documents)} documents, {len(gold)} appearances of {len(set(gold.values()))} things")
    for kind in ("all", "Person", "Organization", "places"):
        some = {case.appearance.key: case.who for case in cases if case.who and _is_of(case, kind)}
        print(f"  {kind}: {len(some)} appearances of {len(set(some.values()))} things")
        for title, answer in ANSWERS.items():
            print(f"    {title:15}{_shown(score(answer(cases), some))}")
    if details:
        _print_details(cases, by_kg(cases))


def _is_of(case: Case, kind: str) -> bool:
    return kind in {"all", case.appearance.entity.type} or (
        kind == "places" and case.appearance.entity.type in {"Place", "City", "Country"}
    )


def _shown(found: Score) -> str:
    counts = f"({found.right} of {found.taken}, {found.wanted} wanted)"
    return f"pairs {_three(*found.pairs)} {counts:26}  B3 {_three(found.precision, found.recall)}"


def _three(precision: float, recall: float) -> str:
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F1 {both:.3f}"


def _print_details(cases: Sequence[Case], clusters: Clusters) -> None:
    for one, other in combinations([case for case in cases if case.who], 2):
        taken = clusters[one.appearance.key] == clusters[other.appearance.key]
        if taken != (one.who == other.who):
            names = (f"{each.appearance.document}: {each.name} ({each.who})" for each in (one, other))
            print("WRONG" if taken else "missed", *names, sep="\t")


if __name__ == "__main__":
    main()

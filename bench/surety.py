"""Fits the weights of kg/data/surety.tsv to claims that readers judged, and says how well they tell right from wrong.

    python bench/surety.py JUDGED.jsonl > bench/surety.txt

Each line of the file is a claim as bench/sample.py --articles prints it, with the name of its "draw" and, under "ends",
what each reader said of its ends: "y" or "n". The articles are read again; claims that are not found any more are left
out. Each draw is foretold by weights that were fitted to the others.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from kg.extract import extract, find_occurrences
from kg.language import load_parser
from kg.model import Claim, Document, Entity
from kg.rdf.ontology import load_ontology
from kg.resolve import assembly, referents
from kg.resolve.scene import set_scene
from kg.surety import told
from kg.text import read_bytes

RIDGE = 2.0  # how strongly weights of standardized signs are held near 0: there are few wrong claims to learn from
FLOORS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.82, 0.84, 0.85, 0.86, 0.87, 0.88, 0.89, 0.9, 0.92)
BANDS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 1.01)

Array = NDArray[np.float64]
Key = tuple[str, str]


@dataclass(frozen=True)
class Judged:
    """A claim with its signs, and the share of its readers who find its ends right."""

    draw: str
    signs: Mapping[str, float]
    right: float


def main() -> None:
    """Read, fit, print."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    judged = list(_judged(rows))
    names = list(judged[0].signs)
    signs, right = _arrays(judged)
    print(f"{len(judged)} of {len(rows)} judged claims are still made; {len(right) - right.sum():g} are wrong")
    for name, weight in zip(names, fit(signs, right), strict=True):
        print(f"{name}\t{weight:.2f}")
    foretold = _foretold(judged)
    print(f"\na wrong claim is less likely than a right one in {100 * _ranking(foretold, right):.0f} % of pairs")
    _print_bands(foretold, right)
    _print_floors(foretold, judged)


def _judged(rows: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    """Yield the claims that are still made, with their signs."""
    signs: dict[str, dict[Key, dict[str, float]]] = {}
    for row in rows:
        if row["article"] not in signs:
            signs[row["article"]] = dict(_read(row["article"]))
        found = signs[row["article"]].get((row["claim"], _flat(row["quote"])))
        if found:
            yield Judged(row["draw"], found, sum(verdict == "y" for verdict in row["ends"]) / len(row["ends"]))


def _read(article: str) -> Iterator[tuple[Key, dict[str, float]]]:
    with patch.object(assembly, "is_sure", lambda _: True):
        for document in read_bytes(article.encode(), name="article.txt"):
            yield from _claims(document)


def _claims(document: Document) -> Iterator[tuple[Key, dict[str, float]]]:
    ontology = load_ontology()
    sentences = list(load_parser().parse(document))
    findings = list(extract(document, sentences, ontology))
    scene = set_scene(document, sentences, findings, ontology, list(find_occurrences(document, sentences, ontology)))
    assembled = assembly.Assembly(scene, ontology, referents.refer(scene))
    for finding in findings:
        signs = told(finding.signs, assembled.ways(finding))
        for claim in assembled.outcomes(finding):
            if isinstance(claim, Claim):
                yield _key(claim), signs


def _key(claim: Claim) -> Key:
    thing = claim.object.name if isinstance(claim.object, Entity) else claim.object.text
    return f"{claim.subject.name} – {claim.predicate} – {thing}", _flat(claim.evidence[0].quote)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _arrays(judged: Sequence[Judged]) -> tuple[Array, Array]:
    return np.array([list(one.signs.values()) for one in judged]), np.array([one.right for one in judged])


def fit(signs: Array, right: Array) -> Array:
    """Return the weights of a logistic regression by Newton's method; the first sign is 1 everywhere."""
    spread = signs.std(axis=0)
    spread[0] = 1.0
    columns, penalty = signs / spread, np.diag([0.0, *(RIDGE,) * (signs.shape[1] - 1)])
    weights = np.zeros(signs.shape[1])
    for _ in range(30):
        likely = _likely(columns, weights)
        curve = columns.T @ (columns * (likely * (1 - likely))[:, None]) + penalty
        weights += np.linalg.solve(curve, columns.T @ (right - likely) - penalty @ weights)
    return weights / spread


def _likely(signs: Array, weights: Array) -> Array:
    likely: Array = 1 / (1 + np.exp(-(signs @ weights)))
    return likely


def _foretold(judged: Sequence[Judged]) -> Array:
    """Return how likely each claim is by weights that were fitted to the other draws."""
    signs, right = _arrays(judged)
    draws = np.array([one.draw for one in judged])
    foretold = np.zeros(len(judged))
    for draw in dict.fromkeys(draws.tolist()):
        here = draws == draw
        foretold[here] = _likely(signs[here], fit(signs[~here], right[~here]))
    return foretold


def _ranking(likely: Array, right: Array) -> float:
    """Return the share of pairs of a right and a wrong claim in which the right one is more likely."""
    good, bad = likely[right > 0.5][:, None], likely[right <= 0.5][None, :]
    return float((good > bad).mean() + (good == bad).mean() / 2)


def _print_bands(likely: Array, right: Array) -> None:
    print("\nforetold      claims  mean   right")
    for low, high in itertools.pairwise(BANDS):
        here = (likely >= low) & (likely < high)
        if here.any():
            print(f"{low:.2f} to {high:.2f}  {here.sum():6}  {likely[here].mean():.3f}  {right[here].mean():.3f}")


def _print_floors(likely: Array, judged: Sequence[Judged]) -> None:
    _, right = _arrays(judged)
    draws = np.array([one.draw for one in judged])
    names = list(Counter(draws.tolist()))
    print("\nfloor  left out  wrong of these  right of the others, and in each draw: " + " ".join(names))
    for floor in (0.0, *FLOORS):
        kept = likely >= floor
        wrong = f"{1 - right[~kept].mean():.2f}" if (~kept).any() else "   -"
        each = " ".join(f"{right[kept & (draws == name)].mean():.3f}" for name in names)
        print(f"{floor:.2f}   {1 - kept.mean():7.3f}  {wrong:>14}  {right[kept].mean():.3f}   {each}")


if __name__ == "__main__":
    main()

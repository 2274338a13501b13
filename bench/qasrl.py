"""Measures propositions against QA-SRL: who did what to whom, as questions and answers about each verb.

    python bench/qasrl.py --sentences dev.sentences.csv.gz --gold dev.gold.csv.gz

The protocol is that of the corpus (Roit et al. 2020, unlabelled arguments): for each verb that has questions, the spans
of its arguments are aligned one to one with the spans of the answers so that most are aligned, and then best; a pair
counts from an overlap (intersection over union of words) on. Further spans that overlap an answer as well are no
errors, and spans that overlap each other are one error. A role is found where one of its answers is. The paper aligns
from 0.3 on, the published script from 0.5 on: both are printed. Verbs without a proposition have no arguments.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Any, TypeAlias

import networkx

from kg.extract.opened import open_readers
from kg.language import load_parser
from kg.model import Document, Paragraph, Sentence
from kg.rdf.ontology import load_ontology
from kg.schema import Ontology

Span: TypeAlias = tuple[int, int]  # words as the corpus counts them, half-open
Verb: TypeAlias = tuple[str, int]

WORD = re.compile(r"\S+")
OVERLAPS = (0.3, 0.5)


@dataclass(slots=True)
class Gold:
    """The roles of the verbs: the answers to each question."""

    roles: dict[Verb, dict[str, set[Span]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    wh: dict[tuple[Verb, str], str] = field(default_factory=dict)


def main() -> None:
    """Read the corpus and print the measurements."""
    options = _options()
    gold = read_gold(options.gold)
    ontology = load_ontology()
    rows = _rows(options.sentences)
    found = {verb: spans for name, text in rows for verb, spans in find(name, text, ontology)}
    known = sum(verb in found for verb in gold.roles)
    print(f"{len(gold.roles)} verbs with {sum(map(len, gold.roles.values()))} roles; propositions for {known} of them")
    for overlap in OVERLAPS:
        _print(score(gold, found, overlap), overlap)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True, help="the sentences, CSV, gzipped or not")
    parser.add_argument("--gold", type=Path, required=True, help="the questions and answers, CSV, gzipped or not")
    return parser.parse_args()


def _table(path: Path) -> list[dict[str, str]]:
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for row in _table(path):
        yield row["qasrl_id"], row["tokens"]


def read_gold(path: Path) -> Gold:
    """Return the answers by verb and question."""
    gold = Gold()
    for row in _table(path):
        verb = row["qasrl_id"], int(row["verb_idx"])
        for answer in row["answer_range"].split("~!~"):
            begin, _, end = answer.partition(":")
            gold.roles[verb][row["question"]].add((int(begin), int(end)))
        gold.wh[verb, row["question"]] = row["wh"].lower()
    return gold


# -- what kg finds


def find(name: str, text: str, ontology: Ontology) -> Iterator[tuple[Verb, set[Span]]]:
    """Yield the argument spans of every verb of a sentence that is given as words with spaces between them."""
    document = Document(Document.id_of(text), text, (Paragraph(0, len(text)),))
    yield from spans_of(name, document, load_parser().parse(document), ontology)


def spans_of(
    name: str, document: Document, sentences: Iterable[Sentence], ontology: Ontology
) -> Iterator[tuple[Verb, set[Span]]]:
    """Yield the argument spans of every verb, in words of the corpus."""
    words = [match.span() for match in WORD.finditer(document.text)]
    for reader in open_readers(document, sentences, ontology):
        for token in reader.tree.tokens:
            if token.pos == "VERB":
                verb = _words(words, token.start, token.end)
                yield (name, verb[0]), {_words(words, part.start, part.end) for part in reader.arguments(token.index)}


def _words(words: list[Span], start: int, end: int) -> Span:
    inside = [number for number, (begin, stop) in enumerate(words) if begin < end and start < stop]
    return inside[0], inside[-1] + 1


# -- the protocol


def score(gold: Gold, found: dict[Verb, set[Span]], overlap: float) -> Counter[str]:
    """Return how many arguments and roles are right, wrong and missing."""
    counts: Counter[str] = Counter()
    for verb, roles in gold.roles.items():
        answers = {span for spans in roles.values() for span in spans}
        spans = found.get(verb, set())
        aligned = align(spans, answers, overlap)
        loose = {span for span in spans if all(_overlap(span, answer) < overlap for answer in answers)}
        counts.update(right=len(aligned), missing=len(answers) - len(aligned), wrong=_groups(loose, overlap))
        for question, own in roles.items():
            kind = gold.wh[verb, question]
            counts.update({"roles": 1, f"{kind} roles": 1})
            if own & aligned:
                counts.update({"roles found": 1, f"{kind} roles found": 1})
    return counts


def align(spans: set[Span], answers: set[Span], overlap: float) -> set[Span]:
    """Return the answers that are aligned with a span of their own."""
    graph = networkx.Graph()
    for span, answer in product(sorted(spans), sorted(answers)):
        weight = _overlap(span, answer)
        if weight >= overlap:
            graph.add_edge(("found", span), ("gold", answer), weight=weight)
    pairs = networkx.max_weight_matching(graph, maxcardinality=True)
    return {span for pair in pairs for kind, span in pair if kind == "gold"}


def _groups(spans: set[Span], overlap: float) -> int:
    graph = networkx.Graph()
    graph.add_nodes_from(spans)
    graph.add_edges_from(pair for pair in combinations(sorted(spans), 2) if _overlap(*pair) >= overlap)
    return int(networkx.number_connected_components(graph))


def _overlap(one: Span, other: Span) -> float:
    joint = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return joint / (one[1] - one[0] + other[1] - other[0] - joint)


def _print(counts: Counter[str], overlap: float) -> None:
    precision = counts["right"] / (counts["right"] + counts["wrong"])
    recall = counts["right"] / (counts["right"] + counts["missing"])
    f1 = 2 * precision * recall / (precision + recall)
    print(f"overlap {overlap}: arguments P {precision:.2%} R {recall:.2%} F1 {f1:.2%}", end="; ")
    print(f"roles found {counts['roles found'] / counts['roles']:.2%}")
    kinds = sorted(key.removesuffix(" roles") for key in counts if key.endswith(" roles"))
    parts = (f"{kind} {counts[f'{kind} roles found'] / counts[f'{kind} roles']:.1%}" for kind in kinds)
    print(f"  roles found by question: {', '.join(parts)}")


if __name__ == "__main__":
    main()

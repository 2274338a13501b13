"""Measures open propositions against WiRe57, tuples that linguists wrote for whole articles (Léchelle et al. 2019).

    python bench/wire57.py --gold WiRe57_343-manual-oie.json [--systems FILE.json]

The matching is that of its authors. A tuple fits a gold tuple where each of arg1, rel and arg2 has a word in common
with its counterpart, parts that the annotators inferred aside. Of all pairs that fit, that with the best F1 of words is
taken first, then the best of the rest. Precision is the share of right words in each tuple, zero for tuples without a
partner, averaged over tuples; recall is the share of gold words, over gold tuples. `--systems` scores what the authors
publish of other systems in the same way, which shows that the scorer agrees with the paper.

A proposition of kg gives arg1, rel, arg2 and arg3+ in this order; one with nothing but a subject is no tuple.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.extract.opened import OpenProposition, open_propositions
from kg.language import load_parser
from kg.model import Document, Paragraph
from kg.rdf.ontology import load_ontology

Word: TypeAlias = tuple[int, int, str]  # start, end, text
Parts: TypeAlias = tuple[tuple[str, ...], ...]  # words of arg1, rel, arg2, and of each further argument


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold tuple; `real` says how many words of each part stand in the sentence, the others are inferred."""

    parts: Parts
    real: tuple[int, ...]


@dataclass(slots=True)
class Score:
    """Sums over sentences."""

    precision: float = 0.0
    found: int = 0
    recall: float = 0.0
    gold: int = 0
    matches: int = 0

    def __str__(self) -> str:
        """Return the figures as a line."""
        precision, recall = self.precision / max(1, self.found), self.recall / max(1, self.gold)
        return (
            f"P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}; "
            f"{self.found} tuples, {self.gold} gold tuples, {self.matches} pairs"
        )


def main() -> None:
    """Read the corpus and print the measurements."""
    options = _options()
    articles = json.loads(options.gold.read_text(encoding="utf-8"))
    names = [name for name in articles if not options.articles or name in options.articles]
    gold = {each["id"]: [_gold(each_tuple) for each_tuple in each["tuples"]] for n in names for each in articles[n]}
    print(f"{', '.join(names)}: {len(gold)} sentences")
    if options.systems:
        for system, found in sorted(_systems(options.systems).items()):
            print(f"{system}: {score(gold, found)}")
    print(f"kg: {score(gold, _by_kg([articles[name] for name in names]))}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the tuples of the annotators, JSON")
    parser.add_argument("--systems", type=Path, help="the tuples of other systems, JSON")
    parser.add_argument("--articles", nargs="+", default=[], help="names of the articles; all where none is given")
    return parser.parse_args()


def _gold(given: Mapping[str, Any]) -> Gold:
    parts = [given["arg1"], given["rel"], given["arg2"], *given["arg3+"]]
    real = tuple(sum(index != "inf" for index in part["words_indexes"]) for part in parts)
    return Gold(tuple(tuple(part["words"]) for part in parts), real)


def _systems(path: Path) -> dict[str, dict[str, list[Parts]]]:
    """Return the tuples of each system by sentence."""
    found: dict[str, dict[str, list[Parts]]] = defaultdict(lambda: defaultdict(list))
    for sentence, tuples in json.loads(path.read_text(encoding="utf-8")).items():
        for each in tuples:
            texts = [each["arg1"], each["rel"], each["arg2"], *(each.get("arg3+") or ())]
            found[each["extractor"]][sentence].append(tuple(tuple(text.split()) for text in texts))
    return found


# -- what kg finds


def _by_kg(articles: Iterable[Sequence[Mapping[str, Any]]]) -> dict[str, list[Parts]]:
    found: dict[str, list[Parts]] = {}
    for article in articles:
        found.update(tuples([(each["id"], each["sent"], each["tokens"]) for each in article]))
    return found


def tuples(sentences: Sequence[tuple[str, str, Sequence[str]]]) -> dict[str, list[Parts]]:
    """Return what kg finds in the sentences of an article, by their names; each sentence is a paragraph.

    The words are those of the corpus: it does not cut "state-run" into three.
    """
    text, paragraphs, words = "", [], []
    for _, sentence, tokens in sentences:
        paragraphs.append(Paragraph(len(text), len(text) + len(sentence)))
        words.append(list(_places(tokens, sentence, len(text))))
        text += sentence + "\n\n"
    document = Document(Document.id_of(text), text, tuple(paragraphs))
    found: dict[str, list[Parts]] = {name: [] for name, _, _ in sentences}
    for proposition in open_propositions(document, load_parser().parse(document), load_ontology()):
        number = proposition.sentence.paragraph
        found[sentences[number][0]].extend(parts_of(proposition, words[number]))
    return found


def _places(tokens: Iterable[str], sentence: str, start: int) -> Iterator[Word]:
    """Yield the words of the corpus with their places in the text; one that print has otherwise is passed over."""
    position = 0
    for token in tokens:
        place = sentence.find(token, position)
        if place >= 0:
            position = place + len(token)
            yield start + place, start + position, token


def parts_of(proposition: OpenProposition, words: Sequence[Word]) -> Iterator[Parts]:
    """Yield the proposition as a tuple, unless it has no second argument."""
    if proposition.object is not None:
        parts = (proposition.subject, proposition.object, *proposition.arguments)
        subject, thing, *others = (_words(words, part.start, part.end) for part in parts)
        relation = tuple(word for span in proposition.relation.spans for word in _words(words, *span))
        yield (subject, relation or tuple(proposition.relation.text.split()), thing, *others)


def _words(words: Iterable[Word], start: int, end: int) -> tuple[str, ...]:
    return tuple(text for begin, stop, text in words if begin < end and start < stop)


# -- the matching


def score(gold: Mapping[str, Sequence[Gold]], found: Mapping[str, Sequence[Parts]]) -> Score:
    """Return the sums over all sentences."""
    total = Score()
    for name, wanted in gold.items():
        given = found.get(name, ())
        pairs = pair(wanted, given)
        total.precision += sum(precision for precision, _ in pairs)
        total.recall += sum(recall for _, recall in pairs)
        total.matches += len(pairs)
        total.gold += len(wanted)
        total.found += len(given) if wanted else 0
    return total


def pair(gold: Sequence[Gold], found: Sequence[Parts]) -> list[tuple[float, float]]:
    """Return precision and recall of the pairs that the greedy matching makes."""
    fits = [
        (f1(*fit), number, other, fit)
        for number, wanted in enumerate(gold)
        for other, given in enumerate(found)
        if (fit := match(wanted, given)) is not None
    ]
    fits = sorted((fit for fit in fits if fit[0] > 0), key=lambda fit: (-fit[0], fit[1], fit[2]))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, number, other, fit in fits:
        if number not in taken_gold and other not in taken_found:
            taken_gold.add(number)
            taken_found.add(other)
            pairs.append(fit)
    return pairs


def match(gold: Gold, found: Parts) -> tuple[float, float] | None:
    """Return the shares of right words in a tuple and of gold words in it; None where the two do not fit."""
    right = given = wanted = 0
    for number, (words, real) in enumerate(zip(gold.parts, gold.real, strict=True)):
        own = found[number] if number < len(found) else ()
        common = sum(word in words for word in own)
        if number < 3 and not common and real:
            return None
        if own or number >= 3:  # the authors leave out an empty part that is all inferred
            right, given, wanted = right + common, given + len(own), wanted + real
    return (right / given, right / wanted) if given and wanted else None


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()

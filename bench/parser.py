"""Measures the shipped parser on treebanks: tags, trees and names, with gold words and from raw text.

    python bench/parser.py --trees UD_English-EWT --names UNER_English-EWT --part test

Prints one line per setting. Trees are counted with the full label; from raw text a word counts where its span, its
head's span and its label agree (F1). Names are whole names with their type; "tables" adds the tables of countries,
capitals and titles that stand before the network in use. The last line is
the speed on one thread, in words per second of CPU time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.language import load_parser
from kg.language.analysis import Analysis, analyse
from kg.language.decode import name_spans
from kg.language.names import find_names
from kg.language.parser import LONGEST, Parser
from kg.language.training.corpora import join_layers, read_folder
from kg.language.training.evaluate import score
from kg.language.training.examples import Example
from kg.model import Document, Paragraph, Sentence

KINDS = {"Person": "PER", "Organization": "ORG", "Country": "LOC", "City": "LOC", "Place": "LOC"}


def main() -> None:
    """Read the corpora and print the measurements."""
    options = _options()
    examples = join_layers(
        [example for folder in options.trees for example in read_folder(folder, options.part)],
        [example for folder in options.names for example in read_folder(folder, options.part)],
    )
    parser = load_parser(options.model)
    print(f"{parser.name}, {len(examples)} sentences, {sum(len(example.words) for example in examples)} words")
    for longest in (1, LONGEST):
        setting = "each sentence alone" if longest == 1 else f"windows of {longest} words"
        found = [analysis for window in _windows(examples, longest) for analysis in _analyse(parser, window)]
        print(f"gold words, {setting}: {score(examples, found)}")
        print(f"  with tables: names {_name_line(examples, [_with_tables(analysis) for analysis in found])}")
    _from_raw_text(parser, examples)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", type=Path, nargs="+", required=True, help="folders with CoNLL-U files")
    parser.add_argument("--names", type=Path, nargs="+", default=[], help="folders with IOB files")
    parser.add_argument("--part", default="test", help="train, dev or test")
    parser.add_argument("--model", default="en", help="name of the parser")
    return parser.parse_args()


def _windows(examples: Sequence[Example], longest: int) -> Iterator[list[Example]]:
    window: list[Example] = []
    for example in examples:
        size = sum(len(each.words) for each in window) + len(example.words)
        if window and (size > longest or example.document != window[-1].document):
            yield window
            window = []
        window.append(example)
    yield window


def _analyse(parser: Parser, window: Sequence[Example]) -> list[Analysis]:
    words = [word for example in window for word in example.words]
    starts = [index == 0 for example in window for index in range(len(example.words))]
    return analyse(words, parser.network, starts=starts)


def _with_tables(analysis: Analysis) -> Analysis:
    joined = [False] * len(analysis.words)
    labels = ["O"] * len(analysis.words)
    for name in find_names(analysis.words, analysis.tags, analysis.names, joined):
        for index in range(name.begin, name.end):
            labels[index] = f"{'B' if index == name.begin else 'I'}-{KINDS[name.type]}"
    return replace(analysis, names=tuple(labels))


def _name_line(examples: Sequence[Example], found: Sequence[Analysis]) -> str:
    scores = score(examples, found)
    return f"P {scores.name_precision:.2%} R {scores.name_recall:.2%} F1 {scores.name_f1:.2%}"


# -- from raw text


def _from_raw_text(parser: Parser, examples: Sequence[Example]) -> None:
    gold_words, gold_names, found_words, found_names = [], [], [], []
    seconds = 0.0
    with_trees = [example for example in examples if example.heads]
    for number, (document, paragraphs) in enumerate(_documents(with_trees)):
        gold_words += [(number, *word) for paragraph in paragraphs for word in paragraph[0]]
        gold_names += [(number, *name) for paragraph in paragraphs for name in paragraph[1]]
        started = time.process_time()
        sentences = list(parser.parse(document))
        seconds += time.process_time() - started
        found_words += [(number, *word) for sentence in sentences for word in _words(sentence)]
        found_names += [(number, m.start, m.end, KINDS[m.type]) for s in sentences for m in s.mentions]
    tokens = _f1({word[:3] for word in gold_words}, {word[:3] for word in found_words})
    starts = _f1({word[:2] for word in gold_words if word[5]}, {word[:2] for word in found_words if word[5]})
    trees = _f1({word[:5] for word in gold_words}, {word[:5] for word in found_words})
    print(f"raw text: words F1 {tokens:.2%} sentence starts F1 {starts:.2%} LAS F1 {trees:.2%}")
    print(f"  with tables: names F1 {_f1(set(gold_names), set(found_names)):.2%}")
    print(f"speed: {len(found_words) / seconds:,.0f} words per CPU second, one thread")


def _documents(
    examples: Sequence[Example],
) -> Iterator[tuple[Document, list[tuple[list[tuple[object, ...]], list[tuple[object, ...]]]]]]:
    group: list[Example] = []
    for example in examples:
        if group and example.document != group[-1].document:
            yield _document(group)
            group = []
        group.append(example)
    yield _document(group)


def _document(
    group: Sequence[Example],
) -> tuple[Document, list[tuple[list[tuple[object, ...]], list[tuple[object, ...]]]]]:
    """Join sentences to a text with paragraphs, and say where each word, head and name lies in it."""
    text, paragraphs, layers = "", [], []
    for number, example in enumerate(group):
        if example.new_paragraph and number:
            paragraphs.append(Paragraph(paragraphs[-1].end + 2 if paragraphs else 0, len(text.rstrip())))
            text = text.rstrip() + "\n\n"
        spans = []
        for word, space in zip(example.words, example.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text if text.endswith(" ") else text + " "
        layers.append(_layers(example, spans))
    paragraphs.append(Paragraph(paragraphs[-1].end + 2 if paragraphs else 0, len(text.rstrip())))
    text = text.rstrip()
    return Document(Document.id_of(text), text, tuple(paragraphs)), layers


def _layers(
    example: Example, spans: Sequence[tuple[int, int]]
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    words = [
        (*span, spans[head - 1][0] if head else -1, label, index == 0)
        for index, (span, head, label) in enumerate(zip(spans, example.heads or (), example.labels or (), strict=True))
    ]
    names = [(spans[begin][0], spans[end - 1][1], kind) for begin, end, kind in name_spans(example.names or ())]
    return words, names


def _words(sentence: Sentence) -> Iterator[tuple[object, ...]]:
    for token in sentence.tokens:
        head = -1 if token.head == token.index else sentence.tokens[token.head].start
        yield token.start, token.end, head, token.dep, token.index == 0


def _f1(gold: set[tuple[object, ...]], found: set[tuple[object, ...]]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


if __name__ == "__main__":
    main()

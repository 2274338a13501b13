"""Measures what extraction costs beside parsing, and how fast both are.

    python bench/extraction.py --lines SENTENCES.txt.gz --documents 200 --rounds 7

From a file with a sentence in each line, blocks of neighbouring lines are taken from all over it and read as articles
with two sentences in each paragraph; plain files given by name are an article each. Every round reads all articles
twice, once with the parser alone and once from text to claims, in turn and in one process, so that noise of the machine
meets both alike. Time is CPU time, and what is printed are medians over the rounds, with the smallest and the largest
ratio beside them.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import onnxruntime

from kg.extract import extract
from kg.language import Parser, load_parser
from kg.language.onnx_network import OnnxNetwork
from kg.model import Document, Paragraph
from kg.rdf.ontology import load_ontology
from kg.resolve import resolve
from kg.schema import Ontology

PARAGRAPH = 2  # lines
PUBLISHED = date(2014, 4, 16)  # so that relative dates are resolved, as they are in articles

Stages = dict[str, float]


def main() -> None:
    """Read the texts, warm up, measure and print."""
    options = _options()
    documents = [_document(text) for text in _texts(options)]
    parser, ontology = _parser(options), load_ontology(())
    words = sum(_parse(document, parser) for document in documents[:10])  # warms up
    _extract(documents[0], parser, ontology, {})
    words = sum(_parse(document, parser) for document in documents)
    print(f"{parser.name}, onnxruntime {onnxruntime.__version__}, {len(documents)} documents, {words} words")
    rounds = [_round(documents, parser, ontology) for _ in range(options.rounds)]
    ratios = [stages["whole"] / stages["parser"] for stages in rounds]
    print(f"ratio: {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f} in {len(ratios)} rounds)")
    for name in rounds[0]:
        seconds = statistics.median(stages[name] for stages in rounds)
        print(f"{name}: {seconds / words * 1e6:.1f} microseconds a word, {words / seconds:,.0f} words per CPU second")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="*", help="plain text files, each an article")
    parser.add_argument("--lines", type=Path, nargs="+", default=[], help="files with a sentence in each line")
    parser.add_argument("--documents", type=int, default=200, help="how many blocks of lines are read")
    parser.add_argument("--block", type=int, default=10, help="how many neighbouring lines make an article")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--model", default="en", help="name of the parser")
    parser.add_argument("--weights", type=Path, help="folder of other weights of the shipped parser")
    return parser.parse_args()


def _parser(options: argparse.Namespace) -> Parser:
    if options.weights:
        return Parser(OnnxNetwork(options.weights), name=str(options.weights.name), languages=frozenset({"en"}))
    return load_parser(options.model)


def _texts(options: argparse.Namespace) -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in options.articles)
    for path in options.lines:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            every = [line.strip() for line in lines]
        step = max(options.block, len(every) // options.documents)
        for start in range(0, step * options.documents, step):
            block = every[start : start + options.block]
            yield "\n\n".join(" ".join(block[line : line + PARAGRAPH]) for line in range(0, len(block), PARAGRAPH))


def _document(text: str) -> Document:
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    paragraphs, start = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(Paragraph(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Document(Document.id_of(text), text, tuple(paragraphs), published=PUBLISHED)


def _parse(document: Document, parser: Parser) -> int:
    return sum(len(sentence.tokens) for sentence in parser.parse(document))


def _extract(document: Document, parser: Parser, ontology: Ontology, stages: Stages) -> None:
    times = [time.process_time()]
    sentences = tuple(parser.parse(document))
    times.append(time.process_time())
    findings = tuple(extract(document, sentences, ontology))
    times.append(time.process_time())
    resolve(document, sentences, findings, ontology)
    times.append(time.process_time())
    for name, begin, end in zip(("extraction", "resolution"), times[1:-1], times[2:], strict=True):
        stages[name] = stages.get(name, 0.0) + end - begin


def _round(documents: Sequence[Document], parser: Parser, ontology: Ontology) -> Stages:
    """Return the CPU seconds of the parser alone, of all stages, and within that of those behind the parser.

    The two take turns with every document, as a slow second of the machine is longer than a document.
    """
    stages: Stages = {"parser": 0.0, "whole": 0.0}
    for document in documents:
        stages["parser"] += _seconds(partial(_parse, document, parser))
        stages["whole"] += _seconds(partial(_extract, document, parser, ontology, stages))
    return stages


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()

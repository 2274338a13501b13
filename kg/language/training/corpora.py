"""Reads CoNLL-U and IOB files, plain or gzipped, into sentences of which any layer may be missing."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.language.tokens import word_spans
from kg.language.training.examples import Example

__all__ = ["join_layers", "read_folder", "read_iob", "read_lines", "read_trees"]

# How the label sets of the corpora map to ours; what is not here is no name.
NAME_TYPES = {
    "PER": "PER", "person": "PER", "politician": "PER",
    "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG",
    "LOC": "LOC", "location": "LOC", "country": "LOC",
}  # fmt: skip


def read_folder(folder: Path, part: str) -> list[Example]:
    """Read all files of one part ("train", "dev", "test") of a corpus; a file without a part's name is train."""
    examples: list[Example] = []
    for path in sorted(folder.iterdir()):
        kind = path.name.removesuffix(".gz").rpartition(".")[2]
        parts = [name for name in ("train", "dev", "test") if name in path.name.lower()] or ["train"]
        if part in parts and kind in READERS:
            examples += READERS[kind](path)
    return examples


def join_layers(trees: Iterable[Example], names: Iterable[Example]) -> list[Example]:
    """Put names onto the trees of the same sentence, matched by identifier and words; the rest stays as it is."""
    names = list(names)
    waiting = {example.identifier: example for example in names if example.identifier}
    joined = []
    for example in trees:
        partner = waiting.get(example.identifier)
        if partner and partner.words == example.words:
            example = replace(example, names=partner.names, other_names=partner.other_names)  # noqa: PLW2901
            del waiting[example.identifier]
        joined.append(example)
    return [*joined, *waiting.values(), *(example for example in names if not example.identifier)]


def read_lines(path: Path) -> Iterator[Example]:
    """Read running text with a sentence in each line; quotation marks with spaces on both sides are closed up."""
    for number, line in enumerate(_lines(path)):
        text = line.strip()
        parts = text.split(' " ')
        text = "".join(part + (' "' if index % 2 == 0 else '" ') for index, part in enumerate(parts[:-1])) + parts[-1]
        words = tuple(text[start:end] for start, end in word_spans(text))
        if words:
            yield Example(words, path.name, f"{path.name}-{number}")


def read_trees(path: Path) -> list[Example]:
    """Read a CoNLL-U file; ranges and empty nodes are passed over."""
    return list(_trees(_lines(path)))


def read_iob(path: Path) -> list[Example]:
    """Read a file with a word and a label in each line, with or without a number before them (IOB1 becomes BIO)."""
    return list(_iob(_lines(path), path.name))


READERS = {"conllu": read_trees, "iob2": read_iob, "txt": read_iob, "conll": read_iob}


def _lines(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from lines
    yield "\n"


def _trees(lines: Iterable[str]) -> Iterator[Example]:
    document, identifier, paragraph = "", "", False
    rows: list[list[str]] = []
    joined: set[int] = set()
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            document = value.strip() if key.strip() == "newdoc id" else document
            identifier = value.strip() if key.strip() == "sent_id" else identifier
            paragraph = paragraph or key.strip().startswith(("newpar", "newdoc"))
        elif line.strip():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                joined.update(range(first, last))
                if "SpaceAfter=No" in columns[9]:
                    joined.add(last)
        elif rows:
            yield _tree(rows, joined, document, identifier, paragraph)
            rows, joined, paragraph = [], set(), False


def _tree(rows: list[list[str]], joined: set[int], document: str, identifier: str, paragraph: bool) -> Example:
    return Example(
        words=tuple(row[1] for row in rows),
        document=document,
        identifier=identifier,
        spaces=tuple("SpaceAfter=No" not in row[9] and int(row[0]) not in joined for row in rows),
        tags=tuple(f"{row[3]}/{row[4]}" for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        labels=tuple(row[7] for row in rows),
        new_paragraph=paragraph,
    )


def _iob(lines: Iterable[str], file: str) -> Iterator[Example]:
    identifier = ""
    words: list[str] = []
    labels: list[str] = []
    for line in lines:
        if line.startswith("# "):
            key, _, value = line[1:].partition("=")
            identifier = value.strip() if key.strip() == "sent_id" else identifier
            continue
        columns = line.split()
        if columns:
            numbered = len(columns) > 2 and columns[0].isdigit()
            words.append(columns[1 if numbered else 0])
            labels.append(columns[2] if numbered else columns[-1])
        elif words:
            yield Example(tuple(words), file, identifier, names=tuple(_bio(labels)))
            words, labels, identifier = [], [], ""


def _bio(labels: list[str]) -> Iterator[str]:
    before = ""
    for label in labels:
        prefix, _, kind = label.partition("-")
        kind = NAME_TYPES.get(kind, "")
        if not kind:
            yield "O"
        else:
            yield f"{'I' if prefix == 'I' and before == kind else 'B'}-{kind}"
        before = kind

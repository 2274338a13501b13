"""Reads the documents of GUM with their coreference, from CoNLL-U with the key "Entity" in its last column.

Brackets open with ``(number-type-status-...-link-identity`` and close with ``number)``; mentions of one thing share the
number. "SplitAnte=3<7,5<7" says that what 7 stands for is 3 and 5 together. Texts are put together again from the
words, with their paragraphs, so that kg reads them as it reads any article.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Document, Paragraph, ParagraphKind

__all__ = ["GoldDocument", "GoldMention", "read_gum"]

CREATED = re.compile(r"(?m)^# meta::dateCreated = ([\d-]+)")
BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<number>\d+)\)")
HEADING = re.compile(r"# newpar_block = (?:head|title|caption)")
PRONOUNS = frozenset({"PRP", "PRP$"})


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    tag: str
    head: int  # index of the governing word in the document; its own for a root


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention in the text: where it stands, what its head word is, and of which thing it is."""

    start: int
    end: int
    head: tuple[int, int]
    tag: str  # of the head word
    number: str  # of the thing
    type: str  # person, organization, place, abstract, ...
    link: str  # how it refers: ana, coref, appos, pred, ...
    identity: str = ""  # the Wikipedia title of the thing, where this mention says it

    @property
    def is_pronoun(self) -> bool:
        """Tell whether a pronoun stands for it."""
        return self.tag in PRONOUNS

    @property
    def is_name(self) -> bool:
        """Tell whether its head is a name."""
        return self.tag.startswith("NNP")


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article with the mentions in it, and what things together make up another one."""

    name: str
    genre: str
    document: Document
    mentions: tuple[GoldMention, ...]
    split: dict[str, frozenset[str]]
    created: str = ""  # when it was written: 2015-03-01, or less of it


def read_gum(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a file; a name that ends in .gz is unpacked."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for block in re.split(r"(?m)^(?=# newdoc id = )", content.decode("utf-8"))[1:]:
        yield _document(block)


def _document(block: str) -> GoldDocument:
    name = block.partition("\n")[0].rpartition(" ")[2]
    paragraphs: list[tuple[list[str], ParagraphKind]] = []
    kind = ParagraphKind.BODY
    for part in re.split(r"\n\n+", block.strip()):
        lines = part.splitlines()
        if any(line.startswith("# newpar") for line in lines) or not paragraphs:
            kind = ParagraphKind.HEADING if any(map(HEADING.match, lines)) else ParagraphKind.BODY
            paragraphs.append(([], kind))
        paragraphs[-1][0].append(part)
    gold, created = _Reader().read(name, paragraphs), CREATED.search(block)
    return replace(gold, created=created[1] if created else "")


class _Reader:
    """Puts a document together, word by word."""

    def __init__(self) -> None:
        self.text = ""
        self.words: list[_Word] = []
        self.open: dict[str, list[tuple[int, str, str, str]]] = {}
        self.spans: list[tuple[int, int, str, str, str, str]] = []
        self.split: dict[str, frozenset[str]] = {}

    def read(self, name: str, paragraphs: Sequence[tuple[list[str], ParagraphKind]]) -> GoldDocument:
        places = []
        for sentences, kind in paragraphs:
            self.text = self.text.rstrip() + ("\n\n" if self.text else "")
            start = len(self.text)
            for sentence in sentences:
                self._sentence([line.split("\t") for line in sentence.splitlines() if line[:1].isdigit()])
            places.append(Paragraph(start, len(self.text.rstrip()), kind))
        text = self.text.rstrip()
        document = Document(Document.id_of(text), text, tuple(places))
        return GoldDocument(name, name.split("_")[1], document, tuple(self._mentions()), self.split)

    def _sentence(self, rows: list[list[str]]) -> None:
        first = len(self.words)
        glued = {int(row[0].partition("-")[2]): row for row in rows if "-" in row[0]}
        inside = {
            number: row for row in glued.values() for number in range(*map(int, row[0].split("-")))
        }  # "don't" is one token of two words: no space within
        for row in rows:
            if not row[0].isdigit():
                continue
            number, head = int(row[0]), int(row[6])
            start = len(self.text)
            self.text += row[1]
            self.words.append(_Word(start, len(self.text), row[4], first + (head or number) - 1))
            self._brackets(dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair))
            misc = (*row[9].split("|"), *glued.get(number, [""])[-1].split("|"))
            together = number in inside or "SpaceAfter=No" in misc
            self.text += "" if together else " "

    def _brackets(self, misc: dict[str, str]) -> None:
        for bracket in BRACKET.finditer(misc.get("Entity", "")):
            if bracket["number"]:
                self._close(bracket["number"])
                continue
            number, kind, _, _, _, _, link, *identity = bracket["opened"].split("-", 7)
            self.open.setdefault(number, []).append((len(self.words) - 1, kind, link, "".join(identity)))
            if bracket["closed"]:
                self._close(number)
        for pair in filter(None, misc.get("SplitAnte", "").split(",")):
            part, _, whole = pair.partition("<")
            self.split[whole] = self.split.get(whole, frozenset()) | {part}

    def _close(self, number: str) -> None:
        first, *rest = self.open[number].pop()
        self.spans.append((first, len(self.words) - 1, number, *rest))

    def _mentions(self) -> Iterator[GoldMention]:
        for first, last, *rest in sorted(self.spans):
            inside = range(first, last + 1)
            head = next(
                (word for word in inside if self.words[word].head not in inside or self.words[word].head == word), first
            )
            word = self.words[head]
            number, *told = rest
            yield GoldMention(
                self.words[first].start, self.words[last].end, (word.start, word.end), word.tag, number, *told
            )

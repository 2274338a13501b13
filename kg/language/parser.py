"""The parser: the paragraphs of a document become sentences with words, trees and names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.language.analysis import Analysis, Network, analyse
from kg.language.lemmas import lemma_of
from kg.language.names import Name, find_names, title_begin
from kg.language.recall import overlooked, with_surnames
from kg.language.tokens import word_spans
from kg.language.wholes import whole_names
from kg.model import Document, Mention, MentionKind, ParagraphKind, Sentence, Token

__all__ = ["Parser", "Word", "make_sentence"]

LONGEST = 140  # words in a window, as in training
# Where a report comes from is no part of its first sentence: "TOKYO - ", "OSLO, May 3 (Reuters) — ".
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][\w.'’-]*)*"  # TOKYO, NEW YORK
    r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]+\.?)(?:,? \d{4})?)?"  # , May 3, 2019 or 3 May 2019
    r"(?: \([^)]{2,40}\))?"  # (Reuters)
    r" ?(?:--|[-–—]) ?(?=[\"“A-ZÀ-Þ])"
)

NOTE = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]|citation needed)\]")  # a footnote's mark is no word: "in May.[2] Then"

SURNAME = "Johnson"  # no word beside, and frequent in what the network was trained on

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a paragraph, by its span in the document."""

    start: int
    end: int
    text: str
    paragraph: int
    first: bool  # of its paragraph


class Parser:
    """Reads paragraphs in the languages it knows and passes over the others."""

    def __init__(self, network: Network, *, name: str, languages: frozenset[str]) -> None:
        self.network = network
        self.name = name
        self.languages = languages

    def parse(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document in order, with its people found where they have their surname alone."""
        yield from with_surnames(list(self.sentences(document)))

    def sentences(self, document: Document) -> Iterator[Sentence]:
        """Yield the sentences of a document in order, each as it is read by itself.

        Where a surname was taken for a word, the document is read again with one in its place that is none.
        """
        words = list(self._words(document))
        told = list(self._read(document, words))
        hidden = overlooked(told)
        yield from self._read(document, words, hidden) if hidden else told

    def _read(
        self, document: Document, words: Sequence[Word], hidden: frozenset[int] = frozenset()
    ) -> Iterator[Sentence]:
        index = 0
        for window in _windows(words):
            position = 0
            for analysis in self._analyse(window, hidden):
                span = window[position : position + len(analysis.words)]
                position += len(analysis.words)
                yield make_sentence(document, index, span, analysis)
                index += 1

    def _words(self, document: Document) -> Iterator[Word]:
        for number, paragraph in enumerate(document.paragraphs):
            if paragraph.language not in self.languages:
                continue
            text = document.text[paragraph.start : paragraph.end]
            place = DATELINE.match(text)
            begin = place.end() if place else 0
            notes = [(paragraph.start + note.start(), paragraph.start + note.end()) for note in NOTE.finditer(text)]
            spans = word_spans(text[begin:], paragraph.start + begin)
            told = (span for span in spans if not any(first <= span[0] < last for first, last in notes))
            for count, (start, end) in enumerate(told):
                yield Word(start, end, document.text[start:end], number, count == 0)

    def _analyse(self, window: Sequence[Word], hidden: frozenset[int]) -> Iterator[Analysis]:
        """Parse a window that may hold one paragraph longer than the network reads at once, piece by piece.

        A piece ends before its last sentence, which may be cut; the next piece begins there.
        """
        begin = 0
        while begin < len(window):
            piece = window[begin : begin + LONGEST]
            forced = [word.first or _begins(piece, place) for place, word in enumerate(piece)]
            texts = [SURNAME if word.start in hidden else _plain(word.text) for word in piece]
            sentences = analyse(texts, self.network, forced=forced, joined=_joined(piece))
            whole = begin + len(piece) == len(window)
            for analysis in sentences if whole or len(sentences) == 1 else sentences[:-1]:
                begin += len(analysis.words)
                yield analysis


def _plain(text: str) -> str:
    """Return a word as the network knows it: it never met "US$"."""
    return "$" if text.endswith("$") else text


def _begins(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word surely starts a sentence: a capital behind a full stop that is no part of a short form."""
    if place < 2 or words[place - 1].text != "." or words[place - 1].end == words[place].start:
        return False
    last = words[place - 2].text
    return words[place].text[:1].isupper() and last.isalnum() and (len(last) > 3 or last.islower())


def _windows(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Group whole paragraphs into windows of at most `LONGEST` words; a longer paragraph is a window of its own."""
    window: list[Word] = []
    for paragraph in _paragraphs(words):
        if window and len(window) + len(paragraph) > LONGEST:
            yield window
            window = []
        window = window + paragraph
    if window:
        yield window


def _paragraphs(words: Iterable[Word]) -> Iterator[list[Word]]:
    paragraph: list[Word] = []
    for word in words:
        if word.first and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(word)
    if paragraph:
        yield paragraph


def make_sentence(document: Document, index: int, words: Sequence[Word], analysis: Analysis) -> Sentence:
    """Join the words of a sentence with what the analysis says of them."""
    start, end = words[0].start, words[-1].end
    paragraph = words[0].paragraph
    joined = _joined(words)
    names = whole_names(analysis, find_names(analysis.words, analysis.tags, analysis.names, joined), joined)
    return Sentence(
        document=document.id,
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        text=document.text[start:end],
        tokens=tuple(_tokens(words, analysis)),
        mentions=tuple(_mention(document, index, words, analysis, name) for name in names),
        heading=document.paragraphs[paragraph].kind is ParagraphKind.HEADING,
    )


def _joined(words: Sequence[Word]) -> list[bool]:
    """Tell which words follow without a space."""
    return [False, *(before.end == word.start for before, word in itertools.pairwise(words))]


def _tokens(words: Sequence[Word], analysis: Analysis) -> Iterator[Token]:
    surety = analysis.surety or (1.0,) * len(words)
    columns = zip(words, analysis.tags, analysis.heads, analysis.labels, surety, strict=True)
    for index, (word, joint, head, label, sure) in enumerate(columns):
        pos, _, tag = joint.partition("/")
        lemma = lemma_of(word.text, pos, tag)
        yield Token(index, word.start, word.end, word.text, lemma, pos, tag, head - 1 if head else index, label, sure)


def _mention(document: Document, sentence: int, words: Sequence[Word], analysis: Analysis, name: Name) -> Mention:
    start, end = words[name.begin].start, words[name.end - 1].end
    first = title_begin(analysis, name) if name.type == "Person" else name.begin
    return Mention(
        sentence=sentence,
        start=start,
        end=end,
        text=document.text[start:end],
        kind=MentionKind.NAME,
        type=name.type,
        head=words[name.end - 1].text.lower(),
        title=document.text[words[first].start : words[name.begin - 1].end] if first < name.begin else "",
    )

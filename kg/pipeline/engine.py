"""How one document is read, from its text to its claims."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

from kg import __version__
from kg.extract import extract, find_occurrences
from kg.extract.opened import OpenProposition
from kg.language import Parser, load_parser
from kg.language.loading import SHIPPED, VERSION
from kg.model import Document, Reading, content_id
from kg.pipeline.authorities import load_authority, name_authorities, read_authority
from kg.rdf.ontology import definitions, load_ontology, name_files, ontology_version
from kg.rdf.values import Part
from kg.reasons import Miss
from kg.resolve import Authority, resolve
from kg.resources import ontology_folder
from kg.schema import Ontology

__all__ = ["Engine", "Opener", "Outcome", "Reader", "Source", "Unread", "attempt", "count_unparsed", "name"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that gives no claim, or a paragraph in another language, and why."""

    sentence: int | None  # number of the sentence; None for a paragraph that was not cut into sentences
    start: int
    end: int
    miss: Miss
    word: str = ""  # whose frames were tried
    words: tuple[tuple[str, str], ...] = ()  # "verb" or "noun", and the word, of all in it that no frame has


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: what was made of it, or a problem in one line and where in the code it arose."""

    document: Document
    reading: Reading | None = None
    parser: str = ""
    unparsed: tuple[tuple[str, int], ...] = ()  # languages that the parser does not cover, and their paragraphs
    problem: str = ""
    trace: str = ""
    sentences: int = 0
    unread: tuple[Unread, ...] = ()  # where that was asked for, in place of a reading
    told: tuple[OpenProposition, ...] = ()  # likewise

    @property
    def unparsed_only(self) -> tuple[str, ...]:
        """The languages of an article that has no paragraph that the parser covers; none for any other article."""
        passed_over = sum(number for _, number in self.unparsed)
        return tuple(language for language, _ in self.unparsed) if passed_over == len(self.document.paragraphs) else ()


Reader: TypeAlias = Callable[[Document], Outcome]


class Opener(Protocol):
    """Where a reader comes from, in whichever process it is needed. It must travel between processes."""

    def __hash__(self) -> int:
        """Let a process keep the reader that it has opened."""
        ...

    def open(self) -> Reader:
        """Load what reading takes; raise `KGError` where something is missing."""
        ...


class Source(Opener, Protocol):
    """An opener of readers for a graph, with what the graph notes about them."""

    def key(self) -> str:
        """Return all that a reading depends on besides its document, as one short string."""
        ...

    def versions(self) -> dict[str, str]:
        """Return what the graph notes about the making of it; `ontologies` are files that it takes to understand it."""
        ...

    def definitions(self) -> tuple[Part, ...]:
        """Return the definitions of terms that a graph has to remember to be understood."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """The language model to read with, ontology files beside those of kg, and files of known names."""

    model: str = "en"
    ontologies: tuple[Path, ...] = ()
    authorities: tuple[Path, ...] = ()

    def ontology(self) -> Ontology:
        """Return the ontology; raise `OntologyError` where a file is wrong."""
        return load_ontology(self.ontologies)

    def authority(self) -> Authority:
        """Return what the files of known names say; raise `AuthorityError` where one is wrong."""
        return load_authority(self.authorities, self.ontology())

    def open(self) -> Reader:
        """Load all that reading takes; raise `ModelError`, `OntologyError` or `AuthorityError` where that fails."""
        parser, ontology = load_parser(self.model), self.ontology()
        return partial(_read, parser=parser, ontology=ontology, authority=load_authority(self.authorities, ontology))

    def key(self) -> str:
        """Return the hash of the versions of kg and parser, and of the given files; raise `ModelError`."""
        own = sorted((file for file in ontology_folder().iterdir() if file.name.endswith(".ttl")), key=lambda f: f.name)
        texts = [file.read_text(encoding="utf-8") for file in (*own, *self.ontologies)]
        names = map(read_authority, self.authorities)
        return content_id("reader", __version__, self.model, self._parser_version(), *texts, *names)

    def languages(self) -> frozenset[str]:
        """Return the languages that the parser reads, as ISO 639-1 codes; raise `ModelError`."""
        return load_parser(self.model).languages

    def _parser_version(self) -> str:
        """Return the version of the model; that of the shipped one is known without loading it."""
        return VERSION if self.model == SHIPPED else load_parser(self.model).name

    def definitions(self) -> tuple[Part, ...]:
        """Return how the ontology files beside that of kg define their terms."""
        return definitions(self.ontologies)

    def versions(self) -> dict[str, str]:
        """Return the versions of kg and of the ontology, and the names and hashes of all files that were given."""
        versions = {"kg": __version__, "ontology": ontology_version(self.ontologies)}
        return {
            **versions,
            "ontologies": name_files(self.ontologies),
            "authorities": name_authorities(self.authorities),
        }


def _read(document: Document, *, parser: Parser, ontology: Ontology, authority: Authority) -> Outcome:
    sentences = tuple(authority.mark(parser.parse(document)))
    findings = tuple(extract(document, sentences, ontology))
    occurrences = tuple(find_occurrences(document, sentences, ontology))
    reading = resolve(document, sentences, findings, ontology, occurrences, authority=authority)
    return Outcome(document, reading, parser.name, count_unparsed(document, parser))


def count_unparsed(document: Document, parser: Parser) -> tuple[tuple[str, int], ...]:
    """Return the languages of a document that the parser does not cover, and the number of their paragraphs."""
    unparsed = Counter(part.language for part in document.paragraphs if part.language not in parser.languages)
    return tuple(sorted(unparsed.items()))


def attempt(reader: Reader, document: Document) -> Outcome:
    """Read a document; a bug that it meets becomes its problem, because it must not lose the other documents."""
    try:
        return reader(document)
    except Exception as error:  # noqa: BLE001 - see above; the trace is kept
        what = " ".join(f"{type(error).__name__}: {error}".split())
        problem = f"{name(document)}: could not be read ({what}); it was left out, please report it"
        return Outcome(document, problem=problem, trace=traceback.format_exc())


def name(document: Document) -> str:
    """Return what a user calls a document: its first source, its title, or its id."""
    return next((known for known in (*document.sources, document.title) if known), document.id)

"""Where the articles of a build came from, and which articles of the graph no longer stand there.

A file that has another text now, or that has gone, no longer speaks for the article that was read from it before. An
article that nothing speaks for any more goes where its file has another text; where its file is gone, it goes only if
that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.model import Document
from kg.query import run
from kg.store import Store
from kg.text import full_path, merge, name_from

__all__ = ["Origins", "Stale"]

STDIN = "-"  # the source of whatever comes from standard input: each time another article
SOURCES = """SELECT (REPLACE(STR(?document), "^.*/", "") AS ?id) ?source {
  ?document a schema:NewsArticle ; dcterms:source ?source } ORDER BY ?id ?source"""


@dataclass(frozen=True, slots=True)
class Stale:
    """An article of the graph with sources that no longer have it, and those that still do."""

    document: str
    changed: tuple[str, ...]  # sources that have another text now
    gone: tuple[str, ...]  # files that are no more
    kept: tuple[str, ...]


@dataclass(slots=True)
class Origins:
    """The sources of a build: what each of them gave."""

    home: Path  # the folder from which sources are named
    roots: tuple[str, ...]  # the files and folders that were to be read
    given: dict[str, dict[str, Document]] = field(default_factory=dict)  # by source and id, without the text
    broken: bool = False  # whether something could not be read

    def placed(self, document: Document) -> Document:
        """Return a document with its sources as the graph names them, and remember what they gave."""
        sources = sorted(name_from(self.home, source) for source in document.sources)
        placed = replace(document, sources=tuple(sources))
        self._note(placed)
        return placed

    def _note(self, document: Document) -> None:
        for source in document.sources:
            known = self.given.setdefault(source, {})
            slim = replace(document, text="", paragraphs=())
            known[document.id] = merge([known[document.id], slim]) if document.id in known else slim

    def stale(self, store: Store) -> Iterator[Stale]:
        """Yield the articles that some source no longer has."""
        roots = list(self._read())
        for document, sources in _sources(store).items():
            changed = tuple(source for source in sources if self._has_changed(source, document))
            gone = tuple(source for source in sources if self._is_gone(source, roots))
            if changed or gone:
                kept = tuple(source for source in sources if source not in {*changed, *gone})
                yield Stale(document, changed, gone, kept)

    def successors(self, stale: Stale) -> Iterator[str]:
        """Yield the article that a source has now in place of another, where it is one for one."""
        now = {document for source in stale.changed for document in self.given[source]}
        yield from now if len(now) == 1 else ()

    def without(self, document: Document, stale: Stale) -> Document:
        """Return an article as the sources that are left tell it; what was not read in this build stays as it is."""
        left = replace(document, sources=stale.kept)
        again = [self.given[source][document.id] for source in stale.kept if document.id in self.given.get(source, {})]
        if len(again) < len(stale.kept):
            return left
        told = merge(again)
        return replace(left, title=told.title, published=told.published, publisher=told.publisher, byline=told.byline)

    def _has_changed(self, source: str, document: str) -> bool:
        """Tell whether a source has been read, and not to this article; one that was read in part says nothing."""
        found = self.given.get(source)
        if source == STDIN or found is None or document in found:
            return False
        return len(found) == 1 or not self.broken

    def _is_gone(self, source: str, roots: Sequence[Path]) -> bool:
        """Tell whether a source is a file of a folder that was read, and is no more."""
        if source in self.given or "://" in source or source == STDIN:
            return False
        path = self.home / source
        return any(path.is_relative_to(root) for root in roots) and not path.exists()

    def _read(self) -> Iterator[Path]:
        """Yield the folders from which something was read.

        One that is not there, or has nothing in it, may be a disk that is not mounted: it says nothing.
        """
        for root in map(full_path, self.roots):
            if root.is_dir() and any((self.home / source).is_relative_to(root) for source in self.given):
                yield root


def _sources(store: Store) -> Mapping[str, list[str]]:
    """Return the sources of all articles, by their ids."""
    found: dict[str, list[str]] = {}
    for document, source in _rows(store):
        found.setdefault(document, []).append(source)
    return found


def _rows(store: Store) -> Iterable[tuple[str, str]]:
    for document, source in run(store, SOURCES).rows():
        yield str(getattr(document, "value", "")), str(getattr(source, "value", ""))

"""Build a graph: read what is new or changed, add it, and say what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, TypeAlias

from kg.errors import InputError
from kg.model import Document, Reading
from kg.pipeline.engine import Opener, Outcome, Source
from kg.pipeline.identifying import identify
from kg.pipeline.judging import carry_over
from kg.pipeline.origins import Origins
from kg.pipeline.workers import read_all
from kg.store import Store
from kg.text import merge, read

__all__ = ["MIXED", "OnError", "Problem", "Report", "build", "outcomes", "readings"]

FILES = ("authorities", "ontologies")  # settings that list the files that articles were read with
MIXED = "mixed"  # the reader of a graph whose articles were not all read in the same way

OnError: TypeAlias = Callable[["Problem"], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an article is not in the graph: one line, and for a bug where in the code it arose."""

    message: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    documents: int  # read and added
    unchanged: int  # were in the graph already, or came twice
    failed: int
    sentences: int
    claims: int
    unparsed: tuple[tuple[str, int], ...]  # languages without a parser, and how many paragraphs are kept in them
    replaced: int = 0  # articles that went, because their files have another text now
    pruned: int = 0  # articles that went, because their files are gone and that was asked for
    gone: tuple[tuple[str, str], ...] = ()  # ids of articles whose files are gone, and those files


def build(
    paths: Iterable[str],
    *,
    store: Store,
    source: Source,
    workers: int | None = None,
    on_error: OnError | None = None,
    on_progress: Callable[[Outcome], None] | None = None,
    stdin: BinaryIO | None = None,
    prune: bool = False,
) -> Report:
    """Read articles into a store and return what was done.

    Each article is added as soon as it is read, so an interrupted build keeps what it has. The graph does not depend on
    the order of the files or the number of workers, nor on what the files held in earlier builds: only what is new or
    changed is read, and an article goes when its file has another text. `prune` takes those out whose files are gone.
    An article that cannot be read is told to `on_error` and left out. Raises `ModelError`, `OntologyError` or
    `StoreError` where nothing at all can be read or written.
    """
    paths = tuple(paths)
    work = _Work(store, source, on_error or (lambda _: None), Origins(store.home, paths))
    work.begin()

    def add_all(documents: Iterable[Document]) -> None:
        for outcome in read_all(documents, source, workers=workers):
            work.add(outcome)
            if on_progress:
                on_progress(outcome)

    add_all(work.news(read(paths, on_error=work.fail_to_read, stdin=stdin)))
    add_all(work.left(prune=prune))
    work.end()
    return work.report()


def readings(
    paths: Iterable[str],
    *,
    source: Opener,
    workers: int | None = None,
    on_error: OnError | None = None,
    on_progress: Callable[[Outcome], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Reading]:
    """Yield the readings of articles, in their order, without a store."""
    for outcome in outcomes(paths, source=source, workers=workers, on_error=on_error, stdin=stdin):
        if on_progress:
            on_progress(outcome)
        if outcome.reading:
            yield outcome.reading


def outcomes(
    paths: Iterable[str],
    *,
    source: Opener,
    workers: int | None = None,
    on_error: OnError | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """Yield what was made of articles, in their order; `on_error` is told of those that could not be read."""
    tell = on_error or (lambda _: None)
    documents = read(paths, on_error=lambda error: tell(Problem(str(error))), stdin=stdin)
    for outcome in read_all(documents, source, workers=workers):
        if outcome.problem:
            tell(Problem(outcome.problem, outcome.trace))
        else:
            yield outcome


def _united(*lists: str | None) -> str:
    """Return lists that are joined by commas as one."""
    return ", ".join(sorted({one for names in lists if names for one in names.split(", ")}))


@dataclass(slots=True)
class _Work:
    """A build under way."""

    store: Store
    source: Source
    on_error: OnError
    origins: Origins
    fresh: bool = False  # whether the articles in the store were read as this build reads
    pending: dict[str, Document] = field(default_factory=dict)  # under way, not yet in the store
    gone: list[tuple[str, str]] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    unparsed: Counter[str] = field(default_factory=Counter)
    parser: str = ""

    def begin(self) -> None:
        """Note how articles are read now; a graph with articles read otherwise is mixed until all are read again."""
        self.fresh = self.store.settings.get("reader") == self.source.key()
        if not self.fresh:
            filled = bool(self.store.reader().document_ids())
            versions = self.source.versions()
            if filled:  # what other files defined is still there
                known = self.store.settings
                versions |= {name: _united(known.get(name), versions.get(name)) for name in FILES}
            self.store.describe(reader=MIXED if filled else self.source.key(), **versions)
            self.store.define(self.source.definitions(), keep=filled)

    def end(self) -> None:
        """Where every article was read in this build, the graph is what a new one would be."""
        if not self.fresh and self.done.issuperset(self.store.reader().document_ids()):
            versions = self.source.versions()
            self.store.describe(reader=self.source.key(), **{name: versions.get(name, "") for name in FILES})
            self.store.define(self.source.definitions(), keep=False)
        identify(self.store)

    def fail_to_read(self, error: InputError) -> None:
        self.origins.broken = True
        self._fail(Problem(str(error)))

    def _fail(self, problem: Problem) -> None:
        self.counts["failed"] += 1
        self.on_error(problem)

    def news(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield what has to be read: documents that are new, merged with what is known of the same text."""
        for document in map(self.origins.placed, documents):
            known = self._known(document.id)
            merged = merge([known, document]) if known else document
            if known and self._is_read(document.id) and self._is_known(merged, known):
                self._note_sources(merged, known)
                self.counts["unchanged"] += 1
                continue
            self.pending[merged.id] = merged
            yield merged

    def _is_read(self, identifier: str) -> bool:
        """Tell whether an article was read, or is to be read, as this build reads."""
        return self.fresh or identifier in self.done or identifier in self.pending

    def _is_known(self, document: Document, known: Document) -> bool:
        """Tell whether nothing is new about an article but its sources, which the store can be told of by now."""
        in_store = document == known or document.id not in self.pending
        return in_store and replace(document, sources=known.sources) == known

    def _note_sources(self, document: Document, known: Document) -> None:
        """Tell the store from where else an article comes, without reading it again."""
        if document != known:
            self.store.add(replace(self.store.reading(document.id), document=document), settled=True)

    def left(self, *, prune: bool) -> Iterator[Document]:
        """Take articles from sources that no longer have them; yield those that others still have, told otherwise."""
        for stale in list(self.origins.stale(self.store)):
            known = self.store.document(stale.document)
            if stale.kept:
                now = self.origins.without(known, stale)
                if self._is_known(now, known):
                    self._note_sources(now, known)
                else:
                    self.pending[now.id] = now
                    yield now
            elif stale.changed or prune:
                for successor in self.origins.successors(stale):
                    carry_over(self.store, stale.document, successor)
                self.store.remove(stale.document)
                self.counts["replaced" if stale.changed else "pruned"] += 1
            else:
                self.gone += [(stale.document, source) for source in stale.gone]

    def _known(self, identifier: str) -> Document | None:
        if identifier in self.pending:
            return self.pending[identifier]
        known = self.store.document(identifier) if identifier in self.store else None
        return known if known and known.text else None  # imported claims may stand without their text

    def add(self, outcome: Outcome) -> None:
        """Put a reading into the store, or note the problem."""
        identifier = outcome.document.id
        if self.pending.get(identifier) == outcome.document:
            del self.pending[identifier]
        if outcome.reading is None:
            self._fail(Problem(outcome.problem, outcome.trace))
        else:
            self.store.add(outcome.reading, at_hand=True)
            self._tally(outcome, outcome.reading)

    def _tally(self, outcome: Outcome, reading: Reading) -> None:
        if outcome.document.id in self.done:  # the same text with more metadata: one article all the same
            self.counts["unchanged"] += 1
            return
        self.done.add(outcome.document.id)
        self.counts.update(documents=1, sentences=reading.sentences, claims=len(reading.claims))
        self.unparsed.update(dict(outcome.unparsed))
        if outcome.parser != self.parser:
            self.parser = outcome.parser
            self.store.describe(parser=outcome.parser)

    def report(self) -> Report:
        keys = ("documents", "unchanged", "failed", "sentences", "claims", "replaced", "pruned")
        numbers = {key: self.counts[key] for key in keys}
        return Report(**numbers, unparsed=tuple(sorted(self.unparsed.items())), gone=tuple(self.gone))

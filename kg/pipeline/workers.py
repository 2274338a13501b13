"""Read documents one after the other, or some ahead in processes of their own; the order stays."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice

from kg.model import Document
from kg.pipeline.engine import Opener, Outcome, Reader, attempt, name
from kg.query.signals import interrupts_held

__all__ = ["read_all"]

FEW = 8  # with fewer documents, starting processes costs more time than they save
AHEAD = 3  # documents per worker that may be under way, so that memory does not grow with the corpus


def read_all(documents: Iterable[Document], source: Opener, *, workers: int | None = None) -> Iterator[Outcome]:
    """Yield what becomes of each document, in their order.

    `workers` is the number of processes; 1 reads in this one; None takes one per processor where it pays.
    """
    coming = iter(documents)
    first = list(islice(coming, FEW if workers is None else 0))
    number = workers or _processors()
    if number == 1 or (workers is None and len(first) < FEW):
        return _read_here(chain(first, coming), source)
    return _read_ahead(chain(first, coming), source, number)


def _processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _read_here(documents: Iterable[Document], source: Opener) -> Iterator[Outcome]:
    reader: Reader | None = None
    for document in documents:
        if reader is None:
            with interrupts_held():  # native libraries do not survive an interrupt while they load
                reader = source.open()
        yield attempt(reader, document)


def _read_ahead(documents: Iterable[Document], source: Opener, number: int) -> Iterator[Outcome]:
    waiting: deque[tuple[Document, Future[Outcome]]] = deque()
    pool = _Pool(source, number)
    try:
        for document in documents:
            waiting.append((document, pool.submit(document)))
            if len(waiting) >= number * AHEAD:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())
        pool.close()
    finally:
        pool.kill()


class _Pool:
    """Worker processes. One that dies, for memory or in a native library, costs only the document it died of."""

    def __init__(self, source: Opener, number: int) -> None:
        self.source = source
        self.number = number
        self.strangers = {process.pid for process in multiprocessing.active_children()}
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")  # native libraries have threads, and those do not survive a fork
        return ProcessPoolExecutor(self.number, mp_context=spawn)

    def close(self) -> None:
        """Let the processes end."""
        self.executor.shutdown(cancel_futures=True)

    def kill(self) -> None:
        """End the processes that are left, whatever they do."""
        for process in multiprocessing.active_children():
            if process.pid not in self.strangers:
                process.kill()
        self.close()

    def submit(self, document: Document) -> Future[Outcome]:
        """Have a document read; this starts processes where some are missing."""
        with interrupts_held():  # Ctrl-C is for the parent process, which ends its workers in order
            try:
                return self.executor.submit(_read_there, self.source, document)
            except BrokenProcessPool:
                self.close()
                self.executor = self._start()
                return self.executor.submit(_read_there, self.source, document)

    def result(self, document: Document, future: Future[Outcome]) -> Outcome:
        """Return the outcome. All documents under way share a death, so each is tried once more, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(document)

    def _alone(self, document: Document) -> Outcome:
        try:
            return self.submit(document).result()
        except BrokenProcessPool:
            problem = "the process that read it died, perhaps for memory; it was left out, split it or free memory"
            return Outcome(document, problem=f"{name(document)}: {problem}")


@cache
def _opened(source: Opener) -> Reader:
    return source.open()


def _read_there(source: Opener, document: Document) -> Outcome:
    return attempt(_opened(source), document)

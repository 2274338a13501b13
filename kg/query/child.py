"""Ask in a process of its own, because the engine cannot be interrupted: not by Ctrl-C, not by a clock.

The child opens the store read-only and sends what it writes through a pipe. It is killed when its time is over, when it
takes more memory than it may, when nobody reads on, and when its parent is gone. A query that exhausts the stack takes
only the child with it.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator, Mapping

from kg.errors import KGError, QueryMemory, QueryTimeout, StoreError
from kg.query.answer import Answer, Term, run
from kg.query.forked import Child as Forked
from kg.query.forked import is_alone
from kg.query.formats import write
from kg.query.hints import unbound_columns, unknown_graphs, unknown_terms, unknown_values
from kg.query.memory import resident, written_size
from kg.query.messages import ERROR, NOTICE, PIECE, as_error, of_error, of_text
from kg.query.signals import interrupts_held
from kg.records import TYPE_CHECKING, Record
from kg.store.opening import open_graph

if TYPE_CHECKING:
    from typing import BinaryIO, Protocol

    from kg.query.spawned import Child as Spawned
    from kg.store import Graph, Store

    class Sender(Protocol):
        """The end of a pipe that messages go in at."""

        def send_bytes(self, message: bytes, /) -> None:
            """Send a message."""


__all__ = ["Question", "answer_bytes"]

CHUNK = 1 << 16  # bytes that travel together
GLANCE = 0.05  # seconds between two looks at the memory that the child takes
NO_PARAMETERS: Mapping[str, Term] = {}


class Question(Record):
    """A query and all that is needed to answer it elsewhere."""

    location: str
    text: str
    format: str
    parameters: Mapping[str, Term] = NO_PARAMETERS
    limit: int | None = None
    names: tuple[str, ...] = ()  # names of entities that must be in the graph for the query to make sense
    terms: tuple[str, ...] = ()  # prefixed names that values stand for, which should be those of known terms
    explain: bool = False  # whether the order is wanted in which it is answered, in place of the answer
    evidence: bool = False  # whether each row gets the sentences behind it
    endpoint: str = ""  # the server to ask in place of the store
    ours: bool = False  # whether it comes with kg, so that nothing in it has to be checked

    def answer(self, stream: BinaryIO, *, on_warning: Callable[[str], None]) -> None:
        """Open the store or turn to the server, ask, and write the answer; the format "cite" is Markdown."""
        if self.endpoint:
            from kg.query.remote import ask_server  # what speaks HTTP is slow to load

            found = ask_server(self.endpoint, self.text, parameters=self.parameters, limit=self.limit)
            write(found, stream, format=self.format)
            return
        if self.explain or self.evidence or self.format == "cite":
            self._answer_with_more(stream, on_warning=on_warning)
            return
        with open_graph(self.location) as graph:
            self._check_names(graph)
            found = run(graph, self.text, parameters=self.parameters, limit=self.limit, ours=self.ours)
            self._tell_hints(graph, on_warning)
            write(found, stream, format=self.format)

    def _check_names(self, graph: Graph) -> None:
        """Raise an error for a name that is not there."""
        if self.names:
            from kg.query.entities import check_name

            for name in self.names:
                check_name(graph, name)

    def _tell_hints(self, graph: Graph, on_warning: Callable[[str], None]) -> None:
        """Tell of what is probably not meant: terms that nobody knows, in the query or as values; graphs; columns."""
        hints = () if self.ours else (*unknown_terms(graph, self.text), *unknown_graphs(graph, self.text))
        for hint in (*hints, *self._unbound(), *unknown_values(graph, self.terms)):
            on_warning(hint)

    def _unbound(self) -> Iterator[str]:
        """Yield what is told of columns without a value, but for those that a parameter gives one."""
        return iter(()) if self.ours or self.parameters else unbound_columns(self.text)

    def _answer_with_more(self, stream: BinaryIO, *, on_warning: Callable[[str], None]) -> None:
        from kg.query.explaining import explain, write_explanation
        from kg.store import open_store

        with open_store(self.location, mode="read") as store:
            self._check_names(store)
            if self.explain:
                told = explain(store, self.text, parameters=self.parameters, limit=self.limit)
                self._tell_hints(store, on_warning)
                write_explanation(told, stream, format=self.format)
                return
            found = run(store, self.text, parameters=self.parameters, limit=self.limit)
            self._tell_hints(store, on_warning)
            self._write_with_evidence(store, found, stream)

    def _write_with_evidence(self, store: Store, found: Answer, stream: BinaryIO) -> None:
        from kg.query.evidence import cited, with_evidence

        if self.format == "cite":
            stream.writelines(f"{line}\n".encode() for line in cited(store, found))
        else:
            write(with_evidence(store, found), stream, format=self.format)


class _Limits:
    """What an answer may take: seconds and bytes."""

    def __init__(self, timeout: float | None, memory: int | None) -> None:
        self.timeout = timeout
        self.memory = memory
        self.begin = time.monotonic()

    def check(self, pid: int) -> None:
        """Raise an error where a process has taken more."""
        if self.timeout is not None and time.monotonic() >= self.begin + self.timeout:
            told = f"stopped after {self.timeout:g} second{'s' * (self.timeout != 1)}"
            raise QueryTimeout(f"query: {told}; narrow it, add a LIMIT or raise --timeout")
        if self.memory is not None and resident(pid) > self.memory:
            told = f"stopped because it took more than {written_size(self.memory)} of memory"
            raise QueryMemory(f"query: {told}; narrow it, add a LIMIT or raise --memory")

    @property
    def wait(self) -> float | None:
        """Return for how many seconds nobody has to look."""
        if self.timeout is None:
            return None if self.memory is None else GLANCE
        left = max(0.0, self.begin + self.timeout - time.monotonic())
        return left if self.memory is None else min(left, GLANCE)


def answer_bytes(
    question: Question,
    *,
    timeout: float | None = None,
    memory: int | None = None,
    on_warning: Callable[[str], None] | None = None,
) -> Iterator[bytes]:
    """Yield the answer's bytes as they come.

    After `timeout` seconds `QueryTimeout` is raised, and `QueryMemory` when the query takes more than `memory` bytes,
    whatever was sent by then; systems that do not tell what a process takes know no such limit. `on_warning` is told
    what is probably not meant. Raises what `kg.query.run` and `kg.store.open_store` raise.
    """
    child: Forked | Spawned | None = None
    try:
        with interrupts_held():  # Ctrl-C reaches this process alone, and not before it knows whom to end
            child = _start(question)
        yield from _receive(child, _Limits(timeout, memory), on_warning or (lambda _: None))
    finally:
        if child is not None:
            child.end()


def _start(question: Question) -> Forked | Spawned:
    """Begin to answer, in a copy of this process where that is safe, which saves a tenth of a second."""
    if is_alone():
        return Forked(lambda sender: _work(question, sender))
    from kg.query.spawned import Child as Spawned

    return Spawned(_work, question)


def _receive(child: Forked | Spawned, limits: _Limits, on_warning: Callable[[str], None]) -> Iterator[bytes]:
    """Yield pieces until the empty one that ends them; raise the error that the child sent instead."""
    while True:
        ready = child.receiver.poll(limits.wait)
        limits.check(child.pid)
        if not ready:
            continue
        try:
            message = child.receiver.recv_bytes()
        except EOFError:
            raise StoreError(_died(child.join())) from None
        kind, told = message[:1], message[1:]
        if kind == ERROR:
            raise as_error(told)
        if kind == NOTICE:
            on_warning(told.decode("utf-8", "surrogatepass"))
        elif told:
            yield told
        else:
            return


def _died(code: int | None) -> str:
    return f"query: its process ended with code {code}, perhaps for memory or depth; simplify it or add a LIMIT"


class _Stream(io.RawIOBase):
    """A stream whose chunks go through a pipe."""

    def __init__(self, sender: Sender) -> None:
        self.sender = sender

    def writable(self) -> bool:
        return True

    def write(self, chunk: object) -> int:
        sent = bytes(chunk)  # type: ignore[call-overload]
        if sent:  # an empty message means the end
            self.sender.send_bytes(PIECE + sent)
        return len(sent)


def _work(question: Question, sender: Sender) -> None:
    """Answer in the child; what the user did wrong travels back as an error."""
    try:
        with io.BufferedWriter(_Stream(sender), CHUNK) as stream:
            question.answer(stream, on_warning=lambda text: sender.send_bytes(of_text(NOTICE, text)))
        sender.send_bytes(PIECE)
    except BrokenPipeError:  # nobody reads on
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - a mistake of ours is told by the parent, once
        sender.send_bytes(of_error(_told(error)))


def _told(error: Exception) -> Exception:
    """Return what the parent is told of an error."""
    if isinstance(error, KGError):
        return error
    if isinstance(error, OSError | RuntimeError):
        return StoreError(f"query: {error}; kg verify checks the graph")
    return RuntimeError(f"{type(error).__name__} while the query was answered: {error}")

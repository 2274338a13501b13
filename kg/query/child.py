"""Ask in a process of its own, because the engine cannot be interrupted: not by Ctrl-C, not by a clock.

The child opens the store read-only and sends what it writes through a pipe. It is killed when its time is over, when it
takes more memory than it may, when nobody reads on, and when its parent is gone. A query that exhausts the stack takes
only the child with it.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import KGError, QueryMemory, QueryTimeout, StoreError
from kg.query.answer import Answer, Term, run
from kg.query.entities import check_name
from kg.query.formats import write
from kg.query.hints import unknown_terms
from kg.query.memory import resident, written_size
from kg.query.signals import interrupts_held
from kg.store import Store, open_store

__all__ = ["Question", "answer_bytes"]

CHUNK = 1 << 16  # bytes that travel together
GLANCE = 0.05  # seconds between two looks at the memory that the child takes
TASKS = Path("/proc/self/task")  # Linux: one entry per thread, those of native libraries too


@dataclass(frozen=True, slots=True)
class Question:
    """A query and all that is needed to answer it elsewhere."""

    location: str
    text: str
    format: str
    parameters: Mapping[str, Term] = field(default_factory=dict)
    limit: int | None = None
    names: tuple[str, ...] = ()  # names of entities that must be in the graph for the query to make sense
    explain: bool = False  # whether the order is wanted in which it is answered, in place of the answer
    evidence: bool = False  # whether each row gets the sentences behind it
    endpoint: str = ""  # the server to ask in place of the store

    def answer(self, stream: BinaryIO, *, on_warning: Callable[[str], None]) -> None:
        """Open the store or turn to the server, ask, and write the answer; the format "cite" is Markdown."""
        if self.endpoint:
            from kg.query.remote import ask_server  # what speaks HTTP is slow to load

            found = ask_server(self.endpoint, self.text, parameters=self.parameters, limit=self.limit)
            write(found, stream, format=self.format)
            return
        with open_store(self.location, mode="read") as store:
            for name in self.names:
                check_name(store, name)
            for hint in unknown_terms(store, self.text):
                on_warning(hint)
            if self.explain:
                from kg.query.explaining import explain, write_explanation  # who only asks need not load it

                told = explain(store, self.text, parameters=self.parameters, limit=self.limit)
                write_explanation(told, stream, format=self.format)
                return
            found = run(store, self.text, parameters=self.parameters, limit=self.limit)
            if self.evidence or self.format == "cite":
                self._answer_with_evidence(store, found, stream)
            else:
                write(found, stream, format=self.format)

    def _answer_with_evidence(self, store: Store, found: Answer, stream: BinaryIO) -> None:
        from kg.query.evidence import cited, with_evidence  # who only asks need not load it

        if self.format == "cite":
            stream.writelines(f"{line}\n".encode() for line in cited(store, found))
        else:
            write(with_evidence(store, found), stream, format=self.format)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know, and that is no part of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class _Limits:
    """What an answer may take."""

    timeout: float | None  # seconds
    memory: int | None  # bytes
    begin: float = field(default_factory=time.monotonic)

    def check(self, pid: int) -> None:
        """Raise an error where a process has taken more."""
        if self.timeout is not None and time.monotonic() >= self.begin + self.timeout:
            told = f"stopped after {self.timeout:g} seconds"
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
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(question, sender), daemon=True)  # type: ignore[attr-defined]
    with interrupts_held():  # Ctrl-C reaches the parent, which ends this process
        process.start()
    sender.close()
    try:
        yield from _receive(receiver, _Limits(timeout, memory), process.pid, on_warning or (lambda _: None))
    except EOFError:
        process.join()
        raise StoreError(_died(process.exitcode)) from None
    finally:
        process.kill()
        process.join()
        receiver.close()


def _context() -> BaseContext:
    """Fork where that is safe, which saves a tenth of a second; a process with threads must not be forked."""
    single = TASKS.is_dir() and len(list(TASKS.iterdir())) == 1
    return multiprocessing.get_context("fork" if single else "spawn")


def _receive(receiver: Connection, limits: _Limits, pid: int, on_warning: Callable[[str], None]) -> Iterator[bytes]:
    """Yield chunks until the empty one that ends them; raise the error that the child sent instead."""
    while True:
        ready = receiver.poll(limits.wait)
        limits.check(pid)
        if not ready:
            continue
        message = receiver.recv()
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Notice):
            on_warning(message.text)
        elif message:
            yield cast("bytes", message)
        else:
            return


def _died(code: int | None) -> str:
    return f"query: its process ended with code {code}, perhaps for memory or depth; simplify it or add a LIMIT"


class _Sender(io.RawIOBase):
    """A stream whose chunks go through a connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def writable(self) -> bool:
        return True

    def write(self, chunk: object) -> int:
        sent = bytes(cast("bytes", chunk))
        if sent:  # an empty message means the end
            self.connection.send(sent)
        return len(sent)


def _work(question: Question, connection: Connection) -> None:
    """Answer in the child; what the user did wrong travels back as an error."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with closing(connection):
        try:
            with io.BufferedWriter(_Sender(connection), CHUNK) as stream:
                question.answer(stream, on_warning=lambda text: connection.send(Notice(text)))
            connection.send(b"")
        except KGError as error:
            connection.send(error)
        except BrokenPipeError:  # nobody reads on
            os._exit(0)
        except (OSError, RuntimeError) as error:
            connection.send(StoreError(f"query: {error}; kg verify checks the graph"))
        except Exception as error:  # noqa: BLE001 - a mistake of ours is told by the parent, once
            connection.send(RuntimeError(f"{type(error).__name__} while the query was answered: {error}"))


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

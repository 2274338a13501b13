"""Ask in a process of its own, because the engine cannot be interrupted: not by Ctrl-C, not by a clock.

The child opens the store read-only and sends what it writes through a pipe. It is killed when its time is over, when
nobody reads on, and when its parent is gone. A query that exhausts the stack takes only the child with it.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import KGError, QueryTimeout, StoreError
from kg.query.answer import Term, run
from kg.query.entities import check_name
from kg.query.evidence import cited, with_evidence
from kg.query.formats import write
from kg.query.signals import interrupts_held
from kg.store import open_store

__all__ = ["Question", "answer_bytes"]

CHUNK = 1 << 16  # bytes that travel together
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
    evidence: bool = False  # whether each row gets the sentences behind it
    endpoint: str = ""  # the server to ask in place of the store

    def answer(self, stream: BinaryIO) -> None:
        """Open the store or turn to the server, ask, and write the answer; the format "cite" is Markdown."""
        if self.endpoint:
            from kg.query.remote import ask_server  # what speaks HTTP is slow to load

            found = ask_server(self.endpoint, self.text, parameters=self.parameters, limit=self.limit)
            write(found, stream, format=self.format)
            return
        with open_store(self.location, mode="read") as store:
            for name in self.names:
                check_name(store, name)
            found = run(store, self.text, parameters=self.parameters, limit=self.limit)
            if self.format == "cite":
                stream.writelines(f"{line}\n".encode() for line in cited(store, found))
            else:
                write(with_evidence(store, found) if self.evidence else found, stream, format=self.format)


def answer_bytes(question: Question, *, timeout: float | None = None) -> Iterator[bytes]:
    """Yield the answer's bytes as they come; raise `QueryTimeout` after `timeout` seconds, whatever was sent by then.

    Raises what `kg.query.run` and `kg.store.open_store` raise.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(question, sender), daemon=True)  # type: ignore[attr-defined]
    with interrupts_held():  # Ctrl-C reaches the parent, which ends this process
        process.start()
    sender.close()
    try:
        yield from _receive(receiver, timeout=timeout)
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


def _receive(receiver: Connection, *, timeout: float | None) -> Iterator[bytes]:
    """Yield chunks until the empty one that ends them; raise the error that the child sent instead."""
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        if not receiver.poll(None if end is None else max(0.0, end - time.monotonic())):
            raise QueryTimeout(f"query: stopped after {timeout:g} seconds; narrow it, add a LIMIT or raise --timeout")
        message = receiver.recv()
        if isinstance(message, Exception):
            raise message
        if not message:
            return
        yield cast("bytes", message)


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
                question.answer(stream)
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

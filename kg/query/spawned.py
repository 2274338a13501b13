"""A process that begins anew, where one cannot be copied, with a pipe on which it sends messages."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

__all__ = ["Child"]

Task = TypeVar("Task")


class Child:
    """A process that does one piece of work, and leaves when it is done or when this process is gone."""

    def __init__(self, work: Callable[[Task, Connection], None], task: Task) -> None:
        context = multiprocessing.get_context("spawn")
        self.receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(work, task, sender), daemon=True)
        self._process.start()
        sender.close()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid or 0

    def join(self) -> int:
        """Return the exit code, when there is one."""
        self._process.join()
        return self._process.exitcode or 0

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self.receiver.close()


def _work(work: Callable[[Task, Connection], None], task: Task, sender: Connection) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with sender:
        work(task, sender)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

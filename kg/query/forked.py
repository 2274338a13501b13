"""A process that is a copy of this one, for systems that have such, with a pipe on which it sends messages.

What `multiprocessing` brings for that takes longer to load than a question takes to be answered.
"""

from __future__ import annotations

import os
import select
from _thread import start_new_thread
from collections.abc import Callable

__all__ = ["Child", "Pipe", "is_alone"]

TASKS = "/proc/self/task"  # Linux: one entry per thread, those of native libraries too
LENGTH = 4  # bytes that tell how long a message is
LEFT = 1  # the exit code of a child whose parent has gone, or that was interrupted


def is_alone() -> bool:
    """Tell whether this process certainly has no other threads: only then a copy of it is whole."""
    try:
        return len(os.listdir(TASKS)) == 1
    except OSError:
        return False


class Pipe:
    """One end of a pipe that carries messages."""

    def __init__(self, end: int) -> None:
        self._end = end
        self._ready = select.poll()
        self._ready.register(end, select.POLLIN)

    def poll(self, seconds: float | None) -> bool:
        """Tell whether there is something to receive, or will be within some seconds; None waits for it."""
        return bool(self._ready.poll(None if seconds is None else seconds * 1000))

    def send_bytes(self, message: bytes) -> None:
        """Send a message."""
        left = memoryview(len(message).to_bytes(LENGTH) + message)
        while left:
            left = left[os.write(self._end, left) :]

    def recv_bytes(self) -> bytes:
        """Return the next message; raise `EOFError` where there will be none."""
        return self._read(int.from_bytes(self._read(LENGTH)))

    def _read(self, size: int) -> bytes:
        pieces = []
        while size:
            piece = os.read(self._end, size)
            if not piece:
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Give the end up."""
        os.close(self._end)


class Child:
    """A copy of this process that does one piece of work, and leaves when it is done or when this process is gone."""

    def __init__(self, work: Callable[[Pipe], None]) -> None:
        receiver, sender = os.pipe()
        gone, self._living = os.pipe()  # nobody writes there, so that its end is the end of this process
        here = os.getpid()
        try:
            self.pid = os.fork()
            if not self.pid:
                os.close(receiver)
                os.close(self._living)
                start_new_thread(_leave_at_end_of, (gone,))
                work(Pipe(sender))
                os._exit(0)
        finally:  # whatever happens, an interrupt among it, the copy does not go on with the work of the original
            if os.getpid() != here:
                os._exit(LEFT)
        os.close(sender)
        os.close(gone)
        self.receiver = Pipe(receiver)
        self._code: int | None = None

    def join(self) -> int:
        """Return the exit code, when there is one."""
        if self._code is None:
            _, status = os.waitpid(self.pid, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._code is None:
            os.kill(self.pid, 9)
            self.join()
            self.receiver.close()
            os.close(self._living)


def _leave_at_end_of(pipe: int) -> None:
    os.read(pipe, 1)
    os._exit(LEFT)

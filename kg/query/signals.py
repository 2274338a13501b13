"""Ctrl-C reaches all processes of a command at once; only the first one should answer it."""

from __future__ import annotations

import signal

__all__ = ["interrupts_held"]


def interrupts_held() -> _Held:
    """Hold Ctrl-C back until the ``with`` block ends.

    Processes that are started in it never feel it, even while they load.
    """
    return _Held()


class _Held:
    def __enter__(self) -> None:
        if hasattr(signal, "pthread_sigmask"):  # not on Windows
            self._before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)

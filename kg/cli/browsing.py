"""Showing a page in the reader's browser, where there is one to see it with."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from kg.cli.console import is_terminal

__all__ = ["open_page", "why_not"]

DESKTOPS = ("win32", "darwin", "cygwin")  # systems whose windows need no variable


def why_not(environment: Mapping[str, str], platform: str, *, terminal: bool) -> str:
    """Return why no browser should be opened; nothing where one may. What $BROWSER names is always taken.

    >>> why_not({"SSH_CONNECTION": "..."}, "linux", terminal=True)
    'this is a remote session'
    """
    if not terminal:
        return "the output is no terminal"
    if environment.get("BROWSER"):
        return ""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return "this is a remote session"
    seen = platform in DESKTOPS or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return "" if seen else "there is no display"


def open_page(path: Path) -> str:
    """Open a file in the browser; return why that did not happen, or nothing."""
    reason = why_not(os.environ, sys.platform, terminal=is_terminal())
    if reason:
        return reason
    try:
        return "" if webbrowser.open(path.resolve().as_uri()) else "no browser was found"
    except (webbrowser.Error, OSError):
        return "no browser was found"

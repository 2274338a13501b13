"""The page around the data: one file with its style, its scripts and its data, that asks nobody for anything.

The policy in its head lets only these very scripts run, by their hashes; data is JSON that no browser runs. Whatever
a news article says, it stays text.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from html import escape
from importlib.resources import files
from string import Template

from kg.export.page_data import data_block
from kg.export.page_script import tight

__all__ = ["app_script", "app_style", "fill", "script_hash", "static_table"]

PARTS = (
    *("data", "facts", "words", "element", "view", "place", "time", "facets"),
    *("scene", "lens", "labels", "svg", "paint", "over", "visnet", "canvas", "picture", "point", "hands"),
    *("signs", "claim", "panel", "legend", "timeline", "search", "table", "turtle", "caption", "exports"),
    *("state", "frame", "keys", "main"),
)
TIGHT = ("; ", ": ", " { ", ", ", " }")  # where a style sheet needs no blank
ASIDE = re.compile(r"(?<=[;}]) // .*")  # a comment behind code


def script_hash(text: str) -> str:
    """Return what a Content-Security-Policy calls a script or style of this text."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _read(name: str) -> str:
    return (files("kg") / "export" / "shell" / name).read_text(encoding="utf-8")


def app_script() -> str:
    """Return the page's own script: the parts in their order, closed off from everything else."""
    code = tight(_read(f"{part}.js") for part in PARTS)
    return f"(async()=>{{'use strict';{code}}})();\n"


def _compact(code: str) -> str:
    """Return code without indents and comments, which readers of a page need not load."""
    lines = (ASIDE.sub("", line.strip()) for line in code.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def app_style() -> str:
    """Return the page's style sheet."""
    style = reduce(lambda style, blank: style.replace(blank, blank.strip()), TIGHT, _compact(_read("page.css")))
    return style.replace("\n", "").replace(" {", "{").replace(";}", "}")


def policy(*, scripts: Iterable[str], style: str) -> str:
    """Return the Content-Security-Policy: these scripts, this style, pictures made by the page itself, nothing else."""
    allowed = " ".join(f"'{script_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{script_hash(style)}'; "
        "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def fill(*, title: str, summary: str, rows: Mapping[str, object], fallback: str, renderer: str) -> str:
    """Return the whole page. `fallback` is HTML that readers without scripts see; everything else is plain text."""
    scripts, style = [*filter(None, [renderer]), app_script()], app_style()
    return Template(_read("page.html")).substitute(
        title=escape(title),
        summary=escape(summary),
        policy=escape(policy(scripts=scripts, style=style), quote=False),
        style=style,
        data=data_block(rows),
        fallback=fallback,
        renderer=f"<script>{renderer}</script>\n" if renderer else "",
        app=scripts[-1],
    )


def static_table(caption: str, head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """Return an HTML table of plain text."""
    rows = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body)
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{names}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    )

"""The page's script without what only those who write it need: comments, and blanks where the language needs none.

The scripts of the shell keep some habits that make this simple: every statement ends in a semicolon or a brace, a
division stands between blanks, a regular expression does not begin with one, and what is set into a template has no
braces but those of templates.
"""

from __future__ import annotations

import re

__all__ = ["tight"]

STRING = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
PATTERN = r"/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"
DEEP = 3  # templates in templates


def _template(depth: int) -> str:
    """Return the pattern of a template literal that may hold others, down to some depth."""
    inner = rf"\$\{{(?:{_template(depth - 1)}|[^`}}])*\}}|" if depth else ""
    return rf"`(?:\\.|{inner}\$(?!\{{)|[^\\$`])*`"


TOKEN = re.compile(
    rf"(?P<kept>{STRING}|{PATTERN}|{_template(DEEP)})|(?P<comment>//[^\n]*)"
    r"|\s*(?P<sign>[][{}(),;:?=<>&|!*%])\s*|(?<![+-])\s*(?P<sum>[+-]=?)\s*(?![+-])|(?P<blank>\s+)",
    re.DOTALL,
)


def tight(code: str) -> str:
    """Return code that does the same in fewer characters.

    >>> tight('const words = (list) => `${list.length} + 1`; // a comment')
    'const words=(list)=>`${list.length} + 1`;'
    """
    return TOKEN.sub(_shortest, code).strip()


def _shortest(token: re.Match[str]) -> str:
    if token["comment"]:
        return ""
    return " " if token["blank"] else token["kept"] or token["sign"] or token["sum"]

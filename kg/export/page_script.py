"""The page's script without what only those who write it need: comments, blanks, and long names.

The scripts of the shell keep some habits that make this simple: what is declared for all begins a line, every statement
ends in a semicolon or a brace, a division stands between blanks, a regular expression does not begin with one, and what
is set into a template has no braces but those of templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["tight"]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
STRING = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
PATTERN = r"/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"
DEEP = 3  # templates in templates


def _template(depth: int) -> str:
    """Return the pattern of a template literal that may hold others, down to some depth."""
    inner = rf"\$\{{(?:{_template(depth - 1)}|[^`}}])*\}}|" if depth else ""
    return rf"`(?:\\.|{inner}\$(?!\{{)|[^\\$`])*`"


TOKEN = re.compile(
    rf"(?P<kept>{STRING}|{PATTERN}|{_template(DEEP)})|(?P<comment>//[^\n]*)"
    r"|(?P<last>\s*;\s*(?=\}))|\((?P<one>\w+)\)\s*(?P<arrow>=>)\s*"
    r"|\s*(?P<sign>[][{}(),;:?=<>&|!*%])\s*|(?<![+-])\s*(?P<sum>[+-]=?)\s*(?![+-])|(?P<blank>\s+)",
    re.DOTALL,
)


DECLARED = re.compile(r"^(?:async )?(?:function|const) (\w{3,})", re.MULTILINE)
# Names of properties, which have to stay: after a dot, before a colon, or alone between commas and braces.
PROPERTY = re.compile(r"(?<!\.\.)\.\s*(\w+)|(\w+)\s*:|(?:(?<!\$)\{|,)\s*(\w+)(?=\s*[,}=])")
WORD = re.compile(rf"{STRING}|{PATTERN}|(?P<template>{_template(DEEP)})|(?<![\w$])(?P<word>[A-Za-z]\w+)")
INSERTED = re.compile(rf"\$\{{((?:{_template(DEEP)}|[^`}}])*)\}}")


def tight(parts: Iterable[str]) -> str:
    """Return the parts of a script as one that does the same in fewer characters.

    >>> tight(["const words = (list) => `${list.length} + 1`; // a comment"])
    'const _0=list=>`${list.length} + 1`;'
    """
    sources = list(parts)
    code = TOKEN.sub(_shortest, "\n".join(sources)).strip()
    properties = {name for found in PROPERTY.findall(code) for name in found}
    declared = {name for source in sources for name in DECLARED.findall(source)} - properties
    uses = Counter(re.findall(r"\w+", code))
    often = sorted(declared, key=lambda name: (-uses[name], name))
    return _renamed(code, {name: _short(place) for place, name in enumerate(often)})


def _short(place: int) -> str:
    """Return a name that nothing in the script has.

    >>> _short(0), _short(35), _short(36)
    ('_0', '_z', '_00')
    """
    return "_" + (DIGITS[place] if place < len(DIGITS) else "".join(DIGITS[part] for part in divmod(place - 36, 36)))


def _shortest(token: re.Match[str]) -> str:
    if token["comment"] or token["last"]:
        return ""
    if token["one"]:
        return token["one"] + token["arrow"]
    return " " if token["blank"] else token["kept"] or token["sign"] or token["sum"]


def _renamed(code: str, names: Mapping[str, str]) -> str:
    """Return code with other names, also in what is set into templates."""

    def insert(found: re.Match[str]) -> str:
        return "${" + _renamed(found[1], names) + "}"

    def rename(found: re.Match[str]) -> str:
        template = found["template"]
        return INSERTED.sub(insert, template) if template else names.get(found[0], found[0])

    return WORD.sub(rename, code)

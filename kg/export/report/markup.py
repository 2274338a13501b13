"""HTML and SVG by construction: whatever goes into an element is text, unless an element was made of it before.

Escaping happens here and nowhere else, once. The same door takes out what deceives readers (control and bidirectional
characters) and addresses that no reader should follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from kg.export.page_text import clean, link_of

__all__ = ["Markup", "Part", "element", "fragment"]

LONGEST = 100_000  # characters of one text; callers cut names and sentences shorter
VOID = frozenset({"br", "link", "meta"})
ADDRESSES = frozenset({"href", "cite"})


@dataclass(frozen=True, slots=True)
class Markup:
    """Finished HTML. Only `element` and `fragment` make it of text."""

    html: str


Part: TypeAlias = Markup | str


def element(name: str, /, *parts: Part, **attributes: str | float | None) -> Markup:
    """Return an element; an attribute that is None is left out, and so is an address that is not safe to follow.

    Names of attributes are written with underscores: ``class_``, ``aria_label``.

    >>> element("p", "a < b", class_="note").html
    '<p class="note">a &lt; b</p>'
    >>> element("a", "x", href="javascript:alert(1)").html
    '<a>x</a>'
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{fragment(parts).html}</{name}>")


def fragment(parts: Iterable[Part], *, between: Part = "") -> Markup:
    """Return parts one after the other.

    >>> fragment(["&", Markup("<br>")], between=" ").html
    '&amp; <br>'
    """
    return Markup(_html(between).join(map(_html, parts)))


def _html(part: Part) -> str:
    return part.html if isinstance(part, Markup) else escape(clean(part, length=LONGEST), quote=False)


def _attribute(name: str, value: str | float | None) -> str:
    if value is None:
        return ""
    text = clean(str(value), length=LONGEST)
    if name in ADDRESSES and not text.startswith("#"):
        text = link_of(text)
        if not text:
            return ""
    return f' {name}="{escape(text)}"'

"""Articles by what users call them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.text import name_from

__all__ = ["called", "find_article"]


def called(documents: Sequence[Document], name: str, *, home: Path) -> list[Document]:
    """Return the articles with this id, source or title; `home` is the folder that their graph lies in."""
    source = name_from(home, name)
    return [one for one in documents if name in (one.id, one.title, *one.sources) or source in one.sources]


def find_article(documents: Sequence[Document], name: str, *, home: Path) -> Document:
    """Return the article of this name; raise `InputError` where none or several have it."""
    found = called(documents, name, home=home)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(document.id for document in found)
        raise InputError(f"article {name!r}: several have this name; give one of the ids {ids}")
    names = [known for document in documents for known in (document.title or "", *document.sources)]
    near = difflib.get_close_matches(name, names, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query articles lists them"
    raise InputError(f"article {name!r}: is not in the graph; {hint}")

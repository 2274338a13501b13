"""Reading: from files to documents.

    files -> bytes -> characters -> format -> Article -> Document
    files.py  encoding.py           formats.py  article.py

**Formats**, told by name and content: plain text, clean or copied from a page with all its menus (`plain.py`,
`page.py`), HTML (`webpage.py`), Markdown (`markdown.py`), JSON and JSON lines (`records.py`); each may be gzipped.

**Text.** `Document.text` is the headline, its sub-headlines and the paragraphs of the article, separated by one blank
line, in normal form C, with single spaces and without control characters; lines that were wrapped at a margin are
joined. All else is as the source has it: curly quotes, datelines ("TOKYO - ..."), typing errors, even two sentences
without a space between them, because every quotation is checked against this text. Menus, lists of other articles,
captions and their credits, buttons, notices, bylines and timestamps are no part of it (`furniture.txt`).

**Metadata** are taken where the page gives them and left out where it does not. A posted date beats an updated one; the
day of printing, the date of a file and a copyright year are no date of publication (`dates.py`).

**Language** is found for each paragraph (`languages.py`); the document's is that of most of its text.

Whatever cannot be read is an `InputError` of one line: the file or record, what is wrong, what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document
from kg.text.article import Article, Part, to_document
from kg.text.files import read_path
from kg.text.formats import read_content
from kg.text.merge import merge
from kg.text.places import full_path, name_from, path_to
from kg.text.records import Outcome

__all__ = ["from_paragraphs", "full_path", "merge", "name_from", "path_to", "read", "read_bytes"]


def read(
    paths: Iterable[str], *, on_error: Callable[[InputError], None] | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document]:
    """Yield the documents in files, folders and, for the path "-", standard input.

    Folders are read recursively in the order of names, without hidden files. `on_error` is told of each file or record
    that cannot be read, and reading goes on; without it the first `InputError` is raised. The same article in two files
    comes twice, with the same id; `merge` makes one of both.
    """
    for path in paths:
        yield from _documents(read_path(path, stdin=stdin), on_error)


def read_bytes(content: bytes, *, name: str) -> Iterator[Document]:
    r"""Yield the documents in the bytes of a file; `name` is their source and helps to tell the format.

    Raises `InputError` at the first thing that cannot be read.

    >>> [document.title for document in read_bytes(b"Talks in May\n\nThe two sides will meet again.", name="a.txt")]
    ['Talks in May']
    """
    yield from _documents(read_content(content, name=name), None)


def from_paragraphs(
    paragraphs: Iterable[str], *, name: str, published: date | None = None, language: str | None = None
) -> Document:
    """Return paragraphs as a document: none is taken for a headline, a byline or furniture.

    `language` is that of paragraphs whose words do not tell.

    Raises `InputError` where there are no words in them.

    >>> from_paragraphs(["Talks  were held."], name="talks").text
    'Talks were held.'
    """
    parts = tuple(map(Part, paragraphs))
    if not any(character.isalnum() for part in parts for character in part.text):
        raise InputError(f"{name}: has no words; write a sentence")
    return to_document(Article(parts, published=published, language=language), name=name)


def _documents(outcomes: Iterable[Outcome], on_error: Callable[[InputError], None] | None) -> Iterator[Document]:
    for outcome in outcomes:
        if isinstance(outcome, Document):
            yield outcome
        elif on_error is None:
            raise outcome
        else:
            on_error(outcome)

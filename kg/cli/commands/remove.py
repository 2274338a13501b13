"""`kg remove`."""

from __future__ import annotations

import difflib

import click

from kg.cli.console import note
from kg.cli.options import store_option
from kg.cli.words import count
from kg.errors import InputError
from kg.model import Document
from kg.store import open_store

__all__ = ["command"]


@click.command("remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def command(*, articles: tuple[str, ...], location: str) -> None:
    """Remove articles and all that only they say.

    ARTICLE is an id, a source as kg query articles shows it, or a title. Claims that other articles make as well stay.
    """
    with open_store(location, mode="read") as store:  # so that a wrong name changes nothing and makes no new graph
        documents = list(store.documents())
    chosen = list(dict.fromkeys(_find(documents, article) for article in articles))
    with open_store(location, mode="write") as store:
        for document in chosen:
            store.remove(document.id)
        counts = store.counts()
    note(f"removed {count(len(chosen), 'article')}; {count(counts.documents, 'article')} left")


def _find(documents: list[Document], name: str) -> Document:
    """Return the article of this name; raise `InputError` where none or several have it."""
    found = [one for one in documents if name in (one.id, one.title, *one.sources)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(document.id for document in found)
        raise InputError(f"article {name!r}: several have this name; give one of the ids {ids}")
    names = [known for document in documents for known in (document.title or "", *document.sources)]
    near = difflib.get_close_matches(name, names, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg query articles lists them"
    raise InputError(f"article {name!r}: is not in the graph; {hint}")

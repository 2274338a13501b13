"""`kg remove`."""

from __future__ import annotations

import click

from kg.cli.articles import find_article
from kg.cli.completing import article_names
from kg.cli.console import note
from kg.cli.options import store_option
from kg.cli.words import count
from kg.pipeline import identify
from kg.store import open_store

__all__ = ["command"]


@click.command("remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", shell_complete=article_names)
@store_option
def command(*, articles: tuple[str, ...], location: str) -> None:
    """Remove articles and all that only they say.

    ARTICLE is an id, a source as kg query articles shows it, or a title. Claims that other articles make as well stay.
    """
    with open_store(location, mode="read") as store:  # so that a wrong name changes nothing and makes no new graph
        documents, home = list(store.documents()), store.home
    chosen = list(dict.fromkeys(find_article(documents, article, home=home) for article in articles))
    with open_store(location, mode="write") as store:
        for document in chosen:
            store.remove(document.id)
        identify(store)
        counts = store.counts()
    note(f"removed {count(len(chosen), 'article')}; {count(counts.documents, 'article')} left")

"""Tell which articles are copies of one text. Only those that came, went or changed are compared with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.resolve.copies import are_copies, bands, shingles
from kg.store import Store

__all__ = ["tell_copies"]

TOGETHER = 64  # articles of which is noted at once what their texts are compared by
REMEMBERED = 256  # texts as shingles
LAST = "9"  # behind every date: an article without one is nobody's original


def tell_copies(store: Store, documents: Iterable[str]) -> None:
    """Settle for articles that came, went or changed, and for those that are like them, which are copies of which.

    Of several copies the earliest is the original. What is noted depends on the articles in the graph alone.
    """
    news = list(documents)
    for start in range(0, len(news), TOGETHER):
        together = news[start : start + TOGETHER]
        store.stories.compare_by({document: bands(shingles(store.text(document))) for document in together})
    work = _Comparison(store)
    for group in work.groups(news):
        there = [document for document in group if document in store]
        original = min(there, key=work.age, default="")
        store.stories.tell_copies({each: original if each in there else each for each in group})


class _Comparison:
    """The comparison of the texts in a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shingles = lru_cache(maxsize=REMEMBERED)(lambda document: shingles(store.text(document)))

    def age(self, document: str) -> tuple[str, str]:
        """Return what orders copies: the date, and for those of one day the id."""
        published = self._store.published(document)
        return (published.isoformat() if published else LAST, document)

    def groups(self, documents: Iterable[str]) -> Iterator[list[str]]:
        """Yield the groups of copies that articles are in now and were in before, and those that are in none."""
        done: set[str] = set()
        for document in documents:
            for start in self._former(document):
                if start not in done:
                    group = self._group(start)
                    done |= group
                    yield sorted(group)

    def _former(self, document: str) -> list[str]:
        """Return an article and those that were copies of the same text."""
        original = self._store.stories.original(document)
        return sorted({document, original, *self._store.stories.copies(original)})

    def _group(self, start: str) -> set[str]:
        group, ahead = {start}, [start]
        while ahead:
            found = self._copies(ahead.pop()) - group
            group |= found
            ahead.extend(sorted(found))
        return group

    def _copies(self, document: str) -> set[str]:
        stories = self._store.stories
        near = {other for band in stories.bands(document) for other in stories.sharing(band)} - {document}
        return {other for other in near if are_copies(self._shingles(document), self._shingles(other))}

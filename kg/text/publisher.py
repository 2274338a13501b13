"""Publishers: whose page a text was copied from, by the name that several places of the page agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["find_publisher", "split_site"]

NAME = re.compile(r"[^\W\d_a-z][\w.&'’-]*(?: (?:of|and|the|&|de|la|el|le|der|[^\W\d_a-z][\w.&'’-]*)){0,5}")
LABELLED = re.compile(
    r"^(?:masthead|newspaper|published by|publication|제호|매체명) ?[:：]? ?(?P<name>.{2,60})$", re.IGNORECASE
)
RIGHTS = re.compile(
    r"(?:copyright|©|ⓒ|\(c\))[\s\d,–©ⓒ-]*(?:by )?(?P<name>[^\W\d_][^.|,]{1,60}?(?:\.\w{2,3}(?:\.\w{2})?)?)"
    r"(?:[.,|]|\s+(?:\d{4}|all rights)|$)",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"^(?:www\.)?(?P<site>[\w-]+)\.(?:com?|org|net|news|info|[a-z]{2})(?:\.[a-z]{2})?$", re.IGNORECASE)
SITE = re.compile(r"^(?P<title>.{8,}?)\s+[-–—|·»:]{1,2}\s+(?P<site>[^-–—|·»]{2,50})$")
COMPANY = re.compile(r",? (?:GmbH|Ltd|Limited|Inc|LLC|Co|Corp|AG|plc|SA|SpA|BV|AB|AS|Oy)\.?$")
MASTHEAD = 40  # lines at the top of a page where its name may stand
ENOUGH = 2  # places that must agree


def split_site(title: str) -> tuple[str, str | None]:
    """Split the title of a window into the headline and the name of the site.

    >>> split_site("Ministers meet in Orlen - The Daily Harbour"), split_site("Talks: a beginning")
    (('Ministers meet in Orlen', 'The Daily Harbour'), ('Talks: a beginning', None))
    """
    match = SITE.match(title)
    if not match or not _is_name(match["site"]):
        return title, None
    return match["title"], match["site"]


def _is_name(text: str) -> bool:
    return NAME.fullmatch(text.strip()) is not None or DOMAIN.match(text.strip()) is not None


def find_publisher(texts: Sequence[str], *, headline: str | None) -> str | None:
    """Return the name of the publisher of a page, or None where fewer than two places name the same one."""
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, weight in _named(texts, headline):
        key = _key(name)
        votes[key] += weight
        if key not in spelled or _is_poor(spelled[key]):
            spelled[key] = name
    best = min(votes, key=lambda key: (-votes[key], list(votes).index(key)), default="")
    return spelled[best] if votes[best] >= ENOUGH else None


def _key(name: str) -> str:
    """Return a name as a domain would spell it, without the article."""
    domain = DOMAIN.match(name)
    return re.sub(r"^the|\W", "", (domain["site"] if domain else name).lower())


def _is_poor(name: str) -> bool:
    """Tell whether another spelling would be better: an address, or capitals only."""
    return DOMAIN.match(name) is not None or name.isupper()


def _named(texts: Sequence[str], headline: str | None) -> Iterator[tuple[str, int]]:
    """Yield names and how much each place is worth."""
    opening = texts[0] if texts else ""
    if NAME.fullmatch(opening) and len(opening.split()) <= 5:
        yield opening, min(texts.count(opening), 2)
    for text in texts:
        if len(text) <= 200:
            yield from _in_line(text, headline)
            yield from _in_rights(text, texts[:MASTHEAD])


def _in_line(text: str, headline: str | None) -> Iterator[tuple[str, int]]:
    labelled = LABELLED.match(text)
    if labelled and _is_name(labelled["name"]):
        yield labelled["name"].strip(), 2
    title, site = split_site(text)
    if site and headline and title == headline:
        yield site, 2


def _in_rights(text: str, above: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield who claims the copyright; a name at the top of the page is better than the same with more words."""
    rights = RIGHTS.search(text)
    if not rights:
        return
    holder = text[rights.start("name") :].lower()
    short = [name for name in above if len(name) > 4 and NAME.fullmatch(name) and holder.startswith(name.lower())]
    name = max(short, key=len) if short else COMPANY.sub("", rights["name"]).strip()
    if _is_name(name):
        yield name, 1 if DOMAIN.match(name) else 2

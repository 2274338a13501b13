"""Appearances with known answers, out of invented articles; the header of their file says how a line is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Appearance, Entity, content_id
from kg.resolve.names import key
from kg.resolve.organizations import is_generic
from kg.world import lookup

__all__ = ["Case", "country_ids", "make_appearance", "read_articles", "with_company"]

WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Case:
    """An appearance, the name that the article has for it, and who it is; empty where nobody knows."""

    appearance: Appearance
    name: str
    who: str


def read_articles(text: str) -> tuple[Case, ...]:
    """Return the appearances of all articles for which it is known who they are."""
    cases: list[Case] = []
    for block in text.split("\n## ")[1:]:
        headline, *lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        cases += with_company([_read(headline, line) for line in lines])
    return tuple(case for case in cases if case.who)


def _read(headline: str, line: str) -> Case:
    cells = [cell.strip() for cell in line.split("|")]
    name, kind, titles, gender, countries, who, aliases = (*cells, *[""] * (7 - len(cells)))
    appearance = replace(
        make_appearance(headline, name, kind, aliases=_several(aliases)),
        published=date.fromisoformat(headline.partition(" ")[0]),
        titles=tuple(sorted(_several(titles))),
        gender=gender,
        countries=country_ids(_several(countries)),
    )
    return Case(appearance, name, who)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def country_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of countries, sorted."""
    return tuple(sorted(content_id("entity", "Country", key(name)) for name in names))


def make_appearance(document: str, name: str, kind: str, *, aliases: Iterable[str] = ()) -> Appearance:
    """Return a thing as the reading of one article would show it: with an id of its name, if that is a full one."""
    known = lookup(name)
    fits = known is not None and known.type == kind and known.kind != "seat" and bool(known.wikidata)
    links = (WIKIDATA + known.wikidata,) if known and fits else ()
    name = known.canonical if known and links else name
    full = bool(links) or _is_full(name, kind)
    identity = ("entity", kind, key(name)) if full else ("local", document, kind, key(name))
    return Appearance(document, Entity(content_id(*identity), name, kind, tuple(sorted(aliases)), links), is_full=full)


def _is_full(name: str, kind: str) -> bool:
    return len(name.split()) > 1 if kind == "Person" else not (kind == "Organization" and is_generic(name))


def with_company(cases: Iterable[Case]) -> Iterator[Case]:
    """Yield the cases of one article with the ids of all others that have a full name there."""
    together = tuple(cases)
    full = frozenset(case.appearance.entity.id for case in together if case.appearance.is_full)
    for case in together:
        others = full - {case.appearance.entity.id}
        yield replace(case, appearance=replace(case.appearance, company=others))

"""All that the graph knows of one entity: what each of a few queries with a name says of it, and that as a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TypeAlias

from kg.model import Entity
from kg.query.asking import ask, filled, together
from kg.store import Store

__all__ = ["judged", "page", "portrait", "portrait_queries"]

Record: TypeAlias = Mapping[str, str]
Portrait: TypeAlias = Mapping[str, Sequence[Record]]

# What is asked: the query, and the parameter that takes the entity.
SECTIONS = {
    "names": ("names", "entity"),
    "claims": ("claims", "about"),
    "said": ("claims", "by"),
    "company": ("company", "entity"),
    "sources": ("sources", "entity"),
    "judgements": ("judgements", "entity"),
}
SAME = ("subject", "relation", "object", "date", "modality", "polarity", "says")  # what rows of one claim share
TOLD = {"alias": "also called", "same": "the same as", "close": "perhaps"}
LATEST = "9999"
COMPANY = 10  # of those that somebody meets
NO_LABELS: Mapping[str, str] = MappingProxyType({})
YEAR = re.compile(r"\d{4}")


def portrait(store: Store, entity: Entity) -> Portrait:
    """Return what each of the queries answers about an entity, by the name of its section."""
    found = {
        section: list(_records(store, query, {parameter: entity.id}))
        for section, (query, parameter) in SECTIONS.items()
    }
    return {**found, "judgements": list(_judged(found["judgements"]))}


def portrait_queries(entity: Entity) -> str:
    """Return one SPARQL query that gives the rows of these queries, with the section in the first column."""
    return together({section: filled(query, {name: entity.id}) for section, (query, name) in SECTIONS.items()})


def judged(store: Store, entity: str) -> Iterator[Record]:
    """Yield the judgements that took names for an entity, the surest first, each with all its reasons in one text."""
    yield from _judged(_records(store, "judgements", {"entity": entity}))


def _judged(rows: Iterable[Record]) -> Iterator[Record]:
    for _, members in groupby(rows, key=itemgetter("id")):
        first, *others = members
        reasons = "; ".join(row["reason"] for row in (first, *others))
        yield {**{name: value for name, value in first.items() if name != "reason"}, "reasons": reasons}


def _records(store: Store, name: str, values: Mapping[str, str]) -> Iterator[Record]:
    columns, *rows = ask(store, name, values)
    yield from (dict(zip(columns, row, strict=True)) for row in rows)


def page(
    found: Portrait, states: Collection[str], *, labels: Mapping[str, str] = NO_LABELS, most: int | None = None
) -> Iterator[str]:
    """Yield the lines of a page; `states` are the relations that last, and `labels` are relations in words.

    `most` bounds each section, the newest stay.
    """
    yield from _names(found["names"])
    claims = _grouped(found["claims"])
    lasting = [rows for rows in claims if rows[0]["relation"] in states]
    happened = [rows for rows in claims if rows[0]["relation"] not in states]
    yield from _section("Positions and lasting states", [list(_told(rows, labels)) for rows in lasting], most)
    yield from _years(happened, labels, most)
    yield from _section("Says", [list(_told(rows, labels)) for rows in _grouped(found["said"])], most)
    yield from _section("Meets most", [[_company(row)] for row in found["company"][:COMPANY]])
    yield from _section("Articles", [[_article(row)] for row in found["sources"]], most)
    yield from _section("Taken for one by", [[_judgement(row)] for row in found["judgements"]], most)


def _grouped(rows: Sequence[Record]) -> list[list[Record]]:
    """Bring together the rows of each claim, one per sentence, and sort the claims by their days."""
    ordered = sorted(rows, key=lambda row: (_claim(row), row["published"] or LATEST))
    claims = [list(members) for _, members in groupby(ordered, key=_claim)]
    return sorted(claims, key=lambda members: (_when(members[0]), _claim(members[0])))


def _years(claims: Sequence[Sequence[Record]], labels: Mapping[str, str], most: int | None) -> Iterator[str]:
    shown = claims if most is None else claims[-most:]
    for year, members in groupby(shown, key=lambda rows: _year(rows[0])):
        told = [list(_told(rows, labels)) for rows in members]
        yield from _section(f"Claims, {year}" if year else "Claims without a date", told)
    if len(shown) < len(claims):
        yield f"  {len(claims) - len(shown):,} earlier with --all"


def _section(title: str, entries: Sequence[Sequence[str]], most: int | None = None) -> Iterator[str]:
    """Yield a heading and what stands below it, the last ones where there are too many; nothing for nothing."""
    if entries:
        yield from ("", title)
    kept = entries if most is None else entries[-most:]
    for entry in kept:
        yield from (f"  {line}" for line in entry)
    if len(kept) < len(entries):
        yield f"  {len(entries) - len(kept):,} more with --all"


def _names(rows: Sequence[Record]) -> Iterator[str]:
    by_kind = {kind: [row["value"] for row in rows if row["what"] == kind] for kind in ("name", "class", *TOLD)}
    yield " ".join(by_kind["name"])
    yield f"  {', '.join(by_kind['class'])}, id {rows[0]['id']}"
    for kind, words in TOLD.items():
        if by_kind[kind]:
            yield f"  {words} {', '.join(by_kind[kind])}"


def _claim(row: Record) -> tuple[str, ...]:
    return tuple(row[column] for column in SAME)


def _when(row: Record) -> str:
    """Return the day by which a claim is sorted: its own or that of its article; last what has neither."""
    return (row["date"] or row["published"] or LATEST).strip("./")


def _year(row: Record) -> str:
    found = YEAR.search(row["date"] or row["published"])
    return found.group() if found else ""


def _told(rows: Sequence[Record], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield a claim and how it is told, then its sentences with their articles."""
    first = rows[0]
    stance = [first["modality"], *([first["polarity"]] if first["polarity"] == "negative" else [])]
    says = f"; says {first['says']}" if first["says"] else ""
    day = f", {first['date']}" if first["date"] else ""
    relation = labels.get(first["relation"], first["relation"])
    yield f"{first['subject']} {relation} {first['object']}{day} ({', '.join(stance)}{says})"
    for row in rows:
        told = f", {row['published']}" if row["published"] else ""
        yield f'    "{row["sentence"]}" {row["article"]}{told}'


def _company(row: Record) -> str:
    return f"{row['who']} ({row['type']}, id {row['id']}), claims: {row['meetings']}, articles: {row['articles']}"


def _article(row: Record) -> str:
    named = (row["date"], row["title"] or row["id"], row["publisher"], row["source"], f"claims: {row['claims']}")
    return ", ".join(part for part in named if part)


def _judgement(row: Record) -> str:
    return f"{row['id']}: {row['left']} and {row['right']}, {row['score']} by {row['by']}: {row['reasons']}"

"""Where a picture of the graph begins: with entities, with the chains between two, or with what answers a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import TypeAlias

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.errors import ExportError, QueryError
from kg.model import Entity
from kg.query.answer import Term
from kg.query.entities import resolve_names, with_words
from kg.query.tokens import form
from kg.query.witnesses import Witnesses
from kg.rdf.vocabulary import term
from kg.store import Store

__all__ = ["Beginning", "begin_with_answer", "begin_with_entities", "begin_with_path", "format_of", "rows_of"]

Row: TypeAlias = Sequence[Term | None]
TRIPLES = {"CONSTRUCT", "DESCRIBE"}
CHAINS = 5  # of the fewest steps between two entities
NAMED = 3  # entities that a title names


@dataclass(frozen=True, slots=True)
class Beginning:
    """Ids of the entities and the claims that are asked for, in their order, and what to call them."""

    entities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    title: str = ""
    note: str = ""  # what is not there of what was asked, in words


def begin_with_entities(store: Store, names: Sequence[str]) -> Beginning:
    """Return the entities that names mean; raise `QueryError` for a name that nothing in the graph has.

    Where a name means several, those count that claims are about; and where these are none, those with the name in
    theirs.
    """
    known = list(store.entities()) if names else []
    found, several = [], []
    for name in names:
        meant = resolve_names(known, [name])
        told = _told_of(store, meant) or _told_of(store, with_words(known, name)) or meant
        found += told
        several += [f"Several are called {name}: {_listed(told)}."] if len(told) > 1 else []
    return Beginning(tuple(dict.fromkeys(one.id for one in found)), title=_title(found, names), note=" ".join(several))


def _told_of(store: Store, entities: Iterable[Entity]) -> list[Entity]:
    return [entity for entity in entities if _is_told_of(store, entity)]


def _is_told_of(store: Store, entity: Entity) -> bool:
    """Tell whether a claim has an entity in it."""
    found = store.engine.quads_for_pattern(None, None, store.names.entity(entity.id), None)
    return any(getattr(quad.subject, "value", "").startswith(f"{store.base}claim/") for quad in found)


def _listed(found: Sequence[Entity]) -> str:
    more = f" and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    return ", ".join(entity.name for entity in found[:NAMED]) + more


def _title(found: Sequence[Entity], names: Sequence[str]) -> str:
    """Return the full names of a few entities, or else the names as they were given."""
    shown = [entity.name for entity in found] if len(found) <= NAMED else names
    return ", ".join(dict.fromkeys(shown))


def begin_with_path(store: Store, start: str, end: str) -> Beginning:
    """Return the shortest chains of claims between two; raise `ExportError` where there is none."""
    from kg.query.network import paths  # who does not ask for a chain need not wait for networkx

    entities = list(store.entities())
    ends = [resolve_names(entities, [name]) for name in (start, end)]
    found = list(paths(store, *([one.id for one in each] for each in ends), number=CHAINS))
    if not found:
        raise ExportError(
            f"path: no chain of claims links {start} and {end}; kg show {quote(start)} {quote(end)} shows both"
        )
    shortest = [chain for chain in found if len(chain) == min(map(len, found))]
    nodes = [shortest[0][0].left, shortest[0][-1].right]
    claims = dict.fromkeys(one.claim.id for chain in shortest for step in chain for one in step.told)
    return Beginning(tuple(one.id for one in nodes), tuple(claims), " \u2013 ".join(one.name for one in nodes))


def format_of(text: str) -> str:
    """Return the format in which a query's answer comes whole; raise `QueryError` for a query of yes or no."""
    if form(text) == "ASK":
        raise QueryError("query: its answer is yes or no, which no picture shows; use SELECT or CONSTRUCT")
    return "ntriples" if form(text) in TRIPLES else "json"


def rows_of(answer: bytes, *, format: str) -> list[Row]:  # noqa: A002
    """Return the rows of an answer; a triple is a row of three."""
    if format == "ntriples":
        return [(quad.subject, quad.predicate, quad.object) for quad in parse(answer, format=RdfFormat.N_TRIPLES)]
    found = parse_query_results(answer, format=QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        return []
    names = [variable.value for variable in found.variables]
    return [tuple(solution[name] for name in names) for solution in found]


def begin_with_answer(store: Store, text: str, rows: Sequence[Row], *, most: int, title: str = "") -> Beginning:
    """Return what the rows of a query's answer are about, reading no more of them than fill a picture of `most`.

    Raise `ExportError` where there are none, and `QueryError` where no cell leads to an entity or a claim.
    """
    witnesses = Witnesses(store, text)
    entities: dict[str, None] = {}
    claims: dict[str, None] = {}
    seen: set[str] = set()
    read = 0
    for read, row in enumerate(rows, 1):  # noqa: B007
        named, told = list(_entities(store, row)), [one.claim for one in witnesses.of(row)]
        entities |= dict.fromkeys(named)
        claims |= dict.fromkeys(claim.id for claim in told)
        seen.update(named, *((claim.subject.key, claim.object.key) for claim in told))
        if len(seen) >= most:
            break
    if not rows:
        raise ExportError("query: its answer is empty, so there is nothing to show; try it with kg query")
    if not seen:
        raise QueryError("query: no cell of its answer is an entity, a claim or a sentence; select their IRIs")
    left = f"The picture begins with the first {read:,} of {len(rows):,} rows." if read < len(rows) else ""
    return Beginning(tuple(entities), tuple(claims), title, left)


def _entities(store: Store, row: Iterable[Term | None]) -> Iterator[str]:
    """Yield the ids of the entities among cells."""
    for thing in row:
        if isinstance(thing, NamedNode) and thing.value.startswith(f"{store.base}entity/"):
            known = store.engine.quads_for_pattern(thing, term("skos:prefLabel"), None, None)
            if next(iter(known), None) is not None:
                yield store.names.id_of(thing)

"""Find entities by the names that texts use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.query.answer import run
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Entity
    from kg.store import Graph, Store

__all__ = [
    "check_name",
    "find_entities",
    "names_beginning",
    "names_like",
    "near_names",
    "one_entity",
    "resolve_names",
    "with_words",
]

SHOWN = 5  # of several that a name may mean

KNOWN = """ASK { ?known skos:prefLabel|skos:altLabel ?name
  FILTER(CONTAINS(CONCAT(" ", LCASE(?name), " "), CONCAT(" ", LCASE(?_entity), " "))) }"""


BEGINNING = (
    """SELECT DISTINCT ?name { ?thing %s ?name FILTER(STRSTARTS(LCASE(?name), LCASE(?_begin))) } ORDER BY ?name"""
)
LIKE = """SELECT ?thing ?name { ?thing skos:prefLabel|skos:altLabel ?name
  FILTER(CONTAINS(LCASE(?name), ?_words) || REGEX(?name, "[^ -~]") || STRENDS(STR(?thing), ?_end)) }"""
NAMING = {"entity": "skos:prefLabel|skos:altLabel", "article": "schema:headline|dcterms:source"}


def _names(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from entity.aliases


def find_entities(entities: Iterable[Entity], name: str) -> list[Entity]:
    """Return the entities that a name means: those called exactly so, or else those with these words in a name.

    >>> from kg.model import Entity
    >>> [found.name for found in find_entities([Entity("1", "Lee Sang-deok", "Person", ("Lee",))], "lee")]
    ['Lee Sang-deok']
    """
    wanted = _id_in(name).casefold().strip()
    entities = list(entities)
    exact = [entity for entity in entities if wanted in (entity.id, *(known.casefold() for known in _names(entity)))]
    return exact or with_words(entities, wanted)


def with_words(entities: Iterable[Entity], words: str) -> list[Entity]:
    """Return the entities that have these words in a name.

    >>> from kg.model import Entity
    >>> [found.name for found in with_words([Entity("1", "Kim Il", "Person"), Entity("2", "Kimble", "City")], "kim")]
    ['Kim Il']
    """
    wanted = f" {words.casefold().strip()} "
    return [entity for entity in entities if any(wanted in f" {name.casefold()} " for name in _names(entity))]


def _id_in(name: str) -> str:
    """Return the id in an IRI, in full or with its prefix as answers in SPARQL print it; anything else as it is."""
    if re.fullmatch(r"entity:[\w.-]+", name):
        return name.removeprefix("entity:")
    return name.strip("<>").rpartition("/")[2] if re.match(r"<?https?://", name) else name


def names_beginning(store: Store, kind: str, begin: str, *, most: int) -> list[str]:
    """Return names in the graph that begin so, whatever the case; `kind` is one of "entity" and "article"."""
    rows = run(store, BEGINNING % NAMING[kind], parameters={"_begin": Literal(begin)}, limit=most).rows()
    return [name.value for (name,) in rows if isinstance(name, Literal)]


def near_names(entities: Iterable[Entity], name: str, *, number: int = 3) -> list[str]:
    """Return the names in the graph that look most like a name that is not there."""
    import difflib

    known = {known.casefold(): known for entity in entities for known in _names(entity)}
    return [known[near] for near in difflib.get_close_matches(name.casefold(), sorted(known), n=number, cutoff=0.6)]


def resolve_names(entities: Iterable[Entity], names: Sequence[str]) -> list[Entity]:
    """Return the entities that names mean, each once; raise `QueryError` with near names for one that means none."""
    known = list(entities)
    found: dict[str, Entity] = {}
    for name in names:
        matches = find_entities(known, name)
        if not matches:
            raise QueryError(f"entity {name!r}: nothing in the graph has this name; {_hint(known, name)}")
        found.update((entity.id, entity) for entity in matches)
    return list(found.values())


def one_entity(store: Store, name: str) -> Entity:
    """Return the entity that a name or an id means; raise `QueryError` where none or several have it."""
    found = _called(store, name) or resolve_names(store.entities(), [name])
    if len(found) > 1:
        several = ", ".join(f"{entity.id} ({_shown(store, entity)})" for entity in found[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise QueryError(f"entity {name!r}: {len(found)} are called so; give the id of one: {several}{more}")
    return found[0]


def _called(store: Store, name: str) -> list[Entity]:
    """Return what `find_entities` finds among all entities of a graph; only those that are found are read."""
    wanted = _id_in(name).casefold().strip()
    called = [(node, known.casefold()) for node, known in names_like(store, wanted)]
    exact = {node for node, known in called if wanted in (known, store.names.id_of(node))}
    found = exact or {node for node, known in called if f" {wanted} " in f" {known} "}
    reader = store.reader()
    return [reader.entity(node) for node in sorted(found, key=store.names.id_of)]


def names_like(graph: Graph, wanted: str) -> Iterator[tuple[NamedNode, str]]:
    """Yield what has a name that may have these words in it, or this id, with that name; words have no capitals.

    The engine looks through all names sooner than Python is given them. It compares no other letters than those of
    English as Python does, such as "ß" with "ss", so names with others come in any case.
    """
    end = graph.names.entity(wanted).value.rpartition("/")[2]
    given = {"_words": Literal(wanted), "_end": Literal(f"/{end}")}
    for node, name in run(graph, LIKE, parameters=given).rows():
        if isinstance(node, NamedNode) and isinstance(name, Literal):
            yield node, name.value


def _shown(store: Store, entity: Entity) -> str:
    """Return what tells an entity from others of its name: its class, and an article that names it."""
    places = store.identities.taken_for(entity.id)
    if not places:
        return f"{entity.name}, {entity.type}"
    article = store.document(places[0][0])
    return f'{entity.name}, {entity.type} in "{article.title or next(iter(article.sources), article.id)}"'


def check_name(graph: Graph, name: str) -> None:
    """Raise `QueryError` with near names where no entity in the graph is called so; named queries match in this way."""
    if not run(graph, KNOWN, parameters={"_entity": Literal(name)}).boolean:
        resolve_names(graph.reader().entities(), [name])


def _hint(entities: Sequence[Entity], name: str) -> str:
    near = near_names(entities, name)
    return f"did you mean {' or '.join(near)}?" if near else "kg query entities lists them"

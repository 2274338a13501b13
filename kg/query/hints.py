"""What a query most likely means that names a term which nobody has: a slip of the pen gives no rows and no error."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice, pairwise, takewhile

from pyoxigraph import NamedNode

from kg.query.tokens import constants, form, outer, significant, tokenize
from kg.rdf.vocabulary import PREFIXES, prefixes_of
from kg.records import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.graph import Graph

__all__ = ["known_names", "unbound_columns", "unknown_graphs", "unknown_terms", "unknown_values"]

OURS = {name: PREFIXES[name] for name in ("kg", "modality")}
FILES = ("kg.ttl", "shapes.ttl")
# Terms of a graph that the ontology does not have, because nobody adds to them, and that not every graph has.
WRITTEN = (
    "comparedBy entityClass fullName gender judgedBy left likelyElsewhere limit namedAs objectCount ofCountry otherName"
    " reason right sameElsewhere score subjectCount title upTo verdict"
).split()
ROLES = ("Words", "ToldAs")  # begin with a role: subjectWords, topicToldAs
FEW = 10  # terms that are all told where none is near
MOST = 5  # that are told of at once
SAME, CLOSE = 1.0, 0.6  # how much of two names has to agree


@cache
def known_names() -> Mapping[str, frozenset[str]]:
    """Return the names of our namespaces that the ontology and the graph are written with, by prefix."""
    import re

    from kg.resources import ontology_folder  # only for what the graph has not

    texts = [(ontology_folder() / file).read_text(encoding="utf-8") for file in FILES]
    found = {prefix: {name for text in texts for name in re.findall(rf"\b{prefix}:(\w+)", text)} for prefix in OURS}
    found["kg"].update(WRITTEN)
    return {prefix: frozenset(names) for prefix, names in found.items()}


def unknown_terms(graph: Graph, text: str) -> Iterator[str]:
    """Yield a line for each term in a query that neither the graph nor kg knows, with the nearest known one."""
    unknown = (hint for iri in constants(text, prefixes_of(graph.base)) if (hint := _hint(graph, iri)))
    yield from islice(unknown, MOST)


def unknown_values(graph: Graph, names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each value that is the name of no term, where one may be meant; capitals make no difference."""
    for name in names:
        prefix, _, local = name.partition(":")
        known = known_names()[prefix]
        there = local.isidentifier() and _is_there(graph, NamedNode(OURS[prefix] + local))
        if there or local.casefold() in map(str.casefold, known):
            continue
        near = [_near(local, known)] if _near(local, known) else sorted(known) if len(known) <= FEW else []
        if near:
            yield f"query: {local} is no term of kg or of this graph; did you mean {' or '.join(near)}?"


def unknown_graphs(graph: Graph, text: str) -> Iterator[str]:
    """Yield a line for each graph that a query names behind FROM and that is not there: nothing is fetched."""
    words = significant(tokenize(text))
    prefixes = prefixes_of(graph.base)
    for before, word in pairwise(words):
        if before.text.upper() in ("FROM", "NAMED") and word.kind in ("iri", "name"):
            for iri in constants(word.text, prefixes):
                if next(iter(graph.engine.quads_for_pattern(None, None, None, NamedNode(iri))), None) is None:
                    yield f"query: FROM {word.text} names no graph that is here, and nothing is fetched; leave it out"


def unbound_columns(text: str) -> Iterator[str]:
    """Yield a line for each variable that a SELECT asks for and gives no value, with the nearest that has one.

    >>> list(unbound_columns("SELECT ?n { ?name kg:met ?other }"))
    ['query: ?n has no value, because it stands nowhere else in the query; did you mean ?name?']
    """
    head = list(takewhile(lambda word: word.text != "{", outer(tokenize(text))))
    begins = text.find("{", head[-1].start) if head else -1
    if begins < 0 or form(text) != "SELECT":
        return
    bound = [word.text[1:] for word in tokenize(text) if word.kind == "variable" and word.start > begins]
    for name in (word.text[1:] for word in head if word.kind == "variable"):
        if name not in bound:
            near = [one for one in dict.fromkeys(bound) if one.startswith(name)] or [_nearest(name, bound, CLOSE)]
            meant = f"; did you mean ?{near[0]}?" if near[0] else ""
            yield f"query: ?{name} has no value, because it stands nowhere else in the query{meant}"


def _hint(graph: Graph, iri: str) -> str:
    prefix = next((name for name, base in OURS.items() if iri.startswith(base)), "")
    name = iri.removeprefix(OURS[prefix]) if prefix else ""
    if not name or name.endswith(ROLES) or _is_there(graph, NamedNode(iri)) or name in known_names()[prefix]:
        return ""
    near = _near(name, known_names()[prefix])
    meant = f"did you mean {prefix}:{near}?" if near else "kg ontology lists the terms"
    return f"query: {prefix}:{name} is no term of kg or of this graph; {meant}"


def _is_there(graph: Graph, node: NamedNode) -> bool:
    find = graph.engine.quads_for_pattern
    found = (find(None, node, None, None), find(None, None, node, None), find(node, None, None, None))
    return any(next(iter(quads), None) for quads in found)


def _near(name: str, known: frozenset[str]) -> str:
    """Return the nearest known name: the same in other letters, one of its kind (classes have capitals), or any."""
    alike = {one for one in known if one[0].isupper() == name[0].isupper()}
    return _nearest(name, known, SAME) or _nearest(name, alike, CLOSE) or _nearest(name, known, CLOSE)


def _nearest(name: str, known: Collection[str], cutoff: float) -> str:
    import difflib

    by_letters = {one.casefold(): one for one in sorted(known, reverse=True)}
    near = difflib.get_close_matches(name.casefold(), sorted(by_letters), n=1, cutoff=cutoff)
    return by_letters[near[0]] if near else ""

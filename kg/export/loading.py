"""Loading what was exported before: N-Quads, TriG and JSON-LD whole, lines of JSON as claims without their articles.

Everything passes through the words of `kg.model` and is written anew, so a loaded graph keeps all promises that a built
one keeps; what those words cannot say is counted, and left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import ExportError, InputError, StoreError
from kg.export.lines import claim_from_json
from kg.model import Claim, Document, Reading
from kg.rdf.facts import QuadSource, quad_source
from kg.rdf.identities import judgements
from kg.rdf.reader import Reader
from kg.rdf.values import Part
from kg.rdf.vocabulary import Names, kg, local_name
from kg.store import Store

__all__ = ["LOADERS", "Loaded", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in from a file, and how many of its triples say nothing that a graph of kg can hold."""

    documents: int
    claims: int
    left_out: int = 0


def load(path: Path, store: Store) -> Loaded:
    """Add what an exported file holds to a graph; articles that are there already are replaced.

    Lines of JSON hold claims and no texts: their claims join those of the article if the graph has it, and otherwise
    stand in an article without text. Who is who among old and new articles, `kg.pipeline.identify` settles. Raise
    `InputError` for a file that cannot be read.
    """
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        known = ", ".join(sorted(LOADERS))
        raise ExportError(f"{path}: cannot be loaded; only {known} keep what each article says")
    try:
        return loader(path, store)
    except UnicodeError:
        raise InputError(f"{path}: is not all Unicode; export it again") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file that `kg export` wrote") from None


def _load_quads(path: Path, store: Store, format_: RdfFormat) -> Loaded:
    try:
        quads = list(parse(path.read_bytes(), format=format_))
    except SyntaxError as error:
        raise InputError(f"{path}: {error.msg}; export it again") from None
    source, base = quad_source(quads), _base_of(quads, store)
    if base != store.base:
        raise StoreError(f"{path}: its names begin with {base}; load it into a graph built with --base {base}")
    store.define(_definitions(quads, base))
    readings = [_reading(source, document, path, base) for document in Reader(source, base=base).document_ids()]
    for reading in readings:
        store.add(reading)
    for judgement in judgements(source, Names(base), Names(base).judgements):
        store.identities.judge(judgement)
    store.describe(**_settings(quads, base))
    claims = {claim.id for reading in readings for claim in reading.claims}
    names = Names(base)
    again = {names.identities, names.stories, names.events}  # told again, of all that is in the graph now
    left_out = sum(quad not in store.engine for quad in quads if quad.graph_name not in again)
    return Loaded(len(readings), len(claims), left_out)


def _reading(source: QuadSource, document: str, path: Path, base: str) -> Reading:
    try:
        reading = Reader(source, base=base).reading(document)
    except StoreError as error:
        raise InputError(f"{path}: {str(error).partition(';')[0]}; export it again") from None
    for claim in reading.claims:
        _check_id(claim, str(path))
    return reading


def _check_id(claim: Claim, where: str) -> None:
    """Refuse a claim with the id of another one, because the evidence of both would be taken for one claim's."""
    if claim.id != claim.content_id:
        raise InputError(f"{where}: claim {claim.id}: its id does not follow from what it says; export it again")


def _base_of(quads: list[Quad], store: Store) -> str:
    bases = (quad.object.value for quad in quads if quad.predicate == kg("base") and isinstance(quad.object, Literal))
    return next(bases, store.base)


def _definitions(quads: list[Quad], base: str) -> Iterator[Part]:
    """Yield the triples about terms beside those of kg."""
    for quad in quads:
        node, thing = quad.subject, quad.object
        ours = quad.graph_name == Names(base).ontology
        if ours and isinstance(node, NamedNode) and isinstance(thing, NamedNode | Literal):
            yield node, quad.predicate, thing


def _settings(quads: list[Quad], base: str) -> dict[str, str]:
    here = Names(base).store
    found = (quad for quad in quads if quad.graph_name == here)
    return {local_name(quad.predicate.value): str(getattr(quad.object, "value", "")) for quad in found}


def _load_lines(path: Path, store: Store) -> Loaded:
    by_document: dict[str, list[Claim]] = {}
    claims: set[str] = set()
    for claim in _claims(path):
        claims.add(claim.id)
        for document in sorted({evidence.document for evidence in claim.evidence}):
            own = tuple(evidence for evidence in claim.evidence if evidence.document == document)
            by_document.setdefault(document, []).append(replace(claim, evidence=own))
    for document in sorted(by_document):
        store.add(_joined(store, document, by_document[document]))
    return Loaded(len(by_document), len(claims))


def _claims(path: Path) -> Iterator[Claim]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _claim(path, number, line)


def _claim(path: Path, number: int, line: str) -> Claim:
    try:
        claim = claim_from_json(json.loads(line))
    except KeyError as error:
        raise InputError(f"{path}:{number}: has no {error}; see the claim lines of `kg export -f jsonl`") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path}:{number}: is no claim ({error}); see `kg export -f jsonl`") from None
    if not claim.evidence:
        raise InputError(f"{path}:{number}: has no evidence; every claim must quote the text that makes it")
    _check_id(claim, f"{path}:{number}")
    return claim


def _joined(store: Store, document: str, claims: list[Claim]) -> Reading:
    """Return an article with more claims: each claim once, with all evidence."""
    if document in store:
        reading = store.reading(document)
    else:
        title = next((evidence.title for claim in claims for evidence in claim.evidence if evidence.title), None)
        reading = Reading(Document(document, "", (), title=title), (), ())
    joined: dict[str, Claim] = {}
    for claim in (*reading.claims, *claims):
        known = joined.get(claim.id, replace(claim, evidence=()))
        evidence = sorted({*known.evidence, *claim.evidence}, key=lambda one: one.place)
        joined[claim.id] = replace(known, evidence=tuple(evidence))
    return replace(reading, claims=tuple(joined[identifier] for identifier in sorted(joined)))


def _quads_of(format_: RdfFormat) -> Callable[[Path, Store], Loaded]:
    return lambda path, store: _load_quads(path, store, format_)


LOADERS: dict[str, Callable[[Path, Store], Loaded]] = {
    ".nq": _quads_of(RdfFormat.N_QUADS),
    ".trig": _quads_of(RdfFormat.TRIG),
    ".jsonld": _quads_of(RdfFormat.JSON_LD),
    ".jsonl": _load_lines,
    ".ndjson": _load_lines,
}

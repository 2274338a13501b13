"""When and where something happened, where not its claim tells it but the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kg.model import Claim, Node
from kg.query.answer import run
from kg.query.witnesses import Witnesses
from kg.store import Store

__all__ = ["told_elsewhere"]

QUERY = """SELECT DISTINCT ?claim WHERE {{
  ?claim rdf:subject <{subject}> ; kg:date ?date .
}} ORDER BY ?claim
"""
PLACED = re.compile(r" in ([A-Z][\w-]*(?: [A-Z][\w-]*)*)$")


def told_elsewhere(store: Store, claim: Claim, role: str) -> Iterator[Node]:
    """Yield what may stand for a qualifier that a claim does not have."""
    yield from WAYS[role](store, claim) if role in WAYS else ()


def _inside(store: Store, claim: Claim) -> Iterator[Node]:
    """Yield the place in the name of what something was done to: people "protested against the mine in Loznica"."""
    found = PLACED.search(claim.object.name)
    places = (one for one in store.entities() if found and one.name == found[1])
    yield from (one for one in places if store.ontology.is_a(one.type, "Place"))


def _beside(store: Store, claim: Claim) -> Iterator[Node]:
    """Yield the date of what the sentence tells of the subject beside it: "will fly there on Friday to meet Osei"."""
    places = {(one.document, one.start) for one in claim.evidence}
    witnesses = Witnesses(store)
    for row in run(store, QUERY.format(subject=store.names.entity(claim.subject.id).value)).rows():
        for other in witnesses.of(row):
            near = (other.evidence.document, other.evidence.start) in places
            if near and (other.claim.modality, other.claim.polarity) == (claim.modality, claim.polarity):
                yield from (node for name, node in other.claim.qualifiers if name == "date")


WAYS: Mapping[str, Callable[[Store, Claim], Iterator[Node]]] = {"place": _inside, "date": _beside}

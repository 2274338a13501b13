"""Whether somebody still is what claims say: offices end, and articles tell when or that they did."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Claim, Entity, Modality, Polarity, Value
from kg.periods import ended_before
from kg.query.answer import run
from kg.query.witnesses import Witness, Witnesses
from kg.rdf.vocabulary import named
from kg.store import Store

__all__ = ["FORMER", "ended"]

QUERY = """SELECT DISTINCT ?claim WHERE {{
  ?claim rdf:predicate <{relation}> ; rdf:subject <{person}> .
}} ORDER BY ?claim
"""
REMOVED = "removedFrom"
LED = frozenset({"headOf", "holdsPosition"})
FORMER = "former"


def ended(store: Store, claim: Claim, told: Iterable[Witness]) -> str:
    """Return "until 2027" or "former" for a state that is over when the articles were written; empty for others."""
    if not store.ontology.relation(claim.predicate).state:
        return ""
    days = [one.article.published for one in told if one.article.published]
    dates = [node.value for role, node in claim.qualifiers if role == "date" and isinstance(node, Value)]
    if dates and days and ended_before(dates[0], min(days)):
        return f"until {dates[0].rpartition('/')[2]}" if "/" in dates[0] else f"in {dates[0]}"
    return FORMER if claim.predicate in LED and _is_removed(store, claim) else ""


def _is_removed(store: Store, claim: Claim) -> bool:
    """Tell whether somebody lost an office, according to any article."""
    query = QUERY.format(
        relation=named(REMOVED, store.ontology.iris).value, person=store.names.entity(claim.subject.id).value
    )
    witnesses = Witnesses(store)
    lost = (one.claim for row in run(store, query).rows() for one in witnesses.of(row))
    return any(_is_fact(one) and _is_same(one, claim) for one in lost)


def _is_fact(claim: Claim) -> bool:
    return claim.modality is Modality.ASSERTED and claim.polarity is Polarity.POSITIVE


def _is_same(lost: Claim, held: Claim) -> bool:
    """Tell whether what was lost is what is held: an office by its name, a body by its id."""
    if isinstance(lost.object, Entity) and isinstance(held.object, Entity) and lost.object.id == held.object.id:
        return True
    one, other = lost.object.name.lower(), held.object.name.lower()
    return held.predicate == "holdsPosition" and (one in other or other in one)

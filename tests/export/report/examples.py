"""Dossiers of the invented stories of `tests.page`, and one in which every text is hostile."""

from dataclasses import replace

from kg.export.report import Dispute, Dossier, Taken
from kg.model import Entity, Value
from tests.page import hostile
from tests.page.examples import build, entity

DAY = Value("2031-01-02", "xsd:date", "Thursday")


def named(claim):
    nodes = (claim.subject, claim.object, *claim.attribution, *(node for _, node in claim.qualifiers))
    return {node.id for node in nodes if isinstance(node, Entity)}


def about(*names):
    """Return the dossier of entities, with claims among all others for the picture, and no disagreement."""
    claims, documents = build()
    entities = tuple(map(entity, names))
    own = tuple(claim for claim in claims if named(claim) & {one.id for one in entities})
    quoted = {evidence.document for claim in own for evidence in claim.evidence}
    between = tuple(claim for claim in claims if claim not in own)
    return Dossier(entities, own, between, tuple(one for one in documents if one.id in quoted))


def hostile_dossier():
    """Return a dossier and its ontology in which each hostile string stands wherever a text can."""
    claims, documents, ontology = hostile.graph()
    claims = [replace(claim, qualifiers=(*claim.qualifiers, ("date", DAY))) for claim in claims]
    entities = tuple(claim.subject for claim in claims[:3])
    disputes = tuple(
        Dispute(((text, (text, text)),), ((claim, claim.evidence[0], (text,)), (claims[0], claims[0].evidence[0], ())))
        for text, claim in zip(hostile.STRINGS, claims, strict=True)
    )
    taken = tuple(Taken(text, text, text, text) for text in hostile.STRINGS)
    return Dossier(entities, tuple(claims), (), tuple(documents), disputes, taken), ontology

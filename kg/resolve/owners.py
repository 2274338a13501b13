"""That a body of a state is part of it, as names tell: "the Japanese foreign ministry" is part of Japan."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Signs
from kg.resolve.claims import make_claim
from kg.resolve.entities import of_country
from kg.resolve.evidence import evidence_in
from kg.resolve.scene import Referent, Scene
from kg.resolve.states import body_of, country_of
from kg.resolve.surroundings import Span
from kg.schema import Ontology
from kg.surety import likelihood

__all__ = ["RULE", "owned"]

RULE = "owner/1"
PART_OF = "partOf"


def owned(scene: Scene, ontology: Ontology, referent: Referent) -> Iterator[Claim]:
    """Yield the claim that a mentioned body of a state is part of that state, if the mention tells so."""
    mention = referent.mention
    body, state = body_of(mention), country_of(mention)
    sentence = scene.sentences.get(mention.sentence)
    if body is None or state is None or sentence is None or PART_OF not in ontology.relations:
        return
    country = of_country(state.country)
    owner = (state.start, state.end)
    evidence = evidence_in(
        scene.document,
        sentence,
        ((mention.start, mention.end), owner),
        rule=RULE,
        confidence=likelihood(Signs()),
        surfaces=_surfaces(scene, referent, owner, country.name),
    )
    for entity in referent.entities:
        yield make_claim(entity, PART_OF, country, evidence=[evidence])


def _surfaces(scene: Scene, referent: Referent, owner: Span, country: str) -> Iterator[tuple[str, str]]:
    """Yield the words of body and state where they are others than the names of what they were taken for."""
    if scene.document.text[slice(*owner)] != country:
        yield "object", scene.document.text[slice(*owner)]
    if referent.mention.text != (referent.entities[0].name if referent.entities else ""):
        yield "subject", referent.mention.text

"""That a body of a state is part of it, as names tell: "the Japanese foreign ministry" is part of Japan."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Evidence, Signs
from kg.resolve.claims import make_claim
from kg.resolve.entities import of_country
from kg.resolve.scene import Referent, Scene
from kg.resolve.states import body_of, country_of
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
    evidence = Evidence(
        scene.document.id,
        scene.document.title or "",
        sentence.index,
        sentence.start,
        sentence.end,
        scene.document.text[sentence.start : sentence.end],
        RULE,
        likelihood(Signs()),
        (mention.start, mention.end),
        (state.start, state.end),
        _surfaces(scene, referent, (state.start, state.end), country.name),
    )
    for entity in referent.entities:
        yield make_claim(entity, PART_OF, country, evidence=[evidence])


def _surfaces(scene: Scene, referent: Referent, owner: tuple[int, int], country: str) -> tuple[tuple[str, str], ...]:
    words = {"object": scene.document.text[slice(*owner)], "subject": referent.mention.text}
    names = {"object": country, "subject": referent.entities[0].name if referent.entities else ""}
    return tuple((role, words[role]) for role in sorted(words) if words[role] != names[role])

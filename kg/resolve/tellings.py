"""What of a claim says which event it tells of: relation and ends as a key, and the days on which it may have been.

Who is called by a name is the same everywhere. Whoever is only described is compared by class and head noun, beside
an end or a place with a name; where nothing has a name, the event is one of its article alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Claim, Entity, Node, Reading, Value, content_id
from kg.periods import bounds
from kg.resolve.names import SMALL_WORDS, key, undetermined
from kg.resolve.states import countries_in
from kg.schema import Ontology

__all__ = ["Telling", "telling", "tellings"]

WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
# Behind the head of a description: "officials of the ministry", "protesters who had gathered".
BEHIND = frozenset("of in on at by for from with to about over near against under behind who that which".split())
PLURAL = re.compile(r"(?<=[^s])s$")
NAMED = "name:"
ACTOR = "Actor"  # people and bodies: "police" may be either
ABSTRACT = "Topic"  # told in all of its words: plans and demands are many
UNTOLD = "none"  # the basis of a date that the text gives and nobody can tell


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one article makes it. Days are None where they are not known, or the interval is open."""

    document: str
    claim: str
    key: str  # tellings of one event share it
    first: date | None = None
    last: date | None = None
    dated: bool = False  # the claim has a date of its own; otherwise its days are that of the article
    fact: bool = False  # the article tells it as a fact, in its own voice

    @property
    def place(self) -> tuple[str, str]:
        """Return what tellings are sorted by where nothing else tells them apart."""
        return self.claim, self.document


def tellings(reading: Reading, ontology: Ontology, *, published: date | None) -> Iterator[Telling]:
    """Yield for each claim of an article about something that happens what it tells of."""
    named = _named(reading)
    for claim in reading.claims:
        if ontology.relation(claim.predicate).event:
            same = _key(claim, named, ontology) or content_id("told", claim.id, reading.document.id)
            yield telling(claim, reading.document.id, same, published=published)


def telling(claim: Claim, document: str, same: str, *, published: date | None) -> Telling:
    """Return a claim as an article makes it, under a key."""
    dates = [bounds(value.value) for name, value in claim.qualifiers if name == "date" and isinstance(value, Value)]
    if dates:
        first = min((day for day, _ in dates if day), default=None)
        last = max((day for _, day in dates if day), default=None)
        return Telling(document, claim.id, same, first, last, True, claim.is_edge)
    basis = {evidence.date_basis for evidence in claim.evidence if evidence.document == document}
    day = None if UNTOLD in basis else published
    return Telling(document, claim.id, same, day, day, False, claim.is_edge)


def _named(reading: Reading) -> dict[str, Entity]:
    """Return by id the entities of an article whose names mean the same everywhere."""
    shown = ((each, each.taken_for or each.entity.id) for each in reading.appearances)
    ids = frozenset(taken for each, taken in shown if each.is_full or taken != each.entity.id)
    return {link.entity.id: link.entity for link in reading.links if link.entity.id in ids}


def _key(claim: Claim, named: Mapping[str, Entity], ontology: Ontology) -> str:
    """Return what tellings of one event share; empty where nothing in the claim has a name."""
    ends = (claim.subject, claim.object)
    signs = [_sign(node, named, ontology) for node in ends]
    anchors = [sign for sign in signs if sign.startswith(NAMED)]
    anchors = anchors or sorted(_places(claim, named)) or sorted(_places_in(ends, named, ontology))
    if ontology.relation(claim.predicate).symmetric:
        signs.sort()
    return content_id("told", claim.predicate, *signs, *anchors) if anchors else ""


def _places(claim: Claim, named: Mapping[str, Entity]) -> Iterator[str]:
    for name, node in claim.qualifiers:
        if name == "place" and isinstance(node, Entity) and _is_named(node, named):
            yield node.id


def _places_in(ends: Iterable[Node], named: Mapping[str, Entity], ontology: Ontology) -> Iterator[str]:
    """Yield the ids of places that stand in a description: "the police in Oslo"."""
    words = " ".join(end.name for end in ends if isinstance(end, Entity))
    for place in named.values():
        if ontology.is_a(place.type, "Place") and re.search(rf"\b{re.escape(place.name)}\b", words):
            yield place.id


def _is_named(entity: Entity, named: Mapping[str, Entity]) -> bool:
    """Tell whether a name means the same everywhere: as the article shows it or, where it does not, by its id."""
    return entity.id in named or entity.id == content_id("entity", entity.type, key(entity.name))


def _sign(node: Node, named: Mapping[str, Entity], ontology: Ontology) -> str:
    """Return what an end of a claim shares with the same end in other words."""
    if isinstance(node, Value):
        return f"value:{node.unit or node.datatype}"
    if _is_named(node, named):
        return NAMED + node.id
    states = sorted({state.country.name for state in countries_in(node.name)})
    words = _words(node.name) if ontology.is_a(node.type, ABSTRACT) else [_head(node.name)]
    kind = ACTOR if ontology.is_a(node.type, ACTOR) else node.type
    return ":".join((kind, *sorted(set(words)), *states))


def _words(name: str) -> list[str]:
    found = WORD.findall(undetermined(name).casefold())
    return [_singular(word) for word in found if word not in SMALL_WORDS and word not in BEHIND]


def _head(name: str) -> str:
    """Return the last word of a description before what is behind its head."""
    head = ""
    for word in _before(WORD.findall(undetermined(name).casefold())):
        head = word
    return _singular(head)


def _before(words: Iterable[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        if number and word in BEHIND:
            return
        yield word


def _singular(word: str) -> str:
    return PLURAL.sub("", word)

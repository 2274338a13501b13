"""What of a claim says which event it tells of: relation and ends as a key, days on which it may have been, and words.

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
from kg.resolve.names import DETERMINERS, SMALL_WORDS, key, undetermined
from kg.resolve.states import countries_in
from kg.schema import Ontology

__all__ = ["Telling", "telling", "tellings"]

WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
# Behind the head of a description: "officials of the ministry", "protesters who had gathered".
BEHIND = frozenset("of in on at by for from with to about over near against under behind who that which".split())
PLURAL = re.compile(r"(?<=[^s])s$")
NAMED = "name:"
ACTOR = "Actor"  # people and bodies: "police" may be either
ABSTRACT = "Topic"  # plans and demands are many: they are compared by all of their words
CONTENT = frozenset({"content", "topic"})  # what is asked, threatened, charged, talked about
# Words of a description that say how many: reports of one event differ in them.
AMOUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion several "
    "many few some least most more less fewer than nearly almost around up half other another all both numerous".split()
)
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
    described: frozenset[str] = frozenset()  # the words of ends without a name: the heads and what stands before them
    content: frozenset[str] = frozenset()  # the words of what is asked, charged, refused ...

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
    first = min((day for day, _ in dates if day), default=None)
    last = max((day for _, day in dates if day), default=None)
    if not dates and not any(one.document == document and one.date_basis == UNTOLD for one in claim.evidence):
        first = last = published
    ends = [end for end in (claim.subject, claim.object) if isinstance(end, Entity) and NAMED + end.id not in same]
    described = frozenset(word for end in ends if end.type != ABSTRACT for word in _description(end.name))
    asked = [node for name, node in claim.qualifiers if name in CONTENT and isinstance(node, Entity)]
    content = frozenset(
        word for node in (*asked, *ends) if node.type == ABSTRACT for word in _words(node.name) or [node.name]
    )
    return Telling(document, claim.id, same, first, last, bool(dates), claim.is_edge, described, content)


def _named(reading: Reading) -> dict[str, Entity]:
    """Return by id the entities of an article whose names mean the same everywhere."""
    shown = ((each, each.taken_for or each.entity.id) for each in reading.appearances)
    ids = frozenset(taken for each, taken in shown if each.is_full or taken != each.entity.id)
    return {link.entity.id: link.entity for link in reading.links if link.entity.id in ids}


def _key(claim: Claim, named: Mapping[str, Entity], ontology: Ontology) -> str:
    """Return what tellings of one event share; empty where nothing in the claim has a name."""
    ends = (claim.subject, claim.object)
    signs = [_sign(node, named, ontology) for node in ends]
    if ontology.relation(claim.predicate).symmetric:
        signs.sort()
    if any(sign.startswith(NAMED) for sign in signs):
        return "|".join((claim.predicate, *signs))
    places = sorted(_places(claim, named)) or sorted(_places_in(ends, named, ontology))
    return "|".join((claim.predicate, *signs, *places)) if places else ""


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
    if node.type == ABSTRACT:
        return ABSTRACT
    kind = ACTOR if ontology.is_a(node.type, ACTOR) else node.type
    return ":".join((kind, *_description(node.name)[-1:], *states))


def _words(name: str) -> list[str]:
    found = WORD.findall(undetermined(name).casefold())
    kept = (_singular(word) for word in found if word not in SMALL_WORDS | BEHIND | DETERMINERS)
    return [word for word in kept if word not in AMOUNTS]


def _description(name: str) -> list[str]:
    """Return the words of a description up to its head, which is the last of them, without those that say how many."""
    found: list[str] = []
    for word in WORD.findall(undetermined(name).casefold()):
        if word in BEHIND and found:
            break
        if word not in BEHIND and _singular(word) not in AMOUNTS:
            found.append(_singular(word))
    return found


def _singular(word: str) -> str:
    return PLURAL.sub("", word)

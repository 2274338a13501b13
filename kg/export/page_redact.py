"""A page without some names: whoever bears them is shown by a number, and bars stand for the names in all texts.

Ids are hashes of names, from which a name could be guessed, so whatever a name touches gets another id. What the text
tells of somebody without a name, such as an office, stays: only a person can judge whether that gives them away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Claim, Document, Entity, Evidence, Node
from kg.schema import Ontology

__all__ = ["BAR", "Redacted", "redacted"]

BAR = "\u2588" * 5  # always as long, as the length of a name tells of it
PERSON = "Person"  # whose names are known by their parts, too
PART = re.compile(r"[^\W\d_][\w'\u2019-]+")
BETWEEN = re.compile(r"[\W_]+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redacted:
    """What is left, and the new ids of entities and claims by their old ones, where they have any."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    others: tuple[Entity, ...]
    ids: Mapping[str, str]
    hide: Callable[[str], str]  # puts bars in the place of the names in a text


def redacted(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    others: Sequence[Entity],
    hidden: Sequence[Entity],
    ontology: Ontology,
) -> Redacted:
    """Return claims, articles and entities without the names of those that are hidden."""
    pattern = _pattern(hidden)
    entities = {one.id: one for one in (*_entities(claims), *others)}
    renamed = dict(_renamed(entities, hidden, pattern, ontology))
    told = {claim.id: _claim(claim, renamed, pattern) for claim in claims}
    return Redacted(
        tuple(told.values()),
        tuple(_document(document, pattern) for document in documents),
        tuple(renamed.get(entity.id, entity) for entity in others),
        {old: new.id for old, new in renamed.items()} | {old: new.id for old, new in told.items() if old != new.id},
        lambda text: pattern.sub(BAR, text),
    )


def _pattern(hidden: Iterable[Entity]) -> re.Pattern[str]:
    """Return what finds the names of those that are hidden, and of persons each part with a capital."""
    names = {name for entity in hidden for name in (entity.name, *entity.aliases)}
    persons = {name for entity in hidden if entity.type == PERSON for name in (entity.name, *entity.aliases)}
    names |= {part for name in persons for part in PART.findall(name) if part[0].isupper()}
    written = sorted((r"\s+".join(map(re.escape, name.split())) for name in names), key=lambda name: (-len(name), name))
    found = "|".join(filter(None, written)) or r"\b\B"  # nothing is both
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def _entities(claims: Iterable[Claim]) -> Iterator[Entity]:
    for claim in claims:
        nodes = (claim.subject, claim.object, *(node for _, node in claim.qualifiers), *claim.attribution)
        yield from (node for node in nodes if isinstance(node, Entity))


def _renamed(
    entities: Mapping[str, Entity], hidden: Sequence[Entity], pattern: re.Pattern[str], ontology: Ontology
) -> Iterator[tuple[str, Entity]]:
    """Yield the ids of those whose names have to change, with what they are then."""
    known = {entity.id for entity in hidden}
    for number, entity in enumerate(hidden, 1):
        label = ontology.classes[entity.type].label if entity.type in ontology.classes else entity.type
        yield entity.id, Entity(f"redacted-{number}", f"{label.capitalize()} {number}", entity.type)
    texts = (one for _, one in sorted(entities.items()) if one.id not in known)
    touched = [one for one in texts if any(map(pattern.search, (one.name, *one.aliases)))]
    for number, entity in enumerate(touched, len(hidden) + 1):
        name, *aliases = (pattern.sub(BAR, text) for text in (entity.name, *entity.aliases))
        yield entity.id, Entity(f"redacted-{number}", name, entity.type, tuple(dict.fromkeys(aliases)))


def _claim(claim: Claim, renamed: Mapping[str, Entity], pattern: re.Pattern[str]) -> Claim:
    """Return a claim about the renamed, under an id that follows from these where it is another claim now."""

    def node_of(node: Node) -> Node:
        if isinstance(node, Entity):
            return renamed.get(node.id, node)
        return replace(node, value=pattern.sub(BAR, node.value), text=pattern.sub(BAR, node.text))

    subject, object_ = renamed.get(claim.subject.id, claim.subject), node_of(claim.object)
    ends = (claim.subject != subject, claim.object.key != object_.key)
    told = replace(
        claim,
        subject=subject,
        object=object_,
        qualifiers=tuple((name, node_of(node)) for name, node in claim.qualifiers),
        attribution=tuple(renamed.get(one.id, one) for one in claim.attribution),
        evidence=tuple(_evidence(one, ends, pattern) for one in claim.evidence),
    )
    return replace(told, id=told.content_id) if told.content_id != claim.content_id else told


def _evidence(evidence: Evidence, ends: tuple[bool, bool], pattern: re.Pattern[str]) -> Evidence:
    """Return evidence with bars over all names, and over what stands for an end that has another name now."""
    spans = [(low - evidence.start, high - evidence.start) for low, high in (evidence.subject, evidence.object)]
    covered = [span for span, is_hidden in zip(spans, ends, strict=True) if is_hidden and 0 <= span[0] < span[1]]
    covered += [match.span() for match in pattern.finditer(evidence.quote)]
    quote, shifted = _covered(evidence.quote, covered)
    start = evidence.start
    moved = [(start + shifted(low, False), start + shifted(high, True)) for low, high in spans]
    return replace(
        evidence,
        title=pattern.sub(BAR, evidence.title),
        end=start + len(quote),
        quote=quote,
        subject=moved[0],
        object=moved[1],
        surfaces=tuple((role, pattern.sub(BAR, words)) for role, words in evidence.surfaces if role == "date"),
        told=(),
    )


def _covered(text: str, spans: Iterable[Span]) -> tuple[str, Callable[[int, bool], int]]:
    """Return a text with a bar over each span, and where its places are in the new one.

    What begins (False) or ends (True) within a bar does so with it.
    """
    joined: list[Span] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))

    def shifted(place: int, is_end: bool) -> int:
        place = next((high if is_end else low for low, high in joined if low < place < high), place)
        return place + sum(len(BAR) - (high - low) for low, high in joined if high <= place)

    parts, last = [], 0
    for low, high in joined:
        parts += [text[last:low], BAR]
        last = high
    return "".join((*parts, text[last:])), shifted


def _document(document: Document, pattern: re.Pattern[str]) -> Document:
    """Return an article without the names, and without the addresses that have one in them."""
    return replace(
        document,
        sources=tuple(source for source in document.sources if not pattern.search(BETWEEN.sub(" ", source))),
        title=document.title and pattern.sub(BAR, document.title),
        byline=document.byline and pattern.sub(BAR, document.byline),
    )

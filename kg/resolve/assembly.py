"""From findings to claims: every mention becomes an entity, and what the ontology forbids is left out.

An attributed claim never loses its attribution: a speaker who cannot be named is an unnamed speaker of this document.
A claim whose subject or object is not clear is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from kg.model import Claim, Entity, Evidence, Filler, Finding, Mention, MentionKind, Node, Value
from kg.reasons import Miss, Reason, Refused
from kg.resolve.claims import make_claim, ordered, turned
from kg.resolve.entities import local_entity
from kg.resolve.evidence import evidence_in
from kg.resolve.names import bare
from kg.resolve.pointing import way_of
from kg.resolve.roles import allows, in_object, in_subject
from kg.resolve.scene import Referent, Scene, Spot, acting, spot
from kg.schema import Ontology, Relation
from kg.surety import Way, is_sure, likelihood
from kg.world import listed

__all__ = ["Assembly"]

DATE = "date"
UNNAMED = "unnamed speaker"
ACTORS = frozenset({"recipient", "source", "organization"})  # qualifiers of those who act


@dataclass(frozen=True, slots=True)
class Assembly:
    """What it takes to turn the findings of one document into claims."""

    scene: Scene
    ontology: Ontology
    referents: Mapping[Spot, Referent]

    def outcomes(self, finding: Finding) -> Iterator[Claim | Miss]:
        """Yield what a finding claims, one claim or one for each of two sides, and why an end gives none."""
        if finding.sentence not in self.scene.sentences:  # nothing to quote
            return
        relation = self.ontology.relation(finding.relation)
        subjects, objects = list(self._subjects(relation, finding)), list(self._objects(relation, finding))
        yield from (end for end in (*subjects, *objects) if isinstance(end, Miss))
        for subject, object_ in product(subjects, objects):
            if not isinstance(subject, Miss) and not isinstance(object_, Miss):
                yield self._claim(relation, finding, subject, object_)

    def _claim(self, relation: Relation, finding: Finding, subject: Entity, object_: Node) -> Claim | Miss:
        if isinstance(object_, Entity) and subject.id == object_.id:
            return Miss(Reason.SAME, found=(Refused(subject.name),))
        confidence = likelihood(finding.signs, self.ways(finding))
        if not is_sure(confidence):
            return Miss(Reason.UNSURE, found=(Refused(finding.subject.text), Refused(finding.object.text)))
        first, second = ordered(relation, subject, object_)
        swapped = first is not subject
        return make_claim(
            first,
            relation.name,
            second,
            qualifiers=turned(self._qualifiers(finding)) if swapped else self._qualifiers(finding),
            polarity=finding.polarity,
            modality=finding.modality,
            attribution=self._speakers(finding),
            evidence=self._evidence(finding, subject, object_, confidence, swapped=swapped),
        )

    def ways(self, finding: Finding) -> set[Way | None]:
        """Return in which ways the ends of a finding point to what is told elsewhere."""
        ends = (end for end in (finding.subject, finding.object) if isinstance(end, Mention))
        return {way_of(self.referents[spot(end)]) for end in ends}

    def _entities(self, mention: Mention) -> tuple[Entity, ...]:
        return self.referents[spot(mention)].entities

    def _subjects(self, relation: Relation, finding: Finding) -> Iterator[Entity | Miss]:
        entities = self._entities(finding.subject)
        if not entities:
            yield _unclear("subject", finding.subject)
        for entity in entities:
            fitted = in_subject(self.scene, self.ontology, relation, finding.subject, entity)
            yield fitted or _unfit("subject", entity.name, entity.type, relation.domain)

    def _objects(self, relation: Relation, finding: Finding) -> Iterator[Node | Miss]:
        if isinstance(finding.object, Value):
            value = finding.object
            fits = value.value and allows(relation, value)
            yield _without_place(value) if fits else _unfit("object", value.text, value.datatype, relation.range)
            return
        entities = self._entities(finding.object)
        if not entities or (relation.state and _is_kind(finding.object, entities)):
            yield _unclear("object", finding.object)
            return
        for entity in entities:
            fitted = in_object(self.scene, self.ontology, relation, finding.object, entity)
            yield fitted or _unfit("object", entity.name, entity.type, relation.range)

    def _qualifiers(self, finding: Finding) -> Iterator[tuple[str, Node]]:
        for name, filler in finding.qualifiers:
            if isinstance(filler, Mention):
                yield from ((name, entity) for entity in self._qualifying(name, filler))
            elif filler.value:
                plain = replace(filler, text=filler.value) if name == DATE else filler
                yield name, _without_place(plain)

    def _qualifying(self, name: str, mention: Mention) -> Iterator[Entity]:
        """Yield who or what a qualifier names: who receives or gives acts, a place is a place."""
        acts = name in ACTORS
        return (acting(self.scene, entity) if acts else entity for entity in self._entities(mention))

    def _speakers(self, finding: Finding) -> Iterator[Entity]:
        for mention in finding.attribution:
            entities = self._entities(mention)
            yield from (acting(self.scene, entity) for entity in entities)
            if not entities:
                yield self._unnamed(mention)

    def _unnamed(self, mention: Mention) -> Entity:
        kind, plural = ("Group", "s") if mention.number == "plural" else ("Person", "")
        return local_entity(self.scene.document, UNNAMED + plural, kind)

    def _evidence(
        self, finding: Finding, subject: Entity, object_: Node, confidence: float, *, swapped: bool
    ) -> Iterator[Evidence]:
        ends = _span(finding.subject), _span(finding.object)
        names = ("object", "subject") if swapped else ("subject", "object")
        beside = self._surfaces(finding)
        yield evidence_in(
            self.scene.document,
            self.scene.sentences[finding.sentence],
            ends[::-1] if swapped else ends,
            rule=finding.rule,
            confidence=confidence,
            surfaces=[
                *_surface(names[0], finding.subject, (subject,)),
                *_surface(names[1], finding.object, (object_,)),
                *(turned(beside) if swapped else beside),
            ],
            date_basis=_basis(finding),
        )

    def _surfaces(self, finding: Finding) -> Iterator[tuple[str, str]]:
        for name, filler in finding.qualifiers:
            if isinstance(filler, Value):
                yield from _surface(name, filler, (filler,))
            else:
                yield from _surface(name, filler, tuple(self._qualifying(name, filler)))
        for mention in finding.attribution:
            yield from _surface("attribution", mention, tuple(map(self._acting, self._entities(mention))))

    def _acting(self, entity: Entity) -> Entity:
        return acting(self.scene, entity)


def _is_kind(mention: Mention, entities: tuple[Entity, ...]) -> bool:
    """Tell whether a noun says of what kind a body is and not which: "newspaper" in "newspaper editor"."""
    alone = mention.kind is MentionKind.NOMINAL and not (mention.determiner or mention.modifiers or mention.owner)
    named = {entity.name for entity in entities} != {mention.text}
    return alone and not named and mention.head in {*listed("kind of body"), "mission"}


def _unclear(role: str, mention: Mention) -> Miss:
    kind = "a pronoun" if mention.kind is MentionKind.PRONOUN else "a description"
    return Miss(Reason.ANTECEDENT, role, found=(Refused(mention.text, kind),))


def _unfit(role: str, words: str, kind: str, wanted: tuple[str, ...]) -> Miss:
    return Miss(Reason.UNFIT, role, found=(Refused(words, kind),), wanted=wanted)


def _without_place(value: Value) -> Value:
    return replace(value, start=0, end=0)


def _span(filler: Filler) -> tuple[int, int]:
    return filler.start, filler.end


def _surface(role: str, filler: Filler, nodes: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    """Yield the words of the text in a role where they differ from what they were taken for."""
    words = filler.text
    if isinstance(filler, Value):
        if words != filler.value or not filler.value:
            yield role, words
    elif nodes and {node.name for node in nodes if isinstance(node, Entity)} != {bare(words)}:
        yield role, words


def _basis(finding: Finding) -> str:
    """Return how the date was read; a date without a value could not be."""
    dates = [filler for name, filler in finding.qualifiers if name == DATE and isinstance(filler, Value)]
    return "none" if any(not date.value for date in dates) else finding.date_basis

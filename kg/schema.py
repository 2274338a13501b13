"""The ontology as plain values: what a class, a relation and a frame are, without RDF.

`kg.rdf` reads these from the Turtle files in `ontology/`; `kg.extract` and `kg.resolve` are given them and never see
an IRI. Names are the local names of the ontology's terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.errors import OntologyError
from kg.model import Modality, Polarity

__all__ = ["Class", "Frame", "Lexicon", "Ontology", "Operator", "Relation"]


@dataclass(frozen=True, slots=True)
class Class:
    """A kind of thing, such as Person."""

    name: str
    label: str
    parents: tuple[str, ...] = ()
    definition: str = ""
    colour: str = ""  # "#rrggbb" for pictures; empty where the parent's holds


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate that a claim may have."""

    name: str
    label: str
    domain: tuple[str, ...]  # the subject is one of these classes
    range: tuple[str, ...]  # the object is one of these classes or datatypes ("xsd:decimal")
    definition: str = ""
    symmetric: bool = False
    state: bool = False  # lasts, such as a position; otherwise it happens, such as a meeting
    event: str = ""  # class of the event node: Meeting
    plover: str = ""  # event type of PLOVER: CONSULT


@dataclass(frozen=True, slots=True)
class Frame:
    """How words evoke a relation: which predicate, and which grammatical argument fills which role.

    `roles` maps "subject", "object" and the names of qualifiers to grammatical roles in order of preference, as
    `kg.model.Argument` writes them: ``{"subject": ("nsubj",), "object": ("obj", "obl:with")}``.
    """

    name: str
    relation: str
    lemmas: tuple[str, ...]
    pos: str  # VERB, NOUN or ADJ
    roles: Mapping[str, tuple[str, ...]]
    version: int = 1
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()  # sentences in which it must see nothing
    # Joined to what syntax says: a modality there stays, unless this one denies; what is negative twice stays negative.
    modality: Modality | None = None
    polarity: Polarity | None = None
    required: tuple[str, ...] = ()  # roles beside subject and object without which the frame does not hold
    unless: tuple[tuple[str, ...], ...] = ()  # grammatical arguments that together give the word another sense
    subject_classes: tuple[str, ...] = ()  # narrower than the relation's domain; empty for no narrowing
    object_classes: tuple[str, ...] = ()
    object_words: frozenset[str] = frozenset()  # head words one of which the object has; empty for any
    except_objects: frozenset[str] = frozenset()  # head words with which the word has another sense

    @property
    def rule(self) -> str:
        """Return what evidence calls this frame."""
        return f"{self.name}/{self.version}"

    def other_sense(self, told: Mapping[str, str]) -> tuple[str, ...] | None:
        """Return the grammatical roles that give the word another sense, None for none; `told` maps them to lemmas."""
        if told.get("obj") in self.except_objects:
            return ("obj",)  # one pays tribute to somebody, but not money
        return next((roles for roles in self.unless if told.keys() >= set(roles)), None)


@dataclass(frozen=True, slots=True)
class Operator:
    """A predicate that changes how far its complement is asserted: "plan to", "refuse to", "consider"."""

    name: str
    lemmas: tuple[str, ...]
    modality: Modality
    polarity: Polarity = Polarity.POSITIVE


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of words with one purpose: reporting verbs, light verbs, nouns for offices."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True)
class Ontology:
    """All terms together, indexed by name."""

    classes: Mapping[str, Class]
    relations: Mapping[str, Relation]
    frames: tuple[Frame, ...]
    operators: tuple[Operator, ...] = ()
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    iris: Mapping[str, str] = field(default_factory=dict)  # of terms outside of the namespace of kg, by their names

    def joined(self, other: Ontology) -> Ontology:
        """Return these terms and those of another ontology that have other names."""
        return replace(
            self,
            classes={**other.classes, **self.classes},
            relations={**other.relations, **self.relations},
            iris={**other.iris, **self.iris},
        )

    def relation(self, name: str) -> Relation:
        """Return the relation, or raise `OntologyError` with the names that do exist."""
        try:
            return self.relations[name]
        except KeyError:
            known = ", ".join(sorted(self.relations))
            message = f"relation {name!r}: not in the ontology; known are {known}; add --ontology FILE for others"
            raise OntologyError(message) from None

    @cached_property
    def frames_of(self) -> Mapping[tuple[str, str], tuple[Frame, ...]]:
        """Return the frames that a word evokes, by its lemma and part of speech."""
        frames: dict[tuple[str, str], tuple[Frame, ...]] = {}
        for frame in self.frames:
            for lemma in frame.lemmas:
                frames[lemma, frame.pos] = (*frames.get((lemma, frame.pos), ()), frame)
        return frames

    @cached_property
    def operator_of(self) -> Mapping[str, Operator]:
        """Return the operator that a word is, by its lemma."""
        return {lemma: operator for operator in self.operators for lemma in operator.lemmas}

    @cached_property
    def _lineages(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(self.ancestors(name)) for name in self.classes}

    def ancestors(self, name: str) -> Iterator[str]:
        """Yield a class and all classes above it."""
        yield name
        for parent in self.classes[name].parents if name in self.classes else ():
            yield from self.ancestors(parent)

    def is_a(self, name: str, *classes: str) -> bool:
        """Tell whether a class is one of the given ones or below one of them."""
        lineage = self._lineages.get(name)
        return name in classes if lineage is None else not lineage.isdisjoint(classes)

    def words(self, lexicon: str) -> frozenset[str]:
        """Return the words of a lexicon; empty where the ontology has none of this name."""
        return self.lexicons[lexicon].words if lexicon in self.lexicons else frozenset()

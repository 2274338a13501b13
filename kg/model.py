"""The words of kg: what a document, a mention, a claim and its evidence are, and how an id is made.

The order of the definitions is the order of the pipeline. All values are frozen; all offsets are half-open Unicode
code points into `Document.text`, so ``document.text[x.start:x.end]`` is the quoted text, always.
Identifiers are hashes of content: reading an article twice adds nothing, and merging two graphs is set union.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

__all__ = [
    "Appearance",
    "Argument",
    "Bearer",
    "Claim",
    "Document",
    "Entity",
    "Evidence",
    "Filler",
    "Finding",
    "Judgement",
    "Link",
    "Mention",
    "MentionKind",
    "Modality",
    "Node",
    "Occurrence",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Polarity",
    "Proposition",
    "Reading",
    "Sentence",
    "Token",
    "Value",
    "Verdict",
    "claim_id",
    "content_id",
]

SEPARATOR = "\x1f"  # the unit separator: readers strip control characters, so no part can contain it
ID_LENGTH = 20  # hexadecimal digits: 80 bits, no collision to be expected below 10**11 values


def content_id(*parts: str) -> str:
    """Return the identifier of a value from the parts that make it what it is.

    >>> content_id("Person", "junichi ihara")
    'e86b553d01d86b1f25ad'
    """
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:ID_LENGTH]


class ParagraphKind(StrEnum):
    """What a paragraph is in its article."""

    HEADING = "heading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a document's text, without the line breaks around it."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    language: str = "en"  # ISO 639-1 code, or "und" where nothing tells


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its normalised text and what is known about it.

    `id` is the hash of `text` alone, so the same article under two names or addresses is one document with two
    `sources`. The text holds the headline and the paragraphs of the article, separated by blank lines; menus, captions
    and footers are not in it. `published` is the dateline that relative dates are resolved against.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[str, ...] = ()
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str = "en"

    @staticmethod
    def id_of(text: str) -> str:
        """Return the id of the document with this normalised text."""
        return content_id("document", text)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Universal Dependencies counts words: "don't" is two."""

    index: int  # in its sentence
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech, such as VERB
    tag: str  # Penn Treebank tag, such as VBD; empty where the parser has none
    head: int  # index of the governing word; the root is its own head
    dep: str  # universal dependency relation, such as nsubj:pass


class MentionKind(StrEnum):
    """How a mention refers: by name, by description, or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that refers to something. Who or what that is, `kg.resolve` says later.

    What a mention says about itself is spelled out here, because resolution sees no syntax.
    """

    sentence: int  # number of the sentence in its document
    start: int
    end: int
    text: str
    kind: MentionKind
    type: str  # class of the ontology, such as Person
    head: str = ""  # lemma of the head word, lower case: "official" in "a senior Japanese official"
    number: str = "singular"  # or "plural"
    determiner: str = ""  # "the", "a", "this", "its", ... lower case; empty where there is none
    modifiers: tuple[str, ...] = ()  # words before the head, as written: ("senior", "Japanese")
    owner: Mention | None = None  # the possessor or part-of: "Japan" in "Japan's government", "the ministry of Japan"
    title: str = ""  # what stands before or beside a name: "Foreign Minister" in "Foreign Minister Wang Yi"


class Part(StrEnum):
    """What part a mention plays in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"  # behind a preposition that belongs to the verb
    OWNER = "owner"
    MODIFIER = "modifier"  # inside another phrase
    PREDICATE = "predicate"  # what somebody is said to be
    BESIDE = "beside"  # an apposition
    EXPLETIVE = "expletive"  # "it" in "it is clear that": refers to nothing
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention as it stands in its sentence: all that resolution learns of syntax.

    `partners` play a part in the same clause, so that a pronoun among them is none of the others. `subject` is who acts
    in the clause or, for that one itself, in the clause around it. `same` is what an apposition or a predicate belongs
    to. `joined` are the members of the list that the mention begins.
    """

    mention: Mention
    part: Part = Part.OTHER
    depth: int = 0  # how many clauses its own is part of
    does: bool = False  # is the subject of a verb, not of "is" with a noun or an adjective
    acts: bool = False  # does what only people, bodies and states do, or has people: "it accused", "its envoy"
    partners: tuple[Mention, ...] = ()
    subject: Mention | None = None
    same: Mention | None = None
    joined: tuple[Mention, ...] = ()
    speakers: tuple[Mention, ...] = ()  # who says the clause, the nearest to the reader first


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, its tree and the names in it."""

    document: str
    index: int  # in its document
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    heading: bool = False


class Modality(StrEnum):
    """How far a text commits itself to what it tells."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PROMISED = "promised"
    CONSIDERED = "considered"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Polarity(StrEnum):
    """Whether a text says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a proposition: a phrase and its grammatical role.

    `role` is the dependency relation as if the clause were active, with the preposition joined to it:
    ``nsubj obj iobj ccomp xcomp obl:with nmod:of nmod:poss``. `head` is the index of the phrase's head word.
    """

    role: str
    head: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who did what to whom, as syntax says it: open vocabulary, no ontology. Words are indexes in their sentence.

    `support` is the verb that carries a noun's event ("made" in "made an apology"), or the predicate itself.
    """

    predicate: int  # the head word
    lemma: str  # with its particle or hyphenated half: "turn down", "director-general"
    pos: str  # VERB or NOUN
    passive: bool
    arguments: tuple[Argument, ...]
    support: int

    def heads(self, role: str) -> list[int]:
        """Return the head words of the arguments in a role."""
        return [argument.head for argument in self.arguments if argument.role == role]


@dataclass(frozen=True, slots=True)
class Value:
    """A typed literal beside the words that it was read from.

    >>> Value("8000000", "xsd:decimal", "$8 million", unit="USD").text
    '$8 million'
    """

    value: str  # lexical form: "8000000", "2014-04-16", "2014-05", "1965", "1992/1995"
    datatype: str  # "xsd:decimal", "xsd:integer", "xsd:date", "xsd:gYearMonth", "xsd:gYear", "edtf:EDTF", "xsd:string"
    text: str  # as written
    unit: str = ""  # ISO 4217 code, "percent", ...; empty where there is none
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    limit: str = ""  # how a number bounds what is meant: "about", "at least" ..., or "to 10", the end of a range

    @property
    def key(self) -> str:
        """Return what makes a value what it is: the hash of value, datatype, unit and limit, not of its words."""
        limit = (self.limit,) if self.limit else ()
        return content_id("value", self.value, self.datatype, self.unit, *limit)


Filler: TypeAlias = Mention | Value


@dataclass(frozen=True, slots=True)
class Finding:
    """What one frame saw in one sentence: a relation between mentions, before anyone knows who they are."""

    relation: str  # local name in the ontology
    subject: Mention
    object: Filler
    qualifiers: tuple[tuple[str, Filler], ...]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Mention, ...]  # the nearest to the reader first: (Kyodo, an unnamed official)
    sentence: int
    rule: str  # name and version of the frame: "meet/1"
    confidence: float  # 0 to 1
    date_basis: str = ""  # see `Evidence`


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that claims are about. `aliases` are the other names that texts use for it."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # IRIs of the same thing elsewhere
    same: tuple[str, ...] = ()  # those of the links that are certain

    @property
    def key(self) -> str:
        """Return what makes an entity what it is: its id."""
        return self.id


Node: TypeAlias = Entity | Value


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a text says what a claim says: a sentence, quoted, with the two ends of the claim in it.

    `surfaces` keeps the words of the text beside what they were taken for, as sorted pairs of role and words:
    ``(("date", "Wednesday"), ("subject", "Tokyo"))``. `date_basis` says how a date was read: "stated" in full,
    relative to the "dateline", or "none" where the text has a date that could not be resolved; empty without a date.
    `told` keeps the ids of `Appearance` where the graph took one for another entity, as sorted pairs of role and id:
    ``(("attribution1", "8e9f..."), ("subject", "c1d2..."))``.
    """

    document: str
    title: str
    sentence: int
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    subject: tuple[int, int]  # span of the words that stand for the subject
    object: tuple[int, int]
    surfaces: tuple[tuple[str, str], ...] = ()
    date_basis: str = ""
    told: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> tuple[Any, ...]:
        """Return what evidences are sorted by: document, place in its text, and then all that tells two apart."""
        where = (self.document, self.sentence, self.start, self.end)
        words = (self.surfaces, self.date_basis, self.confidence, self.told)
        return (*where, self.rule, self.subject, self.object, *words)


def claim_id(
    subject: Entity,
    predicate: str,
    object_: Node,
    *,
    qualifiers: Sequence[tuple[str, Node]] = (),
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    attribution: Sequence[Entity] = (),
) -> str:
    """Return the id of a claim: the hash of everything that its truth depends on. `qualifiers` are sorted."""
    told = [f"{name}={node.key}" for name, node in qualifiers]
    sources = [f"by={entity.id}" for entity in attribution]
    return content_id("claim", subject.id, predicate, object_.key, *told, polarity, modality, *sources)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about entities, with everything that its truth depends on, and the sentences that make it.

    `id` is the hash of all fields but the evidence: the same claim in five articles is one claim with five evidences.
    `qualifiers` are sorted pairs; a name may occur more than once.
    """

    id: str
    subject: Entity
    predicate: str
    object: Node
    qualifiers: tuple[tuple[str, Node], ...]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Entity, ...]
    evidence: tuple[Evidence, ...]

    @property
    def content_id(self) -> str:
        """Return the id that follows from what the claim says, which `id` ought to be."""
        return claim_id(
            self.subject,
            self.predicate,
            self.object,
            qualifiers=self.qualifiers,
            polarity=self.polarity,
            modality=self.modality,
            attribution=self.attribution,
        )

    @property
    def confidence(self) -> float:
        """Return the confidence of the best evidence."""
        return max((evidence.confidence for evidence in self.evidence), default=0.0)

    @property
    def is_edge(self) -> bool:
        """Tell whether the claim may stand as a plain edge: asserted, positive, and in the article's own voice."""
        return self.modality is Modality.ASSERTED and self.polarity is Polarity.POSITIVE and not self.attribution


@dataclass(frozen=True, slots=True)
class Link:
    """A name in a text and the entity that it was taken for."""

    sentence: int
    start: int
    end: int
    text: str
    entity: Entity
    told: str = ""  # the id of the `Appearance` where the graph took it for another entity


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one article shows it, before articles are compared: what tells it from others of its name.

    `entity` is known by that article alone: its id is made of its name where the name means the same in every article
    (`is_full`), and otherwise of the article and the name: "Kang" in one article is not yet "Kang" in another.
    """

    document: str
    entity: Entity
    is_full: bool = False
    published: date | None = None
    titles: tuple[str, ...] = ()  # the offices that the article gives it, in lower case, sorted: "foreign minister"
    gender: str = ""  # "he", "she", or empty
    countries: tuple[str, ...] = ()  # ids of the countries that the article ties it to, sorted
    company: frozenset[str] = frozenset()  # ids of all other entities with a full name in the article
    keys: tuple[str, ...] = ()  # what it shares with every other that it may be taken for, sorted: "person:kang"
    taken_for: str = ""  # the id that the entity has in the graph; empty as long as articles are not compared

    @property
    def key(self) -> str:
        """Return what makes an appearance what it is: the hash of the article and of the id there."""
        return content_id("appearance", self.document, self.entity.id)


class Verdict(StrEnum):
    """Whether two appearances are of one thing."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"  # too near to tell them apart, too little to take them for one: a person may decide


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """Whoever goes by an id (as articles alone give ids): in one article or, without a document, in all."""

    entity: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two bearers of names are one thing or are not: by rule, with score and reasons, or by a person."""

    left: Bearer
    right: Bearer
    verdict: Verdict
    score: float = 1.0  # 0 to 1
    reasons: tuple[str, ...] = ()
    by: str = "rule"  # or the name of a person

    @property
    def id(self) -> str:
        """Return the hash of what is judged, whichever end comes first, and of who judges; not of the verdict."""
        ends = sorted((self.left, self.right))
        return content_id("judgement", *(part for end in ends for part in (end.entity, end.document)), self.by)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives to the graph: the unit of re-reading and of removal."""

    document: Document
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    sentences: int = 0
    appearances: tuple[Appearance, ...] = ()

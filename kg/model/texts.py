"""Articles, their words, and what in them refers to something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.ids import content_id

__all__ = [
    "Document",
    "Mention",
    "MentionKind",
    "Occurrence",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Sentence",
    "Token",
]


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
    sure: float = 1.0  # how probable the parser thinks the head, in hundredths; 1 where it does not tell


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

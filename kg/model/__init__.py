"""The words of kg: what a document, a mention, a claim and its evidence are, and how an id is made.

The modules follow the pipeline: texts, findings, claims, readings. All values are frozen; all offsets are half-open
Unicode code points into `Document.text`, so ``document.text[x.start:x.end]`` is the quoted text, always.
Identifiers are hashes of content: reading an article twice adds nothing, and merging two graphs is set union.
"""

from kg.model.claims import Claim, Entity, Evidence, Node, claim_id
from kg.model.findings import Argument, Filler, Finding, Modality, Polarity, Proposition, Signs, Value
from kg.model.ids import content_id
from kg.model.readings import Appearance, Bearer, Judgement, Link, Reading, Verdict
from kg.model.texts import Document, Mention, MentionKind, Occurrence, Paragraph, ParagraphKind, Part, Sentence, Token

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
    "Signs",
    "Token",
    "Value",
    "Verdict",
    "claim_id",
    "content_id",
]

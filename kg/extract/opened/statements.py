"""Propositions whose relation no word states: "is", "has", "is in"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.context import Context
from kg.extract.opened.drafts import Draft
from kg.extract.opened.spans import Spans
from kg.extract.opened.values import Kind, RelationPhrase
from kg.extract.tree import Tree

__all__ = ["HAS", "IS", "IS_IN", "PLACES", "Statements"]

IS = RelationPhrase("is", "be", ())
IS_IN = RelationPhrase("is in", "be in", ())
HAS = RelationPhrase("has", "have", ())
MANY = frozenset({"their", "our", "they", "we"})
PLACES = ("City", "Place", "Country")


@dataclass(frozen=True, slots=True)
class Statements:
    """States what noun phrases of one sentence tell of each other."""

    tree: Tree
    spans: Spans

    def stated(self, kind: Kind, subject: int, relation: RelationPhrase, thing: int, *apart: int) -> Draft:
        """Return a relation between two nouns; branches of the second with a word in `apart` are left out."""
        held = (subject,) if self.tree.head(subject) == thing else ()
        return self.each(kind, subject, relation, thing, *held, *apart)[0]

    def each(self, kind: Kind, subject: int, relation: RelationPhrase, thing: int, *apart: int) -> list[Draft]:
        """Return a relation between a noun and each of those that are coordinated."""
        one = self.spans.nominals("nsubj", subject, thing)[0]
        others = self.spans.nominals("pred", thing, *apart)
        return [Draft(kind, thing, one, self.agreeing(relation, subject), other, (), Context()) for other in others]

    def agreeing(self, relation: RelationPhrase, subject: int) -> RelationPhrase:
        """Return a relation in the number of its subject."""
        verb, *others = relation.text.split()
        many = self.tree.tokens[subject].tag in ("NNS", "NNPS") or self.tree.lemma(subject) in MANY
        forms = {"is": "are", "has": "have", "includes": "include"}
        return replace(relation, text=" ".join([forms[verb], *others])) if many else relation

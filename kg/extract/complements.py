"""Clauses that complete a noun: what a plan plans, what a report reports, what somebody is accused of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.adverbials import Adverbials
from kg.extract.mood import Context, Moods
from kg.extract.tree import Tree
from kg.extract.voices import Voices
from kg.model import Modality
from kg.schema import Ontology

__all__ = ["Complements"]


@dataclass(frozen=True)
class Complements:
    """Reads what a noun makes of the clause that completes it."""

    tree: Tree
    ontology: Ontology
    moods: Moods
    voices: Voices
    adverbials: Adverbials

    def completes_report(self, word: int, noun: int) -> bool:
        """Tell whether what looks like a relative clause is what a noun reports: "rumours that Norway attacked"."""
        tree = self.tree
        own_subject = any(not tree.is_relative(kid) for kid in tree.kids(word, "nsubj"))
        reports = tree.lemma(noun) in self.ontology.words("reportNouns")
        return tree.tokens[word].dep == "acl:relcl" and own_subject and reports and tree.kid(word, "obj") is not None

    def read(self, word: int, noun: int, context: Context) -> Context:
        """Apply the noun or adjective that a clause completes: "a plan to pay", "the claim that it paid"."""
        tree = self.tree
        charging = self._charging(noun) if tree.tokens[word].tag == "VBG" and tree.mark(word) else None
        if charging is not None:
            return self.adverbials.charge(tree.mark(word), charging, context)
        completes = tree.mark(word) in ("to", "that", "of", "for") or tree.tokens[word].dep == "acl:relcl"
        if not completes:
            return context
        infinitive = self.moods.is_infinitive(word)
        if infinitive and self.voices.subjects.is_first(noun):
            return context
        operator = self.moods.operator(noun)
        if operator:
            context = context.under(operator.modality, operator.polarity)
        elif infinitive:
            context = context.under(Modality.PLANNED)
        reports = self.tree.lemma(noun) in self.ontology.words("reportNouns")
        if self.moods.has_no(noun) or (operator and not reports and self._is_lacked(noun)):
            context = context.negated()
        return self.as_reported(noun, context)

    def _charging(self, noun: int) -> int | None:
        """Return the verb by which somebody is accused or kept from something: "charged the men with killing him"."""
        verb = self.tree.head(noun)
        accused = verb is not None and self.tree.is_dep(noun, "obj", "nsubj:pass") and self.tree.is_verb(verb)
        told = self.moods.operator(noun) or self.tree.lemma(noun) in self.ontology.words("reportNouns")
        return verb if accused and not told and verb is not None and self.moods.operator(verb) else None

    def _is_lacked(self, noun: int) -> bool:
        """Tell whether there is none of it: "does not have plans to", "dropped plans to"."""
        governor = self.tree.head(noun)
        if governor is None or not self.tree.is_dep(noun, "obj", "nsubj:pass"):
            return False
        return self.moods.is_negated(governor) or self.moods.undoes(governor)

    def as_reported(self, noun: int, context: Context) -> Context:
        """Give what a noun reports to whose report it is, or to who disputes it."""
        if self.tree.lemma(noun) not in self.ontology.words("reportNouns"):
            return context
        denier = self.voices.denier(noun)
        if denier is not None:
            return context.under(Modality.DENIED).said_by((denier,))
        if self.moods.has(noun, "falseModifiers"):
            context = context.under(Modality.DENIED)
        return context.said_by((self.voices.reporter(noun),))

"""What predicates make of the clauses and events that they govern, each by itself: nothing above it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.adverbials import OPEN_QUESTIONS
from kg.extract.mood import Context, Moods
from kg.extract.tree import Tree
from kg.extract.voices import Voices
from kg.model import Modality
from kg.schema import Ontology, Operator

__all__ = ["Governors"]

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Governors:
    """Applies verbs, adjectives and nouns of one sentence to what depends on them."""

    tree: Tree
    ontology: Ontology
    moods: Moods
    voices: Voices

    # -- clauses that complete a verb or an adjective

    def of_clause(self, word: int, head: int, context: Context) -> Context:
        """Apply the verb or adjective that takes the clause as its complement."""
        if self.moods.marks(word) & OPEN_QUESTIONS:
            context = context.as_far_as(Modality.POSSIBLE)
        if self.voices.is_reporting(head) and not self.voices.shows(head):
            if not self.tree.is_dep(word, "xcomp"):
                return self._reported(word, head, context)
            if self._is_claimed(head):
                return self._denied(head, context.said_by(self.voices.speakers(head)))
        return self._operated(word, head, context)

    def vouches(self, head: int) -> bool:
        """Tell whether a predicate takes what it governs for a fact: "regrets that", "the raid shows that"."""
        return self.tree.lemma(head) in self.ontology.words("factives") or self.voices.shows(head)

    def _operated(self, word: int, head: int, context: Context) -> Context:
        operator = self._operator(word, head)
        if self.moods.is_outstanding(word):
            return context
        if self.tree.mark(word) == "to" and self.tree.lemma(head) in self.ontology.words("stoppingVerbs"):
            return context.under(Modality.POSSIBLE)  # "stopped to buy a paper"
        has_to = self.tree.lemma(head) == "have" and self.tree.kid(head, "obj") is None
        if has_to and self.tree.mark(word) == "to":  # "has to pay", but "had to pay"
            duty = self.tree.tokens[head].tag != "VBD"
            return context.under(Modality.DEMANDED) if duty else context
        if operator and operator.modality is Modality.DEMANDED and self._wants_itself(word, head):
            return context.under(Modality.PLANNED)
        if operator:
            guess = operator.modality is Modality.CONSIDERED and self.tree.is_passive(head)  # "is thought to have paid"
            return context.under(Modality.POSSIBLE if guess else operator.modality, operator.polarity)
        doubted = self._is_adjective(head) and self.moods.is_negated(head)
        vouched = self._is_participle(word) or (self.vouches(head) and not doubted)
        return context if vouched else context.under(Modality.POSSIBLE)  # what no word vouches for is no fact

    def _is_participle(self, word: int) -> bool:
        """Tell whether a participle tells what is so: "keeps attacking", "remains seized", not "is said to have"."""
        tag = self.tree.tokens[word].tag
        return tag == "VBG" or (tag == "VBN" and self.tree.is_dep(word, "xcomp") and self.tree.mark(word) != "to")

    def _operator(self, word: int, head: int) -> Operator | None:
        """Return what a predicate does to its complement: "means to pay" plans, "means that it paid" does not."""
        operator = self.moods.operator(head)
        plans = operator is not None and operator.modality is Modality.PLANNED
        return None if plans and self.vouches(head) and not self.moods.is_infinitive(word) else operator

    def _wants_itself(self, word: int, head: int) -> bool:
        """Tell whether one wants to do something oneself: "wants to sign", but "needs to sign"."""
        wants = self.tree.lemma(head) in self.ontology.words("wishes") and self.tree.is_dep(word, "xcomp")
        return wants and not self.tree.is_passive(head) and self.tree.kid(head, "obj", "iobj") is None

    def _is_adjective(self, word: int) -> bool:
        return self.tree.tokens[word].pos == "ADJ"

    def _is_claimed(self, verb: int) -> bool:
        """Tell whether an infinitive or gerund is a report: "claims to have paid", "denied paying"."""
        operator = self.moods.operator(verb)
        plain = operator is None or operator.modality is Modality.ASSERTED
        return not self.tree.is_passive(verb) and (plain or self._denies(verb))

    def _reported(self, word: int, verb: int, context: Context) -> Context:
        """Apply a verb of saying to what is said."""
        context = context.said_by(self.voices.speakers(verb))
        if self.moods.is_negated(verb):
            return context.under(Modality.POSSIBLE)  # "did not say that", "does not deny that"
        operator = self.moods.operator(verb)
        infinitive = self.tree.tokens[word].tag == "VB" and self.tree.kid(word, "aux") is None
        if operator and self._may_weaken(operator, infinitive=infinitive) and not self._denies(verb):
            considered = operator.modality is Modality.CONSIDERED and not infinitive  # "thinks that" guesses
            return context.under(Modality.POSSIBLE if considered else operator.modality, operator.polarity)
        return self._denied(verb, context)

    def _may_weaken(self, operator: Operator, *, infinitive: bool) -> bool:
        return infinitive or operator.modality in (Modality.POSSIBLE, Modality.CONSIDERED)

    def _denies(self, verb: int) -> bool:
        return self.tree.lemma(verb) in self.ontology.words("denyingVerbs")

    def _denied(self, verb: int, context: Context) -> Context:
        return context.under(Modality.DENIED) if self._denies(verb) else context

    # -- events told by nouns

    def of_object(self, governor: int, context: Context, noun: int | None = None) -> Context:
        """Apply a verb or noun that has the event as its object; a demand that is rejected was still made."""
        operator = self.moods.operator(governor)
        if operator is None or self._is_blamed(governor, noun):
            return context
        if noun is not None and self._is_taken_for(governor):
            return context.said_by(self.voices.speakers(governor))
        if noun is not None and self._is_spoken_of(governor, noun):
            return context
        ended = self.tree.lemma(governor) in self.ontology.words("stoppingVerbs")
        made = ended or (operator.modality is Modality.DENIED and not self.moods.undoes(governor))
        return context if made else context.under(operator.modality, operator.polarity)

    def of_subject(self, predicate: int, context: Context) -> Context:
        """Read what is said of the event itself: that it never happened, that it is unlikely."""
        if self.moods.is_negated(predicate):
            return context.negated()
        operator = self.moods.operator(predicate) if self._is_adjective(predicate) else None
        return context.under(operator.modality, operator.polarity) if operator else context

    def _is_blamed(self, verb: int, noun: int | None) -> bool:
        """Tell whether an event is blamed on somebody, or called something, so that it did happen."""
        blames = self.tree.lemma(verb) in self.ontology.words("blamingVerbs") | self.ontology.words("namingVerbs")
        whole = self.tree.kid(verb, "compound:prt") is None  # not "called off the visit"
        return blames and whole and noun is not None and self.tree.is_dep(noun, "obj", "nsubj:pass")

    def _is_taken_for(self, verb: int) -> bool:
        """Tell whether somebody is held to be something: "considers himself the head of the board"."""
        considers = self.moods.operator(verb)
        double = len(self.tree.kids(verb, "obj", "iobj")) > 1
        return considers is not None and considers.modality is Modality.CONSIDERED and double

    def _is_spoken_of(self, governor: int, noun: int) -> bool:
        """Tell whether an event is a topic that is taken for known: "discussed its sanctions", "press demands"."""
        topic = self.tree.lemma(governor) in self.ontology.words("topicVerbs")
        demand = self.moods.operator(noun)
        pressed = demand is not None and demand.modality is Modality.DEMANDED and self.tree.is_dep(noun, "obj")
        return pressed or (topic and self._is_known(noun))

    def _is_known(self, noun: int) -> bool:
        """Tell whether an event is taken for known: it is somebody's, or the one."""
        definite = {self.tree.tokens[kid].text.lower() for kid in self.tree.kids(noun, "det")} & DEFINITE
        return bool(definite) or self.tree.kid(noun, "nmod:poss") is not None

"""Clauses beside another: conditions, purposes, times, charges, what is done instead, what goes along with a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.mood import Context, Moods
from kg.extract.tree import Tree
from kg.extract.voices import Voices
from kg.model import Modality, Polarity
from kg.schema import Ontology, Operator

__all__ = ["INSTEAD", "OPEN_QUESTIONS", "Adverbials"]

OPEN_QUESTIONS = frozenset({"whether", "if"})
INSTEAD = frozenset({"instead_of", "rather_than", "instead", "rather", "without"})
COMPLEMENTING = frozenset({"of", "from", "to", "for", "about", "against", "with", "in", "on", "into"})
DOUBTFUL = frozenset({"of", "from", "to", "about", "against"})  # "talk of attacking" vouches for nothing
UNTIL = frozenset({"once", "until", "till"})
TEMPORAL = UNTIL | {"when", "after", "before", "as", "while", "whenever", "as_soon_as"}
MEANS = frozenset({"", "by", "while"})
UNREAL = (Modality.DEMANDED, Modality.PROMISED, Modality.PLANNED, Modality.POSSIBLE, Modality.CONSIDERED)
Effect = tuple[Modality, Polarity]


@dataclass(frozen=True)
class Adverbials:
    """Reads what joining a clause to another makes of it; `standing` tells how far the text commits to the other."""

    tree: Tree
    ontology: Ontology
    moods: Moods
    voices: Voices
    standing: Callable[[int], Context]

    def read(self, word: int, head: int, context: Context) -> Context:
        """Read a clause beside another: a condition, a purpose, what is done instead, what somebody is accused of."""
        link = self._link(word)
        if link in INSTEAD or (link == "than" and self._prefers(head)):
            return context.negated()
        if self.moods.is_condition(word):
            return self._condition(word, head, context)
        if self.moods.marks(word) & OPEN_QUESTIONS:
            return context.as_far_as(Modality.POSSIBLE)
        return (
            self._purpose(word, head, context) if self.moods.is_infinitive(word) else self._joined(word, head, context)
        )

    def _prefers(self, head: int) -> bool:
        """Tell whether somebody does one thing rather than another."""
        return any(self.tree.lemma(kid) == "rather" for kid in self.tree.kids(head, "advmod"))

    def _joined(self, word: int, head: int, context: Context) -> Context:
        link = self._link(word)
        present = self.tree.tokens[word].tag in ("VBZ", "VBP")
        if link == "before" and present:
            return context.under(Modality.PLANNED)
        if link in TEMPORAL and present:
            return self._in_time(link, head, context)
        if link in TEMPORAL and self.tree.tokens[word].tag == "VBG":
            above = self.standing(head).modality  # "will speak before meeting Lind" is one plan
            return context.under(above) if above is Modality.PLANNED or link != "after" else context
        if link in COMPLEMENTING and self.tree.kid(word, "nsubj") is None:
            return self.charge(link, head, context)
        return self._participle(word, head, context) if link in MEANS else context

    def _link(self, word: int) -> str:
        """Return the word that joins a clause: "if", "when", "by"."""
        asking = (kid for kid in self.tree.kids(word, "advmod") if self.tree.tokens[kid].tag == "WRB")
        return self.tree.mark(word) or next((self.tree.lemma(kid) for kid in asking), "")

    def _condition(self, word: int, head: int, context: Context) -> Context:
        """Read a condition; one that was not met ("if he had gone, she would have stayed") tells what was not so."""
        past, result = self._auxiliaries(word), self._auxiliaries(head)
        unmet = "had" in past and self.tree.tokens[word].tag == "VBN" and {"would", "have"} <= result
        return context.negated() if unmet else context.under(Modality.CONDITIONAL)

    def _auxiliaries(self, verb: int) -> set[str]:
        return {self.tree.tokens[kid].text.lower() for kid in self.tree.kids(verb, "aux")}

    def _in_time(self, link: str, head: int, context: Context) -> Context:
        """Read "when Lind visits Oslo" beside a plan as one; "once" and "until" make it a condition."""
        if link in UNTIL:
            return context.under(Modality.CONDITIONAL)
        above = self.standing(head)
        return context if above.modality is Modality.ASSERTED else context.under(Modality.PLANNED)

    def charge(self, link: str, head: int, context: Context) -> Context:
        """Read what a preposition joins to a verb: what somebody is accused of, kept from, praised for."""
        operator = self.moods.operator(head) or self._operator_beside(head)
        if operator is None:
            return context.under(Modality.POSSIBLE) if link in DOUBTFUL else context
        if operator.modality is Modality.POSSIBLE and self.voices.is_reporting(head):
            context = context.said_by(self.voices.speakers(head))  # an accusation is the accuser's word
        return context.under(operator.modality, operator.polarity)

    def _operator_beside(self, head: int) -> Operator | None:
        """Return the operator in "stopped short of", "came close to"."""
        found = (self.moods.operator(kid) for kid in self.tree.kids(head, "advmod", "xcomp"))
        return next((operator for operator in found if operator), None)

    def _purpose(self, word: int, head: int, context: Context) -> Context:
        """Read "to pay" beside another predicate: as real as that where one does it in doing that, or else a plan."""
        above, operator, effect = self.standing(head), self.moods.operator(head), self._effect(head)
        if effect:
            return context.under(*effect)
        moves = operator is not None and operator.modality is Modality.PLANNED and not self.tree.is_passive(head)
        if moves and self.tree.tokens[head].pos == "VERB" and self._is_done_along(word, head):
            return context.below(above)  # "went off the air to protest"
        if operator and operator.modality in UNREAL:
            governed = context.under(operator.modality, operator.polarity)
            return self.moods.undertaken(head, governed, above).below(above)
        if self._is_done_along(word, head):
            return context.below(above)
        return context.under(Modality.PLANNED if above.modality is Modality.ASSERTED else above.modality)

    def _is_given_time(self, head: int) -> bool:
        """Tell whether somebody is told by when to do something: "gave the company 30 days to pay"."""
        given = {self.tree.lemma(kid) for kid in self.tree.kids(head, "obj")}
        return self.tree.lemma(head) == "give" and not given.isdisjoint(self.ontology.words("spans"))

    def _is_done_along(self, word: int, head: int) -> bool:
        """Tell whether one does something in doing something else: "marched to demand", "used the ship to attack"."""
        if self.tree.tokens[head].pos == "ADJ" and self.tree.lemma(head) in self.ontology.words("factives"):
            return True  # "sad to learn"
        told = {self.tree.lemma(word), *map(self.tree.lemma, self.tree.kids(word, "obj"))}
        return bool(told & self.ontology.words("expressives")) or self.tree.lemma(head) in self.ontology.words("doings")

    def _effect(self, head: int) -> Effect | None:
        """Return what a predicate makes of "to pay" beside it, by itself."""
        return (Modality.DEMANDED, Polarity.POSITIVE) if self._is_given_time(head) else self._degree(head)

    def _degree(self, adjective: int) -> Effect | None:
        """Return what "too weak to" and "strong enough to" tell."""
        degrees = {self.tree.lemma(kid) for kid in self.tree.kids(adjective, "advmod")}
        if "too" in degrees or ("enough" in degrees and self.moods.is_negated(adjective)):
            return Modality.ASSERTED, Polarity.NEGATIVE
        return (Modality.POSSIBLE, Polarity.POSITIVE) if "enough" in degrees else None

    def _participle(self, word: int, head: int, context: Context) -> Context:
        """Read "will tour Africa, visiting Ghana" as one plan; what is said along with it is no part of it."""
        gerund = self.tree.tokens[word].tag == "VBG" and word > head
        return context.under(self.standing(head).modality) if gerund and not self.voices.is_reporting(word) else context

"""Habits and powers: what somebody does again and again, or may do, to nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.tree import Tree
from kg.model import Filler, Mention, MentionKind, Proposition
from kg.schema import Ontology

__all__ = ["Habits"]

EACH = frozenset({"each", "every"})
INDEFINITE = frozenset({"a", "an", "any"})
NEGATIONS = frozenset({"not", "n't", "n\u2019t", "never"})


@dataclass(frozen=True, slots=True)
class Habits:
    """Tells which clauses of one sentence are no events."""

    tree: Tree
    ontology: Ontology

    def is_told(self, proposition: Proposition) -> bool:
        """Tell whether a clause tells of a habit or a power: "often kills", "has the authority to appoint"."""
        verb = proposition.predicate
        return proposition.pos == "VERB" and (self._is_habit(verb) or self._is_power(verb))

    def is_vague(self, end: Filler) -> bool:
        """Tell whether an end stands for no one in particular: "ministers", "anyone", but not "12 ministers"."""
        if not isinstance(end, Mention) or end.kind is not MentionKind.NOMINAL or end.owner is not None:
            return False
        if end.type not in ("Person", "Group"):
            return False
        counted = any(character.isdigit() for character in end.text)
        return end.determiner in INDEFINITE or (end.number == "plural" and not end.determiner and not counted)

    def _is_habit(self, verb: int) -> bool:
        tree = self.tree
        adverbs = {tree.lemma(kid) for kid in tree.kids(verb, "advmod")}
        times = {tree.lemma(word) for kid in tree.kids(verb, "obl", "nmod") for word in tree.kids(kid, "det")}
        often = not adverbs.isdisjoint(self.ontology.words("habits")) or not times.isdisjoint(EACH)
        return often or self._is_principle(verb)

    def _is_principle(self, verb: int) -> bool:
        """Tell whether somebody does not do something on principle: "does not negotiate with pirates"."""
        tree = self.tree
        auxiliaries = [tree.tokens[kid] for kid in tree.kids(verb, "aux")]
        present = any(tree.lemma(word.index) == "do" and word.tag in ("VBZ", "VBP") for word in auxiliaries)
        return present and any(tree.tokens[kid].text.lower() in NEGATIONS for kid in tree.kids(verb, "advmod"))

    def _is_power(self, verb: int) -> bool:
        tree = self.tree
        head = tree.head(verb)
        if head is None:
            return False
        if tree.is_dep(verb, "conj"):
            return self._is_power(head)
        return tree.is_dep(verb, "acl", "xcomp", "ccomp") and tree.lemma(head) in self.ontology.words("powers")

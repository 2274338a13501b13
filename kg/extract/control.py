"""Who does what an infinitive without a subject tells: the subject or the object of the verb above.

"Osei promised Lind to pay" and "Osei urged Lind to pay" differ by the verb alone; the ontology lists which do what.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.phrases import Phrases
from kg.extract.tree import Tree
from kg.model import MentionKind, Modality
from kg.schema import Ontology

__all__ = ["ACTORS", "Control"]

ACTORS = frozenset({"Person", "Organization", "Group"})
TRADES = ("er", "or", "ist", "ian")  # "divers", "inspectors"
THINGS = frozenset({"letter", "paper", "order", "offer", "answer", "number"})
CALLING = {"call": ("on", "upon", "to"), "appeal": ("to",), "look": ("to",), "plead": ("with",)}  # "called on Lind to"


@dataclass(frozen=True, slots=True)
class Control:
    """Tells for the verbs of one sentence which word after them does what their complement tells."""

    tree: Tree
    ontology: Ontology

    def doer(self, verb: int, matrix: int) -> int | None:
        """Return the object that does it: Lind in "urged Lind to pay"; None where it is no object."""
        target = self._target(matrix)
        if target is None:
            return None
        bare = self.tree.mark(verb) != "to"  # "saw him leave"
        if bare or self._tells(matrix, "objectControl"):
            return target
        return target if self._tells(matrix, "tasking") and self.can_act(target) else None

    def agent(self, purpose: int, matrix: int) -> int | None:
        """Return whose purpose it is where a passive names who acts: Norway in "was used by Norway to raid it"."""
        own = self.tree.is_dep(purpose, "advcl") and self.tree.is_passive(matrix) and not self._is_charge(matrix)
        return self.tree.kid(matrix, "obl:agent") if own else None

    def is_open(self, purpose: int, matrix: int) -> bool:
        """Tell whether nothing says who pursues a purpose: "shops were closed to protest" tells of no shop."""
        tree = self.tree
        operator = self.ontology.operator_of.get(tree.lemma(matrix))
        if not tree.is_dep(purpose, "advcl") or not tree.is_passive(matrix):
            return self._is_of_what_is_refused(purpose, matrix)
        meant = operator is not None and operator.modality is not Modality.POSSIBLE  # "was scheduled to meet"
        return not meant and not self._is_charge(matrix) and tree.kid(matrix, "obl:agent") is None

    def _is_of_what_is_refused(self, purpose: int, matrix: int) -> bool:
        """Tell whether a purpose may be that of what somebody is against: "resisted the deployment to support it"."""
        tree, operator = self.tree, self.ontology.operator_of.get(self.tree.lemma(matrix))
        against = tree.lemma(matrix) == "resist" or (operator is not None and operator.modality is Modality.DENIED)
        expressed = tree.lemma(purpose) in self.ontology.words("expressives")
        return against and not expressed and tree.is_dep(purpose, "advcl") and tree.kid(matrix, "obj") is not None

    def can_act(self, word: int) -> bool:
        """Tell whether a word stands for somebody: a name, a pronoun, a noun for people or bodies."""
        mention = Phrases(self.tree, self.ontology).mention(word)
        by_trade = mention.number == "plural" and mention.head.endswith(TRADES) and mention.head not in THINGS
        return mention.kind is MentionKind.PRONOUN or mention.type in (*ACTORS, "Country") or by_trade

    def _is_charge(self, verb: int) -> bool:
        """Tell whether somebody is made to do something: "was urged to", "was sent to"."""
        return self._tells(verb, "objectControl") or self._tells(verb, "tasking")

    def _target(self, matrix: int) -> int | None:
        tree = self.tree
        target = tree.kid(matrix, "iobj")
        target = tree.kid(matrix, "obj") if target is None else target
        cases = CALLING.get(tree.lemma(matrix), ())
        called = (kid for kid in tree.kids(matrix, "obl") if tree.case(kid) in cases)
        return next(called, None) if target is None else target

    def _tells(self, verb: int, lexicon: str) -> bool:
        """Tell whether a verb is in a lexicon, with its particle where it has one."""
        particle = self.tree.kid(verb, "compound:prt")
        lemma = self.tree.lemma(verb)
        whole = lemma if particle is None else f"{lemma} {self.tree.lemma(particle)}"
        return not self.ontology.words(lexicon).isdisjoint({lemma, whole})

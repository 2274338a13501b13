"""Offices as the text tells of them: whose they are, whether they are still held, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.context import ContextReader
from kg.extract.phrases import Phrases
from kg.extract.tree import Tree
from kg.model import Mention, Proposition
from kg.reasons import Miss, Reason
from kg.schema import Frame, Ontology

__all__ = ["Offices"]


@dataclass(frozen=True, slots=True)
class Offices:
    """Judges the nouns of one sentence that name what somebody is."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    contexts: ContextReader

    def objection(self, frame: Frame, proposition: Proposition, holders: list[Mention]) -> Miss | None:
        """Return why a noun gives no lasting state, or None."""
        if proposition.pos != "NOUN":
            return None
        office = proposition.predicate
        if self._is_over(office):
            return Miss(Reason.OVER)
        if self._is_one_of_many(office, holders):
            return Miss(Reason.MANY)
        return Miss(Reason.ANOTHER) if self._serves_another(frame, office) else None

    def was(self, office: int) -> bool:
        """Tell whether the text tells of an office in the past tense: "was minister"."""
        copula = self.tree.kid(office, "cop")
        return copula is not None and self.tree.tokens[copula].tag == "VBD"

    def is_part_of_title(self, word: int, proposition: Proposition) -> bool:
        """Tell whether a word says which office it is, not whose: "chief of staff", "Defense Secretary"."""
        office = proposition.predicate
        if proposition.pos != "NOUN" or self.tree.lemma(office) not in self.ontology.words("officeNouns"):
            return False
        token = self.tree.tokens[word]
        bare = token.tag == "NN" and not self.tree.kids(word, "det", "amod", "compound", "nmod:poss")
        portfolio = word < office and self.tree.lemma(word) in self.ontology.words("portfolios")
        return portfolio or (bare and self.tree.case(word) == "of")

    def _is_over(self, office: int) -> bool:
        """Tell whether an office is not held now: "former president", "president-elect"."""
        tree = self.tree
        begin, end = tree.phrase(office)
        first = min([begin, *self.contexts.finder.title_words(office)])
        words = {*range(first, end), *tree.kids(office, "amod", "compound", "advmod")}
        if tree.is_dep(office, "nmod:desc", "compound", "flat"):  # "former" may hang from the person
            words.update(kid for kid in tree.children[tree.tokens[office].head] if kid < office)
        if first >= 2 and tree.tokens[first - 1].text == "-":  # "then-President"
            words.add(first - 2)
        over = any(tree.lemma(word) in self.ontology.words("notAnyMore") for word in words)
        return over or (end < len(tree.tokens) and tree.lemma(end) in self.ontology.words("aspirants"))

    def _is_one_of_many(self, office: int, holders: list[Mention]) -> bool:
        """Tell whether a plural stands for one person: who is "among the leaders" has no office of that name."""
        copula = self.tree.kid(office, "cop")
        plural = len(holders) == 1 and self.tree.tokens[office].tag == "NNS"
        return plural or (copula is not None and bool(self.tree.case(office)))

    def _serves_another(self, frame: Frame, office: int) -> bool:
        """Tell whether a body before an office is whose it is: a "police chief of Oslo" is not the head of Oslo."""
        places = frame.roles.get("object", ())
        if "nmod:of" not in places or "compound" in places:
            return False
        before = (word for word in self.tree.kids(office, "compound") if word < office)
        return any(self.phrases.mention(word).type in ("Organization", "Group") for word in before)

"""The place of an event: which of the words beside a predicate name one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.dating import Dating
from kg.extract.phrases import Phrases
from kg.extract.tree import Tree
from kg.model import Filler, Mention, MentionKind, Proposition
from kg.schema import Ontology, Relation

__all__ = ["Places"]

Qualifiers = tuple[tuple[str, Filler], ...]
PLACE_CASES = ("in", "at", "near", "inside", "outside", "on")


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the places of the propositions of one sentence."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    dating: Dating

    def of(self, proposition: Proposition, *, meets: bool = False) -> Iterator[tuple[str, Filler]]:
        """Yield the place of what a proposition tells, as a qualifier, where one is named.

        Where somebody `meets` people "in Oslo", it is the meeting that is there.
        """
        for argument in proposition.arguments:
            kind, _, case = argument.role.partition(":")
            if kind in ("obl", "nmod") and case in PLACE_CASES and not self.dating.is_time(argument.head):
                place = self._place(argument.head)
                if place:
                    yield "place", place
                    return
        told = list(self._beside_people(proposition, meets)) or list(self._before_where(proposition))
        yield from told

    def _before_where(self, proposition: Proposition) -> Iterator[tuple[str, Filler]]:
        """Yield the place that a clause with "where" is about: "flew to Oslo, where she met the king"."""
        tree, verb = self.tree, proposition.predicate
        where = next((kid for kid in tree.kids(verb, "advmod") if tree.lemma(kid) == "where"), None)
        if where is None or proposition.pos != "VERB" or not tree.is_dep(verb, "acl:relcl", "advcl"):
            return
        name = next((tree.names[word] for word in reversed(range(where)) if tree.names[word]), None)
        if name and self.ontology.is_a(name.type, "Place") and self._is_near(name, where):
            yield "place", name

    def _is_near(self, name: Mention, where: int) -> bool:
        """Tell whether nothing but a date stands between a name and "where"."""
        between = [token for token in self.tree.tokens[:where] if token.start >= name.end and token.pos != "PUNCT"]
        return all(self.dating.is_time(token.index) or self.dating.is_time(token.head) for token in between)

    def told(self, relation: Relation, qualifiers: Qualifiers) -> Qualifiers:
        """Return the place of a meeting where it stands right behind its preposition."""
        before = {token.end + 1: token.pos for token in self.tree.tokens}
        places = (each for each in qualifiers if each[0] == "place" and relation.symmetric)
        return tuple(each for each in places if before.get(each[1].start) == "ADP")

    def _beside_people(self, proposition: Proposition, meets: bool) -> Iterator[tuple[str, Filler]]:
        """Yield a place that hangs from a person's name: people are not in a place, what they do is."""
        for argument in proposition.arguments:
            name = self.tree.names[argument.head]
            met = meets and not argument.role.startswith("nsubj") and name is None and self._is_people(argument.head)
            if not met and (name is None or name.type != "Person"):
                continue
            for child in self.tree.kids(argument.head, "nmod"):
                place = self._place(child) if self.tree.case(child) in PLACE_CASES else None
                if place:
                    yield "place", place
                    return

    def _is_people(self, word: int) -> bool:
        return self.ontology.is_a(self.phrases.mention(word).type, "Person", "Group")

    def _place(self, head: int) -> Mention | None:
        """Return the named place in a phrase: the phrase itself, or the one that it lies in."""
        mention = self.phrases.mention(head)
        if mention.kind is MentionKind.NAME and self.ontology.is_a(mention.type, "Place", "Organization"):
            return mention
        for child in self.tree.kids(head, "nmod"):
            if self.tree.case(child) in PLACE_CASES:
                inner = self._place(child)
                if inner:
                    return inner
        return mention if mention.type == "Place" else None

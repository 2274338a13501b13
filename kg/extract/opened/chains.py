"""Predicates, and the verbs that lead to them: "agreed to pay", "insisted on paying", "is ready to strike"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.tree import Tree

__all__ = ["LEADING", "Chains"]

# Verbs by their tag that are none here: modifiers, and words that have become prepositions ("including").
NO_CLAUSE = ("amod", "case", "mark", "fixed", "compound", "flat", "cc", "aux", "det", "cop", "discourse")
LEADING = frozenset({"on", "from", "into", "of", "in", "at", "against", "about"})  # "insisted on paying"


@dataclass(frozen=True, slots=True)
class Chains:
    """Knows the predicates of one sentence."""

    tree: Tree

    def is_predicate(self, word: int) -> bool:
        """Tell whether a word is the verb of a clause, or what a copula makes its predicate."""
        tree = self.tree
        adjective = tree.tokens[word].pos == "ADJ" and tree.kid(word, "nsubj") is not None
        if tree.kid(word, "cop") is not None or (adjective and tree.kid(word, "aux") is not None):
            return True
        if tree.tokens[word].dep == "case":  # "three towns, including Bergen"
            return tree.tokens[word].text.lower() == "including" and tree.is_dep(tree.tokens[word].head, "nmod")
        behind = tree.tokens[word].dep == "amod" and tree.tokens[word].head < word  # "20 others wounded in a blast"
        return tree.tokens[word].pos == "VERB" and (behind or not tree.is_dep(word, *NO_CLAUSE))

    def of(self, word: int) -> tuple[int, ...]:
        """Return the verbs from the one that has the subject down to this: "agreed", "pay" in "agreed to pay"."""
        leader = self._leader(word)
        return (*self.of(leader), word) if leader is not None else (word,)

    def leads_on(self, word: int) -> bool:
        """Tell whether a word is only a part of the chain of another."""
        return any(self._leader(kid) == word for kid in self.tree.kids(word, "xcomp", "advcl"))

    def outer(self, word: int) -> int | None:
        """Return the subject of a copula that makes a whole clause its predicate: "the problem is that Norway pays"."""
        tree = self.tree
        if tree.tokens[word].pos != "VERB" or tree.kid(word, "cop") is None:
            return None
        subjects = tree.kids(word, "nsubj")
        outer = [kid for kid in subjects if tree.tokens[kid].dep == "nsubj:outer"]
        return next(iter(outer or subjects), None)

    def _leader(self, word: int) -> int | None:
        tree, head = self.tree, self.tree.head(word)
        if head is None:
            return None
        if tree.is_dep(word, "xcomp") or self._completes(word, head):
            return head if self._takes(head, word) else None
        shares = tree.tokens[word].dep == "conj" and tree.tokens[word].tag == tree.tokens[head].tag
        return self._leader(head) if shares and tree.kid(word, "nsubj", "aux") is None else None

    def _completes(self, word: int, verb: int) -> bool:
        """Tell whether a gerund behind a verb and its preposition completes it: "insisted on paying"."""
        mark = self.tree.kid(word, "mark")
        gerund = self.tree.tokens[word].dep == "advcl" and self.tree.tokens[word].tag == "VBG"
        return gerund and mark == verb + 1 and self.tree.mark(word) in LEADING

    def _takes(self, verb: int, complement: int) -> bool:
        """Tell whether a verb has its subject do what its complement tells; "urge them to pay" are two clauses."""
        tree = self.tree
        if tree.kid(verb, "obj", "iobj") is not None or tree.kid(complement, "nsubj") is not None:
            return False
        governs = self.is_predicate(verb) or tree.is_dep(verb, "xcomp")
        infinite = tree.mark(complement) == "to" or tree.tokens[complement].tag in ("VB", "VBG")
        return governs and infinite and self.is_predicate(complement)

"""Which words an argument has: the whole phrase with its preposition, without what is told about it in passing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.opened.values import Slot
from kg.extract.tree import ASIDES, Tree

__all__ = ["Spans", "is_degree"]

COORDINATION = frozenset({"conj", "cc", "cc:preconj"})
BESIDE_NOUN = ASIDES | COORDINATION | {"punct", "case", "mark", "nsubj", "cop", "aux", "advcl", "expl"}
BESIDE_PREDICATE = BESIDE_NOUN | {"obl", "advmod", "ccomp", "csubj"}  # these belong to the clause, not to the noun
BESIDE_CLAUSE = frozenset({"parataxis", "discourse", "vocative", "punct", "cc"})
DEGREES = frozenset({"too", "very", "so", "more", "most", "less", "least", "quite", "rather", "fairly", "highly"})
QUOTES = frozenset("\"'\u201c\u2018")
CLAUSAL = frozenset({"ccomp", "advcl", "acl", "csubj"})
PHRASAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ", "DET", "X", "ADV")


def is_degree(tree: Tree, adverb: int) -> bool:
    """Tell whether an adverb says how much of an adjective: "too low"."""
    before = adverb + 1 == tree.tokens[adverb].head and tree.tokens[adverb + 1].pos == "ADJ"
    return before and tree.tokens[adverb].dep == "advmod" and tree.lemma(adverb) in DEGREES


@dataclass(frozen=True, slots=True)
class Spans:
    """Finds the words of arguments in one sentence.

    Branches that hold one of the words in `apart` are left out: no argument holds its predicate or another argument.
    """

    tree: Tree

    def argument(self, role: str, head: int, *apart: int) -> Slot:
        """Return an argument with its preposition and all that is coordinated with it."""
        base, _, case = role.partition(":")
        if base in CLAUSAL or (base == "xcomp" and self.tree.tokens[head].pos == "VERB"):
            return self._slot(role, head, BESIDE_CLAUSE, apart)
        without = BESIDE_NOUN - COORDINATION
        return self._slot(role, head, without - {"case"} if case else without, apart)

    def each(self, role: str, head: int, *apart: int) -> list[Slot]:
        """Return an argument with its preposition; coordinated phrases that have none, each for itself."""
        plain = role in ("nsubj", "obj", "iobj", "obl:by")
        return self.nominals(role, head, *apart) if plain else [self.argument(role, head, *apart)]

    def nominals(self, role: str, head: int, *apart: int, each: bool = True) -> list[Slot]:
        """Return each of the coordinated phrases that a head has, or all of them as one, without their preposition."""
        if not each or not self._are_alike(head):
            return [self._slot(role, head, BESIDE_NOUN - COORDINATION, apart)]
        return [self._slot(role, word, BESIDE_NOUN, apart) for word in self._conjuncts(head)]

    def predicates(self, head: int) -> list[Slot]:
        """Return what a copula says that the subject is, each of the coordinated phrases for itself."""
        alike = [word for word in self.tree.conjuncts(head) if word == head or self._is_plain(word)]
        return [self._slot("pred", word, BESIDE_PREDICATE, ()) for word in alike]

    def clause(self, role: str, head: int, *apart: int) -> Slot:
        """Return a clause with all that belongs to it."""
        return self._slot(role, head, BESIDE_CLAUSE, apart)

    def content(self, verb: int) -> Slot:
        """Return the clause that a copula makes a predicate: "to pay them" in "the plan is to pay them"."""
        copula = self.tree.kids(verb, "cop")[0]
        before = tuple(kid for kid in self.tree.children[verb] if kid <= copula)
        return self._slot("ccomp", verb, BESIDE_CLAUSE, before)

    def _are_alike(self, head: int) -> bool:
        return all(self._is_plain(word) for word in self._conjuncts(head)[1:])

    def _conjuncts(self, head: int) -> list[int]:
        """Return a noun and what is coordinated with it or with its name: "the novelist Ana Osei and her son"."""
        named = [kid for kid in self.tree.kids(head, "appos") if self.is_tight(kid)]
        return [*self.tree.conjuncts(head), *(word for kid in named for word in self.tree.conjuncts(kid)[1:])]

    def _is_plain(self, word: int) -> bool:
        """Tell whether a conjunct is a phrase and no clause of its own."""
        clausal = self.tree.kid(word, "nsubj", "cop", "aux") is not None
        return self.tree.tokens[word].pos in PHRASAL and not clausal

    def _slot(self, role: str, head: int, without: frozenset[str], apart: tuple[int, ...]) -> Slot:
        return Slot(role, head, *self._stretch(head, self._inside(head, without, apart)))

    def _inside(self, head: int, without: frozenset[str], apart: tuple[int, ...]) -> set[int]:
        tree, inside = self.tree, {head}
        around = {word for other in apart if other != head for word in (other, *tree.ancestors(other))}
        without = without - {"acl:relcl"} if self.tree.tokens[head].tag == "WP" else without  # "what they decided"
        nested = frozenset() if without >= BESIDE_CLAUSE and "case" not in without else ASIDES
        for child in tree.children[head]:
            dep = tree.tokens[child].dep
            beside = child in around or self._is_remark(child, head)
            out = (dep in without or dep.partition(":")[0] in without) and not self.is_tight(child)
            if is_degree(tree, child) or not (out or beside):
                others = without & COORDINATION if self.is_tight(child) else frozenset()
                inside.update(self._branch(child, nested | others))
        return inside

    def _branch(self, word: int, without: frozenset[str]) -> Iterator[int]:
        """Yield a word and all below it, passing over asides; a name that its noun needs is none."""
        yield word
        for child in self.tree.children[word]:
            if without.isdisjoint(self.tree.deps[child]) or self.is_tight(child):
                yield from self._branch(child, without)

    def is_tight(self, word: int) -> bool:
        """Tell whether a name stands right behind the noun that describes it: "the novelist Ana Osei"."""
        tree = self.tree
        if tree.tokens[word].dep != "appos" or tree.tokens[word].pos != "PROPN" or tree.names[tree.tokens[word].head]:
            return False
        before = tree.tokens[self._begin(word) - 1]
        return before.pos != "PUNCT" or before.text in QUOTES

    def is_age(self, word: int) -> bool:
        """Tell whether a number is somebody's age: "Lind, 52, ..."."""
        tree = self.tree
        name = tree.names[tree.tokens[word].head]
        return (
            tree.tokens[word].tag == "CD"
            and len(tree.tokens[word].text) < 3
            and tree.tokens[word - 1].text == ","
            and name is not None
            and name.type == "Person"
            and tree.is_dep(word, "appos", "nmod", "nummod", "amod")
        )

    def _is_remark(self, word: int, noun: int) -> bool:
        """Tell whether a phrase behind a comma is told in passing: "the bank, founded in 1920", "Lind, 52"."""
        tree = self.tree
        begins = self._begin(word)
        if tree.case(word) == "including":
            return True
        if begins < noun or tree.tokens[begins - 1].pos != "PUNCT":
            return False
        loose = tree.tokens[word].dep == "nmod:unmarked" or self.is_age(word)
        return loose or (tree.tokens[word].dep == "acl" and tree.mark(word) == "")

    def _begin(self, word: int) -> int:
        """Return the first word of a phrase."""
        words = (each for each in self.tree.descendants(word) if self.tree.tokens[each].pos != "PUNCT")
        return min(words, default=word)

    def _stretch(self, head: int, inside: set[int]) -> tuple[int, int]:
        """Return the unbroken stretch around a word; signs between two words that are inside do not break it."""
        begin = end = head
        while (before := self._next(begin, -1, inside)) is not None:
            begin = before
        while (behind := self._next(end, 1, inside)) is not None:
            end = behind
        return begin, end + 1

    def _next(self, word: int, step: int, inside: set[int]) -> int | None:
        word += step
        while 0 <= word < len(self.tree.tokens) and word not in inside and self.tree.tokens[word].pos == "PUNCT":
            word += step
        return word if word in inside else None

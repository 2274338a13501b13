"""Titles and descriptions of people: which words belong to one, and who it is that they tell of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.subjects import Subjects
from kg.extract.tree import Tree
from kg.schema import Ontology

__all__ = ["Titles"]

LEADING = frozenset({"deputy", "assistant"})  # part of the office behind them: "Deputy Prime Minister"


@dataclass(frozen=True, slots=True)
class Titles:
    """Finds the words of a title and its holder, wherever the parser has hung them."""

    tree: Tree
    ontology: Ontology
    subjects: Subjects

    @classmethod
    def of(cls, tree: Tree, ontology: Ontology) -> Titles:
        """Make ready to find the titles of a sentence."""
        return cls(tree, ontology, Subjects(tree, ontology))

    def words(self, noun: int) -> list[int]:
        """Return the words before a title that the parser hangs from the person: "former Yugoslav" President."""
        tree = self.tree
        words: list[int] = []
        for word in range(noun - 1, -1, -1):
            beside = (
                tree.tokens[word].head == tree.tokens[noun].head
                and tree.names[word] is not tree.names[tree.tokens[noun].head]
            )
            inside = tree.tokens[word].head == noun or any(tree.tokens[word].head == other for other in words)
            if not (beside or inside) or not tree.is_dep(word, "amod", "compound", "nmod:desc"):
                break
            if beside and self._is_office_of_its_own(word, noun):
                break
            if beside:
                words.append(word)
        return words if tree.is_dep(noun, "nmod:desc", "compound", "flat") else []

    def _is_office_of_its_own(self, word: int, noun: int) -> bool:
        """Tell whether somebody has two titles: "Prime Minister General Lind"."""
        office = self.tree.is_dep(word, "nmod:desc") and self.tree.lemma(word) in self.ontology.words("officeNouns")
        return office and self.first_half(noun) != word and self.tree.lemma(word) not in LEADING

    def first_half(self, noun: int) -> int | None:
        """Return the word that makes one office with the one behind it: "attorney" in "attorney general"."""
        first = noun - 2 if noun >= 2 and self.tree.texts[noun - 1] == "-" else noun - 1
        return first if first >= 0 and self._are_one_office(first, noun) else None

    def second_half(self, noun: int) -> int | None:
        """Return the word that makes one office with the one before it: "general" in "attorney general"."""
        tree = self.tree
        second = noun + 2 if noun + 2 < len(tree.tokens) and tree.texts[noun + 1] == "-" else noun + 1
        return second if second < len(tree.tokens) and self._are_one_office(noun, second) else None

    def is_first_half(self, noun: int) -> bool:
        """Tell whether a word is an office only together with the noun behind it."""
        second = self.second_half(noun)
        return second is not None and self.tree.tokens[second].pos in ("NOUN", "PROPN")

    def _are_one_office(self, first: int, second: int) -> bool:
        pair = f"{self.tree.lemma(first)} {self.tree.lemma(second)}"
        return pair in self.ontology.words("doubleOffices")

    def begin(self, noun: int, begin: int) -> int:
        """Return where a title begins of which the phrase begins at `begin`."""
        first = self.first_half(noun)
        before = [self.tree.phrase(first)[0]] if first is not None else []
        return min([begin, *before, *self.words(noun)])

    def holder(self, noun: int) -> int | None:
        """Return the person whom a noun describes: in apposition, as a title, or through a copula."""
        first = self.first_half(noun)
        held = self._holder(noun)
        return self._holder(first) if held is None and first is not None else held

    def is_aside(self, noun: int) -> bool:
        """Tell whether a noun describes somebody in passing: a title or an apposition is the article's own word."""
        tree = self.tree
        if tree.kid(noun, "cop") is not None:
            return False
        named = any(tree.names[kid] for kid in tree.kids(noun, "flat", "appos"))
        named = named or self.holder(noun) is not None
        return named or tree.is_dep(noun, "appos", "nmod:desc", "compound", "flat")

    def _holder(self, noun: int) -> int | None:
        tree = self.tree
        head = tree.head(noun)
        behind = self._name_behind(noun)
        if behind is not None:
            return behind
        if (
            head is not None
            and tree.is_dep(noun, "appos", "nmod:desc", "compound", "flat")
            and self.subjects.is_person(head)
        ):
            return head if tree.is_dep(noun, "appos") else self._named_next(noun, head)
        for child in tree.kids(noun, "appos", "flat"):
            if self.subjects.is_person(child):
                return child
        subject = tree.kid(noun, "nsubj")
        if subject is not None and tree.kid(noun, "cop") is not None:
            return self.subjects.antecedent(noun) if tree.is_relative(subject) else subject
        return None

    def _name_behind(self, title: int) -> int | None:
        """Return the person whose name follows a title at once; whatever the tree says, it is theirs."""
        tokens = self.tree.tokens
        if title and tokens[title - 1].text == "-" and self.first_half(title) is None:
            return None  # the second half of "director-general"
        first = title + 3 if title + 1 < len(tokens) and tokens[title + 1].text == "-" else title + 1
        if first >= len(tokens) or not self.subjects.is_person(first):
            return None
        name = self.tree.names[first]
        inside = [word for word, other in enumerate(self.tree.names) if other is name]
        heads = [word for word in inside if self.tree.tokens[word].head not in inside]
        return heads[0] if heads else first

    def _named_next(self, title: int, head: int) -> int:
        """Return the first person named after a title: in "Secretary Snow and Chairman Lind" each has one."""
        for word in range(title + 1, head):
            if self.tree.names[word] is not None and self.subjects.is_person(word):
                return word
        return head

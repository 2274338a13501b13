"""Which sums and counts of a sentence belong to which of its phrases."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kg.extract.tree import Tree
from kg.extract.values import lead_in, read_amount, read_count, read_money, read_share
from kg.model import Filler, Mention, MentionKind, Value

__all__ = ["Quantities"]

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CROWDS = frozenset({"group", "team", "crowd", "delegation", "total", "number", "couple", "handful", "convoy", "gang"})
NUMBER_NOUNS = frozenset("dozen dozens score scores hundreds thousands tens millions billions".split())
MEASURES = frozenset(
    """
    percent % cent dollar euro pound yen won second minute hour day week month year decade century mile kilometer
    kilometre km meter metre foot inch ton tonne kilogram kg gram barrel litre liter gallon acre hectare degree watt
    megawatt point time
    """.split()
)


@dataclass(frozen=True, slots=True)
class Quantities:
    """Reads the sums and counts of one sentence."""

    tree: Tree

    def of(self, ends: tuple[Filler, Filler], told: Container[str]) -> Iterator[tuple[str, Value]]:
        """Yield how many each end speaks of, and what the object is worth where no amount is told."""
        for name, end in zip(("subjectCount", "objectCount"), ends, strict=True):
            count = self.count(end) if isinstance(end, Mention) else None
            if count:
                yield name, count
        worth = self.worth(ends[1]) if isinstance(ends[1], Mention) and "amount" not in told else None
        if worth:
            yield "amount", worth

    def sum_in(self, head: int) -> Value | None:
        """Return the money in a phrase, or the number or percentage that the phrase is."""
        text, start = self._phrase(head)
        is_number = self.tree.tokens[head].pos == "NUM" or self._is_percentage(head)
        is_number = is_number and self.tree.kid(head, "nmod") is None  # "300 of the ships" are ships
        return read_money(text, start) or (read_amount(text, start) if is_number else None)

    def is_sum(self, word: int) -> bool:
        """Tell whether a phrase is a sum itself and not a thing of that worth ("an $8 million fund")."""
        token = self.tree.tokens[word]
        return (
            token.pos in ("SYM", "NUM")
            or self._is_percentage(word)
            or read_money(f"1 {token.lemma}") is not None
            or read_amount(token.text) is not None
            or (token.text.lower() in NUMBER_NOUNS and read_money(self._phrase(word)[0]) is not None)
        )

    def worth(self, mention: Mention) -> Value | None:
        """Return what a thing is worth or which share it is: "an $8 million loan", "a quarter of the shipyard"."""
        head = self._head(mention)
        if head is None or mention.kind is not MentionKind.NOMINAL:
            return None
        if self.tree.lemma(head) in ("half", "quarter", "third", "fifth", "tenth"):
            return read_share(mention.text, mention.start)
        for kid in self.tree.kids(head, "compound", "nummod", "amod", "nmod", "acl"):
            value = self._price(kid)
            if value and mention.start <= value.start and value.end <= mention.end:
                return value
        return None

    def count(self, mention: Mention) -> Value | None:
        """Return how many, more than one, a phrase speaks of: "36 people", "a group of 20 lawmakers"."""
        head = self._head(mention)
        if head is None or mention.kind is not MentionKind.NOMINAL or self.tree.lemma(head) in MEASURES:
            return None
        if self.tree.lemma(head) in CROWDS:
            counted = (kid for kid in self.tree.kids(head, "nmod") if self.tree.case(kid) == "of")
            return next((value for kid in counted if (value := self._number_of(kid))), None)
        return self._number_of(head)

    def _number_of(self, head: int) -> Value | None:
        """Return the number that a noun has, or that a phrase of number is: "three of the hostages"."""
        token, number = self.tree.tokens[head], self.tree.kid(head, "nummod")
        begin = token.start if number is None else self.tree.tokens[min(self.tree.descendants(number))].start
        lead = lead_in(self._before(begin))
        if number is None and not lead and not (token.pos == "NUM" or token.text.lower() in NUMBER_NOUNS):
            return None
        begin -= len(lead)
        value = read_count(self.tree.text(begin, token.end), begin)
        plural = value and (value.value not in ("0", "1") or value.limit)
        return value if value and plural and not self._is_year(value) else None

    def _is_year(self, value: Value) -> bool:
        return YEAR.fullmatch(value.text) is not None

    def _price(self, word: int) -> Value | None:
        """Return the sum that a phrase beside a noun is: "$8 million", "of $8 million", "worth $8 million"."""
        tree = self.tree
        if tree.tokens[word].text == "worth":
            sums = tree.kids(word, "obj", "obl", "nmod", "xcomp")
            return next((value for kid in sums if (value := self.sum_in(kid))), None)
        if not self.is_sum(word) or (tree.is_dep(word, "nmod", "acl") and tree.case(word) not in ("of", "")):
            return None
        text, start = self._phrase(word)
        return read_money(text, start) or read_share(text, start)

    def _phrase(self, head: int) -> tuple[str, int]:
        """Return the words of a phrase with what bounds its number, and where they begin."""
        start, end = self.tree.span(*self.tree.phrase(head))
        start -= len(lead_in(self._before(start)))
        return self.tree.text(start, end), start

    def _before(self, start: int) -> str:
        return self.tree.text(self.tree.sentence.start, start)

    def _head(self, mention: Mention) -> int | None:
        """Return the word by which a mention hangs in the sentence."""
        tree = self.tree
        inside = [token.index for token in tree.tokens if mention.start <= token.start and token.end <= mention.end]
        return next((word for word in inside if tree.tokens[word].head not in inside or tree.head(word) is None), None)

    def _is_percentage(self, word: int) -> bool:
        return self.tree.lemma(word) in ("%", "percent") or self.tree.tokens[word].text == "cent"

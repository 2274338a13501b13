"""The date of a proposition: which of its words are one, and whether it lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg import world
from kg.extract.context import Context
from kg.extract.times import Moment, is_temporal, read_date
from kg.extract.tree import OUTSIDE_PHRASE, Tree
from kg.model import Filler, Modality, Proposition, Value

__all__ = ["Dating"]

DATE_CASES = ("", "on", "in", "during", "at", "between", "from", "of", "over", "late", "early")
PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "'ve", "been"})
FUTURE_WORDS = frozenset({"next", "tomorrow", "upcoming", "coming"})

Qualifiers = tuple[tuple[str, Filler], ...]


@dataclass(frozen=True, slots=True)
class Dating:
    """Dates the propositions of one sentence against the day of the article."""

    tree: Tree
    published: date | None

    def is_time(self, head: int) -> bool:
        """Tell whether a phrase is a date or another word for a time."""
        tree, words = self.tree, [head]
        if tree.tokens[head].tag == "CD":  # "April 12" may hang from its number
            words += tree.kids(head, "nmod", "compound", "nummod", "flat", "appos")
        return any(is_temporal(tree.tokens[word].text) or is_temporal(tree.lemma(word)) for word in words)

    def is_past(self, proposition: Proposition) -> bool:
        """Tell whether the verb is in a past tense, so that no date of it lies ahead."""
        tree, verb = self.tree, proposition.support
        auxiliaries = {tree.tokens[kid].text.lower() for kid in tree.kids(verb, "aux")}
        return tree.tokens[verb].tag == "VBD" or (
            tree.tokens[verb].tag == "VBN" and bool(auxiliaries & PAST_AUXILIARIES)
        )

    def date_of(self, proposition: Proposition, context: Context) -> tuple[Moment | None, Qualifiers]:
        """Return what the clause's date means, and the qualifier that it gives; no date is ever taken for granted."""
        future = context.modality in (Modality.PLANNED, Modality.PROMISED)
        tense = "future" if future else "past" if self.is_past(proposition) else ""
        for head in self._time_heads(proposition):
            start, end = self.tree.span(*self.tree.phrase(head, without=OUTSIDE_PHRASE - {"conj", "cc"}))
            words = self.tree.text(start, end)
            moment = read_date(f"{self.tree.case(head)} {words}", self.published, tense=tense)
            if moment and not _is_era(moment):
                return moment, (("date", Value(moment.value, moment.datatype, words, "", start, end)),)
        return None, ()

    def is_ahead(self, moment: Moment | None, time: Qualifiers) -> bool:
        """Tell whether a date lies after the dateline: "heads to Oslo next week" is a plan."""
        words = {word for _, filler in time for word in filler.text.lower().split()}
        if words & FUTURE_WORDS:
            return True
        return bool(
            moment
            and moment.value
            and self.published
            and moment.value[:10] > self.published.isoformat()[: len(moment.value[:10])]
        )

    def _time_heads(self, proposition: Proposition) -> Iterator[int]:
        for argument in proposition.arguments:
            kind, _, case = argument.role.partition(":")
            timely = kind in ("obl", "nmod", "advmod") and (case in DATE_CASES or case == "unmarked")
            if timely and self.is_time(argument.head):
                yield argument.head
        for argument in proposition.arguments:  # "a visit to Oslo in May": the date hangs from the place
            if argument.role.startswith(("obl", "nmod", "obj")) and argument.role != "nmod:poss":
                for word in self._dateless(argument.head):
                    yield from (kid for kid in self.tree.kids(word, "nmod", "obl") if self._hangs_as_date(kid))

    def _dateless(self, head: int) -> Iterator[int]:
        """Yield the words of a phrase that have no date of their own, so that one hanging from them is the clause's."""
        for word in self.tree.conjuncts(head):
            if self.tree.names[word] or world.nouns().get(self.tree.lemma(word)) or self._is_office(word):
                yield word
                for kid in self.tree.kids(word, "nmod"):
                    yield from self._dateless(kid)

    def _is_office(self, word: int) -> bool:
        return world.titles().get(self.tree.lemma(word)) == "office"

    def _hangs_as_date(self, word: int) -> bool:
        return self.is_time(word) and self.tree.case(word) in DATE_CASES


def _is_era(moment: Moment) -> bool:
    """Tell whether a date is a span of years: the time that something lasted, not the day that it happened."""
    first, _, last = moment.value.partition("/")
    return bool(last) and first[:4] != last[:4] and len(first) == 4

"""Which verb or noun of a sentence each of its dates belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg import world
from kg.extract.almanac import is_temporal
from kg.extract.days import DAY_READERS
from kg.extract.times import TimeSpan, find_times
from kg.extract.tree import Tree
from kg.schema import Ontology

__all__ = ["Attachment", "Dated", "DatingWords"]

# Prepositions with which a date says when something happens; "" for none. "for Monday" needs a verb that sets a date.
CASES = """
    on in during at between from of over late early since until till by before after through throughout within around
    about starting beginning up_to prior_to ahead_of as_of
"""
DATE_CASES = frozenset(CASES.split()) | {""}
BINDING_CASES = frozenset({"of", "from", "for", "between"})  # "the treaty of 1905": the date stays with the noun
APART_CASES = frozenset({"before", "after", "since", "until", "following", "ahead_of", "prior_to", "ahead"})
LINKING = ("ADV", "ADP", "SCONJ", "SYM", "NUM")  # no date is theirs: "early on Friday", "$3 million in 1995"
MODIFIERS = ("compound", "nummod", "amod", "nmod:poss", "nmod:unmarked", "det")


@dataclass(frozen=True, slots=True)
class DatingWords:
    """The words of an ontology that tell what a date belongs to."""

    events: frozenset[str]  # nouns that tell of something that happens
    setters: frozenset[str]  # verbs that say when something does
    reporting: frozenset[str]  # verbs that say who tells it

    @classmethod
    def of(cls, ontology: Ontology) -> DatingWords:
        """Return the words of an ontology: the nouns of its events with those that it lists."""
        told = (each for each in ontology.frames if each.pos == "NOUN" and not ontology.relation(each.relation).state)
        events = ontology.words("eventNouns").union(*(frame.lemmas for frame in told))
        agreements = ontology.words("agreementNouns")
        return cls(events - agreements, ontology.words("datingVerbs"), ontology.words("reportingVerbs"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in the sentence: its words, the one that it hangs by, and the verb or noun that it dates."""

    span: TimeSpan
    words: frozenset[int]
    top: int
    owner: int | None

    @property
    def is_day(self) -> bool:
        """Tell whether it is a single day: what is told on of a day most often happened on it too."""
        return len(self.span.dates) == 1 and self.span.dates[0].reader in DAY_READERS


@dataclass(frozen=True)
class Attachment:
    """Finds the times of one sentence and what they belong to."""

    tree: Tree
    words: DatingWords

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """Return the times of the sentence with what each dates; one inside a name is none."""
        return tuple(self._find())

    def _find(self) -> Iterator[Dated]:
        tree, begin = self.tree, self.tree.sentence.start
        for span in find_times(tree.sentence.text):
            places = [(begin + one.start, begin + one.end) for one in span.dates]
            dates = [word for start, end in places for word in self._within(start, end)]
            if not dates or self._is_named(dates, begin + span.start, begin + span.end):
                continue
            top = self._top(dates)
            # In "since the 2005 election" only the year is the date's.
            bare = TimeSpan(span.dates[0].start, span.end, span.dates) if self._modifies(top, dates) else span
            words = frozenset(self._within(begin + bare.start, begin + bare.end))
            yield Dated(bare, words, top, self._owner(bare, top, words))
            if event := self._when(max(words)):  # "in 1978, when the king died"
                yield Dated(TimeSpan(span.dates[0].start, span.end, span.dates), words, top, event)

    def _when(self, last: int) -> int | None:
        """Return the verb of the clause that tells what happened at a date."""
        after = [token for token in self.tree.tokens[last + 1 : last + 3] if token.text != ","]
        if not after or after[0].text.lower() != "when" or not self.tree.is_verb(after[0].head):
            return None
        return after[0].head

    def _within(self, start: int, end: int) -> list[int]:
        return [token.index for token in self.tree.tokens if token.start < end and start < token.end]

    def _is_named(self, words: list[int], start: int, end: int) -> bool:
        """Tell whether a date is part of a longer name: "the Sunday Times"."""
        names = [name for word in words if (name := self.tree.names[word])]
        return any(name.start < start or end < name.end for name in names)

    def _top(self, words: list[int]) -> int:
        """Return the word by which a date hangs in the sentence, the highest where it has several."""
        tree = self.tree
        tops = [word for word in words if tree.head(word) not in words]
        tops = [word for word in tops if tree.tokens[word].pos not in ("PUNCT", "ADP")]
        return min(tops or words, key=lambda word: (sum(1 for _ in tree.ancestors(word)), word))

    def _modifies(self, top: int, words: list[int]) -> bool:
        head = self.tree.head(top)
        return head is not None and head > max(words) and self.tree.is_dep(top, *MODIFIERS)

    def _case(self, span: TimeSpan, top: int) -> str:
        """Return the preposition of a date; "from Monday to Friday" and "as early as Friday" need none."""
        case = self.tree.case(top)
        return "" if len(span.dates) > 1 or case == "as" else case

    def _owner(self, span: TimeSpan, top: int, words: frozenset[int]) -> int | None:
        """Return the verb or the noun that a date dates; None where that is nothing that happens."""
        told = self._told_before(min(words), self._case(span, top))
        if told is not None:
            return told
        tree, word, case = self.tree, top, self._case(span, top)
        head = tree.head(top)
        while head is not None and (head in words or tree.tokens[head].pos in LINKING or self._is_unit(head)):
            case = self._case(span, head) if head in words else case
            word, head = head, tree.head(head)
        if head is None:
            return None
        if tree.is_verb(head):
            return head if self._fits(word, head, case) else None
        if case not in DATE_CASES:
            return None
        if word < head or tree.is_dep(word, "nmod:poss"):
            return head if tree.is_dep(word, *MODIFIERS, "nmod", "obl") else None
        return self._beyond(head, case)

    def _is_unit(self, word: int) -> bool:
        """Tell whether a word only measures time: "the first days of May"."""
        return self.tree.tokens[word].pos == "NOUN" and is_temporal(self.tree.lemma(word))

    def _told_before(self, first: int, case: str) -> int | None:
        """Return what stands right before a date and is surely its: "said Monday ...", "after the vote Monday"."""
        before = first - 2 if first and self.tree.tokens[first - 1].text in ("on", "in") else first - 1
        if before < 0:
            return None
        tag, lemma = self.tree.tokens[before].tag, self.tree.lemma(before)
        speech = tag == "VBD" and lemma in self.words.reporting
        apart = case in ("", "in", "on") and lemma in self.words.events and self.tree.case(before) in APART_CASES
        return before if speech or apart else None

    def _fits(self, word: int, verb: int, case: str) -> bool:
        """Tell whether a date under a verb says when: it is a subject or an object only beside another."""
        if case not in DATE_CASES and not (case == "for" and self.tree.lemma(verb) in self.words.setters):
            return False
        if self.tree.is_dep(word, "obj", "iobj", "xcomp"):
            return len(self.tree.kids(verb, "obj", "iobj", "xcomp", "ccomp", "obl", "advcl")) > 1
        if self.tree.is_dep(word, "nsubj"):
            return len(self.tree.kids(verb, "nsubj")) > 1  # "Members Tuesday discussed"
        return not self.tree.is_dep(word, "csubj", "ccomp", "conj", "appos")

    def _beyond(self, noun: int, case: str) -> int | None:
        """Return what a date after a noun belongs to: the noun if it happens, or else what the noun takes part in."""
        tree = self.tree
        word: int | None = noun
        while word is not None and not tree.is_verb(word):
            if tree.lemma(word) in self.words.events or (case in BINDING_CASES and not self._is_timeless(word)):
                return word
            if tree.is_dep(word, "nmod:poss", "root"):
                return None
            word = tree.head(word)
        return word

    def _is_timeless(self, word: int) -> bool:
        """Tell whether a noun names somebody or a place, which no date can belong to."""
        lemma = self.tree.lemma(word)
        return bool(self.tree.names[word] or world.nouns().get(lemma) or world.titles().get(lemma) == "office")

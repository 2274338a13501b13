"""The date of a proposition: which of the sentence's dates it is, and whether it lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract.almanac import is_temporal
from kg.extract.attachment import Attachment, Dated, DatingWords
from kg.extract.context import Context
from kg.extract.tenses import tense_of
from kg.extract.times import Moment, TimeSpan
from kg.extract.tree import Tree
from kg.model import Filler, Modality, Proposition, Value
from kg.periods import bounds

__all__ = ["Dating"]

FUTURE_WORDS = frozenset({"next", "tomorrow", "upcoming", "coming"})

Qualifiers = tuple[tuple[str, Filler], ...]


@dataclass(frozen=True, slots=True)
class Dating:
    """Dates the propositions of one sentence against the day of the article."""

    tree: Tree
    published: date | None
    words: DatingWords
    attachment: Attachment

    @classmethod
    def of(cls, tree: Tree, published: date | None, words: DatingWords) -> Dating:
        """Make ready to find the dates of a sentence; that takes its time, and most sentences are never asked."""
        return cls(tree, published, words, Attachment(tree, words))

    @property
    def dates(self) -> tuple[Dated, ...]:
        """Return the dates of the sentence."""
        return self.attachment.dates

    def is_time(self, head: int) -> bool:
        """Tell whether a phrase is a date or another word for a time."""
        return is_temporal(self.tree.lemma(head)) or any(head in dated.words for dated in self.dates)

    def is_past(self, proposition: Proposition, context: Context) -> bool:
        """Tell whether the clause is in a past tense, so that no date of it lies ahead."""
        return self._tense(proposition, context) == "past"

    def date_of(self, proposition: Proposition, context: Context) -> tuple[Moment | None, Qualifiers]:
        """Return what the clause's date means, and the qualifier that it gives; no date is ever taken for granted."""
        found = []
        for dated in self._dates_of(proposition, context):
            tense = "future" if self.tree.case(dated.top) == "for" else self._tense(proposition, context)
            moment = dated.span.read(self.published, tense=tense)
            if moment and not (tense == "past" and moment.basis == "dateline" and self.is_ahead(moment)):
                found.append((moment, dated))
        if not found:
            return None, ()
        moment, dated = min(found, key=lambda pair: _vagueness(pair[0]))
        return moment, (("date", self._value(moment, dated.span)),)

    def day_of(self, dated: Dated, proposition: Proposition, context: Context) -> Iterator[Value]:
        """Yield what one date of the sentence means as that of a clause, where that can be told."""
        moment = dated.span.read(self.published, tense=self._tense(proposition, context))
        if moment and moment.value:
            yield self._value(moment, dated.span)

    def is_ahead(self, moment: Moment | None, time: Qualifiers = ()) -> bool:
        """Tell whether a date lies after the dateline: "heads to Oslo next week" is a plan."""
        words = {word for _, filler in time for word in filler.text.lower().split()}
        begins = bounds(moment.value)[0] if moment else None
        return bool(words & FUTURE_WORDS) or bool(begins and self.published and begins > self.published)

    def _tense(self, proposition: Proposition, context: Context) -> str:
        return tense_of(self.tree, proposition.support, context, self.words)

    def _value(self, moment: Moment, span: TimeSpan) -> Value:
        begin = self.tree.sentence.start
        start, end = begin + span.start, begin + span.end
        return Value(moment.value, moment.datatype, self.tree.text(start, end), "", start, end)

    def _dates_of(self, proposition: Proposition, context: Context) -> list[Dated]:
        own = self._dates_at(proposition.predicate, proposition.support)
        if own:
            return own
        if proposition.pos == "NOUN" and proposition.support == proposition.predicate:
            return self._dates_at(*self._setting(proposition.predicate))
        occasion = self._dates_at(*self._occasions(proposition.support), *self._introductions(proposition.support))
        return occasion or self._shared(proposition.support, asserted=context.modality is Modality.ASSERTED)

    def _dates_at(self, *owners: int) -> list[Dated]:
        return [dated for dated in self.dates if dated.owner in owners]

    def _occasions(self, verb: int) -> list[int]:
        """Return the events in which another happens: "killed three in Saturday's raid"."""
        words = self.tree.kids(verb, "obl")
        return [word for word in words if self.tree.case(word) in ("in", "during", "at") and self._is_event(word)]

    def _introductions(self, verb: int) -> list[int]:
        """Return the participles before a clause that tell of the same event: "Speaking on Monday, Osei defended"."""
        clauses = [clause for clause in self.tree.kids(verb, "advcl") if clause < verb]
        return [clause for clause in clauses if self._tells_how(clause, asserted=False)]

    def _is_event(self, word: int) -> bool:
        return self.tree.lemma(word) in self.words.events

    def _setting(self, noun: int) -> list[int]:
        """Return the verbs that say when an event takes place: "talks are scheduled for Monday"."""
        verb = self.tree.head(noun)
        if verb is None or not self.tree.is_dep(noun, "nsubj", "nsubj:pass", "obj"):
            return []
        verbs = [verb, *self.tree.kids(verb, "xcomp")]
        return verbs if any(self.tree.lemma(word) in self.words.setters for word in verbs) else []

    def _shared(self, verb: int, *, asserted: bool) -> list[Dated]:
        """Return the dates that a clause shares with another: "on Monday Norway signed and left"."""
        tree, head = self.tree, self.tree.head(verb)
        if head is None or not tree.is_verb(head):
            return []
        lends = tree.is_dep(verb, "xcomp") and tree.lemma(head) in self.words.setters
        if lends or (tree.is_dep(verb, "advcl") and self._tells_how(verb, asserted=asserted)):
            return self._dates_at(head)
        if tree.is_dep(verb, "conj") and tree.kid(verb, "nsubj", "nsubj:pass") is None:
            opening = min([head, *tree.kids(head, "nsubj", "nsubj:pass")])
            goes_on = self._goes_on(head, verb)
            found = [
                dated
                for dated in self._dates_at(head)
                if dated.top < opening or (goes_on and dated.top < verb and dated.is_day)
            ]
            return found or self._shared(head, asserted=asserted)
        return []

    def _goes_on(self, verb: int, other: int) -> bool:
        """Tell whether one verb tells on what another began, of the same subject: "met on Monday and agreed"."""
        tree = self.tree
        past = tree.tokens[verb].tag == tree.tokens[other].tag == "VBD"
        return past and tree.kid(other, "nsubj", "nsubj:pass") is None

    def _tells_how(self, verb: int, *, asserted: bool) -> bool:
        """Tell whether a clause tells of the same event: "fired on Monday, killing two", "marched to protest"."""
        tag, mark = self.tree.tokens[verb].tag, self.tree.mark(verb)
        shares = self.tree.kid(verb, "nsubj", "nsubj:pass") is None
        return shares and ((tag == "VBG" and not mark) or (tag == "VB" and mark == "to" and asserted))


def _vagueness(moment: Moment) -> int:
    """Rank what a clause may be dated by: dates before the years that something lasted, and these before no day."""
    first, _, last = moment.value.partition("/")
    era = bool(last) and first[:4] != last[:4] and len(first) == 4
    return 2 if not moment.value else int(era)

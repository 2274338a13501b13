"""Frames against propositions: which relation one tells, and what it says about which two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.attempts import Attempt
from kg.extract.circumstances import Circumstances
from kg.extract.context import Context, ContextReader
from kg.extract.dating import Dating
from kg.extract.ends import Pair, apart, bare, same_place
from kg.extract.fragments import is_fragment, whole_ends
from kg.extract.habits import Habits
from kg.extract.offices import Offices
from kg.extract.participants import Participants
from kg.extract.phrases import Phrases
from kg.extract.places import Places
from kg.extract.quantities import Quantities
from kg.extract.signs import signs_of
from kg.extract.times import Moment
from kg.extract.titles import Titles
from kg.extract.tree import Tree
from kg.model import Filler, Finding, Modality, Polarity, Proposition, Value
from kg.periods import datatype_of, since
from kg.reasons import Miss, Reason
from kg.schema import Frame, Ontology, Relation

__all__ = ["FrameMatcher"]

Qualifiers = tuple[tuple[str, Filler], ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """What a frame sees in a proposition: all that holds for each pair of ends alike."""

    frame: Frame
    proposition: Proposition
    context: Context
    pairs: list[Pair]
    qualifiers: Qualifiers
    moment: Moment | None
    time: Qualifiers


@dataclass(frozen=True, slots=True)
class FrameMatcher:
    """Matches all frames of the ontology against the clauses of one sentence."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    titles: Titles
    contexts: ContextReader
    participants: Participants
    circumstances: Circumstances
    dating: Dating
    places: Places
    quantities: Quantities
    offices: Offices
    habits: Habits

    def attempts(self, proposition: Proposition) -> Iterator[Attempt]:
        """Yield what becomes of each frame that the word of a proposition evokes: what it sees, or why nothing."""
        frames = self.ontology.frames_of.get((proposition.lemma, proposition.pos), ())
        if not frames:
            return
        context = self.context(proposition)
        told = {argument.role: self.tree.lemma(argument.head) for argument in proposition.arguments}
        for frame in frames:
            if sense := frame.other_sense(told):
                yield Attempt(frame, miss=Miss(Reason.SENSE, places=sense))
            else:
                yield from self._attempts(frame, proposition, context)

    def context(self, proposition: Proposition) -> Context:
        """Return how far the text commits itself to a proposition; titles and appositions are the article's own."""
        if proposition.pos == "NOUN" and self.titles.is_aside(proposition.predicate):
            return Context()
        if proposition.pos == "NOUN":
            return self.contexts.of_noun(proposition.predicate, proposition.support)
        return self.contexts.of_verb(proposition.predicate)

    def _attempts(self, frame: Frame, proposition: Proposition, context: Context) -> Iterator[Attempt]:
        event = self._event(frame, proposition, context)
        if isinstance(event, Miss):
            yield Attempt(frame, miss=event)
        else:
            yield from (self._attempt(event, pair) for pair in event.pairs)

    def _event(self, frame: Frame, proposition: Proposition, context: Context) -> _Event | Miss:
        relation, predicate = self.ontology.relation(frame.relation), proposition.predicate
        pairs = self.participants.pairs(frame, relation, proposition)
        if isinstance(pairs, Miss):
            return pairs
        context = self.contexts.of_state(predicate, context) if relation.state else context
        moment, time = self._dated(relation, proposition, context)
        if relation.state and not time and self.offices.was(predicate):
            return Miss(Reason.OVER)  # what somebody was, and nobody says when
        if self._lies_ahead(proposition, context, moment, time):
            context = context.under(Modality.PLANNED)
        used = [filler for pair in pairs for filler in apart(self.tree, *pair, predicate) or pair]
        qualifiers = self.circumstances.of(frame, proposition, used)
        missing = set(frame.required) - {"object"} - {name for name, _ in qualifiers}
        if missing:
            return Miss(Reason.MISSING, min(missing), frame.roles.get(min(missing), ()))
        return _Event(frame, proposition, context, pairs, qualifiers, moment, time)

    def _attempt(self, event: _Event, pair: Pair) -> Attempt:
        if self.habits.is_told(event.proposition) and any(map(self.habits.is_vague, pair)):
            return Attempt(event.frame, miss=Miss(Reason.HABIT))
        relation = self.ontology.relation(event.frame.relation)
        beside = (*event.time, *self.places.told(relation, event.qualifiers))
        ends = whole_ends(self.tree, *bare(self.tree, pair, beside), event.proposition.predicate)
        if isinstance(ends, Miss):
            return Attempt(event.frame, miss=ends)
        return Attempt(event.frame, self._finding(event, ends))

    def _dated(
        self, relation: Relation, proposition: Proposition, context: Context
    ) -> tuple[Moment | None, Qualifiers]:
        """Return the date of what is told; an office has one only where a clause says when it is or was held."""
        if relation.state and proposition.pos != "VERB" and self.tree.kid(proposition.predicate, "cop") is None:
            return None, ()
        moment, time = self.dating.date_of(proposition, context)
        begins = relation.state and proposition.lemma in self.ontology.words("enteringVerbs")
        return moment, tuple((name, _since(value)) for name, value in time) if begins else time

    def _lies_ahead(self, proposition: Proposition, context: Context, moment: Moment | None, time: Qualifiers) -> bool:
        told = context.modality is Modality.ASSERTED and not self.dating.is_past(proposition, context)
        return told and self.dating.is_ahead(moment, time)

    def _finding(self, event: _Event, ends: Pair) -> Finding:
        frame, context, (subject, thing) = event.frame, event.context, ends
        told = (*event.qualifiers, *event.time)
        kept = tuple((name, filler) for name, filler in told if self._is_told(filler, ends))
        if frame.modality or frame.polarity:
            context = context.under(frame.modality or Modality.ASSERTED, frame.polarity or Polarity.POSITIVE)
        return Finding(
            relation=frame.relation,
            subject=subject,
            object=thing,
            qualifiers=(*kept, *self.quantities.of(ends, {name for name, _ in kept})),
            polarity=context.polarity,
            modality=context.modality,
            attribution=tuple(dict.fromkeys(self.phrases.speaker(word) for word in context.speakers)),
            sentence=self.tree.sentence.index,
            rule=frame.rule,
            signs=signs_of(self.tree, self.ontology.relation(frame.relation), ends),
            date_basis=event.moment.basis if event.moment else "",
        )

    def _is_told(self, filler: Filler, ends: Pair) -> bool:
        """Tell whether a qualifier says more than the ends do, in whole words."""
        return not is_fragment(self.tree, filler) and not any(same_place(filler, end) for end in ends)


def _since(time: Filler) -> Filler:
    """Return a date as that from which something holds: who joined a union in 1990 has been a member since."""
    if not isinstance(time, Value):
        return time
    begun = since(time.value)
    return replace(time, value=begun, datatype=datatype_of(begun))

"""Frames against propositions: which relation one tells, and which of its arguments fill which roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from kg import world
from kg.extract.attempts import Attempt, Candidates, has_sense
from kg.extract.context import Context, ContextReader
from kg.extract.dating import Dating
from kg.extract.ends import Pair, apart, bare, cut, same_place
from kg.extract.fragments import is_fragment, whole_ends
from kg.extract.habits import Habits
from kg.extract.offices import Offices
from kg.extract.phrases import Phrases
from kg.extract.places import Places
from kg.extract.quantities import Quantities
from kg.extract.signs import signs_of
from kg.extract.times import Moment
from kg.extract.tree import ASIDES, OUTSIDE_PHRASE, Tree
from kg.model import Filler, Finding, Mention, MentionKind, Modality, Polarity, Proposition, Value
from kg.reasons import Miss, Reason, Refused
from kg.schema import Frame, Ontology, Relation

__all__ = ["FrameMatcher"]

CLAUSAL = ("ccomp", "xcomp", "acl", "advcl")
REFERRING = frozenset({"PRP", "PRP$", "WP", "WDT"})
GIVING = "obl:from"
OWN = ":own"  # ends a role of clauses that are about the subject itself
MONEY_ROLES = frozenset({"amount"})

Qualifiers = tuple[tuple[str, Filler], ...]


@dataclass(frozen=True)
class FrameMatcher:
    """Matches all frames of the ontology against the clauses of one sentence."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    contexts: ContextReader
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
        if proposition.pos == "NOUN" and self._is_aside(proposition.predicate):
            return Context()
        if proposition.pos == "NOUN":
            return self.contexts.of_noun(proposition.predicate, proposition.support)
        return self.contexts.of_verb(proposition.predicate)

    def _is_aside(self, noun: int) -> bool:
        """Tell whether a noun describes somebody in passing: a title or an apposition is the article's own word."""
        tree = self.tree
        if tree.kid(noun, "cop") is not None:
            return False
        named = any(tree.names[kid] for kid in tree.kids(noun, "flat", "appos"))
        named = named or self.contexts.finder.titles.holder(noun) is not None
        return named or tree.is_dep(noun, "appos", "nmod:desc", "compound", "flat")

    def _attempts(self, frame: Frame, proposition: Proposition, context: Context) -> Iterator[Attempt]:
        relation = self.ontology.relation(frame.relation)
        context = self.contexts.of_state(proposition.predicate, context) if relation.state else context
        pairs = self._pairs(frame, relation, proposition)
        if isinstance(pairs, Miss):
            yield Attempt(frame, miss=pairs)
            return
        pairs = [self._without_giver(frame, proposition, pair) for pair in pairs]
        moment, time = self._dated(relation, proposition, context)
        if relation.state and not time and self.offices.was(proposition.predicate):
            yield Attempt(frame, miss=Miss(Reason.OVER))  # what somebody was, and nobody says when
            return
        if self._lies_ahead(proposition, context, moment, time):
            context = context.under(Modality.PLANNED)
        used = [filler for pair in pairs for filler in apart(self.tree, *pair, proposition.predicate) or pair]
        qualifiers = self._without_place(tuple(self._qualifiers(frame, proposition, used)))
        if missing := set(frame.required) - {"object"} - {name for name, _ in qualifiers}:
            yield Attempt(frame, miss=_missing(frame, min(missing)))
            return
        basis = moment.basis if moment else ""
        habit = self.habits.is_told(proposition)
        for pair in pairs:
            if habit and any(map(self.habits.is_vague, pair)):
                yield Attempt(frame, miss=Miss(Reason.HABIT))
                continue
            beside = (*time, *self.places.told(relation, qualifiers))
            ends = whole_ends(self.tree, *bare(self.tree, pair, beside), proposition.predicate)
            if isinstance(ends, Miss):
                yield Attempt(frame, miss=ends)
            else:
                yield Attempt(frame, self._finding(frame, context, ends, (*qualifiers, *time), basis))

    def _dated(
        self, relation: Relation, proposition: Proposition, context: Context
    ) -> tuple[Moment | None, Qualifiers]:
        """Return the date of what is told; an office has one only where a clause says when it is or was held."""
        if relation.state and proposition.pos != "VERB" and self.tree.kid(proposition.predicate, "cop") is None:
            return None, ()
        return self.dating.date_of(proposition, context)

    def _lies_ahead(self, proposition: Proposition, context: Context, moment: Moment | None, time: Qualifiers) -> bool:
        told = context.modality is Modality.ASSERTED and not self.dating.is_past(proposition, context)
        return told and self.dating.is_ahead(moment, time)

    def _pairs(self, frame: Frame, relation: Relation, proposition: Proposition) -> list[Pair] | Miss:
        """Return the ends that the frame finds for its relation, or why it finds none."""
        subjects = self._subjects(frame, relation, proposition)
        if isinstance(subjects, Miss):
            return subjects
        objects = self._objects(frame, relation, proposition)
        alone = isinstance(objects, Miss) and "object" not in frame.required
        pairs = [] if isinstance(objects, Miss) else list(product(subjects, objects))
        named = len(subjects) < 3 or proposition.lemma == "meet" or proposition.heads("nmod:between")
        pairs = self._among(relation, subjects) if alone and named else pairs  # three may talk with a fourth
        if not pairs and isinstance(objects, Miss):
            return objects
        objection = self.offices.objection(frame, proposition, subjects) if relation.state else None
        return objection or pairs

    def _without_giver(self, frame: Frame, proposition: Proposition, pair: Pair) -> Pair:
        """Take from whom something is asked off the end of it, where the frame asks that: "an apology from Iceland"."""
        asks = any(GIVING in roles for name, roles in frame.roles.items() if name != "object")
        givers = [(GIVING, self.phrases.mention(head)) for head in proposition.heads(GIVING)] if asks else []
        return bare(self.tree, pair, givers)

    def _finding(self, frame: Frame, context: Context, ends: Pair, qualifiers: Qualifiers, date_basis: str) -> Finding:
        subject, thing = ends
        kept = tuple((name, filler) for name, filler in qualifiers if self._is_told(filler, ends))
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
            date_basis=date_basis,
        )

    def _is_told(self, filler: Filler, ends: Pair) -> bool:
        """Tell whether a qualifier says more than the ends do, in whole words."""
        return not is_fragment(self.tree, filler) and not any(same_place(filler, end) for end in ends)

    # -- subject and object

    def _subjects(self, frame: Frame, relation: Relation, proposition: Proposition) -> list[Mention] | Miss:
        classes = frame.subject_classes or relation.domain
        found = Candidates[Mention]("subject", frame.roles.get("subject", ()), classes)
        for role in found.places:
            alone = relation.state and self._is_aside(proposition.predicate)  # a title is not shared by "and"
            heads = [
                word for head in proposition.heads(role) for word in ([head] if alone else self.tree.conjuncts(head))
            ]
            fitting = found.sift(dict.fromkeys(map(self._subject, heads)), lambda mention: self._fits(mention, classes))
            if fitting and relation.state:  # whoever has no name has no office worth keeping
                return [mention for mention in fitting if not _is_unnamed(mention)] or Miss(Reason.UNNAMED)
            if fitting:
                return fitting
        return found.miss()

    def _subject(self, word: int) -> Mention | Refused:
        if any(self.tree.lemma(kid) == "no" for kid in self.tree.kids(word, "det")):
            return self._refused(word, "nobody")  # "no country signed"
        if self.tree.is_dep(word, "amod") and not self.phrases.is_called(word):
            return self._refused(word, "no name")  # "Kurdish support"
        return self.phrases.mention(word) if self._is_nominal(word) else self._refused(word, "no name")

    def _refused(self, word: int, why: str) -> Refused:
        return Refused(self.tree.tokens[word].text, why)

    def _objects(self, frame: Frame, relation: Relation, proposition: Proposition) -> list[Filler] | Miss:
        classes = frame.object_classes or relation.range
        found = Candidates[Filler]("object", frame.roles.get("object", ()), classes)
        for role in found.places:
            fillers = dict.fromkeys(self._fillers(role, proposition, classes))
            if fitting := found.sift(fillers, lambda filler: self._fits(filler, classes) and has_sense(frame, filler)):
                return fitting
        return found.miss()

    def _fillers(self, role: str, proposition: Proposition, classes: tuple[str, ...]) -> Iterator[Filler | Refused]:
        if role == "root":
            yield self._position(proposition.predicate)
            return
        if role in ("nmod:desc", "obl:as"):  # a title, or what somebody is or ceases to be
            yield from (self._position(head) for head in proposition.heads(role))
            return
        if role.partition(":")[0] in CLAUSAL:
            heads = [head for head in proposition.heads(role) if role != "acl" or self.tree.mark(head)]
            yield from (self.phrases.clause(head) for head in heads[:1])  # no "proposal aimed at"
            return
        heads = proposition.heads(role)
        if wish := self._wish(role, heads, proposition, classes):
            yield wish
            return
        for head in heads[:1] if role.endswith(":for") else heads:  # the second tells why: "for the arrest of ... for"
            if self.offices.is_served(head, proposition):
                yield from self._each_filler(head, classes)
        for part in proposition.heads(f"{role.partition(':')[0]}:including") if heads else ():
            if self._are_alike(heads[0], part):
                yield from self._each_filler(part, classes)

    def _is_own(self, role: str, clause: int) -> bool:
        """Tell whether a clause is about the subject itself, where a role asks that: "agreed that it would pay"."""
        subject = self.tree.kid(clause, "nsubj", "nsubj:pass", "expl")
        return not role.endswith(OWN) or subject is None or self.tree.tokens[subject].tag == "PRP"

    def _wish(self, role: str, heads: list[int], proposition: Proposition, classes: tuple[str, ...]) -> Mention | None:
        """Return what somebody calls for to happen."""
        told = heads and role.endswith(":for") and "Topic" in classes and not self.quantities.is_sum(heads[0])
        return self.phrases.wish(heads[0], proposition.predicate) if told else None

    def _position(self, noun: int) -> Mention:
        """Return an office as it is written, with what belongs to it: "director for trade at the ministry"."""
        tree = self.tree
        begin, end = tree.phrase(noun, without=OUTSIDE_PHRASE | {"advmod"}, nested=ASIDES)
        end = min([self.offices.end(noun, end), *self.offices.ranks_behind(noun)])
        dates = [kid for kid in tree.kids(noun, "nmod", "obl") if kid > noun and self.dating.is_time(kid)]
        end = min([end, *(tree.phrase(date, without=OUTSIDE_PHRASE - {"case"})[0] for date in dates)])
        end = min([end, *self.offices.told_behind(noun, end)])
        start, stop = tree.span(self.offices.begin(noun, begin), end)
        for word in range(noun + 1, end):  # the holder's name is no part of the office, another's is: "aide to Osei"
            name = tree.names[word]
            heads_it = name is not None and tree.names[tree.tokens[word].head] is not name
            if name and heads_it and name.type == "Person" and tree.is_dep(word, "appos", "flat"):
                stop = min(stop, max(token.end for token in tree.tokens if token.end <= name.start))
        return self.phrases.nominal(noun, start, stop, "Position")

    def _is_nominal(self, word: int) -> bool:
        token = self.tree.tokens[word]
        if token.pos == "PRON":  # "anyone" and "himself" refer to nobody that the graph could name
            return token.tag in REFERRING and not token.lemma.lower().endswith(("self", "selves"))
        return token.pos in ("NOUN", "PROPN", "NUM", "SYM", "ADJ", "DET", "X")

    def _each_filler(self, head: int, classes: tuple[str, ...]) -> Iterator[Filler | Refused]:
        for word in [*self.tree.conjuncts(head), *self._included(head)]:
            if not self._is_nominal(word) or self.dating.is_time(word):
                yield self._refused(word, "a date" if self._is_nominal(word) else "no name")
                continue
            money = self.quantities.sum_in(word) if self.quantities.is_sum(word) else None
            if money and any(name.startswith("xsd:") for name in classes):
                yield money
            else:
                yield self.phrases.mention(word)

    def _included(self, head: int) -> Iterator[int]:
        """Yield what a phrase lists after "including"; people are included in people only."""
        for child in self.tree.kids(head, "nmod", "acl"):
            if self.tree.case(child) == "including" and self._are_alike(head, child):
                yield from self.tree.conjuncts(child)

    def _are_alike(self, whole: int, part: int) -> bool:
        people = [self.ontology.is_a(self.phrases.mention(word).type, "Person", "Group") for word in (whole, part)]
        return people[0] or not people[1]

    def _among(self, relation: Relation, subjects: list[Mention]) -> list[Pair]:
        """Pair the subjects where the relation goes both ways: "Oslo and Reykjavik met", but no "experts"."""
        pairs = combinations(subjects, 2) if relation.symmetric else ()
        return [pair for pair in pairs if not all(map(self.habits.is_vague, pair))]

    def _fits(self, filler: Filler, classes: tuple[str, ...]) -> bool:
        if isinstance(filler, Value):
            return any(name.startswith("xsd:") for name in classes)
        if filler.kind is MentionKind.PRONOUN:
            return filler.type != "Thing" or "Thing" in classes or self._may_be(("Organization", "Country"), classes)
        if self.ontology.is_a(filler.type, *classes):
            return True
        if filler.kind is not MentionKind.NAME:
            return False
        if filler.type == "Person":  # what is founded or has a spokeswoman is a body; resolution sees all its mentions
            first, *others = filler.text.lower().split()
            somebody = filler.title or (others and first in world.given_names())
            return not somebody and self._may_be(("Organization",), classes)
        return filler.type in ("City", "Place") and self._may_be(("Country",), classes)

    def _may_be(self, kinds: tuple[str, ...], classes: tuple[str, ...]) -> bool:
        return any(self.ontology.is_a(kind, *classes) for kind in kinds)

    # -- qualifiers

    def _qualifiers(self, frame: Frame, proposition: Proposition, used: list[Filler]) -> Iterator[tuple[str, Filler]]:
        for name, roles in frame.roles.items():
            if name in ("subject", "object"):
                continue
            filler = self._qualifier(name, roles, proposition)
            if filler and not any(same_place(filler, other) for other in used):
                yield name, filler
        if "place" not in frame.roles and not self.ontology.relation(frame.relation).state:
            yield from self.places.of(proposition, meets=self.ontology.relation(frame.relation).symmetric)

    def _is_post(self, name: str, role: str, head: int) -> bool:
        """Tell whether somebody is named for a post: "as director", but not "as a suspect"."""
        posts = self.ontology.words("officeNouns") | self.ontology.words("askedOffices")
        return name != "position" or role != "obl:as" or self.tree.lemma(head) in posts

    def _without_place(self, qualifiers: Qualifiers) -> Qualifiers:
        """Take the place of the event out of the other qualifiers: talks "on fishing in Bergen" are about fishing."""
        places = [filler for name, filler in qualifiers if name == "place"]
        return tuple((name, self._shortened(filler, places)) for name, filler in qualifiers)

    def _shortened(self, filler: Filler, places: list[Filler]) -> Filler:
        for place in places:
            if isinstance(filler, Mention) and filler.start < place.start and place.end <= filler.end:
                return cut(self.tree, filler, place.start) or filler
        return filler

    def _qualifier(self, name: str, roles: tuple[str, ...], proposition: Proposition) -> Filler | None:
        for role in roles:
            for head in proposition.heads(role):
                if role.partition(":")[0] in CLAUSAL:
                    return self.phrases.clause(head)
                told = name in MONEY_ROLES or self.quantities.is_sum(head)
                amount = self.quantities.sum_in(head) if told else None
                if amount:
                    return amount
                if name not in MONEY_ROLES and not self.dating.is_time(head) and self._is_post(name, role, head):
                    return self.phrases.mention(head)
        return None


def _is_unnamed(mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and mention.type == "Person"


def _missing(frame: Frame, role: str) -> Miss:
    return Miss(Reason.MISSING, role, frame.roles.get(role, ()))

"""Who and what a frame finds for its subject and its object, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from kg import world
from kg.extract.attempts import Candidates, has_sense, is_clausal
from kg.extract.dating import Dating
from kg.extract.ends import Pair, bare
from kg.extract.habits import Habits
from kg.extract.offices import Offices
from kg.extract.phrases import Phrases
from kg.extract.quantities import Quantities
from kg.extract.titles import Titles
from kg.extract.tree import ASIDES, OUTSIDE_PHRASE, Tree
from kg.model import Filler, Mention, MentionKind, Proposition, Value
from kg.reasons import Miss, Reason, Refused
from kg.schema import Frame, Ontology, Relation

__all__ = ["Participants"]

REFERRING = frozenset({"PRP", "PRP$", "WP", "WDT"})
GIVING = "obl:from"


@dataclass(frozen=True, slots=True)
class Participants:
    """Finds the two ends of what the clauses of one sentence tell."""

    tree: Tree
    ontology: Ontology
    phrases: Phrases
    titles: Titles
    dating: Dating
    quantities: Quantities
    offices: Offices
    habits: Habits

    def pairs(self, frame: Frame, relation: Relation, proposition: Proposition) -> list[Pair] | Miss:
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
        return objection or [self._without_giver(frame, proposition, pair) for pair in pairs]

    def _among(self, relation: Relation, subjects: list[Mention]) -> list[Pair]:
        """Pair the subjects where the relation goes both ways: "Oslo and Reykjavik met", but no "experts"."""
        pairs = combinations(subjects, 2) if relation.symmetric else ()
        return [pair for pair in pairs if not all(map(self.habits.is_vague, pair))]

    def _without_giver(self, frame: Frame, proposition: Proposition, pair: Pair) -> Pair:
        """Take from whom something is asked off the end of it, where the frame asks that: "an apology from Iceland"."""
        asks = any(GIVING in roles for name, roles in frame.roles.items() if name != "object")
        givers = [(GIVING, self.phrases.mention(head)) for head in proposition.heads(GIVING)] if asks else []
        return bare(self.tree, pair, givers)

    # -- subjects

    def _subjects(self, frame: Frame, relation: Relation, proposition: Proposition) -> list[Mention] | Miss:
        classes = frame.subject_classes or relation.domain
        found = Candidates[Mention]("subject", frame.roles.get("subject", ()), classes)
        for role in found.places:
            alone = relation.state and self.titles.is_aside(proposition.predicate)  # a title is not shared by "and"
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

    # -- objects

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
        if is_clausal(role):
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

    # -- either

    def _is_nominal(self, word: int) -> bool:
        token = self.tree.tokens[word]
        if token.pos == "PRON":  # "anyone" and "himself" refer to nobody that the graph could name
            return token.tag in REFERRING and not token.lemma.lower().endswith(("self", "selves"))
        return token.pos in ("NOUN", "PROPN", "NUM", "SYM", "ADJ", "DET", "X")

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


def _is_unnamed(mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and mention.type == "Person"

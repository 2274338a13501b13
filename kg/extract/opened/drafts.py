"""Propositions in words of their sentence, before they become text: what clauses tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kg.extract.context import Context, ContextReader
from kg.extract.dating import Dating
from kg.extract.opened.clauses import Clause, Role
from kg.extract.opened.phrasing import Phrasing
from kg.extract.opened.spans import Spans
from kg.extract.opened.values import Kind, RelationPhrase, Slot
from kg.extract.tree import Tree
from kg.schema import Ontology

__all__ = ["ClauseDrafts", "Draft"]

PLACING = frozenset({"in", "at", "on", "near", "between", "outside", "inside", "across", "around", "for", "against"})
IDIOMS = frozenset({("take", noun) for noun in ("place", "part", "effect", "office", "power", "control", "charge")})
LINKS = frozenset({"with", "on", "to", "against", "for", "over", "about", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An open proposition in words of its sentence; `predicate` is what its context was read from."""

    kind: Kind
    predicate: int
    subject: Slot
    relation: RelationPhrase
    object: Slot | None
    arguments: tuple[Slot, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class _Complement:
    """What stands behind a relation: its objects, which argument they come from, and words they add to the relation."""

    objects: tuple[Slot, ...]
    source: Role | None = None
    more: tuple[int, ...] = ()
    within: tuple[Role, ...] = ()  # arguments that the object or the relation holds
    moved: int | None = None  # the head of an object that hangs from the subject
    predicate: bool = False  # whether the relation takes in what a copula makes the predicate


@dataclass(frozen=True)
class ClauseDrafts:
    """Drafts what the clauses of one sentence tell: one proposition for each pair of subject and object."""

    tree: Tree
    ontology: Ontology
    spans: Spans
    phrasing: Phrasing
    contexts: ContextReader
    dating: Dating

    def of(self, clause: Clause) -> Iterator[Draft]:
        """Yield what a clause tells; a clause whose subject nobody knows tells nothing."""
        if clause.subject is None:
            return
        complement = self._complement(clause)
        relation = self.phrasing.of_clause(clause, predicate=complement.predicate, more=complement.more)
        rest = [role for role in clause.arguments if role not in (complement.source, *complement.within)]
        heads = (clause.predicate, *(head for _, head in clause.arguments))
        arguments = tuple(self.spans.argument(role, head, *heads) for role, head in rest)
        context = self.contexts.of_verb(clause.predicate)
        for subject, thing in product(self._subjects(clause, complement.moved), complement.objects or (None,)):
            if thing is None or thing.head != subject.head:
                yield Draft(Kind.CLAUSE, clause.predicate, subject, relation, thing, arguments, context)

    def _subjects(self, clause: Clause, moved: int | None) -> list[Slot]:
        role, head = clause.subject or ("nsubj", clause.predicate)
        if role == "csubj":
            return [self.spans.clause(role, head, clause.predicate)]
        return self.spans.nominals(role, head, clause.predicate, *(() if moved is None else (moved,)))

    def _complement(self, clause: Clause) -> _Complement:
        predicate = clause.predicate
        if clause.outer:
            return _Complement((self.spans.content(predicate),))
        if self.tree.kid(predicate, "cop") is not None and self.tree.tokens[predicate].pos != "VERB":
            return self._copular(clause)
        ranked = sorted(clause.arguments, key=lambda role: self._rank(role, predicate))
        if ranked and (self.tree.lemma(predicate), self.tree.lemma(ranked[0][1])) in IDIOMS:
            chosen = self._chosen(clause, ranked[1:])
            return replace(chosen, more=(ranked[0][1], *chosen.more), within=(ranked[0], *chosen.within))
        return self._chosen(clause, ranked)

    def _chosen(self, clause: Clause, ranked: Sequence[Role]) -> _Complement:
        """Return the complement that the first of the arguments makes."""
        if not ranked:
            return self._existing(clause) or _Complement((), more=tuple(self._there(clause.predicate)))
        predicate, (role, head) = clause.predicate, ranked[0]
        first = ranked[0]
        apart = (predicate, *(other for _, other in clause.arguments if other != head))
        if role in ("obj", "iobj"):
            return self._supported(predicate, head) or _Complement(self._each(first, *apart), first)
        if self._is_prepositional(first, predicate):
            return _Complement(self._each(first, *apart), first, self._case(head))
        links = self._links(first, predicate)
        return _Complement((self.spans.argument(role, head, predicate, *links),), first, links)

    def _links(self, role: Role, predicate: int) -> tuple[int, ...]:
        """Return the conjunction before a clause behind the verb: "after" in "burst after it had rained"."""
        marks = tuple(self.tree.kids(role[1], "mark")) if role[0].startswith("advcl") and role[1] > predicate else ()
        alone = len(marks) == 1 and marks[0] > predicate and self.tree.lemma(marks[0]) != "to"
        return marks if alone and self.tree.kid(marks[0], "fixed") is None else ()

    def _existing(self, clause: Clause) -> _Complement | None:
        """Return the place of what there is: "the port" in "there were riots in the port"."""
        tree, subject = self.tree, clause.subject[1] if clause.subject else None
        if subject is None or tree.kid(clause.predicate, "expl") is None:
            return None
        for kid in tree.kids(subject, "nmod"):
            if tree.case(kid) in PLACING:
                return _Complement(self._each((f"obl:{tree.case(kid)}", kid), subject), more=self._case(kid), moved=kid)
        return None

    def _there(self, verb: int) -> list[int]:
        return [kid for kid in self.tree.kids(verb, "expl") if self.tree.lemma(kid) == "there"]

    def _rank(self, role: Role, predicate: int) -> tuple[int, int]:
        """Return what an argument is sorted by when the object is looked for: objects, clauses, phrases behind."""
        name, head = role
        base = name.partition(":")[0]
        if base in ("obj", "iobj"):
            return int(base == "iobj" and self._has_object(predicate)), abs(head - predicate)
        if base in ("xcomp", "ccomp"):  # of a clause that the verb parts, the first part comes first
            return 1, head if base == "ccomp" else abs(head - predicate)
        if base == "obl" and head > predicate:
            time = self.dating.is_time(head) or name == "obl:unmarked"
            return (4 if time else 2 if name == "obl:by" else 3), head
        return (5 if base == "obl" else 6), abs(head - predicate)

    def _has_object(self, predicate: int) -> bool:
        return self.tree.kid(predicate, "obj") is not None

    def _is_prepositional(self, role: Role, predicate: int) -> bool:
        return role[0].startswith("obl:") and role[1] > predicate and bool(self._case(role[1]))

    def _case(self, head: int) -> tuple[int, ...]:
        """Return the words of the preposition of a phrase."""
        first = next((kid for kid in self.tree.kids(head, "case") if self.tree.tokens[kid].tag != "POS"), None)
        return () if first is None else (first, *self.tree.kids(first, "fixed"))

    def _each(self, role: Role, *apart: int) -> tuple[Slot, ...]:
        return tuple(self.spans.nominals(role[0], role[1], *apart, each=role[0] != "obl:between"))

    def _supported(self, verb: int, noun: int) -> _Complement | None:
        """Return what a light verb and its noun say together: "held talks with | Norway"."""
        tree = self.tree
        light = tree.lemma(verb) in self.ontology.words("lightVerbs") and tree.names[noun] is None
        if not light or tree.kid(noun, "nmod:poss", "conj") is not None or tree.kid(verb, "iobj") is not None:
            return None
        slot = self.spans.nominals("obj", noun, verb)[0]
        for kid in tree.kids(noun, "nmod"):
            case = self._case(kid)
            if case and tree.case(kid) in LINKS and case[0] < slot.end:
                more = (*range(slot.begin, noun + 1), *case)
                return _Complement(self._each((f"nmod:{tree.case(kid)}", kid), verb), ("obj", noun), more)
        return None

    def _copular(self, clause: Clause) -> _Complement:
        tree, word = self.tree, clause.predicate
        case = self._case(word)
        if case:
            return _Complement(self._each((f"pred:{tree.case(word)}", word), word), more=case)
        behind = [role for role in clause.arguments if role[1] > word]
        further = next((role for role in behind if self._completes_adjective(role)), None)
        if tree.tokens[word].pos != "ADJ" or further is None:
            return _Complement(tuple(self.spans.predicates(word)))
        objects = self._each(further, word) if further[0] != "ccomp" else (self.spans.argument(*further, word),)
        return _Complement(objects, further, self._case(further[1]), predicate=True)

    def _completes_adjective(self, role: Role) -> bool:
        name, head = role
        return name == "ccomp" or (name.startswith("obl:") and bool(self._case(head)) and not self.dating.is_time(head))

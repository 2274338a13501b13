"""Clauses as they stand: a predicate with the verbs that lead to it ("agreed to pay"), its subject and arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import world
from kg.extract.mood import NEGATIONS
from kg.extract.opened.chains import Chains
from kg.extract.opened.spans import is_degree
from kg.extract.propositions import PropositionFinder
from kg.extract.tree import Tree
from kg.model import Proposition
from kg.schema import Ontology

__all__ = ["Clause", "ClauseReader", "is_particle"]

PARTICLES = frozenset(
    {"aside", "apart", "away", "back", "forward", "ahead", "out", "up", "down", "off", "over", "along"}
)
FOCUS = frozenset({"only", "also", "just", "even", "too", "then", "so", "thus", "however", "therefore", "meanwhile"})

PARTED = ("nsubj", "csubj", "obl", "advcl")
SEATED = frozenset({"base", "headquarter", "found", "situate"})  # what a body is, not a share or a plan of it

Role = tuple[str, int]  # grammatical role in the clause as it stands, and the head word of the phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what belongs to it.

    `words` are the predicate, last, and the verbs that lead to it; `passive` are those of them that are passive. What
    an `outer` clause tells of its subject is a clause itself: "the problem is that Norway pays".
    """

    words: tuple[int, ...]
    passive: frozenset[int]
    subject: Role | None
    arguments: tuple[Role, ...]
    outer: bool = False

    @property
    def predicate(self) -> int:
        """Return the word whose event or state the clause tells of."""
        return self.words[-1]


@dataclass(frozen=True)
class ClauseReader:
    """Reads the clauses of one sentence."""

    tree: Tree
    ontology: Ontology
    finder: PropositionFinder

    @property
    def chains(self) -> Chains:
        """Return what knows predicates and the verbs that lead to them."""
        return Chains(self.tree)

    def read(self) -> Iterator[Clause]:
        """Yield the clauses in the order of their predicates; one that leads to another is a part of that."""
        for token in self.tree.tokens:
            word = token.index
            outer = self.chains.outer(word)
            if outer is not None:
                yield Clause((word,), frozenset(), ("nsubj", outer), (), outer=True)
            inner = outer is None or self.tree.kids(word, "nsubj") != [outer]
            if inner and self.chains.is_predicate(word) and not self.chains.leads_on(word):
                yield self._clause(self.chains.of(word))

    def _clause(self, words: tuple[int, ...]) -> Clause:
        passive = frozenset(word for word in words if self.tree.is_passive(word))
        roles = [role for word in words for role in self.roles(word)]
        kept = dict.fromkeys(role for role in roles if not set(words) & set(self.tree.conjuncts(role[1])))
        subject = self.subject(words[0])
        arguments = sorted((role for role in kept if subject is None or role[1] != subject[1]), key=lambda r: r[1])
        return Clause(words, passive, subject, tuple(arguments))

    def subject(self, word: int) -> Role | None:
        """Return the surface subject: a phrase or a clause."""
        clausal = self.tree.kid(word, "csubj")
        if clausal is not None:
            return "csubj", clausal
        placed = self._placeholder(word)
        if placed is not None and placed[0] == "csubj" and self.tree.kid(word, "nsubj") is None:
            return placed
        subject = self.finder.subjects.of(word)
        unknown = subject is None or self.tree.is_relative(subject)
        subject = self._implied(word) if subject is None or unknown else self._described(self._seated(word, subject))
        return ("nsubj", subject) if subject is not None else placed

    def _placeholder(self, word: int) -> Role | None:
        """Return what an "it" stands for, "it is clear that they left", or the word itself, "it is raining"."""
        placeholder = next((kid for kid in self.tree.kids(word, "expl") if self.tree.lemma(kid) == "it"), None)
        meant = self.tree.kid(word, "ccomp")
        if placeholder is None:
            return None
        return ("expl", placeholder) if meant is None else ("csubj", meant)

    def _implied(self, word: int) -> int | None:
        """Return who does what a modifier, a preposition or a phrase tells that has no subject."""
        tree, head = self.tree, self.tree.head(word)
        if head is None:
            return None
        if tree.is_dep(word, "amod"):
            return head
        if tree.is_dep(word, "case"):
            return tree.head(head)  # "three towns, including Bergen"
        if tree.tokens[word].dep == "ccomp":
            if tree.mark(word) == "to":
                return self.finder.subjects.of(head)  # "discussed how to end the feud"
            gap = self.finder.subjects.antecedent(head)  # "the charges, which they say were trumped up"
            before = [kid for kid in tree.kids(head, "obj", "ccomp") if self._is_bare(kid) and kid < word]
            return before[0] if before else gap  # "saw two men leave", '"The plan," he said, "will fail"'
        return self._implied_in(word, head)

    def _implied_in(self, word: int, head: int) -> int | None:
        """Return who does what a clause without a subject tells: "jailed him for taking bribes"."""
        tree = self.tree
        if tree.tokens[word].dep == "acl":  # "a decision by the board to sell", "a fund to pay them"
            agents = [kid for kid in tree.kids(head, "nmod") if tree.case(kid) == "by"]
            known = tree.names[head] is not None or tree.lemma(head) in world.nouns()
            return agents[0] if agents else head if known else None
        if tree.tokens[word].dep != "advcl" or tree.tokens[word].tag != "VBG" or not self.chains.is_predicate(head):
            return None
        suffering = tree.kid(head, "obj") if tree.mark(word) in ("for", "of", "from") else None
        return self.finder.subjects.of(head) if suffering is None else suffering

    def _is_bare(self, word: int) -> bool:
        return self.tree.tokens[word].pos in ("NOUN", "PROPN", "PRON") and self.tree.kid(word, "cop", "nsubj") is None

    def _seated(self, verb: int, noun: int) -> int:
        """Return the name before the comma where that has a seat: "shares of Orvik, based in Tema, fell"."""
        tree = self.tree
        remark = tree.tokens[verb].dep == "acl" and tree.lemma(verb) in SEATED and tree.tokens[verb - 1].text == ","
        names = [word for word in tree.descendants(noun) if noun < word < verb and tree.names[word] is not None]
        heads = [word for word in names if tree.is_dep(word, "nmod")]
        return heads[-1] if remark and heads and tree.names[noun] is None else noun

    def _described(self, noun: int) -> int:
        """Return whom a noun describes: "Lind, a former judge who lives in Accra", "he is a judge who lives in it"."""
        tree, head = self.tree, self.tree.head(noun)
        equal = tree.kid(noun, "cop") is not None and not tree.case(noun)  # not "he is among the judges who live in it"
        described = tree.kid(noun, "nsubj") if equal else None
        if described is not None and not tree.is_relative(described):
            return described
        name = tree.names[head] if head is not None and tree.tokens[noun].dep == "appos" else None
        return head if head is not None and name is not None and name.type == "Person" else noun

    def roles(self, word: int) -> Iterator[Role]:
        """Yield the arguments of one predicate, its subject left out."""
        proposition = self.finder.clause(word)
        for argument in proposition.arguments:
            own = self.tree.head(argument.head) == word and self.tree.tokens[argument.head].dep == "obj"
            role = "obj" if own else _surface(argument.role, passive=proposition.passive)
            named = role != "nmod:desc"  # a title is part of the name behind it
            if role and named and not (role == "advmod" and self._is_no_argument(argument.head)):
                yield role, argument.head
        if self.tree.tokens[word].dep == "case":
            yield "obj", self.tree.tokens[word].head
        reported = list(self._reported(word, proposition))
        yield from reported
        contents = [head for role, head in reported] + list(proposition.heads("ccomp"))
        yield from (("ccomp", part) for content in contents for part in self._parted(content, word))
        yield from self._fronted(word)

    def _fronted(self, word: int) -> Iterator[Role]:
        """Yield what stands before the shared subject of coordinated verbs: "In May Osei left and joined the bank"."""
        tree, first = self.tree, self.tree.head(word)
        if first is None or tree.tokens[word].dep != "conj" or tree.kid(word, "nsubj") is not None:
            return
        subject = tree.kid(first, "nsubj")
        proposition = self.finder.clause(first)
        for argument in proposition.arguments:
            shared = argument.role.startswith(("obl", "advcl")) and subject is not None and argument.head < subject
            if shared:
                yield argument.role, argument.head

    def _is_no_argument(self, adverb: int) -> bool:
        words = {self.tree.lemma(adverb), self.tree.tokens[adverb].text.lower()}
        part = is_particle(self.tree, adverb) or is_degree(self.tree, adverb)
        return part or bool(words & (FOCUS | NEGATIONS))

    def _reported(self, verb: int, proposition: Proposition) -> Iterator[Role]:
        """Yield what a loose clause reports: the clause it hangs from, in '"We will pay", Osei said'."""
        head = self.tree.head(verb)
        complete = proposition.heads("ccomp") or proposition.heads("obj")
        reports = self.tree.lemma(verb) in self.ontology.words("reportingVerbs") and not complete
        if reports and head is not None and self.tree.is_dep(verb, "parataxis") and self.tree.is_verb(head):
            yield "ccomp", head

    def _parted(self, content: int, verb: int) -> Iterator[int]:
        """Yield what a verb parts from the clause that it reports: the dam in '"The dam", he said, "is safe"'."""
        tree = self.tree
        for kid in tree.kids(content, *PARTED):
            across = (kid < verb) != (content < verb)
            if across and not tree.is_relative(kid) and kid not in tree.children[verb]:
                yield kid


def is_particle(tree: Tree, adverb: int) -> bool:
    """Tell whether an adverb is a particle of its verb in all but name: "set the verdict aside"."""
    bare = not tree.children[adverb] and tree.tokens[adverb].dep == "advmod"
    return bare and adverb > tree.tokens[adverb].head and tree.lemma(adverb) in PARTICLES


def _surface(role: str, *, passive: bool) -> str:
    """Return the role in the clause as it stands of one in the active clause; "" for the subject."""
    if role == ("obj" if passive else "nsubj"):
        return ""
    return "obl:by" if role == "nsubj" else role

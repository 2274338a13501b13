"""How far a text commits itself to a clause: modality, polarity, and who says so.

Both come from the clause's own auxiliaries and negations and from every predicate above it in the tree. The nearest
predicate that is no plain assertion gives the modality; a refusal, a denial or a negation anywhere above wins over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.propositions import ClauseFinder
from kg.extract.tree import Tree
from kg.model import Modality, Polarity
from kg.schema import Ontology, Operator

__all__ = ["Context", "ContextReader"]

AUXILIARIES = {
    "will": Modality.PLANNED, "shall": Modality.PLANNED, "wo": Modality.PLANNED, "'ll": Modality.PLANNED,
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE,
    "can": Modality.POSSIBLE, "ca": Modality.POSSIBLE,
    "would": Modality.CONDITIONAL, "'d": Modality.CONDITIONAL,
    "should": Modality.DEMANDED, "must": Modality.DEMANDED, "ought": Modality.DEMANDED,
}  # fmt: skip
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "barely", "without"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "provided", "lest", "in_case", "once", "until"})
OPEN_QUESTIONS = frozenset({"whether", "if"})
DISCLAIMERS = frozenset({"according_to"})
# Nouns for acts that exist as soon as they are made: a demand that is rejected was still made.
DENIABLE = frozenset({"cancel", "deny", "avoid", "prevent", "halt", "block", "ban", "rule out", "stop"})


@dataclass(frozen=True, slots=True)
class Context:
    """`speakers` are the head words of who says it, the nearest to the reader first."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    speakers: tuple[int, ...] = ()

    def under(self, modality: Modality, polarity: Polarity = Polarity.POSITIVE) -> Context:
        """Return the context of what stands under a predicate of the given effect."""
        weaker = modality if self.modality is Modality.ASSERTED or modality is Modality.DENIED else self.modality
        negative = Polarity.NEGATIVE in (self.polarity, polarity)
        return replace(self, modality=weaker, polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE)

    def said_by(self, speakers: tuple[int, ...]) -> Context:
        """Return the context of what these speakers say; they are nearer to the reader than those within."""
        return replace(self, speakers=tuple(dict.fromkeys((*speakers, *self.speakers))))


@dataclass(frozen=True)
class ContextReader:
    """Reads the contexts of one sentence."""

    tree: Tree
    ontology: Ontology

    @cached_property
    def finder(self) -> ClauseFinder:
        """Return what knows the subjects of verbs."""
        return ClauseFinder(self.tree, self.ontology, frozenset())

    @cached_property
    def operators(self) -> dict[str, Operator]:
        """Return the operators by lemma."""
        return {lemma: operator for operator in self.ontology.operators for lemma in operator.lemmas}

    def of_verb(self, verb: int) -> Context:
        """Return the context of a clause by its verb."""
        context = self._own(verb)
        if self.tree.sentence.text.rstrip("\"'”’ ").endswith("?"):
            context = context.under(Modality.POSSIBLE)
        return self._climb(verb, context)

    def of_noun(self, noun: int, support: int) -> Context:
        """Return the context of an event told by a noun; `support` is its light verb, or the noun itself."""
        context = Context()
        if support != noun:
            context = self.of_verb(support)
        modifiers = {self.tree.tokens[kid].text.lower() for kid in self.tree.kids(noun, "amod")}
        if modifiers & self.ontology.words("plannedModifiers"):
            context = context.under(Modality.PLANNED)
        if any(self.tree.tokens[kid].text.lower() == "no" for kid in self.tree.kids(noun, "det")):
            context = context.under(Modality.ASSERTED, Polarity.NEGATIVE)
        return context if support != noun else self._climb_from_noun(noun, context)

    # -- the clause itself

    def _operator(self, word: int) -> Operator | None:
        """Return the operator that a word is, with its particle where it has one: "rule out"."""
        particle = self.tree.kid(word, "compound:prt")
        lemma = self.tree.lemma(word)
        return self.operators.get(lemma if particle is None else f"{lemma} {self.tree.lemma(particle)}")

    def _own(self, verb: int) -> Context:
        tree, context = self.tree, Context()
        for auxiliary in self._auxiliaries(verb):
            context = context.under(AUXILIARIES.get(tree.tokens[auxiliary].text.lower(), Modality.ASSERTED))
        if tree.tokens[verb].tag == "VB" and tree.mark(verb) == "to" and self._is_plan(verb):
            context = context.under(Modality.PLANNED)
        if self._is_negated(verb):
            # "cannot accept": the possibility is denied, not the fact that it would be possible
            positive = Modality.ASSERTED if context.modality is Modality.POSSIBLE else context.modality
            context = replace(context, modality=positive, polarity=Polarity.NEGATIVE)
        return context

    def _auxiliaries(self, verb: int) -> Iterator[int]:
        """Yield the auxiliaries of a verb; a bare infinitive in coordination shares those of the first."""
        own = self.tree.kids(verb, "aux")
        yield from own
        head = self.tree.head(verb)
        if not own and head is not None and self.tree.tokens[verb].dep == "conj" and self.tree.tokens[verb].tag == "VB":
            yield from self.tree.kids(head, "aux")

    def _is_plan(self, verb: int) -> bool:
        """Tell whether an infinitive tells of what is to come: "left to discuss", "Oslo to host talks"."""
        tree = self.tree
        return tree.is_dep(verb, "root", "advcl", "parataxis") or tree.kid(verb, "aux", "cop") is not None

    def _is_negated(self, verb: int) -> bool:
        tree = self.tree
        for kid in tree.kids(verb, "advmod", "aux", "cc", "mark", "neg", "cc:preconj"):
            if tree.tokens[kid].text.lower() in NEGATIONS or tree.lemma(kid) in NEGATIONS:
                return True
        arguments = tree.kids(verb, "nsubj", "obj")
        if any(
            tree.tokens[det].text.lower() in ("no", "neither") for kid in arguments for det in tree.kids(kid, "det")
        ):
            return True
        head = tree.head(verb)
        shared = (
            tree.tokens[verb].dep == "conj" and tree.kid(verb, "nsubj", "aux") is None and tree.tokens[verb].tag == "VB"
        )
        return bool(shared and head is not None and self._is_negated(head))

    # -- the predicates above

    def _climb(self, word: int, context: Context) -> Context:
        tree = self.tree
        context = context.said_by(self._speakers_beside(word))
        head = tree.head(word)
        if head is None:
            return context
        dep = tree.tokens[word].dep
        if dep in ("xcomp", "ccomp", "csubj", "csubj:pass"):
            context = self._governed(word, head, context)
        elif dep == "acl":
            context = self._noun_complement(word, head, context)
        elif dep == "advcl" and tree.mark(word) in CONDITIONS:
            context = context.under(Modality.CONDITIONAL)
        elif dep == "parataxis" and self._is_report(word):
            return context
        return (
            self._only_speakers(head, context)
            if dep not in ("xcomp", "ccomp", "conj")
            else self._climb_on(word, head, context)
        )

    def _climb_on(self, word: int, head: int, context: Context) -> Context:
        """Go on from the governing predicate, whose own negation and modality hold for its complement too."""
        dep = self.tree.tokens[word].dep
        above = self._climb(head, Context())
        if dep == "conj":
            return self._merge(context, above)
        own = self._own(head)
        if dep == "ccomp" and self._is_reporting(head):
            own = Context()
        return self._merge(context, own.under(above.modality, above.polarity).said_by(above.speakers))

    def _merge(self, context: Context, above: Context) -> Context:
        return context.under(above.modality, above.polarity).said_by(above.speakers)

    def _only_speakers(self, head: int, context: Context) -> Context:
        """Take from above who says it, but not how: a relative clause in a plan is no plan."""
        return context.said_by(self._climb(head, Context()).speakers)

    def _governed(self, word: int, head: int, context: Context) -> Context:
        """Apply the verb or adjective that takes the clause as its complement."""
        tree, lemma = self.tree, self.tree.lemma(head)
        operator = self._operator(head)
        clausal = tree.is_dep(word, "ccomp")
        if tree.mark(word) in OPEN_QUESTIONS:
            context = context.under(Modality.POSSIBLE)
        if clausal and self._is_reporting(head):
            context = context.said_by(self.speakers(head))
            if lemma in self.ontology.words("denyingVerbs"):
                return context.under(Modality.DENIED)
            if operator and (tree.tokens[word].tag == "VB" or operator.modality is Modality.POSSIBLE):
                return context.under(operator.modality, operator.polarity)
            return context
        if operator:
            if operator.modality is Modality.DEMANDED:  # a demand is its speaker's word
                context = context.said_by(self.speakers(head))
            return context.under(operator.modality, operator.polarity)
        infinitive = tree.tokens[word].tag == "VB" and tree.mark(word) == "to"
        return context.under(Modality.POSSIBLE if infinitive else Modality.ASSERTED)

    def _noun_complement(self, word: int, noun: int, context: Context) -> Context:
        """Apply the noun that a clause completes: "a plan to pay", "the claim that it paid"."""
        tree, lemma = self.tree, self.tree.lemma(noun)
        if tree.mark(word) not in ("to", "that", "of", "for"):
            return context
        operator = self.operators.get(lemma)
        if lemma in self.ontology.words("reportNouns"):
            context = context.said_by((self._reporter(noun),))
        if operator:
            return context.under(operator.modality, operator.polarity)
        return context.under(Modality.PLANNED) if tree.mark(word) == "to" else context

    def _reporter(self, noun: int) -> int:
        """Return whose report it is: its owner, or who makes it ("Seoul sticks to the position that"), or itself."""
        owner = self.tree.kid(noun, "nmod:poss")
        head = self.tree.head(noun)
        if owner is None and head is not None and self.tree.is_dep(noun, "obj", "obl"):
            owner = self.finder.subject(head)
        return noun if owner is None else owner

    def _climb_from_noun(self, noun: int, context: Context) -> Context:
        """Apply the verb that has the noun as its object: "is mulling an offer", "cancelled the visit"."""
        tree = self.tree
        context = context.said_by(self._speakers_beside(noun))
        head = tree.head(noun)
        if head is None:
            return context
        if tree.is_dep(noun, "obj", "nsubj:pass") and tree.tokens[head].pos == "VERB":
            context = self._object_of(head, context)
        if tree.is_dep(noun, "conj", "nmod", "appos", "compound"):
            return self._climb_from_noun(head, context)
        return self._only_speakers_from(head, context)

    def _object_of(self, verb: int, context: Context) -> Context:
        lemma = self.tree.lemma(verb)
        operator = self._operator(verb)
        if operator is None or (operator.modality is Modality.DENIED and lemma not in DENIABLE):
            return context
        return context.under(operator.modality, operator.polarity)

    def _only_speakers_from(self, word: int, context: Context) -> Context:
        return context.said_by(self._climb(word, Context()).speakers)

    # -- who says it

    def _is_reporting(self, verb: int) -> bool:
        return self.tree.lemma(verb) in self.ontology.words("reportingVerbs")

    def _is_report(self, word: int) -> bool:
        """Tell whether a loose clause is the one that tells who speaks: "..., Kyodo said"."""
        return (
            self._is_reporting(word)
            and self.finder.subject(word) is not None
            and self.tree.kid(word, "ccomp", "obj") is None
        )

    def speakers(self, verb: int) -> tuple[int, ...]:
        """Return who speaks by a reporting verb, and whom they cite."""
        subject = self.finder.subject(verb)
        if self.tree.is_passive(verb):
            agents = list(self.tree.kids(verb, "obl:agent"))
            subject = agents[0] if agents else None
        if subject is None:
            return ()
        return (*self.tree.conjuncts(subject), *self._cited(verb))

    def _cited(self, verb: int) -> Iterator[int]:
        """Yield the sources that a speaker names: "citing an official"."""
        for clause in self.tree.kids(verb, "advcl", "xcomp", "acl"):
            source = self.tree.kid(clause, "obj")
            if self.tree.lemma(clause) in self.ontology.words("citingVerbs") and source is not None:
                yield source
        subject = self.tree.kid(verb, "nsubj")
        if subject is not None:
            for clause in self.tree.kids(subject, "acl"):
                source = self.tree.kid(clause, "obj")
                if self.tree.lemma(clause) in self.ontology.words("citingVerbs") and source is not None:
                    yield source

    def _speakers_beside(self, word: int) -> tuple[int, ...]:
        """Return the speakers named beside a clause: ", Kyodo said", "as Kyodo said", "according to Kyodo"."""
        tree = self.tree
        for kid in tree.kids(word, "parataxis", "advcl"):
            if (tree.is_dep(kid, "parataxis") or tree.mark(kid) == "as") and self._is_report(kid):
                return self.speakers(kid)
        for kid in tree.kids(word, "obl", "nmod"):
            if tree.case(kid) in DISCLAIMERS or (tree.case(kid) == "according"):
                return tuple(tree.conjuncts(kid))
        return ()

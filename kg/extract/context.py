"""How far a text commits itself to a clause: modality, polarity, and who says so.

Both come from the clause's own auxiliaries and negations and from every predicate above it in the tree. The nearest
predicate that is no plain assertion gives the modality; a refusal, a denial or a negation anywhere above wins over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.propositions import PropositionFinder
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
INSTEAD = frozenset({"instead_of", "rather_than", "instead", "rather"})
COMPLEMENTING = frozenset({"of", "from", "to", "for", "about", "against"})


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
    def finder(self) -> PropositionFinder:
        """Return what knows the subjects of verbs."""
        return PropositionFinder(self.tree, self.ontology, frozenset())

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
        if self.tree.kid(noun, "cop") is not None:
            return self.of_verb(noun)
        context = Context() if support == noun else self.of_verb(support)
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
        if any(tree.lemma(kid) in self.ontology.words("hedges") for kid in tree.kids(verb, "advmod")):
            context = context.under(Modality.POSSIBLE)
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
            words = {tree.tokens[word].text.lower() for word in (kid, *tree.kids(kid, "advmod", "det"))}
            if words & NEGATIONS or tree.lemma(kid) in NEGATIONS:
                return True
        arguments = tree.kids(verb, "nsubj", "obj")
        if any(
            tree.tokens[det].text.lower() in ("no", "neither")
            for kid in arguments
            for det in tree.kids(kid, "det", "cc", "cc:preconj")
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
        if "including" in (tree.mark(word), tree.case(word)):
            return self._included(head, context)
        if dep in ("xcomp", "ccomp", "csubj", "csubj:pass"):
            context = self._governed(word, head, context)
        elif dep == "acl" or self._completes_report(word, head):
            context = self._noun_complement(word, head, context)
        elif dep == "advcl":
            context = self._adverbial(word, head, context)
        elif dep == "parataxis" and self._is_report(word):
            return context
        return (
            self._only_speakers(head, context)
            if dep not in ("xcomp", "ccomp", "conj")
            else self._climb_on(word, head, context)
        )

    def _included(self, head: int, context: Context) -> Context:
        """Read an example of what something consists of as that: "considers measures, including paying them"."""
        if self.tree.tokens[head].pos != "VERB":
            return self._climb_from_noun(head, context)
        return self._only_speakers(head, self._object_of(head, context))

    def _adverbial(self, word: int, head: int, context: Context) -> Context:
        """Read a clause beside another: a condition, what is done instead, what somebody is accused of or kept from."""
        mark = self.tree.mark(word)
        if mark in CONDITIONS:
            return context.under(Modality.CONDITIONAL)
        if mark in INSTEAD:
            return context.under(Modality.ASSERTED, Polarity.NEGATIVE)
        if mark in COMPLEMENTING and self.tree.tokens[word].tag != "VB":
            operator = self._operator(head)
            if operator is None:
                return context.under(Modality.POSSIBLE)
            return context.under(operator.modality, operator.polarity)
        return context

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
            return self._reported(word, context)
        if operator:
            if operator.modality is Modality.DEMANDED:  # a demand is its speaker's word
                context = context.said_by(self.speakers(head))
            return context.under(operator.modality, operator.polarity)
        vouched = lemma in self.ontology.words("factives") or tree.tokens[word].tag == "VBG"
        return context if vouched else context.under(Modality.POSSIBLE)  # what no word vouches for is no fact

    def _reported(self, word: int, context: Context) -> Context:
        """Read "said it would pay" as "will pay" told later, unless a condition stands beside it."""
        conditions = [kid for kid in self.tree.kids(word, "advcl") if self.tree.mark(kid) in CONDITIONS]
        later = context.modality is Modality.CONDITIONAL and not conditions
        return replace(context, modality=Modality.PLANNED) if later else context

    def _completes_report(self, word: int, noun: int) -> bool:
        """Tell whether what looks like a relative clause is what a noun reports: "rumours that Norway attacked"."""
        tree = self.tree
        own_subject = any(not tree.is_relative(kid) for kid in tree.kids(word, "nsubj"))
        reports = tree.lemma(noun) in self.ontology.words("reportNouns")
        return tree.tokens[word].dep == "acl:relcl" and own_subject and reports and tree.kid(word, "obj") is not None

    def _noun_complement(self, word: int, noun: int, context: Context) -> Context:
        """Apply the noun that a clause completes: "a plan to pay", "the claim that it paid"."""
        tree, lemma = self.tree, self.tree.lemma(noun)
        if tree.mark(word) not in ("to", "that", "of", "for") and tree.tokens[word].dep == "acl":
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
        """Apply what the noun depends on: "is mulling an offer", "hopes for talks", "the attack never happened"."""
        tree = self.tree
        context = context.said_by(self._speakers_beside(noun))
        head = tree.head(noun)
        if head is None:
            return context
        if tree.is_dep(noun, "obj", "nsubj:pass") or (
            tree.is_dep(noun, "nmod", "obl") and tree.case(noun) in COMPLEMENTING
        ):
            context = self._object_of(head, context)
        elif tree.is_dep(noun, "nsubj"):
            context = self._subject_of(head, context)
        if tree.is_dep(noun, "conj", "nmod", "appos", "compound"):
            return self._climb_from_noun(head, context)
        return self._only_speakers(head, context)

    def _subject_of(self, predicate: int, context: Context) -> Context:
        """Read what is said of the event itself: that it never happened, that it is unlikely."""
        if self._is_negated(predicate):
            return context.under(Modality.ASSERTED, Polarity.NEGATIVE)
        operator = self._operator(predicate) if self.tree.tokens[predicate].pos == "ADJ" else None
        return context.under(operator.modality, operator.polarity) if operator else context

    def _object_of(self, governor: int, context: Context) -> Context:
        """Apply a verb or noun that has the event as its object; a demand that is rejected was still made."""
        operator = self._operator(governor)
        if operator is None:
            return context
        made = operator.modality is Modality.DENIED and not self._undoes(governor)
        return context if made else context.under(operator.modality, operator.polarity)

    def _undoes(self, verb: int) -> bool:
        particle = self.tree.kid(verb, "compound:prt")
        lemma = self.tree.lemma(verb) + (f" {self.tree.lemma(particle)}" if particle is not None else "")
        return lemma in self.ontology.words("undoingVerbs")

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
            if tree.lemma(kid) in self.ontology.words("reportNouns") and tree.case(kid) == "in":
                return tuple(owner for owner in tree.kids(kid, "nmod", "nmod:poss"))  # "in the view of Sweden"
            if tree.case(kid) in DISCLAIMERS or (tree.case(kid) == "according"):
                return tuple(tree.conjuncts(kid))
        return ()

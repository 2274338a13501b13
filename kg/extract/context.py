"""How far a text commits itself to a clause: modality, polarity, and who says so.

Both come from the clause's own words (`kg.extract.mood`) and from every predicate above it in the tree. The nearest
predicate that is no plain assertion gives the modality; a refusal, a denial or a negation anywhere above wins over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.adverbials import INSTEAD, Adverbials
from kg.extract.complements import Complements
from kg.extract.governors import Governors
from kg.extract.mood import Context, Moods
from kg.extract.tree import Tree
from kg.extract.voices import Voices
from kg.model import Modality
from kg.schema import Ontology

__all__ = ["Context", "ContextReader"]

OBJECT_CASES = frozenset({"of", "from", "to", "for", "about", "against"})
AHEAD = frozenset({"ahead_of", "ahead", "pending"})
FINITE = ("VBZ", "VBP")
INDEFINITE = frozenset({"a", "an", "any", "another"})


@dataclass(frozen=True)
class ContextReader:
    """Reads the contexts of one sentence."""

    tree: Tree
    ontology: Ontology

    @cached_property
    def moods(self) -> Moods:
        """Return what reads a clause's own words."""
        return Moods(self.tree, self.ontology)

    @cached_property
    def voices(self) -> Voices:
        """Return what knows who speaks."""
        return Voices(self.tree, self.ontology)

    @cached_property
    def governors(self) -> Governors:
        """Return what applies a predicate to what depends on it."""
        return Governors(self.tree, self.ontology, self.moods, self.voices)

    @cached_property
    def adverbials(self) -> Adverbials:
        """Return what reads the clauses beside others."""
        return Adverbials(self.tree, self.ontology, self.moods, self.voices, self._standing)

    @cached_property
    def complements(self) -> Complements:
        """Return what reads the clauses that complete nouns."""
        return Complements(self.tree, self.ontology, self.moods, self.voices, self.adverbials)

    def of_verb(self, verb: int) -> Context:
        """Return the context of a clause by its verb."""
        return self._climb(verb, self._asked(self.moods.of(verb)))

    def of_state(self, predicate: int, context: Context) -> Context:
        """Return the context of a state: one told in passing, "a bloc led by Lind", is the article's own word."""
        tree, head = self.tree, self.tree.head(predicate)
        clause = tree.tokens[predicate].pos == "VERB" or tree.kid(predicate, "cop") is not None
        beside = clause and tree.tokens[predicate].dep in ("acl", "acl:relcl")
        if head is None or not beside or tree.mark(predicate) or self.complements.completes_report(predicate, head):
            return context
        return self._asked(self.moods.of(predicate))

    def of_noun(self, noun: int, support: int) -> Context:
        """Return the context of an event told by a noun; `support` is its light verb, or the noun itself."""
        if self.tree.kid(noun, "cop") is not None:
            return self.of_verb(noun)
        ended = self.tree.lemma(support) in self.ontology.words("endingVerbs")  # what is lifted was there before
        context = self._modified(noun, Context() if support == noun or ended else self.of_verb(support))
        if self.tree.case(noun) in INSTEAD or self.moods.has_no(noun):
            context = context.negated()
        if ended:
            return self._only_speakers(support, context)
        return context if support != noun else self._asked(self._climb_from_noun(noun, context))

    def _asked(self, context: Context) -> Context:
        asks = self.tree.sentence.text.rstrip("\"'”’ ").endswith("?")
        return context.under(Modality.POSSIBLE) if asks else context

    def _modified(self, noun: int, context: Context) -> Context:
        """Apply what an adjective tells of an event: "a planned visit", "the alleged attack", "a foiled raid"."""
        if self.moods.has(noun, "falseModifiers"):
            return context.under(Modality.DENIED)
        if self.moods.has(noun, "doubtfulModifiers"):
            return context.as_far_as(Modality.POSSIBLE)
        return context.under(Modality.PLANNED) if self.moods.has(noun, "plannedModifiers") else context

    # -- from a clause to the predicates above

    def _climb(self, word: int, context: Context) -> Context:
        tree = self.tree
        context = context.said_by(self.voices.beside(word))
        head = tree.head(word)
        if head is None or self._is_told_aside(word, head):
            return context
        if tree.is_dep(word, "conj") and self._goes_above(word, head):
            return context.below(self._climb(tree.tokens[head].head, Context()))
        if "including" in (tree.mark(word), tree.case(word)):
            return self._included(head, context)
        if tree.is_dep(word, "conj") and not self._goes_on(word, head):
            return context.below(self._climb(head, Context()))
        if tree.is_dep(word, "xcomp", "ccomp") or self._is_told(word, head) or self._goes_on(word, head):
            return self._complement(word, head, context)
        return self._only_speakers(head, self._beside(word, head, context))

    def _goes_above(self, word: int, head: int) -> bool:
        """Tell whether a finite verb goes on with what is above: "tries to pay and threatens", "says ... and warns"."""
        tree = self.tree
        if tree.kid(word, "nsubj") is not None or tree.head(head) is None or tree.tokens[word].tag not in FINITE:
            return False
        infinitive = self.moods.is_infinitive(head) and tree.is_dep(head, "xcomp", "advcl")
        above = tree.tokens[head].head
        says = tree.is_dep(head, "ccomp") and self.voices.is_reporting(above) and self.voices.is_reporting(word)
        return infinitive or (says and tree.tokens[above].tag == tree.tokens[word].tag)

    def _is_told_aside(self, word: int, head: int) -> bool:
        """Tell whether the article itself tells it: who speaks, what became of "..., a claim rejected by the army"."""
        tree = self.tree
        if tree.is_dep(word, "parataxis") and self.voices.is_report(word):
            return True
        report = tree.lemma(head) in self.ontology.words("reportNouns") and not tree.case(head)
        article = {tree.tokens[kid].text.lower() for kid in tree.kids(head, "det")} & INDEFINITE
        first = tree.phrase(head)[0]
        loose = first > 0 and tree.tokens[first - 1].text == ","
        return report and bool(article) and loose and tree.tokens[word].dep == "acl" and tree.tokens[word].tag == "VBN"

    def _goes_on(self, word: int, head: int) -> bool:
        """Tell whether a clause goes on with a report: "said that he had met Lind, and had left"."""
        tree = self.tree
        if not tree.is_dep(word, "conj") or tree.kid(word, "nsubj") is not None or not self.voices.is_reporting(head):
            return False
        earlier = any(tree.tokens[kid].text.lower() == "had" for kid in tree.kids(word, "aux"))
        return earlier and tree.tokens[head].tag == "VBD" and any(kid < word for kid in tree.kids(head, "ccomp"))

    def _is_told(self, word: int, head: int) -> bool:
        """Tell whether a clause that hangs loose from a verb of saying is what is said: "said, Ravel had left"."""
        loose = self.tree.tokens[word].dep == "advcl" and not self.tree.mark(word) and word > head
        finite = self.tree.kid(word, "nsubj") is not None and self.tree.tokens[word].tag != "VBG"
        return loose and finite and self.voices.is_reporting(head) and self.tree.kid(head, "ccomp", "obj") is None

    def _beside(self, word: int, head: int, context: Context) -> Context:
        """Read a clause that is no complement: a subject, an adverbial clause, one that hangs from a noun."""
        if self.tree.is_dep(word, "csubj"):
            return self.governors.of_clause(word, head, context)
        if self.tree.tokens[word].dep == "acl" or self.complements.completes_report(word, head):
            return self.complements.read(word, head, context)
        return self.adverbials.read(word, head, context) if self.tree.tokens[word].dep == "advcl" else context

    def _standing(self, word: int) -> Context:
        """Return the context of a predicate above."""
        if self.tree.is_verb(word) or self.tree.tokens[word].pos == "ADJ":
            return self._climb(word, self.moods.of(word))
        return self._climb(word, Context())

    def _only_speakers(self, head: int, context: Context) -> Context:
        """Take from above who says it, but not how: a relative clause in a plan is no plan."""
        return context.said_by(self._climb(head, Context()).speakers)

    def _included(self, head: int, context: Context) -> Context:
        """Read an example of what something consists of as that: "considers measures, including paying them"."""
        if self.tree.tokens[head].pos != "VERB":
            return self._climb_from_noun(head, context)
        return self._only_speakers(head, self.governors.of_object(head, context))

    # -- complements of verbs and adjectives

    def _complement(self, word: int, head: int, context: Context) -> Context:
        """Apply the governing predicate, whose own negation and modality hold for its complement too."""
        context = self.governors.of_clause(word, head, context)
        told = self.voices.is_reporting(head) or self.governors.vouches(head)
        presupposed = told and not self.tree.is_dep(word, "xcomp")
        above = self._climb(head, Context()) if presupposed else self._standing(head)
        return self.moods.undertaken(head, context, above).below(above)

    # -- events told by nouns

    def _climb_from_noun(self, noun: int, context: Context) -> Context:
        """Apply what the noun depends on: "is mulling an offer", "hopes for talks", "the attack never happened"."""
        tree = self.tree
        context = context.said_by(self.voices.beside(noun))
        head = tree.head(noun)
        if head is None:
            return context
        case = tree.case(noun)
        governed = case in OBJECT_CASES or (case == "in" and tree.kid(head, "obj") is None)  # no "halted it in protest"
        if tree.is_dep(noun, "obj", "nsubj:pass") or (governed and tree.is_dep(noun, "nmod", "obl")):
            context = self.governors.of_object(head, context, noun)
        elif tree.is_dep(noun, "nsubj"):
            context = self.governors.of_subject(head, context)
        if case in AHEAD:
            context = context.under(Modality.PLANNED)
        if tree.is_dep(noun, "nmod") and case in ("of", "about"):
            context = self._as_rumoured(head, context)
        if tree.is_dep(noun, "nmod") and self.moods.has_no(head):
            context = context.negated()  # "no possibility of an attack"
        known = tree.is_dep(noun, "nmod") and tree.kid(noun, "nmod:poss") is not None  # "the government's offer"
        if tree.is_dep(noun, "conj", "nmod", "appos", "compound") and not known:
            return self._climb_from_noun(head, context)
        return self._only_speakers(head, self._as_arranged(noun, head, context))

    def _as_rumoured(self, noun: int, context: Context) -> Context:
        """Read "reports of an attack": nobody vouches for it."""
        reports = self.tree.lemma(noun) in self.ontology.words("reportNouns")
        return self.complements.as_reported(noun, context.under(Modality.POSSIBLE)) if reports else context

    def _as_arranged(self, noun: int, head: int, context: Context) -> Context:
        """Read an event in a plan as planned where nothing tells of it before: "will travel to Oslo for talks"."""
        if context.modality is not Modality.ASSERTED or not self.tree.is_verb(head) or not self._is_new(noun):
            return context
        above = self._standing(head)
        return context.under(above.modality, above.polarity)

    def _is_new(self, noun: int) -> bool:
        """Tell whether an event is not taken for known: talks that one goes to, "an attack" that one may make."""
        if self.tree.lemma(noun) in self.ontology.words("arrangements"):
            attended = self.tree.is_dep(noun, "obl") and self.tree.case(noun) in ("for", "to", "at", "in", "into")
            owned = self.tree.kid(noun, "nmod:poss") is not None  # "cut short his visit"
            amounts = self.tree.lemma(self.tree.tokens[noun].head) in self.ontology.words("amountingVerbs")
            told = self.tree.is_dep(noun, "obj") and (amounts or not owned)
            return attended or told or self.tree.is_dep(noun, "nsubj")
        indefinite = {self.tree.tokens[kid].text.lower() for kid in self.tree.kids(noun, "det")} & INDEFINITE
        return bool(indefinite) and self.tree.is_dep(noun, "obj", "nsubj")

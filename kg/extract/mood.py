"""How far a clause commits itself by its own words: auxiliaries, negations, hedges. Sees nothing above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.tree import Tree
from kg.model import Modality, Polarity
from kg.schema import Ontology, Operator

__all__ = ["CONDITIONS", "Context", "Moods"]

AUXILIARIES = {
    "will": Modality.PLANNED, "shall": Modality.PLANNED, "wo": Modality.PLANNED, "'ll": Modality.PLANNED,
    "’ll": Modality.PLANNED,
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE,
    "can": Modality.POSSIBLE, "ca": Modality.POSSIBLE,
    "would": Modality.CONDITIONAL, "'d": Modality.CONDITIONAL, "’d": Modality.CONDITIONAL,
    "should": Modality.DEMANDED, "must": Modality.DEMANDED, "ought": Modality.DEMANDED, "need": Modality.DEMANDED,
}  # fmt: skip
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely", "without"})
ALIKE = (("VBN", "VBN"), ("VBG", "VBG"))  # forms that share an auxiliary
NOBODY = frozenset({"nobody", "nothing", "none", "no-one"})
ONLY = frozenset({"only", "just", "merely", "simply", "solely"})  # "not only" denies nothing
CONDITIONS = frozenset({"if", "unless", "should", "provided", "lest", "in_case"})
INVERTED = frozenset({"had", "should", "were"})  # "had Norway attacked, ..."
CONTRASTS = frozenset({"but", "instead"})  # "did not reject but accepted"
LATER = frozenset({"later", "eventually", "subsequently", "ultimately"})  # "would later sign" tells what happened
CLAUSES = ("ccomp", "csubj")


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
        return Context(weaker, Polarity.NEGATIVE if negative else Polarity.POSITIVE, self.speakers)

    def negated(self) -> Context:
        """Return the context of what is said not to be so."""
        return replace(self, polarity=Polarity.NEGATIVE)

    def as_far_as(self, modality: Modality) -> Context:
        """Return the context of what is just as real as something else of this modality."""
        return replace(self, modality=modality)

    def said_by(self, speakers: tuple[int, ...]) -> Context:
        """Return the context of what these speakers say; they are nearer to the reader than those within."""
        if not speakers:
            return self
        return replace(self, speakers=tuple(dict.fromkeys((*speakers, *self.speakers))))

    def below(self, above: Context) -> Context:
        """Return the context of what stands under something of another context."""
        return self.under(above.modality, above.polarity).said_by(above.speakers)


@dataclass(frozen=True)
class Moods:
    """Reads the moods of the clauses of one sentence."""

    tree: Tree
    ontology: Ontology

    def operator(self, word: int) -> Operator | None:
        """Return the operator that a word is, with its particle where it has one: "rule out"."""
        particle = self.tree.kid(word, "compound:prt")
        lemma = self.tree.lemma(word)
        return self.ontology.operator_of.get(lemma if particle is None else f"{lemma} {self.tree.lemma(particle)}")

    def of(self, verb: int) -> Context:
        """Return the mood of a clause by its verb; coordinated infinitives share that of the first."""
        leader = self._leader(verb)
        context = self._spoken(verb) if leader is None else self.of(leader)
        if leader is not None and self._coordinator(verb) in CONTRASTS:
            context = replace(context, polarity=Polarity.POSITIVE)
        if any(self.tree.lemma(kid) in self.ontology.words("hedges") for kid in self.tree.kids(verb, "advmod")):
            context = context.under(Modality.POSSIBLE)
        if self.is_negated(verb):
            # "cannot accept": the possibility is denied, not the fact that it would be possible
            positive = Modality.ASSERTED if context.modality is Modality.POSSIBLE else context.modality
            context = replace(context, modality=positive, polarity=Polarity.NEGATIVE)
        return context

    def _leader(self, verb: int) -> int | None:
        """Return the verb whose auxiliaries another shares: "will meet A and visit B", "must be read and signed"."""
        tree, head = self.tree, self.tree.head(verb)
        if head is None or tree.tokens[verb].dep != "conj" or tree.kid(verb, "nsubj", "aux") is not None:
            return None
        tags = tree.tokens[head].tag, tree.tokens[verb].tag
        modal = any(tree.tokens[kid].tag == "MD" for kid in tree.kids(head, "aux"))
        alike = tags in ALIKE and tree.kid(head, "aux") is not None
        return (
            head
            if (alike or tags[1] == "VB" or (modal and tags == ("VBN", "VBD"))) and tree.mark(verb) in ("", "to")
            else None
        )

    def _coordinator(self, verb: int) -> str:
        kid = self.tree.kid(verb, "cc")
        return self.tree.tokens[kid].text.lower() if kid is not None else ""

    def _spoken(self, verb: int) -> Context:
        tree, context = self.tree, Context()
        for auxiliary in tree.kids(verb, "aux"):
            context = context.under(self._of_auxiliary(auxiliary, verb))
        if self.is_infinitive(verb) and self._is_plan(verb) and not self.is_outstanding(verb):
            context = context.under(Modality.PLANNED)
        return context

    def _of_auxiliary(self, auxiliary: int, verb: int) -> Modality:
        tree, word = self.tree, self.tree.tokens[auxiliary]
        if word.tag not in ("MD", ""):
            return Modality.ASSERTED
        modality = AUXILIARIES.get(word.text.lower(), Modality.ASSERTED)
        perfect = any(tree.lemma(kid) == "have" for kid in tree.kids(verb, "aux") if kid > auxiliary)
        if word.text.lower() == "must" and perfect:
            return Modality.POSSIBLE  # "must have known" is a guess
        return self._would(verb) if modality is Modality.CONDITIONAL else modality

    def _would(self, verb: int) -> Modality:
        """Read "would" by what stands around it: a condition, the past told later, a report of what will be."""
        tree = self.tree
        if self.has_condition(verb):
            return Modality.CONDITIONAL
        if any(tree.lemma(kid) in LATER or tree.tokens[kid].text.lower() in LATER for kid in tree.kids(verb, "advmod")):
            return Modality.ASSERTED
        first = self._first_conjunct(verb)
        if tree.is_dep(first, *CLAUSES):
            return Modality.PLANNED
        if tree.tokens[first].dep != "acl:relcl":
            return Modality.CONDITIONAL
        noun = tree.tokens[first].head
        proposed = self.operator(noun)
        agreed = tree.lemma(noun) in self.ontology.words("agreementNouns")  # "the treaty under which it would pay"
        return proposed.modality if proposed else Modality.PROMISED if agreed else Modality.CONDITIONAL

    def _first_conjunct(self, verb: int) -> int:
        head = self.tree.head(verb)
        return self._first_conjunct(head) if head is not None and self.tree.is_dep(verb, "conj") else verb

    def has_condition(self, verb: int) -> bool:
        """Tell whether a clause holds only if another does."""
        return any(self.is_condition(kid) for kid in self.tree.kids(verb, "advcl"))

    def is_condition(self, clause: int) -> bool:
        """Tell whether a clause is a condition, also without a word for it: "had Norway attacked"."""
        tree = self.tree
        if tree.mark(clause):
            return tree.mark(clause) in CONDITIONS
        first, subject = tree.kid(clause, "aux", "cop"), tree.kid(clause, "nsubj")
        inverted = first is not None and subject is not None and first < subject
        return inverted and first is not None and tree.tokens[first].text.lower() in INVERTED

    def marks(self, clause: int) -> frozenset[str]:
        """Return the words that join a clause: "on whether" has two."""
        return frozenset(self.tree.tokens[kid].text.lower() for kid in self.tree.kids(clause, "mark"))

    def is_infinitive(self, verb: int) -> bool:
        """Tell whether a verb is an infinitive with "to", also in "in order to" and "due to"."""
        return self.tree.tokens[verb].tag != "VBG" and self._particle(verb) is not None

    def _particle(self, verb: int) -> int | None:
        """Return the "to" of an infinitive."""
        marks = self.tree.kids(verb, "mark")
        fixed = [word for kid in self.tree.kids(verb, "mark", "advmod") for word in self.tree.kids(kid, "fixed")]
        return next((word for word in (*marks, *fixed) if self.tree.tokens[word].text.lower() == "to"), None)

    def _is_plan(self, verb: int) -> bool:
        """Tell whether an infinitive tells of what is to come: "left to discuss", "Oslo to host talks"."""
        particle = self._particle(verb)
        before = [kid for kid in self.tree.kids(verb, "aux", "cop") if particle is not None and kid < particle]
        return self.tree.is_dep(verb, "root", "parataxis") or bool(before)

    def undertaken(self, head: int, context: Context, above: Context) -> Context:
        """Read what is tried or agreed to as what it is itself: "must try to pay" is a demand, not an attempt."""
        undertakes = self.tree.lemma(head) in self.ontology.words("undertakings")
        unreal = undertakes and above.modality is not Modality.ASSERTED and context.modality is not Modality.DENIED
        return context.as_far_as(above.modality) if unreal else context

    # -- negation

    def is_negated(self, verb: int) -> bool:
        """Tell whether a clause has a negation of its own."""
        if self._coordinator(verb) == "rather":  # "rather than attack"
            return True
        kids = self.tree.kids(verb, "advmod", "aux", "cc", "mark", "neg", "cc:preconj")
        return any(map(self._negates, kids)) or self._lacks_somebody(verb) or self.is_outstanding(verb)

    def is_outstanding(self, verb: int) -> bool:
        """Tell whether something is still to be done: "has yet to pay"."""
        before = self.tree.tokens[max(0, verb - 3) : verb]
        return self.is_infinitive(verb) and [token.text.lower() for token in before][-2:] == ["yet", "to"]

    def _negates(self, kid: int) -> bool:
        tree = self.tree
        following = tree.tokens[kid + 1].text.lower() if kid + 1 < len(tree.tokens) else ""
        if following in ONLY:
            return False
        words = {tree.tokens[word].text.lower() for word in (kid, *tree.kids(kid, "advmod", "det"))}
        return bool(words & NEGATIONS) or tree.lemma(kid) in NEGATIONS

    def _lacks_somebody(self, verb: int) -> bool:
        """Tell whether nobody does it, or it is done to nobody: "no minister met them"."""
        nobody = any(self.tree.lemma(word) in NOBODY for word in self.tree.kids(verb, "nsubj", "obj"))
        return nobody or any(
            self.tree.tokens[word].text.lower() in ("no", "neither") for word in self._determiners(verb)
        )

    def _determiners(self, verb: int) -> Iterator[int]:
        for argument in self.tree.kids(verb, "nsubj", "obj"):
            yield from self.tree.kids(argument, "det", "cc", "cc:preconj")

    # -- nouns

    def has(self, noun: int, lexicon: str) -> bool:
        """Tell whether an adjective before a noun is in a lexicon."""
        modifiers = {self.tree.tokens[kid].text.lower() for kid in self.tree.kids(noun, "amod")}
        return bool(modifiers & self.ontology.words(lexicon))

    def has_no(self, noun: int) -> bool:
        """Tell whether there is none of what a noun names: "no plan"."""
        return any(self.tree.tokens[kid].text.lower() == "no" for kid in self.tree.kids(noun, "det"))

    def undoes(self, verb: int) -> bool:
        """Tell whether a verb brings its object to nothing: "called off"."""
        particle = self.tree.kid(verb, "compound:prt")
        lemma = self.tree.lemma(verb) + (f" {self.tree.lemma(particle)}" if particle is not None else "")
        return lemma in self.ontology.words("undoingVerbs")

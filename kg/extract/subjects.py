"""Who does what a clause tells: its own subject, or the one that control, coordination and participles leave out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg import world
from kg.extract.control import ACTORS, Control
from kg.extract.tree import Tree
from kg.model import Modality
from kg.schema import Ontology

__all__ = ["Subjects"]

FIRSTS = frozenset({"first", "second", "third", "last", "latest", "only"})  # "the first minister to visit Oslo"
SURFACE_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True)
class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    tree: Tree
    ontology: Ontology

    @cached_property
    def control(self) -> Control:
        """Return what knows whom a verb makes do something."""
        return Control(self.tree, self.ontology)

    def antecedent(self, verb: int) -> int | None:
        """Return the noun that a relative clause is about; also for a verb coordinated in it."""
        word: int | None = verb
        while word is not None and self.tree.is_dep(word, "conj", "xcomp"):
            own = self.tree.kid(word, *SURFACE_SUBJECT)
            if own is not None and not self.tree.is_relative(own):
                return None
            word = self.tree.head(word)
        if word is None or self.tree.tokens[word].dep != "acl:relcl":
            return None
        return self._person_meant(word, self.tree.tokens[word].head)

    def _person_meant(self, verb: int, noun: int) -> int | None:
        """Return whom "who" means: the nearest person before it where the noun itself is none."""
        tree = self.tree
        pronouns = {tree.lemma(word) for word in tree.descendants(verb) if word < verb}
        if not pronouns & {"who", "whom"}:
            thing = pronouns & {"which", "that"}
            return None if thing and (self._is_far_from(noun, verb) or self._is_agreed(noun, verb)) else noun
        if self.is_person(noun):
            return noun
        names = [word for word in tree.descendants(noun) if noun < word < verb and self.is_person(word)]
        heads = [word for word in names if tree.names[word] is not tree.names[tree.tokens[word].head]]
        return heads[-1] if heads else noun

    def _is_agreed(self, noun: int, verb: int) -> bool:
        """Tell whether "which" may as well be what was agreed: "a deal with Norway, which was approved by"."""
        tree, above = self.tree, self.tree.head(noun)
        passive = tree.names[noun] is not None and tree.is_dep(noun, "nmod") and tree.is_passive(verb)
        return passive and above is not None and tree.lemma(above) in self.ontology.words("agreementNouns")

    def _is_far_from(self, person: int, verb: int) -> bool:
        """Tell whether "that" more likely stands for a noun nearer than a person: "victims of the fire that killed"."""
        tree = self.tree
        if not (self.is_person(person) or world.nouns().get(tree.lemma(person)) == "Person"):
            return False
        pronoun = min((word for word in tree.descendants(verb) if tree.is_relative(word)), default=verb)
        between = [word for word in range(person + 1, pronoun) if not self._is_same_name(word, person)]
        return any(tree.tokens[word].pos in ("NOUN", "PROPN") for word in between)

    def _is_same_name(self, word: int, other: int) -> bool:
        return self.tree.names[word] is not None and self.tree.names[word] is self.tree.names[other]

    def lacks_object(self, verb: int, passive: bool) -> bool:
        """Tell whether a relative clause has its gap in the object: "the deal (that) Norway signed"."""
        tree = self.tree
        own_subject = [kid for kid in tree.kids(verb, "nsubj") if not tree.is_relative(kid)]
        relative = any(tree.is_relative(word) for word in tree.descendants(verb) if word != verb)
        open_object = all(tree.kid(kid, "obj", "ccomp") is None for kid in tree.kids(verb, "xcomp"))
        complete = tree.kid(verb, "obj", "ccomp") is not None or not open_object
        return (
            tree.tokens[verb].dep == "acl:relcl" and not passive and bool(own_subject) and not relative and not complete
        )

    def of(self, verb: int, depth: int = 0) -> int | None:
        """Return the surface subject of a verb, its own or the one that syntax lets it share."""
        tree = self.tree
        own = self._own(verb)
        if own is not None:
            return self._resolved(own, verb)
        head = tree.head(verb)
        if head is None or depth > 8:
            return None
        dep = tree.tokens[verb].dep
        if dep == "acl:relcl":
            return self._person_meant(verb, head) if not self.lacks_object(verb, False) else None
        if dep == "acl":
            return self._subject_of_participle(verb, head, depth)
        return self._controller(verb, head, depth) if dep == "xcomp" else self._shared_subject(verb, head, depth)

    def _resolved(self, word: int, verb: int) -> int | None:
        """Return whom a relative pronoun among the arguments of a verb stands for; any other word is itself."""
        return self.antecedent(verb) if self.tree.is_relative(word) else word

    def _own(self, verb: int) -> int | None:
        """Return the subject that a verb has itself, not that of a copula: "the problem is that Norway pays"."""
        subjects = self.tree.kids(verb, *SURFACE_SUBJECT)
        return min(subjects, key=lambda word: self.tree.tokens[word].dep == "nsubj:outer", default=None)

    def _shared_subject(self, verb: int, head: int, depth: int) -> int | None:
        """Return the subject that coordination and participles share with the verb above."""
        tree = self.tree
        if tree.tokens[verb].dep == "advcl" and tree.mark(verb) in ("for", "in"):
            return None  # "in return for freeing them" tells nothing of who frees
        described = tree.mark(verb) == "as" and tree.tokens[verb].tag == "VBG"  # "quoted him as saying"
        if tree.tokens[verb].dep == "advcl" and (tree.mark(verb) in ("of", "from", "against", "with") or described):
            return self._accused(head, depth)
        if tree.tokens[verb].dep == "advcl" and tree.mark(verb) == "to" and tree.tokens[verb].tag == "VB":
            return self._controller(verb, head, depth)
        if tree.tokens[verb].dep == "advcl" and self._hangs_loose(verb, head):
            return None
        sharing = tree.is_dep(verb, "conj", "advcl") or (tree.is_dep(verb, "parataxis") and self._is_participle(verb))
        return self.of(head, depth + 1) if sharing and tree.is_verb(head) else None

    def _accused(self, verb: int, depth: int) -> int | None:
        """Return who did what somebody is accused of or kept from: Norway in "accused Norway of hiding it"."""
        accused = self.tree.kid(verb, "obj", "iobj", "nsubj:pass")
        return self.of(verb, depth + 1) if accused is None else self._resolved(accused, verb)

    def _hangs_loose(self, verb: int, head: int) -> bool:
        """Tell whether a participle may well be somebody else's: "spoke to the troops preparing to leave"."""
        tree = self.tree
        if tree.mark(verb) or verb < head:
            return False
        if not tree.is_passive(verb) and tree.tokens[verb].tag in ("VBN", "VBD"):
            return True  # whatever it is, it is no clause with the same subject
        before = verb - 1
        if tree.tokens[verb].tag != "VBG" or tree.tokens[before].pos not in ("NOUN", "PROPN", "PRON"):
            return False
        told = [kid for kid in tree.kids(head, "obl") if kid < verb and tree.case(kid) in ("to", "with")]
        near = [before] if tree.is_dep(before, "obj", "obl", "nmod", "conj") else []
        return any(map(self.control.can_act, (*near, *told)))

    def _is_participle(self, verb: int) -> bool:
        return self.tree.tokens[verb].tag in ("VBG", "VBN")

    def _controller(self, verb: int, matrix: int, depth: int) -> int | None:
        """Return who does what the complement tells: the object of "urge" and "see", the subject of "promise"."""
        if self.tree.tokens[matrix].pos == "ADV" and self.tree.head(matrix) is not None:
            return self._controller(verb, self.tree.tokens[matrix].head, depth)  # "has yet to pay"
        doer = self.control.doer(verb, matrix)
        if doer is not None:
            return self._resolved(doer, matrix)
        if self.control.is_open(verb, matrix):
            return None
        agent = self.control.agent(verb, matrix)
        return self.of(matrix, depth + 1) if agent is None else agent

    def _subject_of_participle(self, verb: int, noun: int, depth: int) -> int | None:
        """Return the noun for "officials visiting Oslo", and its owner for "Norway's plan to pay"."""
        tree, mark = self.tree, self.tree.mark(verb)
        if mark not in ("to", "of", "for", "about", "including"):  # nobody says that a hope of winning wins
            return self._described(verb, noun)
        own = (mark in ("of", "for") and self._is_charged(noun)) or self._is_actor(noun)  # "Norway's envoy to pay it"
        owner = noun if own and tree.kid(noun, "nmod:poss") is not None else tree.kid(noun, "nmod:poss")
        if owner is not None:
            return owner
        if self.is_first(noun):
            return self._first(noun, depth)
        governor = tree.head(noun)
        if governor is None and self._is_actor(noun):
            return noun  # a headline: "Minister to visit Oslo"
        commits = tree.lemma(noun) in self.ontology.operator_of  # a plan, an offer, a decision
        if commits and governor is not None and tree.is_dep(noun, "obj", "xcomp") and self._adopts(governor):
            return self.of(governor, depth + 1)
        return None

    def _first(self, noun: int, depth: int) -> int | None:
        """Return who is first to do something: Norway in "Norway became the first country to sign"."""
        tree, head = self.tree, self.tree.head(noun)
        subject = tree.kid(noun, *SURFACE_SUBJECT)
        if subject is None and head is not None and tree.is_dep(noun, "xcomp", "obj") and tree.lemma(head) == "become":
            subject = self.of(head, depth + 1)
        return noun if subject is None else subject

    def _described(self, verb: int, noun: int) -> int | None:
        """Return what a participle describes: its noun, or who is there: "is in Oslo holding talks"."""
        if self.tree.tokens[verb].tag == "VBN" and not self.tree.is_passive(verb):
            return None
        if self._may_describe_another(verb, noun):
            return None
        there = self.tree.kid(noun, "cop") is not None and self.tree.case(noun) in ("in", "at", "on")
        return self.tree.kid(noun, *SURFACE_SUBJECT) if there else noun

    def _may_describe_another(self, verb: int, noun: int) -> bool:
        """Tell whether a participle may belong to the noun before it: "users of it, along with firms supporting it"."""
        tree, before = self.tree, verb - 1
        apart = any(tree.texts[word] == "," for word in range(noun + 1, before))
        near = tree.tokens[before].pos in ("NOUN", "PROPN") and before != noun and tree.tokens[before].head != noun
        return apart and near and tree.tokens[verb].tag == "VBG"

    def _adopts(self, verb: int) -> bool:
        """Tell whether a verb makes a plan its subject's own: "announced plans to", not "foiled a plot to"."""
        lemma = self.tree.lemma(verb)
        operator = self.ontology.operator_of.get(lemma)
        means = operator is not None and operator.modality is not Modality.DENIED
        return self.tree.tokens[verb].pos == "VERB" and (means or lemma in self.ontology.words("adopting"))

    def _is_charged(self, noun: int) -> bool:
        """Tell whether a clause after a noun tells what it is accused of: "accused the troops of firing"."""
        verb = self.tree.head(noun)
        accused = verb is not None and self.tree.is_dep(noun, "obj", "nsubj:pass")
        return accused and verb is not None and self.tree.lemma(verb) in self.ontology.words("chargingVerbs")

    def is_first(self, noun: int) -> bool:
        """Tell whether an infinitive tells what a noun did: "the first minister to visit Oslo"."""
        words = [noun, *self.tree.kids(noun, "amod")]
        return any(self.tree.lemma(word) in FIRSTS for word in words)

    def _is_actor(self, noun: int) -> bool:
        return self.tree.names[noun] is not None or world.nouns().get(self.tree.lemma(noun)) in ACTORS

    def is_person(self, word: int) -> bool:
        """Tell whether a word is part of a person's name."""
        name = self.tree.names[word]
        return name is not None and name.type == "Person"

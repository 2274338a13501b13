"""Who does what a clause tells: its own subject, or the one that control, coordination and participles leave out."""

from __future__ import annotations

from dataclasses import dataclass

from kg import world
from kg.extract.tree import Tree
from kg.schema import Ontology

__all__ = ["Subjects"]

ACTORS = frozenset({"Person", "Organization", "Group"})
FIRSTS = frozenset({"first", "second", "third", "last", "latest", "only"})  # "the first minister to visit Oslo"
SURFACE_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True)
class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    tree: Tree
    ontology: Ontology

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

    def _person_meant(self, verb: int, noun: int) -> int:
        """Return whom "who" means: the nearest person before it where the noun itself is none."""
        tree = self.tree
        asks = any(tree.lemma(word) in ("who", "whom") for word in tree.descendants(verb) if word < verb)
        if not asks or self.is_person(noun):
            return noun
        names = [word for word in tree.descendants(noun) if noun < word < verb and self.is_person(word)]
        heads = [word for word in names if tree.names[word] is not tree.names[tree.tokens[word].head]]
        return heads[-1] if heads else noun

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
            return self.antecedent(verb) if tree.is_relative(own) else own
        head = tree.head(verb)
        if head is None or depth > 8:
            return None
        dep = tree.tokens[verb].dep
        if dep == "acl:relcl":
            return self._person_meant(verb, head) if not self.lacks_object(verb, False) else None
        if dep == "acl":
            return self._subject_of_participle(verb, head, depth)
        return self._controller(verb, head, depth) if dep == "xcomp" else self._shared_subject(verb, head, depth)

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
        sharing = tree.is_dep(verb, "conj", "advcl") or (tree.is_dep(verb, "parataxis") and self._is_participle(verb))
        return self.of(head, depth + 1) if sharing and tree.is_verb(head) else None

    def _accused(self, verb: int, depth: int) -> int | None:
        """Return who did what somebody is accused of or kept from: Norway in "accused Norway of hiding it"."""
        accused = self.tree.kid(verb, "obj", "iobj", "nsubj:pass")
        return self.of(verb, depth + 1) if accused is None else accused

    def _is_participle(self, verb: int) -> bool:
        return self.tree.tokens[verb].tag in ("VBG", "VBN")

    def _controller(self, verb: int, matrix: int, depth: int) -> int | None:
        """Return who does what the complement tells: the object of "urge" and "see", the subject of "promise"."""
        if self.tree.tokens[matrix].pos == "ADV" and self.tree.head(matrix) is not None:
            return self._controller(verb, self.tree.tokens[matrix].head, depth)  # "has yet to pay"
        called = (kid for kid in self.tree.kids(matrix, "obl") if self.tree.case(kid) in ("on", "upon", "to"))
        target = self.tree.kid(matrix, "obj", "iobj")
        if target is None and self.tree.lemma(matrix) in ("call", "appeal"):
            target = next(called, None)
        bare = self.tree.mark(verb) != "to"
        if target is not None and (bare or self.tree.lemma(matrix) in self.ontology.words("objectControl")):
            return target
        return self.of(matrix, depth + 1)

    def _subject_of_participle(self, verb: int, noun: int, depth: int) -> int | None:
        """Return the noun for "officials visiting Oslo", and its owner for "Norway's plan to pay"."""
        tree = self.tree
        if tree.mark(verb) not in ("to", "of", "for", "about", "including"):  # nobody says that a hope of winning wins
            return noun
        owner = tree.kid(noun, "nmod:poss")
        if owner is not None:
            return owner
        if self.is_first(noun):
            subject = tree.kid(noun, *SURFACE_SUBJECT)
            return noun if subject is None else subject
        governor = tree.head(noun)
        if governor is None and self._is_actor(noun):
            return noun  # a headline: "Minister to visit Oslo"
        commits = tree.lemma(noun) in self.ontology.operator_of  # a plan, an offer, a decision
        if (
            commits
            and governor is not None
            and tree.is_dep(noun, "obj", "xcomp")
            and tree.tokens[governor].pos == "VERB"
        ):
            return self.of(governor, depth + 1)
        return None

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

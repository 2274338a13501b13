"""Who did what to whom, as syntax says it. Open vocabulary: nothing here knows the ontology's relations.

Every clause is brought into one form: passives become active, relative pronouns become what they refer to, and the
subject that control, coordination and participles leave out is filled in. Nominal events ("talks with Norway"), light
verbs ("made an apology"), appositions and titles give propositions of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg import world
from kg.extract.actors import acts_alone, names_actor, stands_before
from kg.extract.almanac import is_temporal
from kg.extract.sharing import Sharing
from kg.extract.subjects import Subjects
from kg.extract.titles import Titles
from kg.extract.tree import Tree
from kg.model import Argument, Modality, Proposition
from kg.schema import Ontology

__all__ = ["find_propositions"]

PARTICLES = frozenset({"aside", "down", "off", "out", "up", "over"})


@dataclass(frozen=True)
class PropositionFinder:
    """Finds the propositions of one sentence.

    `nouns` are the lemmas of nouns that tell of events or offices, `verbs` those of the verbs asked for; None for all.
    """

    tree: Tree
    ontology: Ontology
    nouns: frozenset[str]
    verbs: frozenset[str] | None = None

    @cached_property
    def intentions(self) -> frozenset[str]:
        """Return the verbs whose subject will itself do what their object tells."""
        meant = (Modality.PLANNED, Modality.CONSIDERED, Modality.PROMISED)
        lemmas = {lemma for each in self.ontology.operators if each.modality in meant for lemma in each.lemmas}
        return frozenset(lemmas - self.ontology.words("awaitingVerbs"))

    @cached_property
    def subjects(self) -> Subjects:
        """Return what finds the subjects of verbs."""
        return Subjects(self.tree, self.ontology)

    @property
    def sharing(self) -> Sharing:
        """Return what finds the arguments of verbs that hang from other words."""
        return Sharing(self.tree)

    def find(self) -> Iterator[Proposition]:
        """Yield the propositions in the order of their predicates."""
        for token in self.tree.tokens:
            if token.pos == "VERB":
                if self.verbs is None or self._verb_lemma(token.index) in self.verbs:
                    yield self.clause(token.index)
            elif token.pos in ("NOUN", "PROPN") and self._noun_lemma(token.index) in self.nouns:
                yield from self.nominal(token.index)

    @cached_property
    def titles(self) -> Titles:
        """Return what finds the words and the holders of titles."""
        return Titles(self.tree, self.ontology, self.subjects)

    # -- verbs

    def clause(self, verb: int) -> Proposition:
        """Return the proposition of a verb, or of what a copula makes a predicate."""
        passive = self.tree.is_passive(verb)
        arguments = [*self._verb_arguments(verb, passive), *self.sharing.objects(verb, passive)]
        if not any(role == ("obj" if passive else "nsubj") for role, _ in arguments):
            subject = self.subjects.of(verb)
            if subject is not None:
                arguments.append(("obj" if passive else "nsubj", subject))
        arguments += [("nmod:desc", title) for role, head in arguments if role == "obj" for title in self._titles(head)]
        return Proposition(verb, self._verb_lemma(verb), "VERB", passive, self._as_arguments(arguments), verb)

    def _verb_lemma(self, verb: int) -> str:
        """Return the lemma with its particle: "turn down"."""
        particle = self._particle(verb)
        return self.tree.lemma(verb) + (f" {self.tree.lemma(particle)}" if particle is not None else "")

    def _particle(self, verb: int) -> int | None:
        """Return the particle of a phrasal verb, which trees may take for an adverb: "step aside"."""
        behind = verb + 1
        adverb = behind < len(self.tree.tokens) and self.tree.tokens[behind].head == verb
        if adverb and self.tree.is_dep(behind, "advmod") and self.tree.lemma(behind) in PARTICLES:
            return behind
        return self.tree.kid(verb, "compound:prt")

    def _titles(self, person: int) -> list[int]:
        """Return the offices that stand before a person's name as a title; neither "Mr." nor a rank is one."""
        tree, doubles = self.tree, self.ontology.words("doubleOffices")
        words = tree.kids(person, "nmod:desc")
        titles = [word for word in words if world.titles().get(tree.lemma(word).rstrip(".")) == "office"]
        halves = {word for word in titles if f"{tree.lemma(word)} {tree.lemma(word + 1)}" in doubles}
        ranks = {word for word in titles if word - 1 in titles and word - 1 not in halves}
        return [word for word in titles if word not in halves | ranks]

    def _verb_arguments(self, verb: int, passive: bool) -> Iterator[tuple[str, int]]:
        gap = self.subjects.antecedent(verb)
        yield from self._charges(verb)
        yield from self.sharing.givers(verb)
        for child in self.tree.children[verb]:
            role = self._role(child, passive)
            if role is None:
                continue
            relative = self.tree.is_relative(child)
            if role == "xcomp" and gap is not None and any(map(self.tree.is_relative, self.tree.kids(child, "obj"))):
                yield "obj", gap  # "a result that the party refused to accept"
                continue
            if relative and gap is not None:
                yield role, gap
            elif not relative:
                yield role, child
        if gap is not None and self.subjects.lacks_object(verb, passive):
            yield "obj", gap

    def _charges(self, verb: int) -> Iterator[tuple[str, int]]:
        """Yield what somebody is accused of, where that hangs from the accused: "accused the board of hiding it"."""
        for accused in self.tree.kids(verb, "obj", "nsubj:pass"):
            for clause in self.tree.kids(accused, "acl"):
                mark = self.tree.mark(clause)
                if mark in ("of", "for", "from"):
                    yield f"advcl:{mark}", clause

    def _role(self, child: int, passive: bool) -> str | None:
        """Return the argument's role in the active clause."""
        dep = self.tree.tokens[child].dep
        base = dep.partition(":")[0]
        if dep == "nsubj:pass":
            return "obj"
        if base in ("nsubj", "obj", "iobj", "ccomp", "xcomp"):
            return "iobj" if base == "obj" and self._has_amount(child) else base
        if base == "obl":
            return self._oblique(child, passive)
        if base == "advcl":
            mark = self.tree.mark(child)
            return f"advcl:{mark}" if mark else "advcl"
        return "advmod" if base == "advmod" else None

    def _oblique(self, child: int, passive: bool) -> str:
        dep, case = self.tree.tokens[child].dep, self.tree.case(child)
        if case == "by" and (dep == "obl:agent" or passive) and not self._is_date(child):
            return "nsubj"
        if dep == "obl" and self._is_amount(child, case):
            return "obj"
        return f"obl:{case}" if case else "obl:unmarked"

    def _has_amount(self, thing: int) -> bool:
        """Tell whether a sum stands behind what a verb has for its object: "paid the men between 5 and 10 euros"."""
        verb = self.tree.tokens[thing].head
        return any(self._is_amount(kid, self.tree.case(kid)) for kid in self.tree.kids(verb, "obl") if kid > thing)

    def _is_amount(self, word: int, case: str) -> bool:
        """Tell whether a phrase is a number of things: "pledged up to $3 million", "paid between 5 and 10 euros"."""
        number = self.tree.kid(word, "nummod")
        if number is None or self._is_date(word):
            return False
        return not case or (case == "between" and self.tree.kid(number, "conj") is not None)

    def _is_date(self, word: int) -> bool:
        return self.tree.tokens[word].tag == "CD" or is_temporal(self.tree.tokens[word].text)

    # -- nouns

    def _noun_lemma(self, noun: int) -> str:
        """Return the lemma with the word that makes one office with it: "director-general", "attorney general"."""
        tree = self.tree
        lemma = tree.lemma(noun)
        first, second = self.titles.first_half(noun), self.titles.second_half(noun)
        if first is not None:
            return f"{tree.lemma(first)} {lemma}"
        if second is not None:
            return f"{lemma} {tree.lemma(second)}"
        joined = (
            noun + 2 < len(tree.tokens) and tree.tokens[noun + 1].text == "-" and tree.tokens[noun + 2].head == noun
        )
        double = f"{lemma}-{tree.lemma(noun + 2)}" if joined else lemma
        behind = noun >= 2 and tree.tokens[noun - 1].text == "-" and tree.tokens[noun - 2].head == noun
        double = f"{tree.lemma(noun - 2)}-{lemma}" if behind else double
        return double if double in self.nouns else lemma

    def nominal(self, noun: int) -> Iterator[Proposition]:
        """Yield the proposition of a noun, unless it is part of a person's name."""
        name = self.tree.names[noun]
        if (name is not None and name.type == "Person") or self.titles.is_first_half(noun):
            return
        support = self._light_verb(noun)
        arguments = list(self._noun_arguments(noun))
        first = self.titles.first_half(noun)
        if first is not None:  # what is told of "attorney general" hangs from either word
            arguments += [(role, head) for role, head in self._noun_arguments(first) if head != noun]
        if support is not None:
            arguments += self._supported_arguments(noun, support)
        elif not any(role in ("nsubj", "nmod:by", "nmod:between") for role, _ in arguments):
            arguments += self._intended_by(noun)
        holder = self.titles.holder(noun)
        if holder is not None:
            arguments = [(role, head) for role, head in arguments if role != "nsubj"] + [("nsubj", holder)]
        yield Proposition(
            noun,
            self._noun_lemma(noun),
            "NOUN",
            False,
            self._as_arguments(arguments),
            noun if support is None else support,
        )

    def _noun_arguments(self, noun: int) -> Iterator[tuple[str, int]]:
        tree = self.tree
        for child in tree.children[noun]:
            dep, base = tree.tokens[child].dep, tree.tokens[child].dep.partition(":")[0]
            if dep == "nmod:poss":
                yield from self._as_owner(self._owner(child, noun), noun)
            elif base == "nmod" and dep != "nmod:desc":
                yield self.sharing.role(child), child
            elif dep == "acl":
                yield "acl", child
            elif base in ("compound", "amod") and stands_before(tree, child, noun) and names_actor(tree, child):
                yield from self._as_actor_before(child, noun)
        yield from self.sharing.nested(noun)
        for word in self.titles.words(noun):
            if names_actor(tree, word):
                yield "compound", word

    def _as_owner(self, owner: int, noun: int) -> Iterator[tuple[str, int]]:
        """Yield the roles of who owns a noun: whose visit it is also visits; but "the board held its meeting"."""
        held = self._light_verb(noun) is not None and self.tree.tokens[owner].pos == "PRON"
        if not held and not self._tells_state(noun):
            yield "nsubj", owner
        yield "nmod:poss", owner

    def _as_actor_before(self, word: int, noun: int) -> Iterator[tuple[str, int]]:
        """Yield the roles of an actor before a noun, who does what the noun tells if nobody else can: "Oslo talks".

        The Indonesian branch of a firm is no part of it that Indonesia is.
        """
        yield "compound", word
        another = self._light_verb(noun) is not None or self.tree.kid(noun, "nmod:poss") is not None
        if not (another or self._tells_state(noun) or self._is_named_after(noun)) and acts_alone(self.tree, word, noun):
            yield "nsubj", word

    def _owner(self, word: int, noun: int) -> int:
        """Return whom "whose" before a noun stands for, by its name where one stands beside; any other word itself."""
        verb = self.tree.head(noun)
        if self.tree.tokens[word].tag != "WP$" or verb is None:
            return word
        meant = self.subjects.antecedent(verb)
        if meant is None:
            return word
        named = [kid for kid in self.tree.kids(meant, "appos") if self.tree.names[kid] is not None and kid < word]
        return named[0] if named else meant

    def _tells_state(self, noun: int) -> bool:
        """Tell whether a noun names what somebody or something is, not what happens."""
        frames = self.ontology.frames_of.get((self.tree.lemma(noun), "NOUN"), ())
        return bool(frames) and all(self.ontology.relations[frame.relation].state for frame in frames)

    def _is_named_after(self, noun: int) -> bool:
        """Tell whether a name before a noun is not who does it: "the Bergen treaty", "the Oslo mayor"."""
        lemma = self.tree.lemma(noun)
        return lemma in self.ontology.words("officeNouns") or lemma in self.ontology.words("agreementNouns")

    def _light_verb(self, noun: int) -> int | None:
        """Return the verb that tells with a noun what somebody does: "made an apology", "marched in protest"."""
        head = self.tree.head(noun)
        if head is None or self.tree.tokens[head].pos != "VERB" or self._tells_state(noun):
            return None
        if (
            self.tree.is_dep(noun, "obl")
            and self.tree.case(noun) == "in"
            and not self.tree.kids(noun, "det", "nmod:poss")
        ):
            return head
        if not self.tree.is_dep(noun, "obj", "nsubj:pass"):
            return None
        return head if self.tree.lemma(head) in self.ontology.words("lightVerbs") else None

    def _intended_by(self, noun: int) -> Iterator[tuple[str, int]]:
        """Yield who means to do what a noun tells: Norway in "Norway is considering an apology"."""
        verb = self.tree.head(noun)
        known = any(self.tree.tokens[kid].text.lower() == "the" for kid in self.tree.kids(noun, "det"))
        if verb is None or (known and self.tree.lemma(verb) in self.ontology.words("topicVerbs")):
            return
        if self.tree.is_dep(noun, "obj") and self.tree.lemma(verb) in self.intentions:
            subject = self.subjects.of(verb)
            if subject is not None:
                yield "nsubj", subject

    def _supported_arguments(self, noun: int, verb: int) -> Iterator[tuple[str, int]]:
        """Yield the light verb's arguments as if they were the noun's."""
        carried = self.clause(verb)
        for argument in carried.arguments:
            if argument.head == noun:
                continue
            if argument.role in ("nsubj", "advmod"):
                yield argument.role, argument.head
            elif argument.role.startswith("obl"):
                yield "nmod" + argument.role.removeprefix("obl"), argument.head
            elif argument.role == "iobj":
                yield "nmod:to", argument.head

    # -- arguments

    def _as_arguments(self, pairs: list[tuple[str, int]]) -> tuple[Argument, ...]:
        return tuple(self._argument(role, head) for role, head in dict.fromkeys(pairs))

    def _argument(self, role: str, head: int) -> Argument:
        start, end = self.tree.span(*self.tree.phrase(head))
        return Argument(role, head, start, end, self.tree.text(start, end))


def find_propositions(
    tree: Tree, ontology: Ontology, nouns: frozenset[str], verbs: frozenset[str] | None = None
) -> list[Proposition]:
    """Return the propositions of a sentence; see `PropositionFinder`."""
    return list(PropositionFinder(tree, ontology, nouns, verbs).find())

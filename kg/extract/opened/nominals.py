"""What noun phrases tell: appositions, titles, possessors, places within places, and events with arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import world
from kg.extract.context import Context, ContextReader
from kg.extract.control import ACTORS
from kg.extract.dating import Dating
from kg.extract.opened.drafts import LINKS, Draft
from kg.extract.opened.phrasing import Phrasing
from kg.extract.opened.spans import Spans
from kg.extract.opened.statements import HAS, IS, IS_IN, PLACES, Statements
from kg.extract.opened.values import Kind, Slot
from kg.extract.propositions import PropositionFinder
from kg.extract.tree import Tree
from kg.model import Proposition
from kg.schema import Ontology

__all__ = ["NominalDrafts"]

TIES = LINKS - {"for", "about", "over"}  # what any noun may tie somebody to: "a letter to", "a border with"
ACTIONS = ("tion", "sion", "ment", "ance", "ence", "ure", "al", "ing")  # endings of nouns that are made from verbs
TITLE_RELATIONS = ("nmod:desc", "compound", "flat")


@dataclass(frozen=True)
class NominalDrafts:
    """Drafts what the noun phrases of one sentence tell."""

    tree: Tree
    ontology: Ontology
    finder: PropositionFinder
    spans: Spans
    phrasing: Phrasing
    contexts: ContextReader
    dating: Dating

    @property
    def statements(self) -> Statements:
        """Return what states relations that no word states."""
        return Statements(self.tree, self.spans)

    def read(self) -> Iterator[Draft]:
        """Yield what the noun phrases tell, in the order of their words."""
        for token in self.tree.tokens:
            word = token.index
            if self.spans.is_age(word):
                yield self.statements.stated(Kind.APPOSITION, token.head, IS, word)
            elif token.dep == "appos" or (token.dep == "nmod:unmarked" and self._is_place(word)):
                yield from self._apposition(word)
            elif self.tree.is_dep(word, *TITLE_RELATIONS) and self._is_office(word):
                yield from self._title(word)
            if token.pos == "NOUN" and self.tree.names[word] is None:
                yield from self._event(word)
            if token.dep == "nmod:poss":
                yield from self._possession(word)

    # -- who somebody is

    def _apposition(self, word: int) -> Iterator[Draft]:
        tree, noun = self.tree, self._named_before(word)
        types = [name.type if name else "" for name in (tree.names[noun], tree.names[word])]
        short = tree.tokens[word].pos == "PROPN" and tree.tokens[word - 1].text == "("  # "the European Union (EU)"
        listed = types[0] == types[1] != "" and not short  # names of one kind side by side
        if tree.tokens[word].pos not in ("NOUN", "PROPN") or listed:
            return
        if self._is_place(word):
            yield self.statements.stated(Kind.PLACE, noun, IS_IN, word)
        elif self.spans.is_tight(word):
            yield self.statements.stated(Kind.APPOSITION, word, IS, noun)
        elif types[1] == "Person" or (types[1] and not types[0] and self._names_person(noun, word)):
            described = self._described_as(noun)
            yield from (self.statements.stated(Kind.APPOSITION, word, IS, each) for each in described)
        else:
            for each in tree.conjuncts(word):
                if tree.tokens[each].pos in ("NOUN", "PROPN"):
                    yield self.statements.stated(Kind.APPOSITION, noun, IS, each)

    def _named_before(self, word: int) -> int:
        """Return the noun that an apposition describes: the name before the comma in "sales at Orvik, a large bank"."""
        tree, noun = self.tree, self.tree.tokens[word].head
        kind = world.nouns().get(tree.lemma(word))
        names = [each for each in tree.descendants(noun) if noun < each < word and tree.is_dep(each, "nmod")]
        fitting = [each for each in names if (name := tree.names[each]) is not None and name.type == kind]
        unlike = tree.names[noun] is None and world.nouns().get(tree.lemma(noun)) != kind
        return fitting[-1] if fitting and unlike and kind is not None else noun

    def _described_as(self, noun: int) -> list[int]:
        """Return the first noun upwards that may describe a person: "the captain of the tanker, Egil Osei"."""
        nouns = [noun, *self.tree.ancestors(noun)]
        return [
            word for word in nouns if self._is_office(word) or world.nouns().get(self.tree.lemma(word)) == "Person"
        ][:1]

    def _names_person(self, noun: int, word: int) -> bool:
        """Tell whether a name that nobody knows is a person's: two words behind "the captain of the tanker"."""
        described = self.tree.kid(word, "flat") is not None and bool(self._described_as(noun)[:1] == [noun])
        return described and self.tree.tokens[noun].tag == "NN" and self.tree.tokens[word].pos == "PROPN"

    def _is_place(self, word: int) -> bool:
        """Tell whether a word names what a place lies in: "Bergen, Norway"."""
        inner, outer = self.tree.names[self.tree.tokens[word].head], self.tree.names[word]
        return bool(inner and outer and inner.type in PLACES and outer.type in PLACES)

    def _is_office(self, word: int) -> bool:
        lemma = self.tree.lemma(word)
        kind = world.titles().get(lemma.rstrip("."))
        described = self.tree.tokens[word].dep == "nmod:desc" and self.tree.tokens[word].pos == "NOUN"
        known = kind in ("office", "person") or lemma in self.ontology.words("officeNouns")
        return known or (described and kind != "honorific")  # "soprano Galina Ravel"

    def _title(self, word: int) -> Iterator[Draft]:
        person = self.finder.titles.holder(word)
        name = self.tree.names[person] if person is not None else None
        half = self.finder.titles.is_first_half(word)  # "Attorney General" is one office
        if half or person is None or name is None or name is self.tree.names[word]:
            return
        inside = [index for index, other in enumerate(self.tree.names) if other is name]
        phrase = self.spans.nominals("pred", word, person)[0]
        begin = min([phrase.begin, *self.finder.titles.words(word)])
        end = phrase.end if word < phrase.end <= inside[0] else word + 1
        subject = Slot("nsubj", person, inside[0], inside[-1] + 1)
        yield Draft(Kind.TITLE, word, subject, IS, Slot("pred", word, begin, end), (), Context())

    # -- whose something is

    def _possession(self, owner: int) -> Iterator[Draft]:
        tree, noun = self.tree, self.tree.tokens[owner].head
        told = any(draft.subject.head == owner for draft in self._event(noun))
        meant = self._meant(owner, noun)
        if meant is None or self.dating.is_time(owner) or told:
            return
        for each in tree.conjuncts(meant):
            yield self.statements.stated(Kind.POSSESSION, each, HAS, noun, owner)

    def _meant(self, owner: int, noun: int) -> int | None:
        """Return the owner: whom "whose" stands for; other pronouns tell something only with people and bodies."""
        tree = self.tree
        if tree.is_relative(owner):
            clauses = (word for word in tree.ancestors(owner) if tree.tokens[word].dep == "acl:relcl")
            return next((tree.tokens[clause].head for clause in clauses), None)
        third = tree.tokens[owner].text.lower() in ("his", "her", "its", "their")
        people = third and (world.nouns().get(tree.lemma(noun)) in ACTORS or self._is_office(noun))
        vague = tree.tokens[owner].pos == "PRON" and not people
        return None if vague or tree.tokens[noun].pos == "PROPN" else owner  # "the Farmers' Union"

    # -- what happened

    def _event(self, noun: int) -> Iterator[Draft]:
        tree = self.tree
        if tree.tokens[noun].pos != "NOUN" or world.nouns().get(tree.lemma(noun)) or self._is_office(noun):
            return
        for proposition in self.finder.nominal(noun):
            yield from self._between(proposition)
            ends = self._ends(proposition) if proposition.support == noun else None
            if ends:
                yield from self._told(proposition, *ends)

    def _between(self, proposition: Proposition) -> Iterator[Draft]:
        """Draft "talks between Norway and Iceland": the first has it with each of the others."""
        direct = (head for head in proposition.heads("nmod:between") if self.tree.head(head) == proposition.predicate)
        for head in direct:
            first, *others = self.spans.nominals("nmod:between", head, proposition.predicate)
            if not self.dating.is_time(head) and self.tree.tokens[head].pos != "NUM":
                yield from (self._drafted(proposition, first, other, head) for other in others)

    def _ends(self, proposition: Proposition) -> tuple[int, int] | None:
        """Return who does it and to what: "the arrest of two men by police", "Norway's attack on Iceland"."""
        agents = [head for head in proposition.heads("nmod:by") if not self.dating.is_time(head)]
        things = proposition.heads("nmod:of")
        if agents:
            return (agents[0], things[0]) if things else None
        owners = self.tree.kids(proposition.predicate, "nmod:poss", "compound", "amod")
        agents = [head for head in proposition.heads("nsubj") if head in owners and not self.dating.is_time(head)]
        action = self._is_action(proposition.lemma)
        targets = [head for case in sorted(LINKS if action else TIES) for head in proposition.heads(f"nmod:{case}")]
        targets = [*(things if action else ()), *(head for head in targets if not self.dating.is_time(head))]
        return (agents[0], targets[0]) if agents and targets else None

    def _is_action(self, lemma: str) -> bool:
        framed = any(frame.pos == "NOUN" and lemma in frame.lemmas for frame in self.ontology.frames)
        return framed or lemma.endswith(ACTIONS)

    def _told(self, proposition: Proposition, agent: int, thing: int) -> Iterator[Draft]:
        for subject in self.spans.nominals("nsubj", agent, proposition.predicate, thing):
            for each in self.spans.nominals(f"nmod:{self.tree.case(thing)}", thing, proposition.predicate, agent):
                yield self._drafted(proposition, subject, each, thing)

    def _drafted(self, proposition: Proposition, subject: Slot, thing: Slot, source: int) -> Draft:
        tree, noun = self.tree, proposition.predicate
        case = [kid for kid in tree.kids(source, "case") if tree.tokens[kid].tag != "POS"]
        lemma = f"{proposition.lemma} {tree.case(source).replace('_', ' ')}"
        relation = self.phrasing.of_words([noun, *case], lemma)
        used = (subject.head, thing.head, source)
        arguments = [
            self.spans.argument(argument.role, argument.head, noun)
            for argument in proposition.arguments
            if argument.role.startswith("nmod:") and argument.role != "nmod:poss" and argument.head not in used
        ]
        return Draft(Kind.EVENT, noun, subject, relation, thing, tuple(arguments), self.contexts.of_noun(noun, noun))

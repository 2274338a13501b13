"""All mentions of a document with the parts they play: what it takes to know what a later "she" or "the fund" means.

Findings hold only what relations are told about. Resolution asks about the rest as well: somebody named in between may
be whom a pronoun means, so that nobody is clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.context import ContextReader
from kg.extract.phrases import OWN, Phrases
from kg.extract.speeches import Quotes
from kg.extract.subjects import Subjects
from kg.extract.tree import Tree
from kg.model import Document, Mention, MentionKind, Occurrence, Part, Sentence
from kg.schema import Ontology

__all__ = ["find_occurrences"]

PARTS = {
    "nsubj": Part.SUBJECT,
    "obj": Part.OBJECT,
    "iobj": Part.OBJECT,
    "obl": Part.OBLIQUE,
    "nmod:poss": Part.OWNER,
    "nmod": Part.MODIFIER,
    "compound": Part.MODIFIER,
    "amod": Part.MODIFIER,
    "appos": Part.BESIDE,
    "expl": Part.EXPLETIVE,
    "xcomp": Part.PREDICATE,
}
ARGUMENTS = frozenset({Part.SUBJECT, Part.OBJECT, Part.OBLIQUE})
INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:desc", "det", "case", "nummod", "advmod", "amod"})
UNMARKED = frozenset({"obl:unmarked", "nmod:unmarked"})  # "last week" is nobody
STANDING_ALONE = frozenset({"NUM", "DET", "ADJ"})  # "the two", "both", "the others": phrases where they are arguments
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis"})


def find_occurrences(document: Document, sentences: Sequence[Sentence], ontology: Ontology) -> Iterator[Occurrence]:
    """Yield the mentions of a document in the order of its text, each once."""
    trees = [Tree.of(sentence) for sentence in sentences]
    quotes = Quotes.of(document, trees, ontology)
    for tree in trees:
        yield from _SentenceReader(tree, ontology, quotes).read()


@dataclass(frozen=True)
class _SentenceReader:
    """Reads the occurrences of one sentence."""

    tree: Tree
    ontology: Ontology
    quotes: Quotes
    told: dict[int, tuple[Mention, ...]] = field(default_factory=dict)  # who says a clause, by its predicate

    @cached_property
    def contexts(self) -> ContextReader:
        return ContextReader(self.tree, self.ontology)

    @cached_property
    def subjects(self) -> Subjects:
        """Return what knows the subjects of verbs."""
        return Subjects(self.tree, self.ontology)

    @cached_property
    def phrases(self) -> Phrases:
        """Return what makes mentions, the same as for findings."""
        events = frozenset(lemma for lemma, pos in self.ontology.frames_of if pos == "NOUN")
        return Phrases(self.tree, self.ontology, events - self.ontology.words("officeNouns"))

    @cached_property
    def mentions(self) -> dict[int, Mention]:
        """Return the mentions by their head words."""
        return {
            token.index: self.phrases.mention(token.index) for token in self.tree.tokens if self._is_head(token.index)
        }

    def read(self) -> Iterator[Occurrence]:
        """Yield the occurrences; two words may head one mention: "the minister, Ada Osei"."""
        seen: set[tuple[int, int]] = set()
        for word, mention in self.mentions.items():
            if (mention.start, mention.end) not in seen:
                seen.add((mention.start, mention.end))
                yield self._occurrence(word, mention)

    def _occurrence(self, word: int, mention: Mention) -> Occurrence:
        clause = self._clause(word)
        return Occurrence(
            mention,
            self._part(word),
            self._depth(word),
            self._does(word),
            self._acts(word),
            tuple(self._partners(word, mention)),
            self._subject(word),
            self._same(word),
            tuple(self._joined(word)),
            self._speakers(mention, clause),
        )

    # -- which words head a mention

    def _is_head(self, word: int) -> bool:
        token, name = self.tree.tokens[word], self.tree.names[word]
        if name is not None:
            above = self.tree.head(word)
            return above is None or self.tree.names[above] is not name
        if token.dep in UNMARKED or token.dep in INSIDE or self.tree.is_dep(word, "flat", "compound"):
            return False
        if token.pos in STANDING_ALONE:
            return PARTS.get(token.dep.partition(":")[0]) in ARGUMENTS
        return token.pos in ("NOUN", "PROPN") or token.tag in ("PRP", "PRP$")

    # -- which part it plays

    def _first(self, word: int) -> int:
        """Return the first member of the list that a word is in: it alone hangs from what governs them."""
        while self.tree.is_dep(word, "conj"):
            word = self.tree.tokens[word].head
        return word

    def _part(self, word: int) -> Part:
        first = self._first(word)
        if self.tree.kid(first, "cop") is not None:
            return Part.PREDICATE
        dep = self.tree.tokens[first].dep
        return PARTS.get(dep) or PARTS.get(dep.partition(":")[0], Part.OTHER)

    def _clause(self, word: int) -> int | None:
        """Return the predicate of the clause that a word stands in."""
        return next(filter(self.tree.is_verb, self.tree.ancestors(word)), None)

    def _depth(self, word: int) -> int:
        return sum(self.tree.is_dep(above, *CLAUSES) for above in self.tree.ancestors(word))

    def _does(self, word: int) -> bool:
        head = self.tree.tokens[self._first(word)].head
        return self._part(word) is Part.SUBJECT and self.tree.tokens[head].pos == "VERB"

    def _acts(self, word: int) -> bool:
        """Tell whether a word does what only people, bodies and states do, or has people: "its envoy"."""
        part, head = self._part(word), self.tree.tokens[self._first(word)].head
        if part is Part.OWNER:
            return head in self.mentions and self.mentions[head].type in ("Person", "Group", "Organization")
        decides = self.tree.lemma(head) in self.ontology.words("agentVerbs") and not self.tree.is_passive(head)
        return decides and part is Part.SUBJECT

    def _partners(self, word: int, mention: Mention) -> Iterator[Mention]:
        """Yield who else plays a part in the clause; the subject may stand in a clause above."""
        if self._part(word) not in ARGUMENTS:
            return
        verb = self.tree.tokens[self._first(word)].head
        subject = self.subjects.of(verb)
        others = [*([] if subject is None else [subject]), *self.tree.kids(verb, "obj", "iobj", "obl")]
        listed = {other for head in others for other in self.tree.conjuncts(head)}
        for other in sorted(listed - set(self.tree.conjuncts(self._first(word)))):
            if other in self.mentions and self.mentions[other] != mention:
                yield self.mentions[other]

    def _subject(self, word: int) -> Mention | None:
        """Return who acts in the clause of a word, or in the next one around it if that is the word itself."""
        own = set(self.tree.conjuncts(self._first(word)))
        for above in self.tree.ancestors(self._first(word)):
            subject = self.subjects.of(above) if self.tree.is_verb(above) else None
            if subject is not None and subject not in own:
                return self.mentions.get(subject)
        return None

    def _same(self, word: int) -> Mention | None:
        """Return what an apposition stands beside, or what a predicate is said of."""
        tree = self.tree
        if tree.is_dep(word, "appos"):
            return self.mentions.get(tree.tokens[word].head)
        subject = tree.kid(word, "nsubj") if tree.kid(word, "cop") is not None else None
        plain = tree.kid(word, "aux", "advmod", "mark", "cc:preconj") is None  # neither "is not" nor "may be"
        return self.mentions.get(subject) if subject is not None and plain else None

    def _joined(self, word: int) -> Iterator[Mention]:
        members = self.tree.conjuncts(word)
        if len(members) > 1 and not self.tree.is_dep(word, "conj"):
            yield from (self.mentions[member] for member in members if member in self.mentions)

    # -- who says it

    def _speakers(self, mention: Mention, clause: int | None) -> tuple[Mention, ...]:
        """Return who says a pronoun or what is called "his": for others nobody asks."""
        if mention.kind is not MentionKind.PRONOUN and mention.determiner not in OWN:
            return ()
        told = self._sources(clause) if clause is not None else ()
        speech = None if told else self.quotes.around(mention)
        return speech.speakers if speech else told

    def _sources(self, clause: int) -> tuple[Mention, ...]:
        if clause not in self.told:
            speakers = self.contexts.of_verb(clause).speakers
            self.told[clause] = tuple(self.phrases.mention(word) for word in speakers)
        return self.told[clause]
